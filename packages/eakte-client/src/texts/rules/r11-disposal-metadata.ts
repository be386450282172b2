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
  source:
    'xdomea schema 4.0.0, 0501 and 0503/Schriftgutobjekt, implementationHint (H); Landesarchiv NRW omits the metadata in its own 0503 example on purpose, so that is reported as information. Parameter: metadataInTransfer (required, optional)',
  example: {
    wrong: '0501 with <xdomea:Akte> that has neither Aussonderungsmetadaten nor ArchivspezifischeMetadaten',
    right:
      '<xdomea:Aussonderungsmetadaten><xdomea:Aufbewahrungsdauer>…</xdomea:Aufbewahrungsdauer><xdomea:Aussonderungsart>…</xdomea:Aussonderungsart></xdomea:Aussonderungsmetadaten>',
  },
};
