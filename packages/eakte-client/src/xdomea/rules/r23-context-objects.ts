import { type Term, term } from '@rathaus/client-core/findings';
import { KnownRecords } from './known-records.ts';
import { factsOf } from './procedure-facts.ts';
import type { Rule } from './rule.ts';

/** Values of R23. */
export type R23Values =
  | {
      readonly fault: Term<'inside'>;
      /** Kind of the record. */
      readonly object: Term;
    }
  | { readonly fault: Term<'file'> }
  | { readonly fault: Term<'result'>; readonly messageType: Term }
  | { readonly fault: Term<'all'>; readonly records: number };

/** Records sent for context are marked, those handed over are not. */
export const r23: Rule<R23Values> = {
  id: 'R23',
  severity: 'error',
  who: 'authority',
  versions: ['4.0.0'],
  messages: ['0501', '0502', '0503', '0506'],
  visit(context) {
    const { offered, transferred } = factsOf(context);
    const records = context.messageType === '0502' ? offered : transferred;
    const known = records && KnownRecords.from(records);
    let all = 0;
    let marked = 0;
    return {
      enter(object) {
        const { data, parent } = object;
        if (data.kind === 'Dokument') return;
        all += 1;
        if (data.kontextobjekt !== true) return;
        marked += 1;
        if (!parent || parent.data.kind === 'Dokument' || parent.data.kontextobjekt !== false) return;
        context.report(
          { fault: term('inside'), object: term(object.kind) },
          { object, field: 'kontextobjekt', severity: 'warning' },
        );
      },
      format(format, object) {
        let holder = object;
        while (holder && holder.data.kind === 'Dokument') holder = holder.parent;
        if (!holder || holder.data.kind === 'Dokument' || holder.data.kontextobjekt !== true) return;
        const { primaerdokument: part = format } = format;
        context.report({ fault: term('file') }, { object, part, field: 'dateiname', severity: 'warning' });
      },
      body(element, value) {
        if (element !== 'BewertetesSGO' && element !== 'AusgesondertesSGO') return;
        const part = value as { id?: string };
        const { id } = part;
        if (id !== undefined && known?.isContext(id))
          context.report(
            { fault: term('result'), messageType: term(context.messageType) },
            // Appraisal and confirmation are written by the archive.
            { part, field: 'id', who: 'archive' },
          );
      },
      end() {
        if (all === 0 || marked < all) return;
        context.report({ fault: term('all'), records: all });
      },
    };
  },
};
