/** 14:05 or 23. November 2026 or both, by the styles asked for; in Europe/Berlin. Nothing for what is not an instant. */
export function showDate(
  instant: string | undefined,
  lang: string,
  dateStyle: 'long' | undefined,
  timeStyle?: 'short',
): string | undefined {
  const date = new Date(`${instant}`);
  return Number.isNaN(date.getTime())
    ? undefined
    : date.toLocaleString(lang, { dateStyle, timeStyle, timeZone: 'Europe/Berlin' });
}

/** Whether a date is a day (`2026-11-23`) and no instant. */
export const isDay = (at: string): boolean => !at.includes('T');

const DAY = 86_400_000;

/**
 * Whether an instant, or the whole of a day, has passed. Days end at midnight UTC, which is an hour or two later than in
 * Germany: nobody is told too early that a deadline is over.
 */
export const isOver = (due: string, now: Date): boolean =>
  Date.parse(due) + (isDay(due) ? DAY : 0) < now.getTime();
