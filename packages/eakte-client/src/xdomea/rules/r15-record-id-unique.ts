import { type Term, term } from '@rathaus/client-core/findings';
import { isUuid } from '@rathaus/client-core/text';
import type { Rule } from './rule.ts';
import { sameId } from './uuid.ts';
import { UuidSet } from './uuid-set.ts';

/** Messages whose ids the receiver replaces: a repeated one does no harm. */
const idsIgnored = new Set(['0601', '0604', '0605']);

/** Values of R15. */
export type R15Values =
  | { readonly fault: Term<'no-uuid'> }
  | { readonly fault: Term<'repeated' | 'process'>; readonly id: string };

/** Each record has a UUID of its own. */
export const r15: Rule<R15Values> = {
  id: 'R15',
  severity: 'error',
  who: 'vendor',
  visit(context) {
    const seen = new UuidSet();
    const severity = idsIgnored.has(context.messageType) ? 'info' : 'error';
    return {
      enter(object) {
        const { id } = object;
        if (id === undefined) return;
        const place = { object, field: 'identifikation/id', severity } as const;
        const isNew = seen.add(id);
        if (!isUuid(id)) {
          context.report({ fault: term('no-uuid') }, place);
        } else if (!isNew) {
          context.report({ fault: term('repeated'), id }, place);
        } else if (sameId(id, context.kopf?.prozessId)) {
          context.report({ fault: term('process'), id }, place);
        }
      },
    };
  },
};
