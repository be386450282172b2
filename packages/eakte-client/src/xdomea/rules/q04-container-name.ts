import type { Rule } from './rule.ts';

/** Values of Q04. */
export type Q04Values = Record<never, never>;

const upTo31 = /_[A-Za-z]+\.[A-Za-z]+\.\d{4}\.zip$/;
const from40 = /_\d{4}_\d+\.zip$/;

/** The container is named as the standard says. */
export const q04: Rule<Q04Values> = {
  id: 'Q04',
  severity: 'info',
  who: 'vendor',
  visit: (context) => ({
    end() {
      const file = context.container?.fileName;
      // A name without an underscore does not even try.
      if (file === undefined || !file.includes('_')) return;
      if (!(context.version === '4.0.0' ? from40 : upTo31).test(file)) context.report({}, { file });
    },
  }),
};
