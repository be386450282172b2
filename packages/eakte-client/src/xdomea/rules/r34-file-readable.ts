import { type Term, term } from '@rathaus/client-core/findings';
import { entryNamed } from './entry-lookup.ts';
import { filesOf, namingOf } from './r12-primary-file-present.ts';
import type { Rule } from './rule.ts';

/** Values of R34. */
export type R34Values = {
  readonly fault: Term<'empty' | 'encrypted' | 'truncated'>;
};

/**
 * Files can be opened: not empty, not locked, not cut off. An empty file is as good as a missing one (R12). The others are
 * errors where the authority deletes afterwards: what the archive cannot open is lost then.
 */
export const r34: Rule<R34Values> = {
  id: 'R34',
  severity: 'warning',
  who: 'authority',
  visit(context) {
    if (!context.container?.entries) return {};
    const severity = context.messageType === '0503' ? 'error' : undefined;
    return {
      format(format, object) {
        for (const file of filesOf(format)) {
          const entry = entryNamed(context, file);
          if (!entry) continue;
          const place = { ...namingOf(format, file), object, file };
          if (entry.size === 0) {
            context.report({ fault: term('empty') }, { ...place, severity: 'error' });
            continue;
          }
          if (entry.encrypted === true) {
            context.report({ fault: term('encrypted') }, { ...place, severity });
          }
          if (entry.truncated === true) {
            context.report({ fault: term('truncated') }, { ...place, severity });
          }
        }
      },
    };
  },
};
