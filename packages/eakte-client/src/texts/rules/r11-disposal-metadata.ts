import { text } from '@rathaus/client-core/texts';
import type { R11Values } from '../../xdomea/rules/r11-disposal-metadata.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r11: XdomeaRuleText<R11Values> = {
  title: text(
    'Aussonderungsmetadaten oder Primärdokumente fehlen',
    'Disposal metadata or primary files are missing',
  ),
  message: (values) => {
    switch (values.fault) {
      case 'no-metadata':
        return text(
          `${values.object} ohne Aussonderungsmetadaten, auch nicht an einer übergeordneten Stelle.`,
          `${values.object} without disposal metadata, nor are there any above it.`,
        );
      case 'no-file':
        return text('Dokument ohne Primärdokument.', 'Document without a primary file.');
      case 'no-files':
        return text(
          `Die Aussonderung enthält kein einziges Primärdokument; Dokumente: ${values.documents}.`,
          `The transfer holds not a single primary file; documents: ${values.documents}.`,
        );
    }
  },
  reason: text(
    'Aus Aufbewahrungsfrist und Aussonderungsart entscheidet das Archiv über die Übernahme; ohne Dateien gibt es bei der Aussonderung nichts zu übernehmen.',
    'The archive decides by retention and appraisal; without files there is nothing to take over in a transfer.',
  ),
  repair: text(
    'Aufbewahrungsfrist und Aussonderungsart an der Akte oder im Aktenplan pflegen und erneut exportieren. Fehlen in der 0503 nur die Metadaten, mit dem Archiv klären, ob es sie braucht.',
    'Maintain retention and appraisal at the file or in the file plan and export again. If only the metadata are missing in a 0503, ask the archive whether it needs them.',
  ),
  source: text(
    'xdomea 4.0, Schema, Umsetzungshinweise zum Schriftgutobjekt der Nachrichten 0501 und 0503. Das Landesarchiv NRW lässt die Metadaten in seinem Beispiel einer 0503 bewusst weg; dort ist es deshalb nur ein Hinweis',
    'xdomea 4.0, schema, implementation notes on the Schriftgutobjekt of messages 0501 and 0503. The state archive of NRW leaves the metadata out of its sample of a 0503 on purpose; there it is only a note',
  ),
  example: {
    wrong: text(
      '0501 mit <xdomea:Akte> ohne Aussonderungsmetadaten oder ArchivspezifischeMetadaten',
      '0501 with <xdomea:Akte> that has neither Aussonderungsmetadaten nor ArchivspezifischeMetadaten',
    ),
    right:
      '<xdomea:Aussonderungsmetadaten><xdomea:Aufbewahrungsdauer>…</xdomea:Aufbewahrungsdauer><xdomea:Aussonderungsart>…</xdomea:Aussonderungsart></xdomea:Aussonderungsmetadaten>',
  },
};
