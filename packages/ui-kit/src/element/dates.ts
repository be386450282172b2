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
