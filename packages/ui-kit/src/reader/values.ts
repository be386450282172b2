import type { Reader } from './reader.ts';

// An array is an empty text to a template literal, and some objects cannot be one at all.
const simple = (value: unknown): string =>
  /^(string|number|boolean)$/.test(typeof value) ? `${value}` : '?';

/** `true` and `false`, also as attributes say them: by the words, by nothing (`required`) or by their name (`required="required"`). */
export const flag: Reader<boolean> = (value, report, path) =>
  ['true', '', path].includes(simple(value)) ||
  (value === false || value === 'false' ? false : report(path, 'true or false'));

/** A number from 0, also as the text of an attribute. */
export const number: Reader<number> = (value, report, path) =>
  /^\d+(\.\d+)?$/.test(simple(value)) ? Number(value) : report(path, 'a number from 0');

/** A day or an instant in ISO 8601. Without an offset the same instant would be another one on each device. */
export const date: Reader<string> = (value, report, path) =>
  typeof value === 'string' &&
  /^\d{4}(-\d\d){2}(T.+(Z|[+-]\d\d:?\d\d))?$/.test(value) &&
  Date.parse(value) > -1e15
    ? value
    : report(path, 'ISO 8601 with offset');

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
