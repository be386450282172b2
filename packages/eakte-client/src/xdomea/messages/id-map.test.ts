import fc from 'fast-check';
import { expect, it } from 'vitest';
import { heldBytes } from '../../../../../tools/testing/held-memory.ts';
import { IdMap } from './id-map.ts';

it('is a map whose keys have no case, in the order of adding', () => {
  const id = fc.oneof(fc.uuid(), fc.constantFrom('5', 'x|y', 'Ä'), fc.nat({ max: 40 }).map(uuid));
  fc.assert(
    fc.property(fc.array(fc.tuple(id, fc.nat({ max: 255 }), fc.boolean()), { maxLength: 400 }), (entries) => {
      const map = new IdMap();
      const truth = new Map<string, number>();
      for (const [key, value, upper] of entries) {
        const given = upper ? key.toUpperCase() : key;
        expect(map.get(given)).toBe(truth.get(key.toLowerCase()));
        map.set(given, value);
        truth.set(key.toLowerCase(), value);
      }
      expect(map.size).toBe(truth.size);
      const uuids = (list: Iterable<[string, number]>) => [...list].filter(([key]) => key.length === 36);
      expect(uuids(map)).toEqual(uuids(truth));
      expect(new Map(map)).toEqual(truth);
    }),
    { numRuns: 200 },
  );
});

it('holds a quarter of a million ids in tens of bytes each', async () => {
  const map = new IdMap();
  const before = await heldBytes();
  for (let number = 0; number < 250_000; number += 1) map.set(uuid(number), number % 256);
  // As strings in a map they are 90.
  expect((await heldBytes()) - before).toBeLessThan(250_000 * 60);
  expect(map.size).toBe(250_000);
  expect(map.get(uuid(123_456))).toBe(123_456 % 256);
  expect(map.has(uuid(250_000))).toBe(false);
});

function uuid(number: number): string {
  return `5f3c2b1a-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}
