import type { Reader } from './reader.ts';

// An array is an empty text to a template literal, and some objects cannot be one at all.
const simple = (value: unknown): string =>
  /^(string|number|boolean)$/.test(typeof value) ? `${value}` : '?';

/** `true` and `false`, also as the words and the empty value that attributes have. */
export const flag: Reader<boolean> = (value, report, path) =>
  /^(true|)$/.test(simple(value)) ||
  (value === false || value === 'false' ? false : report(path, 'true or false'));

/** A number from 0, also as the text of an attribute. */
export const number: Reader<number> = (value, report, path) =>
  /^\d+(\.\d+)?$/.test(simple(value)) ? Number(value) : report(path, 'a number from 0');

/** An instant or a day in ISO 8601. */
export const date: Reader<string> = (value, report, path) =>
  typeof value === 'string' && Date.parse(value) > -1e15 ? value : report(path, 'a date in ISO 8601');

/** Level of a heading, 2 to 6: a page has its first one already. */
export const heading: Reader<2 | 3 | 4 | 5 | 6> = (value, report, path) =>
  /^[2-6]$/.test(simple(value)) ? (Number(value) as 2) : report(path, 'a level from 2 to 6');

/** Names and texts, as hidden fields of a form. */
export const fields: Reader<Readonly<Record<string, string>>> = (value, report, path) => {
  const known = value !== null && typeof value === 'object' && !Array.isArray(value);
  const entries = Object.entries(known ? value : {});
  return known && entries.every(([, one]) => typeof one === 'string' || typeof one === 'number')
    ? Object.fromEntries(entries.map(([name, one]) => [name, `${one}`]))
    : report(path, 'names with texts');
};
