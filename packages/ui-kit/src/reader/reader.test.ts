import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { address } from './address.ts';
import { list, needed, object, type Reader, text, UNKNOWN, words } from './reader.ts';
import { date, fields, flag, heading, number } from './values.ts';

function reading<T>(reader: Reader<T>, value: unknown): { value: T | undefined; reports: string[] } {
  const reports: string[] = [];
  return {
    value: reader(value, (path, expected) => void reports.push(`${path}: ${expected}`), ''),
    reports,
  };
}

interface Person {
  readonly name: string;
  readonly age?: number | undefined;
  readonly role?: 'clerk' | 'mayor' | undefined;
  readonly pages?: readonly string[] | undefined;
}
const person = object<Person>({
  name: needed(text, ''),
  age: number,
  role: words(['clerk', 'mayor']),
  pages: list(address),
});

describe('reader', () => {
  it('reads what fits and leaves out what nobody asked for', () => {
    expect(reading(person, { name: 'Łucja', age: '7', role: 'clerk', pages: ['/a'], secret: 'x' })).toEqual({
      value: { name: 'Łucja', age: 7, role: 'clerk', pages: ['/a'] },
      reports: [],
    });
  });

  it('names the place of every fault and what belongs there', () => {
    expect(reading(person, { age: 'old', role: 'king', pages: ['/a', 'javascript:x', 5] }).reports).toEqual([
      'name: a value',
      'age: a number from 0',
      'role: clerk, mayor',
      'pages.1: a relative or http(s) address',
      'pages.2: a relative or http(s) address',
    ]);
  });

  it('reads an unknown word as unknown, and what is not there as not there', () => {
    expect(reading(person, { name: 'x', role: 'king' }).value?.role).toBe(UNKNOWN);
    expect(reading(person, { name: 'x', role: null }).value).toEqual({ name: 'x' });
  });

  it.each([
    [flag, [true, '', 'true'], true],
    [flag, [false, 'false'], false],
    [number, [3, '3'], 3],
    [heading, [2, '2'], 2],
    [date, ['2026-11-29'], '2026-11-29'],
    [date, ['2026-11-29T12:00:00+01:00'], '2026-11-29T12:00:00+01:00'],
    [date, ['2026-11-29T11:00:00.123Z'], '2026-11-29T11:00:00.123Z'],
    [text, ['7', 7], '7'],
  ] as [Reader<unknown>, unknown[], unknown][])(
    '%# takes what attributes and objects have',
    (reader, given, value) => {
      for (const one of given) expect(reading(reader, one)).toEqual({ value, reports: [] });
    },
  );

  it('takes an attribute that says itself', () => {
    const report = (): undefined => undefined;
    expect(flag('required', report, 'required')).toBe(true);
    expect(flag('required', report, 'disabled')).toBeUndefined();
  });

  it.each([
    [flag, ['yes', 1, {}]],
    [number, [-1, 'x', '', Number.NaN, Number.POSITIVE_INFINITY, '1e9', {}]],
    [heading, [1, 7, '2><img src=x', '02', {}]],
    [
      date,
      ['tomorrow', '', 20261129, {}, '7', 'November 3, 2026', '2026-11-29T12:00:00', '2026-13-01', '2026-11'],
    ],
    [fields, [[], 'csrf', { a: {} }, { a: null }, 5]],
    [text, [{}, [], true, Symbol('x')]],
    [address, ['javascript:x', '', 5n, {}]],
  ] as [Reader<unknown>, unknown[]][])('%# refuses anything else, once', (reader, given) => {
    for (const one of given) {
      const { value, reports } = reading(reader, one);
      expect(value, String(one)).toBeUndefined();
      expect(reports, String(one)).toHaveLength(1);
    }
  });

  it('survives anything', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withDate: true, withMap: true }), (anything) => {
        const { value, reports } = reading(person, anything);
        if (value === undefined) return reports.length > 0;
        return typeof value.name === 'string' && !Object.hasOwn(value, '__proto__');
      }),
    );
  });
});
