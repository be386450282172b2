/** A day of the calendar. */
export interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const daysOf = (year: number, month: number): number => {
  if (month !== 2) return [4, 6, 9, 11].includes(month) ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
};

/**
 * The day of an `xs:date` (`2025-12-31`, with a zone `2025-12-31+01:00`); a year alone (`xs:gYear` of 2.x) is its last
 * day. The zone does not move the day. Years may have more than four digits, which sort only as numbers. Undefined for
 * everything else, and for years before 1.
 */
export function dayOf(text: string | undefined): Day | undefined {
  if (text === undefined) return undefined;
  const read = plainDay(text) ?? anyDay(text);
  if (!read) return undefined;
  const isReal = read.year > 0 && read.month >= 1 && read.month <= 12 && read.day >= 1;
  return isReal && read.day <= daysOf(read.year, read.month) ? read : undefined;
}

/** `2025-12-31` and nothing else. Nearly every date is written so, and large messages have several for each record. */
function plainDay(text: string): Day | undefined {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return undefined;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  return year < 0 || month < 0 || day < 0 ? undefined : { year, month, day };
}

/** The number the digits from a place up to another make; -1 when one is no digit. */
function digits(text: string, from: number, end: number): number {
  let number = 0;
  for (let at = from; at < end; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    number = number * 10 + digit;
  }
  return number;
}

function anyDay(text: string): Day | undefined {
  const match = /^(\d{4}|[1-9]\d{4,})(?:-(\d\d)-(\d\d))?(?:Z|[+-]\d\d:\d\d)?$/.exec(text);
  if (!match) return undefined;
  const [, year, month = '12', day = '31'] = match;
  return { year: Math.min(Number(year), latestYear), month: Number(month), day: Number(day) };
}

/** Later ones are taken for it: they are as far away. */
const latestYear = 999_999_999_999;

/** `2025-12-31`. Years above 9999 have more digits. */
export function dayText({ year, month, day }: Day): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** The same day so many years later; the 29 February of a year without one is its 28 February (like § 188 BGB). */
export function yearsAfter({ year, month, day }: Day, years: number): Day {
  const later = year + years;
  return { year: later, month, day: Math.min(day, daysOf(later, month)) };
}

/** Below zero when `a` is before `b`. */
export const compareDays = (a: Day, b: Day): number => a.year - b.year || a.month - b.month || a.day - b.day;
