import { text } from '@rathaus/client-core/texts';
import type { R17Values } from '../../xdomea/rules/r17-format-agrees.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r17: XdomeaRuleText<R17Values> = {
  title: text(
    'Dateiendung, Formatcode und Inhalt der Datei passen nicht zusammen',
    'Extension, format code and content of the file do not agree',
  ),
  message: (values) => {
    switch (values.fault) {
      case 'other':
        return text(
          `Das Format ist als „Sonstiges“ angegeben, obwohl die Liste einen Code für .${values.extension} hat.`,
          `The format is given as "other" although the list has a code for .${values.extension}.`,
        );
      case 'extension':
        return text(
          `Der Code ${values.code} steht für .${values.expected}, die Datei hat die Endung „${values.extension}“.`,
          `The code ${values.code} means .${values.expected}, the file has the extension "${values.extension}".`,
        );
      case 'content': {
        const isUnknown = values.detected === 'unknown';
        return text(
          `Der Code ${values.code} steht für .${values.expected}, der Inhalt der Datei ist ein anderer${isUnknown ? '' : ` (${values.detected})`}.`,
          `The code ${values.code} means .${values.expected}, the content of the file is another one${isUnknown ? '' : ` (${values.detected})`}.`,
        );
      }
    }
  },
  reason: text(
    'Programme öffnen Dateien nach ihrer Endung, Archive planen die Erhaltung nach dem Formatcode.',
    'Programs open files by extension, archives plan preservation by format code.',
  ),
  repair: text(
    'Formatcode aus dem tatsächlichen Inhalt bestimmen, nicht aus einer Voreinstellung.',
    'Take the format code from the content, not from a default.',
  ),
  source:
    'Practice (P); code list dateiformat 1.0. Whether a PDF is PDF/A (018 or 044) needs a PDF/A checker and is not judged',
  example: { wrong: '<code>019</code> (png) für …_a.pdf', right: '<code>018</code> (pdf) für …_a.pdf' },
};
