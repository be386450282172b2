/** A day of the calendar: `2026-12-01`. */
export type Day = string;

const berlin = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Berlin',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** What clocks in Germany show at an instant, as if it were UTC. */
function wallClock(instant: number): number {
  const parts = new Map(berlin.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0;
  const shown = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return shown + (((instant % 1000) + 1000) % 1000);
}

/** The day of an instant in Germany. */
export const dayOf = (instant: number): Day => new Date(wallClock(instant)).toISOString().slice(0, 10);

/** So many days later in the calendar, however many hours those have. */
export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Monday is 1 and Sunday 7 (ISO 8601). */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7;

/**
 * The instant at which clocks in Germany show a time on a day. An hour that comes twice in autumn is the first of the two; in
 * the one that spring leaves out clocks already show an hour more.
 */
export function berlinInstant(day: Day, time: string): number {
  const shown = Date.parse(`${day}T${time}:00Z`);
  const winter = shown - 3_600_000;
  const summer = winter - 3_600_000;
  return wallClock(summer) === shown ? summer : winter;
}
