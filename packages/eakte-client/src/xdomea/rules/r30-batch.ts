import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

/** A batch of requests says how many there are and numbers them. */
export const r30: Rule = {
  id: 'R30',
  severity: 'error',
  title: text(
    'Angaben zum Stapel stimmen nicht mit dem Inhalt überein',
    'The figures of the batch do not agree with the content',
  ),
  reason: text(
    'Der Empfänger verarbeitet einen Stapel nur, wenn Länge und Nummern stimmen.',
    'The receiver processes a batch only when length and numbers are right.',
  ),
  repair: {
    who: 'vendor',
    how: text(
      'Stapel=1 mit Stapellaenge angeben und die Objekte von 1 an nummerieren; sonst Stapel=0 ohne Länge.',
      'Give Stapel=1 with Stapellaenge and number the objects from 1; otherwise Stapel=0 without length.',
    ),
  },
  source: 'xdomea schema, Stapel and Stapellaenge (H); code list allgemeinerueckmeldung 0000010–0000014',
  example: {
    wrong: 'Stapel=1, Stapellaenge=3, zwei Objekte',
    right: 'Stapel=1, Stapellaenge=2, Nummern 1 und 2',
  },

  visit(context) {
    if (!/^06(0[1-9]|1\d|2[0-8]|3[12])$/.test(context.messageType)) return {};
    let requests = 0;
    let bare = 0;
    const numbers = new Set<number>();
    return {
      body(element, value) {
        // Requests name what they are for: SchriftgutobjektZumAblegen, MetadatenZumAendern, …
        if (!/Zum[A-Z]/.test(element) || typeof value !== 'object' || value === null) return;
        requests += 1;
        const { nummerImStapel } = value as { nummerImStapel?: number };
        if (nummerImStapel === undefined) {
          bare += 1;
          return;
        }
        if (numbers.has(nummerImStapel)) {
          context.report({
            de: `Die Nummer ${nummerImStapel} im Stapel ist doppelt vergeben.`,
            en: `The number ${nummerImStapel} in the batch is given twice.`,
          });
        }
        numbers.add(nummerImStapel);
      },
      end() {
        const { stapel, stapellaenge } = context.kopf ?? {};
        if (stapel === undefined) return;
        if (!stapel) {
          if (stapellaenge === undefined && numbers.size === 0 && requests <= 1) return;
          context.report({
            de:
              requests > 1
                ? `Die Nachricht ist kein Stapel (Stapel=0), enthält aber ${requests} Aufträge.`
                : 'Die Nachricht ist kein Stapel (Stapel=0), nennt aber Stapellaenge oder NummerImStapel.',
            en:
              requests > 1
                ? `The message is no batch (Stapel=0) but holds ${requests} requests.`
                : 'The message is no batch (Stapel=0) but names Stapellaenge or NummerImStapel.',
          });
          return;
        }
        if (stapellaenge === undefined || stapellaenge < 1 || stapellaenge !== requests) {
          context.report({
            de: `Der Stapel nennt die Länge ${stapellaenge ?? '(keine)'} und enthält ${requests} Aufträge.`,
            en: `The batch tells the length ${stapellaenge ?? '(none)'} and holds ${requests} requests.`,
          });
        }
        const outside = [...numbers].some((number) => number < 1 || number > requests);
        if (bare === 0 && !outside) return;
        context.report({
          de:
            bare > 0
              ? `${bare} von ${requests} Aufträgen des Stapels haben keine Nummer.`
              : `Die Nummern im Stapel laufen nicht von 1 bis ${requests}.`,
          en:
            bare > 0
              ? `${bare} of ${requests} requests of the batch have no number.`
              : `The numbers in the batch do not run from 1 to ${requests}.`,
        });
      },
    };
  },
};
