import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

export const r28: Rule = {
  id: 'R28',
  severity: 'info',
  title: text(
    'Anwendungsspezifische Erweiterungen bleiben erhalten',
    'Application-specific extensions are kept',
  ),
  reason: text(
    'Der Empfänger muss Erweiterungen, die er nicht kennt, unverändert als XML-Datei beim Objekt aufbewahren.',
    'The receiver has to keep extensions it does not know unchanged as an XML file beside the record.',
  ),
  repair: {
    who: 'archive',
    how: text(
      'Vor der Übernahme sicherstellen, dass das Zielsystem die Erweiterung aufbewahrt.',
      'Make sure before the import that the target system keeps the extension.',
    ),
  },
  source: 'documentation and implementationHint of the schemas',
  example: {
    wrong: 'Erweiterung wird beim Import verworfen',
    right: 'Erweiterung liegt als XML-Datei beim Objekt',
  },

  visit(context) {
    const told = new Set<string>();
    return {
      leave(object) {
        for (const erweiterung of object.data.anwendungsspezifischeErweiterung ?? []) {
          if (told.size > 100 || told.has(erweiterung.kennung)) continue;
          told.add(erweiterung.kennung);
          context.report(
            text(
              'Das Objekt trägt eine anwendungsspezifische Erweiterung.',
              'The record carries an application-specific extension.',
            ),
            { object },
          );
        }
        if (object.data.anwendungsspezifischeErweiterungXml !== undefined && !told.has('')) {
          told.add('');
          context.report(
            text(
              'Das Objekt trägt eine Erweiterung in fremdem XML.',
              'The record carries an extension in foreign XML.',
            ),
            { object },
          );
        }
      },
    };
  },
};
