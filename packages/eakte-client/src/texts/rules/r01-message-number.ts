import { text } from '@rathaus/client-core/texts';
import type { R01Values } from '../../xdomea/rules/r01-message-number.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r01: XdomeaRuleText<R01Values> = {
  title: text(
    'Die Nummer der Nachricht stimmt nicht überall überein',
    'The number of the message is not the same everywhere',
  ),
  message: ({ fault, code, messageType }) =>
    fault === 'header'
      ? text(
          `Im Kopf steht der Nachrichtentyp ${code}, das Wurzelelement ist eine Nachricht ${messageType}.`,
          `The header says ${code}, the root element is a message ${messageType}.`,
        )
      : text(
          `Der Dateiname nennt die Nachricht ${code}, enthalten ist ${messageType}.`,
          `The file name says message ${code}, the content is ${messageType}.`,
        ),
  reason: text(
    'Empfänger wählen anhand der Nummer, wie sie die Nachricht verarbeiten. Widersprechen sich Kopf, Wurzelelement und Dateiname, wird sie falsch oder gar nicht verarbeitet.',
    'Receivers decide by the number how to process a message. When header, root and file name disagree, it is processed wrongly or not at all.',
  ),
  repair: text(
    'Im Kopf den Nachrichtentyp eintragen, der im Namen des Wurzelelements steht, und die Datei danach benennen.',
    'Put the code of the root element into the header and name the file after it.',
  ),
  source: text(
    'Regel dieser Prüfung: Kopf, Wurzelelement und Dateiname nennen dieselbe Nachricht',
    'Rule of this check: header, root element and file name state the same message',
  ),
  example: {
    wrong: text(
      '<Nachrichtentyp><code>0501</code> in der Nachricht Aussonderung.Aussonderung.0503',
      '<Nachrichtentyp><code>0501</code> in the message Aussonderung.Aussonderung.0503',
    ),
    right: '<Nachrichtentyp><code>0503</code>',
  },
};
