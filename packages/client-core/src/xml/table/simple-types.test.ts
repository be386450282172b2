import { describe, expect, it } from 'vitest';
import { builtInTypes } from './simple-types.ts';

const accepts = (type: string, text: string) => builtInTypes.get(type)!.test(text);

describe('built-in types', () => {
  it.each([
    ['2015-03-02', true],
    ['2015-03-02Z', true],
    ['2015-03-02+14:00', true],
    ['12015-03-02', true],
    ['-0044-03-15', true],
    ['0001-01-01', true],
    ['2015-01-31', true],
    ['2016-02-29', true],
    ['2000-02-29', true],
    ['2015-02-29', false],
    ['1900-02-29', false],
    ['2015-04-31', false],
    ['2015-02-30', false],
    ['0000-01-01', false],
    ['2015-00-02', false],
    ['2015-13-02', false],
    ['2015-03-00', false],
    ['2015-03-32', false],
    ['2015/03/02', false],
    ['2015-03/02', false],
    ['2015-3-02', false],
    ['2015-03-0x', false],
    ['2015-03-1 ', false],
    ['2015-03-02 ', false],
    ['02.03.2015', false],
    ['', false],
  ])('date %j: %s', (text, expected) => {
    expect(accepts('date', text)).toBe(expected);
    expect(accepts('dateTime', `${text}T10:11:12`)).toBe(expected && !/[Z+]/.test(text));
  });

  it.each([
    ['2015-03-02T24:00:00', true],
    ['2015-03-02T10:11:12.5+01:00', true],
    ['2015-03-02', false],
    ['2015-03-02T24:00:01', false],
    ['2015-03-02T10:60:12', false],
    ['2015-03-02 10:11:12', false],
    ['2015-03-02T10:11:12+14:01', false],
  ])('dateTime %j: %s', (text, expected) => expect(accepts('dateTime', text)).toBe(expected));

  it.each([
    ['0', true, true, true],
    ['007', true, true, true],
    ['999999999', true, true, true],
    ['2147483647', true, true, true],
    ['2147483648', false, true, true],
    ['4294967295', false, true, true],
    ['4294967296', false, false, true],
    ['-1', true, false, true],
    ['+1', true, false, true],
    ['9'.repeat(24), false, false, true],
    ['9'.repeat(25), false, false, false],
    ['', false, false, false],
    ['1 ', false, false, false],
    ['1.0', false, false, false],
    ['1e3', false, false, false],
    ['١', false, false, false],
  ])('%j as int %s, as unsignedInt %s, as integer %s', (text, int, unsignedInt, integer) => {
    expect(accepts('int', text)).toBe(int);
    expect(accepts('unsignedInt', text)).toBe(unsignedInt);
    expect(accepts('integer', text)).toBe(integer);
  });
});
