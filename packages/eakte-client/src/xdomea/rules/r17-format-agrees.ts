import { dateiformate } from '../create/dateiformat.ts';
import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

/** Extensions that mean the same. */
const same: Readonly<Record<string, string>> = { jpe: 'jpg', jpeg: 'jpg', htm: 'html', tif: 'tiff' };
const family = (extension: string) => same[extension] ?? extension;

export const r17: Rule = {
  id: 'R17',
  severity: 'warning',
  title: text('Endung, Formatcode und Inhalt passen zusammen', 'Extension, format code and content agree'),
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
  source: 'practice and robustness',
  example: { wrong: '<code>019</code> (png) für …_a.pdf', right: '<code>018</code> (pdf) für …_a.pdf' },

  visit(context) {
    const detected = new Map<string, string>();
    for (const entry of context.container?.entries ?? []) {
      if (entry.detected !== undefined) detected.set(entry.name, entry.detected.replace(/-encrypted$/, ''));
    }
    return {
      format(format, object) {
        const code = format.name?.code;
        const fileName = format.primaerdokument?.dateiname;
        if (code === undefined || fileName === undefined) return;
        const expected = dateiformate[code];
        const extension = /\.([A-Za-z0-9]+)$/.exec(fileName)?.[1]?.toLowerCase();
        const at = object ? { object, file: fileName } : { file: fileName };
        if (expected !== undefined && extension !== undefined && family(extension) !== family(expected)) {
          context.report(
            text(
              `Formatcode ${code} steht für .${expected}, die Datei endet auf .${extension}.`,
              `Format code ${code} means .${expected}, the file ends in .${extension}.`,
            ),
            at,
          );
        }
        const found = detected.get(fileName);
        if (found !== undefined && expected === 'pdf' && found !== 'pdf') {
          context.report(
            text(
              `Die Datei ist als PDF angegeben, ihr Inhalt ist aber ${found}.`,
              `The file is said to be PDF, but its content is ${found}.`,
            ),
            at,
          );
        }
      },
    };
  },
};
