import { pdfaCode } from '../tables/dateiformat.ts';
import { entryNamed } from './entry-lookup.ts';
import type { Rule } from './rule.ts';

/** Values of A13. */
export type A13Values = Record<never, never>;

/** A file said to be PDF/A says so itself. */
export const a13: Rule<A13Values> = {
  id: 'A13',
  severity: 'info',
  who: 'vendor',
  visit(context) {
    if (!context.container?.entries) return {};
    return {
      format(format, object) {
        const { name, primaerdokument } = format;
        const file = primaerdokument?.dateiname;
        if (file === undefined || name?.code?.trim() !== pdfaCode) return;
        const entry = entryNamed(context, file);
        if (entry?.detected !== 'pdf' || entry.encrypted === true || entry.pdfaClaim !== false) return;
        context.report({}, { object, part: format, field: 'name', file });
      },
    };
  },
};
