import { text } from '@rathaus/client-core/texts';
import type { R10Values } from '../../xdomea/rules/r10-offer-without-files.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r10: XdomeaRuleText<R10Values> = {
  title: text('Das Anbieteverzeichnis enthält Primärdokumente', 'The offer contains primary files'),
  message: text(
    'Ein Dokument des Anbieteverzeichnisses nennt ein Primärdokument.',
    'A document of the offer names a primary file.',
  ),
  reason: text(
    'Vor der Bewertung darf das Archiv die Inhalte nicht erhalten; angeboten werden nur Metadaten. Dateien gehören erst in die Aussonderung (0503).',
    'Before the appraisal the archive must not get the contents; only metadata are offered. Files belong into the transfer (0503).',
  ),
  repair: text(
    'Im Export des Anbieteverzeichnisses die Versionen mit Primärdokumenten weglassen. Anschreiben dürfen Dateien haben.',
    'Leave out the versions with primary files in the export of the offer. Cover letters may have files.',
  ),
  source: text(
    'xdomea 4.0, Schema, Umsetzungshinweis zum Schriftgutobjekt der Nachricht 0501',
    'xdomea 4.0, schema, implementation note on the Schriftgutobjekt of message 0501',
  ),
  example: {
    wrong: text(
      '0501 mit <xdomea:Dokument> … <xdomea:Version> … <xdomea:Primaerdokument>',
      '0501 with <xdomea:Dokument> … <xdomea:Version> … <xdomea:Primaerdokument>',
    ),
    right: text(
      '0501 mit <xdomea:Dokument> … ohne <xdomea:Version>',
      '0501 with <xdomea:Dokument> … and no <xdomea:Version>',
    ),
  },
};
