import { type Term, term } from '@rathaus/client-core/findings';
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
  who: 'vendor',
  versions: ['4.0.0'],
  messages: ['0501', '0502', '0503', '0506'],
  visit(context) {
    const { offered, transferred } = factsOf(context);
    const contextIds = new Set<string>();
    for (const known of (context.messageType === '0502' ? offered : transferred) ?? []) {
      if (known.kontextobjekt === true) contextIds.add(known.id.toLowerCase());
    }
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
        context.report({ fault: term('inside'), object: term(object.kind) }, { object, severity: 'warning' });
      },
      format(_format, object) {
        let holder = object;
        while (holder && holder.data.kind === 'Dokument') holder = holder.parent;
        if (!holder || holder.data.kind === 'Dokument' || holder.data.kontextobjekt !== true) return;
        context.report({ fault: term('file') }, { object, severity: 'warning' });
      },
      body(element, value) {
        if (element !== 'BewertetesSGO' && element !== 'AusgesondertesSGO') return;
        const { id } = value as { id?: string };
        if (id !== undefined && contextIds.has(id.toLowerCase()))
          context.report({ fault: term('result'), messageType: term(context.messageType) });
      },
      end() {
        if (all === 0 || marked < all) return;
        context.report({ fault: term('all'), records: all });
      },
    };
  },
};
