import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

/** The texts for findings that the reader itself makes. They have no visitor. */
export const structureRules: readonly Rule[] = [
  {
    id: 'XML',
    severity: 'error',
    title: text('Die Datei ist kein wohlgeformtes XML', 'The file is not well-formed XML'),
    reason: text(
      'Was kein wohlgeformtes XML ist, kann kein Empfänger lesen; ab der Fehlerstelle ist der Inhalt unbekannt.',
      'No receiver can read what is not well-formed XML; behind the fault the content is unknown.',
    ),
    repair: {
      who: 'vendor',
      how: text(
        'Die Nachricht neu exportieren; bei abgebrochenen Dateien die Übertragung wiederholen.',
        'Export the message again; when the file broke off, repeat the transfer.',
      ),
    },
    source: 'XML 1.0, Namespaces in XML 1.0',
    example: { wrong: '<Betreff>A & B</Betreff>', right: '<Betreff>A &amp; B</Betreff>' },
    visit: () => ({}),
  },
  {
    id: 'XSD',
    severity: 'error',
    title: text(
      'Der Aufbau der Nachricht entspricht nicht dem Schema ihrer Version',
      'The structure of the message does not follow the schema of its version',
    ),
    reason: text(
      'Empfänger prüfen gegen das amtliche Schema und weisen Nachrichten ab, die ihm nicht entsprechen.',
      'Receivers check against the official schema and turn away messages that do not follow it.',
    ),
    repair: {
      who: 'vendor',
      how: text(
        'Die Stelle nach dem Schema der Version schreiben: Reihenfolge, Pflichtangaben und Werte.',
        'Write the place as the schema of the version says: order, required parts and values.',
      ),
    },
    source: 'schema files of xdomea 2.3.0, 2.4.0, 3.0.0, 3.1.0, 4.0.0',
    example: {
      wrong: '<Laufzeit><Ende/><Beginn/></Laufzeit>',
      right: '<Laufzeit><Beginn>…</Beginn><Ende>…</Ende></Laufzeit>',
    },
    visit: () => ({}),
  },
];
