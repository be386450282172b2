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
    return {
      format(format) {
        files += 1;
        if (format.name?.code === '100') other += 1;
      },
      end() {
        if (files > 1 && files === other) context.report({ files });
      },
    };
  },
};
