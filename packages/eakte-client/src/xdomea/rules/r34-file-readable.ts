import { type Term, term } from '@rathaus/client-core/findings';
import { entryNamed } from './entry-lookup.ts';
import { filesOf } from './r12-primary-file-present.ts';
import type { Rule } from './rule.ts';

/** Values of R34. */
export type R34Values = {
  readonly fault: Term<'empty' | 'encrypted' | 'truncated'>;
};

/** Files can be opened: not empty, not locked, not cut off. */
export const r34: Rule<R34Values> = {
  id: 'R34',
  severity: 'warning',
  who: 'authority',
  visit(context) {
    if (!context.container?.entries) return {};
    return {
      format(format, object) {
        for (const file of filesOf(format)) {
          const entry = entryNamed(context, file);
          if (!entry) continue;
          const place = { object, file };
          if (entry.size === 0) {
            context.report({ fault: term('empty') }, place);
            continue;
          }
          if (entry.detected === 'pdf-encrypted') {
            context.report({ fault: term('encrypted') }, place);
          }
          if (entry.truncated === true) {
            context.report({ fault: term('truncated') }, place);
          }
        }
      },
    };
  },
};
