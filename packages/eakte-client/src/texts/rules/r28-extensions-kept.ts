import { text } from '@rathaus/client-core/texts';
import type { R28Values } from '../../xdomea/rules/r28-extensions-kept.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r28: XdomeaRuleText<R28Values> = {
  title: text(
    'Anwendungsspezifische Erweiterungen müssen erhalten bleiben',
    'Application-specific extensions have to be kept',
  ),
  message: (values) => {
    switch (values.fault) {
      case 'held':
        return text(
          `Die Nachricht enthält eine anwendungsspezifische Erweiterung „${values.kennung}“; der Empfänger muss den Inhalt aufbewahren.`,
          `The message holds an application-specific extension "${values.kennung}"; the receiver has to keep its content.`,
        );
      case 'held-xml':
        return text(
          'Die Nachricht enthält eine Erweiterung in fremdem XML; der Empfänger muss den Inhalt aufbewahren.',
          'The message holds an extension in foreign XML; the receiver has to keep its content.',
        );
      case 'repeated':
        return text(
          `Zwei Erweiterungen tragen die Kennung „${values.kennung}“; eine ginge beim Speichern verloren.`,
          `Two extensions have the id "${values.kennung}"; one would be lost when stored.`,
        );
      case 'empty':
        return text('Die XML-Erweiterung ist leer.', 'The XML extension is empty.');
    }
  },
  reason: text(
    'Der Empfänger muss Erweiterungen, die er nicht kennt, unverändert als XML-Datei beim Objekt aufbewahren.',
    'The receiver has to keep extensions it does not know unchanged as an XML file beside the record.',
  ),
  repair: text(
    'Vor der Übernahme sicherstellen, dass das Zielsystem die Erweiterung aufbewahrt.',
    'Make sure before the import that the target system keeps the extension.',
  ),
  source: text(
    'xdomea-Schema, Umsetzungshinweis zu AnwendungsspezifischeErweiterung. Dass eine Nachricht Erweiterungen enthält, ist ein Hinweis, einmal je Art',
    'xdomea schema, implementation note on AnwendungsspezifischeErweiterung. That a message carries extensions is a note, once for each kind',
  ),
  example: {
    wrong: text('Erweiterung wird beim Import verworfen', 'extension is dropped at the import'),
    right: text(
      'Erweiterung liegt als XML-Datei beim Objekt',
      'extension is kept with the record as an XML file',
    ),
  },
};
