import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

/** 06xx requests that can be a batch. Receipts (0629, 0630) have no batch. */
const fachverfahrenMessages = Array.from(
  { length: 32 },
  (_, at) => `06${String(at + 1).padStart(2, '0')}`,
).filter((type) => type !== '0629' && type !== '0630');

export const r30: Rule = {
  id: 'R30',
  severity: 'error',
  title: text('Ein Stapel ist vollständig und fortlaufend nummeriert', 'A batch is complete and numbered'),
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
  source:
    'documentation and implementationHint of the schemas; code list allgemeinerueckmeldung 0000010–0000014',
  example: {
    wrong: 'Stapel=1, Stapellaenge=3, zwei Objekte',
    right: 'Stapel=1, Stapellaenge=2, Nummern 1 und 2',
  },

  messages: fachverfahrenMessages,
  visit(context) {
    let count = 0;
    let numbered = 0;
    const numbers = new Set<number>();
    return {
      body(_element, value) {
        if (typeof value !== 'object' || value === null) return;
        count += 1;
        const { nummerImStapel } = value as { nummerImStapel?: number };
        if (nummerImStapel === undefined) return;
        numbered += 1;
        if (numbers.has(nummerImStapel)) {
          context.report(
            text(
              `Die Nummer ${nummerImStapel} kommt im Stapel mehrfach vor.`,
              `The number ${nummerImStapel} occurs more than once in the batch.`,
            ),
          );
        }
        if (numbers.size < 100_000) numbers.add(nummerImStapel);
      },
      end() {
        const { stapel, stapellaenge } = context.kopf ?? {};
        if (stapel === undefined) return;
        if (stapel && stapellaenge !== count) {
          context.report(
            text(
              `Der Stapel soll ${stapellaenge ?? 'ohne Länge'} Objekte haben, enthalten sind ${count}.`,
              `The batch shall have ${stapellaenge ?? 'no number of'} objects, it has ${count}.`,
            ),
          );
        }
        if (!stapel && stapellaenge !== undefined) {
          context.report(
            text(
              'Eine Stapellänge ist angegeben, obwohl es kein Stapel ist.',
              'A batch length is given although it is no batch.',
            ),
          );
        }
        if (stapel && numbered < count) {
          context.report(
            text('Objekten im Stapel fehlt die Nummer.', 'Objects of the batch lack their number.'),
          );
        }
        if (
          stapel &&
          numbered === count &&
          count > 0 &&
          (!numbers.has(1) || Math.max(...[...numbers].slice(0, 1000)) > count)
        ) {
          context.report(
            text(
              `Die Nummern im Stapel laufen nicht von 1 bis ${count}.`,
              `The numbers of the batch do not run from 1 to ${count}.`,
            ),
          );
        }
      },
    };
  },
};
