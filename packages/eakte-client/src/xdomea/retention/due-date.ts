import type { Datum, Schriftgutobjekt } from '../model/index.ts';
import { compareDays, type Day, dayOf, dayText, yearsAfter } from './day.ts';
import { type EffectiveValues, effectiveOf } from './effective.ts';

/** What a due date lacks. `zdaDatum`: neither it nor the end of a Laufzeit is known, or the record is still open. */
export type MissingForDueDate = 'aufbewahrungsdauer' | 'zdaDatum' | 'aufbewahrungsende';

/** When the retention of a record ends. */
export type DueDate =
  | {
      readonly kind: 'date';
      /** Last day on which the record has to be kept, `2035-12-31`. */
      readonly date: Datum;
      /** What it comes from: the date itself, or years counted from the closing or from the end of the Laufzeit. */
      readonly basis: 'aufbewahrungsende' | 'zda' | 'laufzeit';
    }
  /** Kept for ever (`Unbefristet`). */
  | { readonly kind: 'unlimited' }
  /** Not said. It is never guessed: what is missing is named. */
  | { readonly kind: 'unknown'; readonly missing: readonly MissingForDueDate[] };

/** How years are counted. */
export interface DueDateOptions {
  /**
   * `calendar-year-end` (default): to the 31 December of the year of closing plus the years. `exact-day`: to the same
   * day so many years later.
   */
  counting?: 'calendar-year-end' | 'exact-day' | undefined;
}

/**
 * When the retention of a record ends: `Unbefristet` is for ever; otherwise `Aufbewahrungsende` where it is given;
 * otherwise the end of the year of `ZdADatum` (without it, of the end of the Laufzeit) plus `AnzahlJahre`. A record
 * that is said to be open (`ZdA` = 0) has no beginning. A record that states both `Unbefristet` and a date is kept,
 * because the other way round it would be lost.
 *
 * That the years count from the closing is in the standard (xdomea 4.0.0, Aufbewahrungsdauer); that they end with the
 * calendar year is the custom of German administrations, not a rule of the standard: `counting` changes it. What a
 * record inherits is in `effective` of `readItems()`; a record itself is judged by what it says alone.
 *
 * @example
 * for await (const item of readItems(() => createReadStream('message.xml')))
 *   if (item.kind === 'Dokument') console.log(item.id, dueDate(item.effective));
 */
export function dueDate(of: Schriftgutobjekt | EffectiveValues, options: DueDateOptions = {}): DueDate {
  const values = 'kind' in of ? effectiveOf([of]) : of;
  const { aufbewahrungsdauer, aufbewahrungsende, fristbeginn } = values;
  if (aufbewahrungsdauer?.value.unbefristet === true) return { kind: 'unlimited' };
  if (aufbewahrungsende !== undefined) {
    const end = dayOf(aufbewahrungsende.value);
    // A date that cannot be read was meant to decide: years must not take its place.
    return end
      ? { kind: 'date', date: dayText(end), basis: 'aufbewahrungsende' }
      : { kind: 'unknown', missing: ['aufbewahrungsende'] };
  }
  const missing: MissingForDueDate[] = [];
  const years = aufbewahrungsdauer?.value.anzahlJahre;
  const begin = dayOf(fristbeginn?.value.datum);
  // 2.x allows any whole number. What less than no years means is not said anywhere.
  const isCount = years !== undefined && Number.isSafeInteger(years) && years >= 0 && years <= 65_535;
  if (!isCount) missing.push('aufbewahrungsdauer');
  if (!begin) missing.push('zdaDatum');
  if (!isCount || !begin || !fristbeginn) return { kind: 'unknown', missing };
  const end: Day =
    options.counting === 'exact-day'
      ? yearsAfter(begin, years)
      : { year: begin.year + years, month: 12, day: 31 };
  return { kind: 'date', date: dayText(end), basis: fristbeginn.value.basis };
}

/** The same by years alone, whatever `Aufbewahrungsende` says: what a date is compared with. */
export const countedDate = (values: EffectiveValues, options: DueDateOptions = {}): DueDate =>
  dueDate({ ...values, aufbewahrungsende: undefined }, options);

/**
 * Whether a stated end and the end by years contradict each other. It depends on local rules whether years are counted to
 * the day, to the end of the year or from the year after: so much is the same.
 */
export function contradict(stated: DueDate, counted: DueDate): boolean {
  if (stated.kind !== 'date' || counted.kind !== 'date') return false;
  const later = yearOf(stated) - yearOf(counted);
  return later < 0 || later > 1;
}

const yearOf = ({ date }: { readonly date: Datum }): number => dayOf(date)?.year ?? Number.NaN;

/**
 * Whether the retention had ended before a day: on the due date itself the record still has to be kept. False for what
 * is unlimited or unknown. Compare with this and not as texts, because years above 9999 occur.
 *
 * @example
 * hasEnded(dueDate(item.effective), '2026-01-01'); // true for a due date of 2025-12-31
 */
export function hasEnded(due: DueDate, day: Datum): boolean {
  if (due.kind !== 'date') return false;
  const limit = dayOf(day);
  const end = dayOf(due.date);
  return limit !== undefined && end !== undefined && compareDays(end, limit) < 0;
}
