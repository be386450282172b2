/** Weekdays as `Date` counts them. */
const monday = 1;
const noon = 12;
/** Hour of Tuesday at which the new metadata works; the real hour is not public. */
const loadHour = 8;
const hourMs = 3_600_000;

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Berlin',
  weekday: 'short',
  hour: 'numeric',
  hourCycle: 'h23',
});
const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

function berlin(milliseconds: number): { weekday: number; hour: number } {
  const found = parts.formatToParts(milliseconds);
  const value = (type: string) => found.find((part) => part.type === type)?.value ?? '';
  return { weekday: weekdays.indexOf(value('weekday')), hour: Number(value('hour')) };
}

/**
 * When metadata that is delivered now takes effect at BundID's integration: on the Tuesday after the next cut-off, which
 * is on Monday at noon, time of Berlin. Milliseconds since the epoch, in and out.
 */
export function nextLoad(delivered: number): number {
  // Whole hours are enough: no change of the clocks in Berlin shifts by less.
  let hour = Math.ceil(delivered / hourMs) * hourMs;
  const isAt = (weekday: number, wished: number) => {
    const now = berlin(hour);
    return now.weekday === weekday && now.hour === wished;
  };
  while (!isAt(monday, noon)) hour += hourMs;
  while (!isAt(monday + 1, loadHour)) hour += hourMs;
  return hour;
}
