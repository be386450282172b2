import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

export const r01: Rule = {
  id: 'R01',
  severity: 'error',
  title: text(
    'Die Nummer der Nachricht stimmt nicht überall überein',
    'The number of the message is not the same everywhere',
  ),
  reason: text(
    'Empfänger wählen anhand der Nummer, wie sie die Nachricht verarbeiten. Widersprechen sich Kopf, Wurzelelement und Dateiname, wird sie falsch oder gar nicht verarbeitet.',
    'Receivers decide by the number how to process a message. When header, root and file name disagree, it is processed wrongly or not at all.',
  ),
  repair: {
    who: 'vendor',
    how: text(
      'Im Kopf den Nachrichtentyp eintragen, der im Namen des Wurzelelements steht, und die Datei danach benennen.',
      'Put the code of the root element into the header and name the file after it.',
    ),
  },
  source: 'practice and robustness',
  example: {
    wrong: '<Nachrichtentyp><code>0501</code> in Aussonderung.Aussonderung.0503',
    right: '<Nachrichtentyp><code>0503</code>',
  },

  visit(context) {
    return {
      kopf(kopf) {
        const code = kopf.nachrichtentyp?.code;
        // Up to 3.1 the code list lacks 0203, so such a message cannot name itself (R31).
        if (code !== undefined && code !== context.messageType && context.messageType !== '0203') {
          context.report(
            text(
              `Im Kopf steht der Nachrichtentyp ${code}, das Wurzelelement ist eine Nachricht ${context.messageType}.`,
              `The header says ${code}, the root element is a message ${context.messageType}.`,
            ),
          );
        }
      },
      end() {
        for (const name of [context.container?.name, context.container?.messageName]) {
          const found = name === undefined ? undefined : /[._](\d{4})(?:_\d+)?\.[A-Za-z]+$/.exec(name)?.[1];
          if (found !== undefined && found !== context.messageType) {
            context.report(
              text(
                `Der Dateiname nennt die Nachricht ${found}, enthalten ist ${context.messageType}.`,
                `The file name says message ${found}, the content is ${context.messageType}.`,
              ),
              name === undefined ? {} : { file: name },
            );
          }
        }
      },
    };
  },
};
