import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { processorTime } from '../../../../tools/testing/processor-time.ts';
import { CkanError } from './errors.ts';
import { parseQuery } from './search.ts';

describe('search syntax', () => {
  it.each([
    ['', []],
    ['*:*', []],
    ['hund', [{ negative: false, field: undefined, value: 'hund' }]],
    [
      'extras_identifier:"urn:uuid:1"',
      [{ negative: false, field: 'extras_identifier', value: 'urn:uuid:1' }],
    ],
    ['name:"a \\"b\\""', [{ negative: false, field: 'name', value: 'a "b"' }]],
    [
      '+organization:stadt -tags:"Straßen Bau" AND NOT state:draft',
      [
        { negative: false, field: 'organization', value: 'stadt' },
        { negative: true, field: 'tags', value: 'Straßen Bau' },
        { negative: true, field: 'state', value: 'draft' },
      ],
    ],
  ])('reads %j', (text, clauses) => {
    expect(parseQuery(text)).toEqual(clauses);
  });

  it.each(['a OR b', 'name:[a TO b]', '(a b)', 'title:hun~', '"offen', 'a^2'])('refuses %j', (text) => {
    expect(() => parseQuery(text)).toThrow(CkanError);
  });

  it('ends for every text, with clauses or with a typed error', async () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        try {
          expect(Array.isArray(parseQuery(text))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(CkanError);
        }
      }),
    );
    const parse = () => {
      expect(() => parseQuery(`${'"\\'.repeat(20_000)}`)).toThrow(CkanError);
      expect(() => parseQuery(`${'a'.repeat(50_000)}(`)).toThrow(CkanError);
    };
    expect(await processorTime(parse, 1000)).toBeLessThan(1000);
  });
});
