import { type Term, term } from '@rathaus/client-core/findings';
import { dateiformate, otherDateiformat } from '../tables/dateiformat.ts';
import type { Rule } from './rule.ts';

/** Extensions that mean the same format. */
const families: readonly (readonly string[])[] = [
  ['jpe', 'jpeg', 'jpg'],
  ['tif', 'tiff'],
  ['htm', 'html'],
  ['xml', 'xsd'],
];

const same = (a: string, b: string) =>
  a === b || families.some((family) => family.includes(a) && family.includes(b));

const endsWith = (file: string, extension: string) =>
  file.endsWith(extension) && file.charCodeAt(file.length - extension.length - 1) === 0x2e;

/** Values of R17. */
export type R17Values =
  | { readonly fault: Term<'other'>; readonly extension: Term }
  | {
      readonly fault: Term<'extension'>;
      readonly code: Term;
      readonly expected: Term;
      readonly extension: string | Term;
    };

/** Extension and code of a file mean the same format. What its bytes say is A07. */
export const r17: Rule<R17Values> = {
  id: 'R17',
  severity: 'warning',
  who: 'vendor',
  visit(context) {
    const listed = new Set(Object.values(dateiformate));
    const extensions = new Map(Object.entries(dateiformate));
    return {
      format(format, object) {
        const { name, primaerdokument } = format;
        const file = primaerdokument?.dateiname;
        const code = name?.code?.trim();
        if (file === undefined || code === undefined) return;
        const expected = extensions.get(code);
        // Nearly all files.
        if (expected !== undefined && endsWith(file, expected)) return;
        const place = { object, part: format, field: 'name', file };
        const extension = /\.([A-Za-z0-9]{1,12})$/.exec(file)?.[1]?.toLowerCase();
        if (code === otherDateiformat && extension !== undefined && listed.has(extension)) {
          context.report({ fault: term('other'), extension: term(extension) }, place);
        } else if (expected !== undefined && extension !== undefined && !same(expected, extension)) {
          context.report(
            {
              fault: term('extension'),
              code: term(code),
              expected: term(expected),
              extension: listed.has(extension) ? term(extension) : extension,
            },
            place,
          );
        }
      },
    };
  },
};
