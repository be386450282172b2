import { isCoverLetter } from './r10-offer-without-files.ts';
import type { Rule } from './rule.ts';

/** Offer and transfer carry disposal metadata, the transfer its files. */
export const r11DisposalMetadata: Rule = {
  id: 'R11',
  severity: 'error',
  title: {
    de: 'Aussonderungsmetadaten oder Primärdokumente fehlen',
    en: 'Disposal metadata or primary files are missing',
  },
  reason: {
    de: 'Aus Aufbewahrungsfrist und Aussonderungsart entscheidet das Archiv über die Übernahme; ohne Dateien gibt es bei der Aussonderung nichts zu übernehmen.',
    en: 'The archive decides by retention and appraisal; without files there is nothing to take over in a transfer.',
  },
  repair: {
    who: 'authority',
    how: {
      de: 'Aufbewahrungsfrist und Aussonderungsart an der Akte oder im Aktenplan pflegen und erneut exportieren. Fehlen in der 0503 nur die Metadaten, mit dem Archiv klären, ob es sie braucht.',
      en: 'Maintain retention and appraisal at the file or in the file plan and export again. If only the metadata are missing in a 0503, ask the archive whether it needs them.',
    },
  },
  source:
    'xdomea schema 4.0.0, 0501 and 0503/Schriftgutobjekt, implementationHint (H); Landesarchiv NRW omits the metadata in its own 0503 example on purpose, so that is told as information. Parameter: metadataInTransfer (required, optional)',
  example: {
    wrong: '0501 with <xdomea:Akte> that has neither Aussonderungsmetadaten nor ArchivspezifischeMetadaten',
    right:
      '<xdomea:Aussonderungsmetadaten><xdomea:Aufbewahrungsdauer>…</xdomea:Aufbewahrungsdauer><xdomea:Aussonderungsart>…</xdomea:Aussonderungsart></xdomea:Aussonderungsmetadaten>',
  },
  messages: ['0501', '0503'],
  visit(context) {
    const isTransfer = context.messageType === '0503';
    // Whether a 0503 has to carry the metadata differs between archives.
    const wanted = context.parameters.metadataInTransfer;
    const severity = !isTransfer || wanted === 'required' ? 'error' : 'info';
    const silent = isTransfer && wanted === 'optional';
    /** By level: metadata stand here or above. */
    const covered: boolean[] = [];
    const reported: boolean[] = [];
    const filesOf: number[] = [];
    let documents = 0;
    let files = 0;
    return {
      enter(object) {
        const { level, data } = object;
        const above = level > 1 && covered[level - 1] === true;
        const toldAbove = level > 1 && reported[level - 1] === true;
        covered[level] = above;
        reported[level] = toldAbove;
        filesOf[level] = 0;
        if (data.kind === 'Dokument') return;
        const own = data.aussonderungsmetadaten;
        covered[level] = above || (own !== undefined && Object.keys(own).length > 0);
        if (covered[level] || toldAbove || data.kontextobjekt === true) return;
        if (silent) return;
        reported[level] = true;
        context.report(
          {
            de: `${object.kind} ohne Aussonderungsmetadaten, auch nicht an einer übergeordneten Stelle.`,
            en: `${object.kind} without disposal metadata, nor are there any above it.`,
          },
          { object, severity },
        );
      },
      format(_format, object) {
        if (!object || isCoverLetter(object)) return;
        files += 1;
        for (let level = object.level; level > 0; level -= 1) filesOf[level] = (filesOf[level] ?? 0) + 1;
      },
      leave(object) {
        const { data, level } = object;
        if (!isTransfer || data.kind !== 'Dokument' || isCoverLetter(object)) return;
        documents += 1;
        // On paper, or partly on paper: nothing to hand over as a file.
        const medium = data.allgemeineMetadaten?.medium?.code;
        if (filesOf[level] !== 0 || medium === '002' || medium === '003') return;
        let parent = object.parent;
        while (parent) {
          const { data: above } = parent;
          if (above.kind !== 'Dokument' && above.kontextobjekt === true) return;
          if (above.allgemeineMetadaten?.medium?.code === '003') return;
          parent = parent.kind === 'Dokument' ? parent.parent : undefined;
        }
        context.report(
          { de: 'Dokument ohne Primärdokument.', en: 'Document without a primary file.' },
          { object, severity: 'warning' },
        );
      },
      end() {
        if (!isTransfer || documents === 0 || files > 0) return;
        context.report({
          de: `Die Aussonderung enthält ${documents} Dokumente und kein einziges Primärdokument.`,
          en: `The transfer holds ${documents} documents and not a single primary file.`,
        });
      },
    };
  },
};
