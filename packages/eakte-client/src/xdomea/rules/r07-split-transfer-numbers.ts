import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

export const r07: Rule = {
  id: 'R07',
  severity: 'error',
  title: text(
    'Teile einer geteilten Übergabe sind richtig gezählt',
    'Parts of a split transfer are counted right',
  ),
  reason: text(
    'Nur mit richtiger Zählung erkennt der Empfänger, ob alle Teile angekommen sind.',
    'Only right counting lets the receiver see whether all parts arrived.',
  ),
  repair: {
    who: 'vendor',
    how: text(
      'Teile von 1 bis zur Gesamtanzahl nummerieren; in allen Teilen dieselbe Gesamtanzahl angeben.',
      'Number the parts from 1 to the total; give the same total in all parts.',
    ),
  },
  source: 'documentation and implementationHint of the schemas (4.0)',
  example: { wrong: 'LfdNr 7, Gesamtanzahl 1', right: 'LfdNr 1, Gesamtanzahl 1' },
  versions: ['4.0.0'],

  visit(context) {
    return {
      kopf(kopf) {
        const part = kopf.lfdNrNachrichtProTyp;
        const total = kopf.gesamtanzahlNachrichtenProTyp;
        if (part === undefined || total === undefined) return;
        if (part < 1 || total < 1 || part > total) {
          context.report(
            text(`Teil ${part} von ${total} ist nicht möglich.`, `Part ${part} of ${total} is not possible.`),
          );
        }
        const expected = context.parameters.total;
        if (typeof expected === 'number' && expected !== total) {
          context.report(
            text(
              `Andere Teile des Vorgangs nennen ${expected} Teile, dieser ${total}.`,
              `Other parts of the process say ${expected} parts, this one ${total}.`,
            ),
          );
        }
      },
    };
  },
};
