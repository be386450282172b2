/**
 * A date as `YYYY-MM-DD`, from `dd.MM.yyyy` or from that form itself. What is no date of the calendar is left as it was
 * delivered: an unknown day is no mistake of the person.
 */
export function isoDate(text: string): string {
  const [, day, month, year] = /^(\d{2})\.(\d{2})\.(\d{4})$/.exec(text.trim()) ?? [];
  if (day === undefined || month === undefined || year === undefined) return text;
  const iso = `${year}-${month}-${day}`;
  const time = Date.parse(`${iso}T00:00:00Z`);
  // 31.02. would become a day in March.
  const isReal = Number.isFinite(time) && new Date(time).toISOString().startsWith(iso);
  return isReal ? iso : text;
}
