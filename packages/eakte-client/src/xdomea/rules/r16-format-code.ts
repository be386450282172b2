import { dateiformate, otherDateiformat } from '../create/dateiformat.ts';
import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

export const r16: Rule = {
  id: 'R16',
  severity: 'error',
  title: text('Der Code des Dateiformats ist bekannt', 'The code of the file format is known'),
  reason: text(
    'Ab Version 3.0 prüft das Schema den Code nicht mehr; mit einem unbekannten Code kann das Archiv die Datei nicht einordnen.',
    'Since 3.0 the schema no longer checks the code; with an unknown code the archive cannot place the file.',
  ),
  repair: {
    who: 'vendor',
    how: text(
      'Den Code der Codeliste Dateiformat verwenden; 100 nur zusammen mit SonstigerName.',
      'Use a code of the list Dateiformat; 100 only together with SonstigerName.',
    ),
  },
  source: 'documentation and implementationHint of the schemas',
  example: {
    wrong: '<code>999</code>; <code>100</code> ohne SonstigerName',
    right: '<code>018</code>; <code>100</code> mit <SonstigerName>',
  },

  visit(context) {
    return {
      format(format, object) {
        const { name, sonstigerName } = format;
        if (name?.code === undefined) return;
        const at = object ? { object } : {};
        // Only list 1.0 is known; codes of a later list are not judged.
        const isListKnown =
          name.listVersion === undefined || name.listVersion === '' || name.listVersion === '1.0';
        if (isListKnown && name.code !== otherDateiformat && !(name.code in dateiformate)) {
          context.report(
            text(
              `Der Code ${name.code} steht nicht in der Codeliste Dateiformat 1.0.`,
              `The code ${name.code} is not in the list Dateiformat 1.0.`,
            ),
            at,
          );
        }
        if (name.code === otherDateiformat && !sonstigerName) {
          context.report(
            text(
              'Dateiformat 100 (Sonstiges) ohne SonstigerName.',
              'File format 100 (other) without SonstigerName.',
            ),
            at,
          );
        }
        if (name.code !== otherDateiformat && sonstigerName) {
          context.report(
            text(
              'SonstigerName steht neben einem Code, der nicht 100 ist.',
              'SonstigerName stands beside a code other than 100.',
            ),
            at,
          );
        }
      },
    };
  },
};
