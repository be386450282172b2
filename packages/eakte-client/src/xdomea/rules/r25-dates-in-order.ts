import { type Term, term } from '@rathaus/client-core/findings';
import type { Akte, Vorgang } from '../model/index.ts';
import { compareDays, type Day, dayOf, dayText } from '../retention/day.ts';
import { contradict, countedDate, dueDate } from '../retention/due-date.ts';
import { effectiveOf } from '../retention/effective.ts';
import { dayIn } from '../retention/today.ts';
import { excerpt } from './excerpt.ts';
import type { Rule, RuleObject } from './rule.ts';

/** Values of R25. */
export type R25Values =
  | { readonly fault: Term<'period'>; readonly begin: string; readonly end: string }
  | { readonly fault: Term<'retention'>; readonly retained: string; readonly end: string }
  | { readonly fault: Term<'closing'>; readonly date: string }
  /** The Laufzeit goes on after the record was closed. */
  | { readonly fault: Term<'after-closing'>; readonly end: string; readonly closed: string }
  | { readonly fault: Term<'before-closing'>; readonly retained: string; readonly closed: string }
  /** A day that has to be over is to come. */
  | { readonly fault: Term<'future'>; readonly element: Term<DatedElement>; readonly date: string }
  /** Aufbewahrungsende and Aufbewahrungsdauer lead to different years. */
  | { readonly fault: Term<'counting'>; readonly retained: string; readonly counted: string }
  /** No number of years. */
  | { readonly fault: Term<'years'>; readonly years: number };

type DatedElement = 'Laufzeit/Beginn' | 'Laufzeit/Ende' | 'ZdADatum' | 'Transferfristende';

/** True when `late` is before `early`. 31 December may mean "some time in that year". */
function isBefore(late: Day | undefined, early: Day | undefined): boolean {
  if (late === undefined || early === undefined || compareDays(late, early) >= 0) return false;
  return !(isYearAlone(early) && early.year === late.year);
}

const isYearAlone = ({ month, day }: Day): boolean => month === 12 && day === 31;

/** Most years that versions from 3.0 can say (`xs:unsignedShort`), where more breaks the schema; 2.x takes any number. */
const mostYears = 65_535;

const isCount = (years: number): boolean => years >= 0 && years <= mostYears;

/** Period, closing and retention follow one another. */
export const r25: Rule<R25Values> = {
  id: 'R25',
  severity: 'warning',
  who: 'authority',
  visit(context) {
    const today = dayOf(dayIn(context.instant));
    // Other messages are about records that are worked on: there a period may be planned.
    const isForArchive = context.messageType === '0501' || context.messageType === '0503';
    /** Reports a day to come, and says whether it is one. */
    const isToCome = (
      object: RuleObject,
      element: DatedElement,
      day: Day | undefined,
      field: string,
    ): boolean => {
      if (!isBefore(today, day)) return false;
      context.report(
        { fault: term('future'), element: term(element), date: dayText(day!) },
        { object, field },
      );
      return true;
    };
    const judgePeriod = (object: RuleObject, data: Akte | Vorgang) => {
      const begin = dayOf(data.laufzeit?.beginn);
      const end = dayOf(data.laufzeit?.ende);
      const closed = dayOf(data.zdaDatum);
      const retained = dayOf(data.aussonderungsmetadaten?.aufbewahrungsende);
      isToCome(object, 'Laufzeit/Beginn', begin, 'laufzeit/beginn');
      const endsLater =
        (isForArchive || data.zda === true) && isToCome(object, 'Laufzeit/Ende', end, 'laufzeit/ende');
      const closedLater = isToCome(object, 'ZdADatum', closed, 'zdaDatum');
      if (isBefore(end, begin)) {
        context.report(
          { fault: term('period'), begin: dayText(begin!), end: dayText(end!) },
          { object, field: 'laufzeit/ende' },
        );
      }
      if (!endsLater && isBefore(closed, end)) {
        context.report(
          { fault: term('after-closing'), end: dayText(end!), closed: dayText(closed!) },
          { object, field: 'laufzeit/ende' },
        );
      }
      const field = 'aussonderungsmetadaten/aufbewahrungsende';
      if (!endsLater && isBefore(retained, end)) {
        context.report(
          { fault: term('retention'), retained: dayText(retained!), end: dayText(end!) },
          { object, field },
        );
      } else if (!closedLater && isBefore(retained, closed)) {
        context.report(
          { fault: term('before-closing'), retained: dayText(retained!), closed: dayText(closed!) },
          { object, field },
        );
      }
    };
    const judgeRetention = (object: RuleObject, data: Akte | Vorgang) => {
      const years = data.aussonderungsmetadaten?.aufbewahrungsdauer?.anzahlJahre;
      if (years !== undefined && !isCount(years) && context.version.startsWith('2.')) {
        context.report(
          { fault: term('years'), years },
          { object, field: 'aussonderungsmetadaten/aufbewahrungsdauer/anzahlJahre' },
        );
      }
      const own = effectiveOf([data]);
      const [stated, counted] = [dueDate(own), countedDate(own)];
      if (contradict(stated, counted) && stated.kind === 'date' && counted.kind === 'date') {
        context.report(
          { fault: term('counting'), retained: stated.date, counted: counted.date },
          { object, field: 'aussonderungsmetadaten/aufbewahrungsende' },
        );
      }
      if (!isForArchive) return;
      const transfer = dayOf(data.aussonderungsmetadaten?.transferfristende);
      isToCome(object, 'Transferfristende', transfer, 'aussonderungsmetadaten/transferfristende');
    };
    return {
      leave(object) {
        const { data } = object;
        // For context records the flag Kontextobjekt decides, whatever the dates say.
        if (data.kind === 'Dokument' || data.kontextobjekt === true) return;
        judgePeriod(object, data);
        judgeRetention(object, data);
        if (data.zdaDatum !== undefined && data.zda !== true) {
          context.report(
            { fault: term('closing'), date: excerpt(data.zdaDatum) },
            { object, field: 'zdaDatum' },
          );
        }
      },
    };
  },
};
