import { text } from '@rathaus/client-core/texts';
import type { R30Values } from '../../xdomea/rules/r30-batch.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r30: XdomeaRuleText<R30Values> = {
  title: text(
    'Angaben zum Stapel stimmen nicht mit dem Inhalt überein',
    'The figures of the batch do not agree with the content',
  ),
  message: (values) => {
    switch (values.fault) {
      case 'repeated':
        return text(
          `Die Nummer ${values.number} im Stapel ist doppelt vergeben.`,
          `The number ${values.number} in the batch is given twice.`,
        );
      case 'no-batch':
        return text(
          `Die Nachricht ist kein Stapel (Stapel=0), enthält aber ${values.requests} Aufträge.`,
          `The message is no batch (Stapel=0) but holds ${values.requests} requests.`,
        );
      case 'no-batch-figures':
        return text(
          'Die Nachricht ist kein Stapel (Stapel=0), nennt aber Stapellaenge oder NummerImStapel.',
          'The message is no batch (Stapel=0) but names Stapellaenge or NummerImStapel.',
        );
      case 'no-length':
        return text(
          `Der Stapel nennt keine Länge; Aufträge: ${values.requests}.`,
          `The batch does not say its length; requests: ${values.requests}.`,
        );
      case 'length':
        return text(
          `Der Stapel nennt die Länge ${values.length}; Aufträge: ${values.requests}.`,
          `The batch says the length ${values.length}; requests: ${values.requests}.`,
        );
      case 'bare':
        return text(
          `Im Stapel sind Aufträge ohne Nummer: ${values.bare} von ${values.requests}.`,
          `Requests of the batch without a number: ${values.bare} of ${values.requests}.`,
        );
      case 'range':
        return text(
          `Die Nummern im Stapel laufen nicht von 1 bis ${values.requests}.`,
          `The numbers in the batch do not run from 1 to ${values.requests}.`,
        );
    }
  },
  reason: text(
    'Der Empfänger verarbeitet einen Stapel nur, wenn Länge und Nummern stimmen.',
    'The receiver processes a batch only when length and numbers are right.',
  ),
  repair: text(
    'Stapel=1 mit Stapellaenge angeben und die Objekte von 1 an nummerieren; sonst Stapel=0 ohne Länge.',
    'Give Stapel=1 with Stapellaenge and number the objects from 1; otherwise Stapel=0 without length.',
  ),
  source: text(
    'xdomea-Schema, Umsetzungshinweise zu Stapel und Stapellaenge; Codeliste AllgemeineRueckmeldung, 0000010 bis 0000014',
    'xdomea schema, implementation notes on Stapel and Stapellaenge; code list AllgemeineRueckmeldung, 0000010 to 0000014',
  ),
  example: {
    wrong: text('Stapel=1, Stapellaenge=3, zwei Objekte', 'Stapel=1, Stapellaenge=3, two records'),
    right: text('Stapel=1, Stapellaenge=2, Nummern 1 und 2', 'Stapel=1, Stapellaenge=2, numbers 1 and 2'),
  },
};
