import { type Term, term } from '@rathaus/client-core/findings';
import { dateiformate, otherDateiformat } from '../tables/dateiformat.ts';
import { entryNamed } from './entry-lookup.ts';
import type { Rule } from './rule.ts';

/** Extensions that mean the same format. */
const families: readonly (readonly string[])[] = [
  ['jpe', 'jpeg', 'jpg'],
  ['tif', 'tiff'],
  ['htm', 'html'],
  ['xml', 'xsd'],
];

/** What the first bytes of files of a format are, where they are always the same. */
const kindOf: Readonly<Record<string, string>> = {
  bmp: 'bmp',
  pdf: 'pdf',
  png: 'png',
  ps: 'ps',
  rtf: 'rtf',
  jpe: 'jpeg',
  jpeg: 'jpeg',
  jpg: 'jpeg',
  tif: 'tiff',
  tiff: 'tiff',
  docx: 'zip',
  xlsx: 'zip',
  pptx: 'zip',
  dotx: 'zip',
  xltx: 'zip',
  potx: 'zip',
  odt: 'zip',
  ods: 'zip',
  odp: 'zip',
  ott: 'zip',
  ots: 'zip',
  otp: 'zip',
  msg: 'ole',
};

/** What may be detected. */
const detectable = new Set([
  'pdf-encrypted',
  'html',
  'xml',
  'gif',
  'gzip',
  'unknown',
  ...Object.values(kindOf),
]);

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
    }
  | {
      readonly fault: Term<'content'>;
      readonly code: Term;
      readonly expected: Term;
      /** What the first bytes say, as the container was described. */
      readonly detected: string | Term;
    };

/** Extension, code and first bytes of a file mean the same format. */
export const r17: Rule<R17Values> = {
  id: 'R17',
  severity: 'warning',
  who: 'vendor',
  visit(context) {
    const listed = new Set(Object.values(dateiformate));
    const extensions = new Map(Object.entries(dateiformate));
    return {
      format({ name, primaerdokument }, object) {
        const file = primaerdokument?.dateiname;
        const code = name?.code?.trim();
        if (file === undefined || code === undefined) return;
        const expected = extensions.get(code);
        const detected = context.container && entryNamed(context, file)?.detected;
        // Nearly all files: the extension is that of the code, and nobody has looked into them.
        if (detected === undefined && expected !== undefined && endsWith(file, expected)) return;
        const place = { object, file };
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
        const bytes = expected === undefined ? undefined : kindOf[expected];
        if (detected === undefined || bytes === undefined || detected.replace(/-encrypted$/, '') === bytes) {
          return;
        }
        context.report(
          {
            fault: term('content'),
            code: term(code),
            expected: term(expected!),
            detected: detectable.has(detected) ? term(detected) : detected,
          },
          place,
        );
      },
    };
  },
};
