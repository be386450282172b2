import { text } from '@rathaus/client-core/texts';
import type { R25Values } from '../../xdomea/rules/r25-dates-in-order.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r25: XdomeaRuleText<R25Values> = {
  title: text(
    'Laufzeit, Schließung und Aufbewahrungsende widersprechen sich',
    'Period, closing and end of retention contradict each other',
  ),
  message: (values) => {
    switch (values.fault) {
      case 'period':
        return text(
          `Die Laufzeit endet am ${values.end}, vor ihrem Beginn am ${values.begin}.`,
          `The period ends on ${values.end}, before it begins on ${values.begin}.`,
        );
      case 'retention':
        return text(
          `Das Aufbewahrungsende ${values.retained} liegt vor dem Ende der Laufzeit ${values.end}.`,
          `The end of retention ${values.retained} is before the end of the period ${values.end}.`,
        );
      case 'closing':
        return text(
          `Ein ZdA-Datum (${values.date}) ist angegeben, ZdA aber nicht gesetzt.`,
          `A date of closing (${values.date}) is given, but ZdA is not set.`,
        );
    }
  },
  reason: text(
    'Aus diesen Daten werden Fristen berechnet; ein Widerspruch führt zu früher Vernichtung oder ewiger Aufbewahrung.',
    'Deadlines are computed from these; a contradiction destroys too early or never.',
  ),
  repair: text(
    'Laufzeit und ZdA-Datum der Akte prüfen und berichtigen.',
    'Check and correct the period and the closing date of the record.',
  ),
  source:
    'xdomea schema, Laufzeit, ZdADatum and Aufbewahrungsende, documentation and implementationHint (H): 31.12.JJJJ may mean the year only; practice (P)',
  example: { wrong: 'Beginn 2020-01-01, Ende 2019-01-01', right: 'Beginn 2019-01-01, Ende 2020-01-01' },
};
