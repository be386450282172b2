import { text } from './local-text.ts';
import type { Rule } from './rule.ts';

/** The day of a date without its zone, comparable as text. */
function dayOf(date: string | undefined): string | undefined {
  return date === undefined ? undefined : /^\d{4}-\d\d-\d\d/.exec(date)?.[0];
}

/** True when `late` is before `early`. 31 December may stand for "some time in that year". */
function isBefore(late: string | undefined, early: string | undefined): boolean {
  if (late === undefined || early === undefined || late >= early) return false;
  return !(early.endsWith('-12-31') && early.slice(0, 4) === late.slice(0, 4));
}

/** Period, closing and retention follow one another. */
export const r25: Rule = {
  id: 'R25',
  severity: 'warning',
  title: text(
    'Laufzeit, Schließung und Aufbewahrungsende widersprechen sich',
    'Period, closing and end of retention contradict each other',
  ),
  reason: text(
    'Aus diesen Daten werden Fristen berechnet; ein Widerspruch führt zu früher Vernichtung oder ewiger Aufbewahrung.',
    'Deadlines are computed from these; a contradiction destroys too early or never.',
  ),
  repair: {
    who: 'authority',
    how: text(
      'Laufzeit und ZdA-Datum der Akte prüfen und berichtigen.',
      'Check and correct the period and the closing date of the record.',
    ),
  },
  source:
    'xdomea schema, Laufzeit, ZdADatum and Aufbewahrungsende, documentation and implementationHint (H): 31.12.JJJJ may mean the year only; practice (P)',
  example: { wrong: 'Beginn 2020-01-01, Ende 2019-01-01', right: 'Beginn 2019-01-01, Ende 2020-01-01' },

  visit(context) {
    return {
      leave(object) {
        const { data } = object;
        // For context records the flag Kontextobjekt decides, whatever the dates say.
        if (data.kind === 'Dokument' || data.kontextobjekt === true) return;
        const begin = dayOf(data.laufzeit?.beginn);
        const end = dayOf(data.laufzeit?.ende);
        const retained = dayOf(data.aussonderungsmetadaten?.aufbewahrungsende);
        if (isBefore(end, begin)) {
          context.report(
            {
              de: `Die Laufzeit endet am ${end}, vor ihrem Beginn am ${begin}.`,
              en: `The period ends on ${end}, before it begins on ${begin}.`,
            },
            { object },
          );
        }
        if (isBefore(retained, end)) {
          context.report(
            {
              de: `Das Aufbewahrungsende ${retained} liegt vor dem Ende der Laufzeit ${end}.`,
              en: `The end of retention ${retained} is before the end of the period ${end}.`,
            },
            { object },
          );
        }
        if (data.zdaDatum !== undefined && data.zda !== true) {
          context.report(
            {
              de: `Ein ZdA-Datum (${data.zdaDatum}) ist angegeben, ZdA aber nicht gesetzt.`,
              en: `A date of closing (${data.zdaDatum}) is given, but ZdA is not set.`,
            },
            { object },
          );
        }
      },
    };
  },
};
