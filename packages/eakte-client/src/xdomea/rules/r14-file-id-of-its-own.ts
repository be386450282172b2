import { type Term, term } from '@rathaus/client-core/findings';
import { startsWithUuid } from '../schema/uuid-form.ts';
import type { Rule } from './rule.ts';
import { sameId } from './uuid.ts';
import { UuidSet } from './uuid-set.ts';

/** Values of R14. */
export type R14Values = {
  readonly fault: Term<'document' | 'repeated'>;
  readonly id: string;
};

/** Each primary file has a UUID of its own. */
export const r14: Rule<R14Values> = {
  id: 'R14',
  severity: 'error',
  who: 'vendor',
  visit(context) {
    const seen = new UuidSet();
    return {
      format({ primaerdokument }, object) {
        const file = primaerdokument?.dateiname;
        if (file === undefined || !startsWithUuid(file)) return;
        const id = file.slice(0, 36);
        const isNew = seen.add(id);
        const isOfDocument = sameId(id, object?.id);
        if (isNew && !isOfDocument) return;
        const place = { object, part: primaerdokument, field: 'dateiname', file };
        if (isOfDocument) {
          context.report({ fault: term('document'), id }, place);
        }
        if (isNew) return;
        context.report({ fault: term('repeated'), id }, place);
      },
    };
  },
};
