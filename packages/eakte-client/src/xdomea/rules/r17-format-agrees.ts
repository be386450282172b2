import { dateiformate, otherDateiformat } from '../create/dateiformat.ts';
import { entryNamed } from './entry-lookup.ts';
import { text } from './local-text.ts';
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

const same = (a: string, b: string) =>
  a === b || families.some((family) => family.includes(a) && family.includes(b));

const endsWith = (file: string, extension: string) =>
  file.endsWith(extension) && file.charCodeAt(file.length - extension.length - 1) === 0x2e;

/** Extension, code and first bytes of a file tell the same format. */
export const r17: Rule = {
  id: 'R17',
  severity: 'warning',
  title: text(
    'Dateiendung, Formatcode und Inhalt der Datei passen nicht zusammen',
    'Extension, format code and content of the file do not agree',
  ),
  reason: text(
    'Programme öffnen Dateien nach ihrer Endung, Archive planen die Erhaltung nach dem Formatcode.',
    'Programs open files by extension, archives plan preservation by format code.',
  ),
  repair: {
    who: 'vendor',
    how: text(
      'Formatcode aus dem tatsächlichen Inhalt bestimmen, nicht aus einer Voreinstellung.',
      'Take the format code from the content, not from a default.',
    ),
  },
  source:
    'Practice (P); code list dateiformat 1.0. Whether a PDF is PDF/A (018 or 044) needs a PDF/A checker and is not judged',
  example: { wrong: '<code>019</code> (png) für …_a.pdf', right: '<code>018</code> (pdf) für …_a.pdf' },

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
        const place = { ...(object ? { object } : {}), file };
        const extension = /\.([A-Za-z0-9]{1,12})$/.exec(file)?.[1]?.toLowerCase();
        if (code === otherDateiformat && extension !== undefined && listed.has(extension)) {
          context.report(
            {
              de: `Das Format ist als „Sonstiges“ angegeben, obwohl die Liste einen Code für .${extension} hat.`,
              en: `The format is given as "other" although the list has a code for .${extension}.`,
            },
            place,
          );
        } else if (expected !== undefined && extension !== undefined && !same(expected, extension)) {
          context.report(
            {
              de: `Der Code ${code} steht für .${expected}, die Datei endet auf .${extension}.`,
              en: `The code ${code} stands for .${expected}, the file ends with .${extension}.`,
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
            de: `Der Code ${code} steht für .${expected}, der Inhalt der Datei ist ${detected === 'unknown' ? 'etwas anderes' : detected}.`,
            en: `The code ${code} stands for .${expected}, the content of the file is ${detected === 'unknown' ? 'something else' : detected}.`,
          },
          place,
        );
      },
    };
  },
};
