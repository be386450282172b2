import type { TableColumnType } from './config.ts';

/** How numbers of a column are written. Without it they are plain digits. */
export type NumberFormat = 'de' | 'en' | undefined;

/** The value of a trimmed cell, `undefined` when the cell does not fit the type of its column. */
export type CellParser = (text: string) => string | number | undefined;

const whole = '[+-]?(?:0|[1-9]\\d*)';
const numbers = {
  plain: /^[+-]?(?:0|[1-9]\d*)$/,
  de: new RegExp(`^(?:${whole}|[+-]?[1-9]\\d{0,2}(?:\\.\\d{3})+)(?:,\\d+)?$`),
  en: new RegExp(`^(?:${whole}|[+-]?[1-9]\\d{0,2}(?:,\\d{3})+)(?:\\.\\d+)?$`),
} as const;

/** Digits that a double keeps whatever they are (IEEE 754 binary64, `DBL_DIG`). */
const keptDigits = 15;

/**
 * How cells of a column become values. Strict: leading zeros, exponents, two-digit years, days that the calendar does not
 * have and numbers with more digits than a double keeps do not fit, because their value would be guessed or altered.
 */
export function cellParser(type: TableColumnType, format: NumberFormat): CellParser {
  if (type === 'text') return (text) => text;
  if (type === 'date') return parseDate;
  const shape = numbers[format ?? 'plain'];
  return (text) => {
    if (text.length > 40 || !shape.test(text)) return undefined;
    const plain = format === 'de' ? text.replaceAll('.', '').replace(',', '.') : text.replaceAll(',', '');
    const value = Number(plain);
    if (type === 'integer' && !Number.isInteger(value)) return undefined;
    if (Object.is(value, -0)) return undefined;
    const digits = plain.replace(/^[+-]?0*\.?0*/, '').replace('.', '').length;
    return digits > keptDigits ? undefined : value;
  };
}

function parseDate(text: string): string | undefined {
  const german = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text);
  const [, year, month, day] = german
    ? ['', german[3], german[2]?.padStart(2, '0'), german[1]?.padStart(2, '0')]
    : (/^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? []);
  if (year === undefined) return undefined;
  const date = `${year}-${month}-${day}`;
  return isDate(date) ? date : undefined;
}

/** Whether a text is a day of the calendar, as `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
