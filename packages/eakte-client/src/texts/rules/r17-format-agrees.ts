import { text } from '@rathaus/client-core/texts';
import type { R17Values } from '../../xdomea/rules/r17-format-agrees.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r17: XdomeaRuleText<R17Values> = {
  title: text('Dateiendung und Formatcode passen nicht zusammen', 'Extension and format code do not agree'),
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
  source: text(
    'Codeliste Dateiformat 1.0; Regel dieser Prüfung. Ob ein PDF wirklich PDF/A ist (018 oder 044), muss ein PDF/A-Prüfprogramm sagen und wird hier nicht beurteilt',
    'Code list Dateiformat 1.0; rule of this check. Whether a PDF really is PDF/A (018 or 044) is for a PDF/A checker to say and is not judged here',
  ),
  example: {
    wrong: text('<code>019</code> (png) für …_a.pdf', '<code>019</code> (png) for …_a.pdf'),
    right: text('<code>018</code> (pdf) für …_a.pdf', '<code>018</code> (pdf) for …_a.pdf'),
  },
};
