import { text } from '@rathaus/client-core/texts';
import type { R25Values } from '../../xdomea/rules/r25-dates-in-order.ts';
import { dayText } from '../day-text.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r25: XdomeaRuleText<R25Values> = {
  title: text(
    'Laufzeit, zdA-Datum oder Aufbewahrung können so nicht stimmen',
    'Period, date of closing or retention cannot be as they are',
  ),
  message: (values) => {
    switch (values.fault) {
      case 'period': {
        const [begin, end] = [dayText(values.begin), dayText(values.end)];
        return text(
          `Die Laufzeit endet am ${end.de}, vor ihrem Beginn am ${begin.de}.`,
          `The period ends on ${end.en}, before it begins on ${begin.en}.`,
        );
      }
      case 'retention': {
        const [retained, end] = [dayText(values.retained), dayText(values.end)];
        return text(
          `Das Aufbewahrungsende ${retained.de} liegt vor dem Ende der Laufzeit ${end.de}.`,
          `The end of retention ${retained.en} is before the end of the period ${end.en}.`,
        );
      }
      case 'closing': {
        const { de, en } = dayText(values.date);
        return text(
          `Ein zdA-Datum (${de}) ist angegeben, ZdA aber nicht gesetzt.`,
          `A date of closing (${en}) is given, but ZdA is not set.`,
        );
      }
      case 'after-closing': {
        const [end, closed] = [dayText(values.end), dayText(values.closed)];
        return text(
          `Die Laufzeit endet am ${end.de}, nach dem zdA-Datum ${closed.de}.`,
          `The period ends on ${end.en}, after the date of closing ${closed.en}.`,
        );
      }
      case 'before-closing': {
        const [retained, closed] = [dayText(values.retained), dayText(values.closed)];
        return text(
          `Das Aufbewahrungsende ${retained.de} liegt vor dem zdA-Datum ${closed.de}.`,
          `The end of retention ${retained.en} is before the date of closing ${closed.en}.`,
        );
      }
      case 'future': {
        const { de, en } = dayText(values.date);
        return text(
          `${values.element} liegt in der Zukunft (${de}).`,
          `${values.element} is in the future (${en}).`,
        );
      }
      case 'counting': {
        const [retained, counted] = [dayText(values.retained), dayText(values.counted)];
        return text(
          `Das Aufbewahrungsende ist ${retained.de}, nach der Aufbewahrungsdauer wäre es ${counted.de}.`,
          `The end of retention is ${retained.en}, by the Aufbewahrungsdauer it would be ${counted.en}.`,
        );
      }
      case 'years':
        return text(
          `Die Aufbewahrungsdauer ist keine mögliche Zahl von Jahren (${values.years}).`,
          `The Aufbewahrungsdauer is no possible number of years (${values.years}).`,
        );
    }
  },
  reason: text(
    'Aus diesen Daten werden Fristen berechnet; ein Fehler führt zu früher Vernichtung oder ewiger Aufbewahrung.',
    'Deadlines are computed from these; a fault destroys too early or never.',
  ),
  repair: text(
    'Laufzeit, zdA-Datum, Aufbewahrungsdauer und Aufbewahrungsende in der E-Akte prüfen und berichtigen.',
    'Check and correct period, date of closing, Aufbewahrungsdauer and end of retention in the e-file.',
  ),
  source: text(
    'xdomea-Schema, Erläuterungen zu Laufzeit, ZdADatum und Aufbewahrungsende: Der 31.12. kann allein das Jahr bedeuten; im Übrigen Regel dieser Prüfung',
    'xdomea schema, explanations of Laufzeit, ZdADatum and Aufbewahrungsende: 31 December may stand for the year alone; otherwise a rule of this check',
  ),
  example: { wrong: 'Beginn 2020-01-01, Ende 2019-01-01', right: 'Beginn 2019-01-01, Ende 2020-01-01' },
};
