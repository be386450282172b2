import { addDays, berlinInstant, type Day, dayOf, weekdayOf } from './berlin-time.ts';

/** Monday is 1 and Sunday 7 (ISO 8601). */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Something that no public text says; a plan that rests on it names it. */
export type PlanAssumption = 'cut-off' | 'processing-days';

/** When a provider takes over new metadata. Times are those of clocks in Germany. */
export type LoadingDays =
  | {
      readonly kind: 'weekly';
      /** Day on which it loads what was handed in; at what hour is said nowhere, so the whole day counts. */
      readonly weekday: Weekday;
      /** What is handed in later is loaded a week later. */
      readonly cutOff: { readonly weekday: Weekday /** `12:00` */; readonly time: string };
      readonly assumptions?: readonly PlanAssumption[] | undefined;
    }
  | {
      readonly kind: 'by-hand';
      /** Days from handing in until the provider has it. */
      readonly days: number;
      readonly assumptions?: readonly PlanAssumption[] | undefined;
    };

/** A provider whose loading days are known. */
export type LoadingProvider = 'bundid-integration' | 'bundid-production' | 'unternehmenskonto';

/**
 * When providers load metadata. BundID: integration on Tuesdays, cut-off on Mondays at 12:00; production on Thursdays
 * (Anbindungsleitfaden 1.9). Its cut-off for production is not public, nor how long Mein Unternehmenskonto takes: what stands
 * here is an assumption, which plans name. Ask, and give your own.
 *
 * @example
 * planKeyChange({ provider: { loads: { ...loadingDays['bundid-production'], cutOff: { weekday: 2, time: '12:00' } } }, … });
 */
export const loadingDays = {
  'bundid-integration': { kind: 'weekly', weekday: 2, cutOff: { weekday: 1, time: '12:00' } },
  'bundid-production': {
    kind: 'weekly',
    weekday: 4,
    cutOff: { weekday: 3, time: '12:00' },
    assumptions: ['cut-off'],
  },
  unternehmenskonto: { kind: 'by-hand', days: 14, assumptions: ['processing-days'] },
} as const satisfies Readonly<Record<LoadingProvider, LoadingDays>>;

/** One way of new metadata to the provider. Instants in milliseconds since 1970. */
export interface Loading {
  /** It has to be handed in until then; `undefined` where there is no such moment. */
  readonly handInBy: number | undefined;
  /** First moment at which the provider may have it, and the first at which it must. */
  readonly from: number;
  readonly until: number;
}

/** The next loading for what is handed in at an instant, or a moment later. */
export function loadingAfter(instant: number, loads: LoadingDays): Loading {
  if (loads.kind === 'by-hand') {
    const until = berlinInstant(addDays(dayOf(instant), loads.days + 1), '00:00');
    return { handInBy: undefined, from: instant, until };
  }
  for (let day = nextWeekday(dayOf(instant), loads.weekday); ; day = addDays(day, 7)) {
    const handInBy = berlinInstant(cutOffBefore(day, loads.cutOff), loads.cutOff.time);
    if (instant > handInBy) continue;
    return { handInBy, from: berlinInstant(day, '00:00'), until: berlinInstant(addDays(day, 1), '00:00') };
  }
}

/** The last loading that is through at an instant; what comes later is too late. */
export function lastLoadingBefore(instant: number, loads: LoadingDays): Loading {
  if (loads.kind === 'by-hand') {
    const handInBy = berlinInstant(addDays(dayOf(instant), -loads.days - 1), '00:00');
    return { handInBy, from: handInBy, until: instant };
  }
  for (let day = addDays(nextWeekday(dayOf(instant), loads.weekday), 0); ; day = addDays(day, -7)) {
    const until = berlinInstant(addDays(day, 1), '00:00');
    if (until > instant) continue;
    const handInBy = berlinInstant(cutOffBefore(day, loads.cutOff), loads.cutOff.time);
    return { handInBy, from: berlinInstant(day, '00:00'), until };
  }
}

/** The first day of this name from a day on, itself included. */
const nextWeekday = (day: Day, weekday: number): Day => addDays(day, (weekday - weekdayOf(day) + 7) % 7);

/** The last day of this name before a loading day; on the day itself only when both have the same name. */
const cutOffBefore = (day: Day, { weekday }: { weekday: number }): Day =>
  addDays(day, -((weekdayOf(day) - weekday + 7) % 7));
