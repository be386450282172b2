import type { Mark } from '../finding/mark.ts';
import type { Rule } from './rule.ts';

/** Values of Q05. */
export type Q05Values = {
  /** Number of files, all of them with this code. */
  readonly files: number;
};

/** Not every file is "other". */
export const q05: Rule<Q05Values> = {
  id: 'Q05',
  severity: 'info',
  who: 'vendor',
  visit(context) {
    let files = 0;
    let other = 0;
    let first: Mark | undefined;
    return {
      format(format) {
        files += 1;
        if (format.name?.code !== '100') return;
        other += 1;
        first ??= context.markOf({ part: format, field: 'name' });
      },
      end() {
        if (files > 1 && files === other) context.report({ files }, { mark: first });
      },
    };
  },
};
