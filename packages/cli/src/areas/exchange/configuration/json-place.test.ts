import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeOfFault } from './json-place.ts';

describe('the place at which a text is no JSON', () => {
  it.each([
    ['{\n  "hund": Geheim }', 2, 11],
    ['{"a": 1,}', 1, 9],
    ['[1 2]', 1, 4],
    ['{"a" 1}', 1, 6],
    ['{a: 1}', 1, 2],
    ['[1}', 1, 3],
    ["{'a': 1}", 1, 2],
    ['{"a": "x\ny"}', 1, 7],
    ['{"a": 01}', 1, 8],
    ['{}\n{}', 2, 1],
    ['{"a": [1, 2', 1, 12],
    ['', 1, 1],
    ['\ufeff{}', 1, 1],
  ])('%j', (text, line, column) => {
    expect(placeOfFault(text)).toEqual({ line, column });
  });

  it('is found exactly where the parser finds a fault', () => {
    const characters = fc.constantFrom(...'{}[],:"\\ \n0123456789-+.eEtrufalsn'.split(''));
    const broken = fc.tuple(fc.json(), fc.nat(), characters).map(([json, at, one]) => {
      const place = at % (json.length + 1);
      return json.slice(0, place) + one + json.slice(place + 1);
    });
    fc.assert(
      fc.property(fc.oneof(fc.json(), broken, fc.string({ unit: characters })), (text) => {
        let isJson = true;
        try {
          JSON.parse(text);
        } catch {
          isJson = false;
        }
        expect(placeOfFault(text) === undefined).toBe(isJson);
      }),
      { numRuns: 2000 },
    );
  });
});
