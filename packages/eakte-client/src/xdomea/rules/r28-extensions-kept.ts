import type { Erweiterbar } from '../model/index.ts';
import { text } from './local-text.ts';
import type { Rule, RuleObject } from './rule.ts';

/** Kinds of extensions told one by one; messages have a handful. */
const most = 50;

/** Extensions come with a name of their own, so that a receiver can keep all of them. */
export const r28: Rule = {
  id: 'R28',
  severity: 'info',
  title: text(
    'Anwendungsspezifische Erweiterungen müssen erhalten bleiben',
    'Application-specific extensions have to be kept',
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
  source:
    'xdomea schema, AnwendungsspezifischeErweiterung, implementationHint (H). That a message carries extensions is told as information, once for each kind',
  example: {
    wrong: 'Erweiterung wird beim Import verworfen',
    right: 'Erweiterung liegt als XML-Datei beim Objekt',
  },

  visit(context) {
    const told = new Set<string>();
    const tellKind = (kind: string, text: string, object: RuleObject | undefined) => {
      if (told.size >= most || told.has(kind)) return;
      told.add(kind);
      context.report(
        {
          de: `Die Nachricht enthält ${text}; der Empfänger muss den Inhalt aufbewahren.`,
          en: `The message holds an extension (${kind}); the receiver has to keep its content.`,
        },
        { ...(object ? { object } : {}), severity: 'info' },
      );
    };
    const judge = (value: Erweiterbar, object: RuleObject | undefined) => {
      const place = object ? { object } : {};
      const { anwendungsspezifischeErweiterung: own, anwendungsspezifischeErweiterungXml: xml } = value;
      if (own !== undefined) {
        const ids = new Set<string>();
        for (const { kennung = '' } of own) {
          const shown = kennung.slice(0, 60);
          if (ids.has(kennung)) {
            context.report(
              {
                de: `Zwei Erweiterungen tragen die Kennung „${shown}“; eine ginge beim Speichern verloren.`,
                en: `Two extensions have the id "${shown}"; one would be lost when stored.`,
              },
              { ...place, severity: 'error' },
            );
          }
          ids.add(kennung);
          tellKind(kennung, `eine anwendungsspezifische Erweiterung „${shown}“`, object);
        }
      }
      if (xml === undefined) return;
      if (xml.xml === undefined || xml.xml.trim() === '') {
        context.report(
          { de: 'Die XML-Erweiterung ist leer.', en: 'The XML extension is empty.' },
          { ...place, severity: 'warning' },
        );
        return;
      }
      tellKind('XML', 'eine Erweiterung in fremdem XML', object);
    };
    return {
      kopf: (kopf) => judge(kopf, undefined),
      leave: (object) => judge(object.data, object),
    };
  },
};
