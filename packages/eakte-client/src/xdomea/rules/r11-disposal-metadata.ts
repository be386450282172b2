import { type Term, term } from '@rathaus/client-core/findings';
import { isCoverLetter } from './r10-offer-without-files.ts';
import type { Rule } from './rule.ts';

/** Values of R11. */
export type R11Values =
  | {
      readonly fault: Term<'no-metadata'>;
      /** Kind of the record. */
      readonly object: Term;
    }
  | { readonly fault: Term<'no-file'> }
  | { readonly fault: Term<'no-files'>; readonly documents: number };

/** Offer and transfer carry disposal metadata, the transfer its files. */
export const r11: Rule<R11Values> = {
  id: 'R11',
  severity: 'error',
  who: 'authority',
  messages: ['0501', '0503'],
  visit(context) {
    const isTransfer = context.messageType === '0503';
    // Whether a 0503 has to carry the metadata differs between archives.
    const wanted = context.parameters.metadataInTransfer;
    const severity = !isTransfer || wanted === 'required' ? 'error' : 'info';
    const silent = isTransfer && wanted === 'optional';
    /** By level: whether there are metadata here or above. */
    const covered: boolean[] = [];
    const reported: boolean[] = [];
    const filesOf: number[] = [];
    let documents = 0;
    let files = 0;
    return {
      enter(object) {
        const { level, data } = object;
        const above = level > 1 && covered[level - 1] === true;
        const reportedAbove = level > 1 && reported[level - 1] === true;
        covered[level] = above;
        reported[level] = reportedAbove;
        filesOf[level] = 0;
        if (data.kind === 'Dokument') return;
        const own = data.aussonderungsmetadaten;
        covered[level] = above || (own !== undefined && Object.keys(own).length > 0);
        if (covered[level] || reportedAbove || data.kontextobjekt === true) return;
        if (silent) return;
        reported[level] = true;
        context.report({ fault: term('no-metadata'), object: term(object.kind) }, { object, severity });
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
        context.report({ fault: term('no-file') }, { object, severity: 'warning' });
      },
      end() {
        if (!isTransfer || documents === 0 || files > 0) return;
        context.report({ fault: term('no-files'), documents });
      },
    };
  },
};
