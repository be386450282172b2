import type { Rule, RuleObject } from './rule.ts';

/** True for a cover letter, which is no offered record. */
export function isCoverLetter(object: RuleObject | undefined): boolean {
  let top = object;
  while (top?.parent) top = top.parent;
  return top?.element === 'Anschreiben';
}

/** Values of R10. */
export type R10Values = Record<never, never>;

/** An offer describes records and does not carry their files. */
export const r10: Rule<R10Values> = {
  id: 'R10',
  severity: 'error',
  who: 'vendor',
  messages: ['0501'],
  visit(context) {
    return {
      format(format, object) {
        if (object === undefined || isCoverLetter(object)) return;
        const { primaerdokument: part = format } = format;
        context.report({}, { object, part, field: 'dateiname', file: format.primaerdokument?.dateiname });
      },
    };
  },
};
