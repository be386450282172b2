import type { Rule } from './rule.ts';

/** Values of R29. */
export type R29Values = {
  readonly level: number;
  /** Deepest level that is foreseen. */
  readonly limit: number;
};

export const r29: Rule<R29Values> = {
  id: 'R29',
  severity: 'warning',
  who: 'vendor',
  visit(context) {
    const limit = typeof context.parameters.maxLevel === 'number' ? context.parameters.maxLevel : 5;
    return {
      enter(object) {
        // Attachments of documents are no level of their own.
        if (object.level !== limit + 1 || object.parent?.kind === 'Dokument') return;
        context.report({ level: object.level, limit }, { object });
      },
    };
  },
};
