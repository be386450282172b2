/** `time`: 14:05, `date`: 23. November 2026, `both`; in Europe/Berlin. Nothing for what is not an instant. */
export function showDate(
  instant: string | undefined,
  lang: string,
  what: 'time' | 'date' | 'both',
): string | undefined {
  const date = new Date(instant ?? '');
  return date.getTime()
    ? date.toLocaleString(lang, {
        dateStyle: what === 'time' ? undefined : 'long',
        timeStyle: what === 'date' ? undefined : 'short',
        timeZone: 'Europe/Berlin',
      })
    : undefined;
}
