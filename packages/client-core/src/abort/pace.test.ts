import fc from 'fast-check';
import { expect, it } from 'vitest';
import { minimumPace } from './index.ts';

it('lets pass what is fast enough on average, and a short body however slow', () => {
  const keepsUp = minimumPace({ slowest: 1000, within: 10_000 });
  expect(keepsUp(9000, 1)).toBe(true);
  // The average of the whole window counts, not that of one piece.
  expect(keepsUp(1000, 9999)).toBe(true);
  expect(keepsUp(9999, 0)).toBe(true);
  expect(keepsUp(1, 9999)).toBe(false);
});

it('every window counts for itself: a fast beginning buys no slow end', () => {
  const keepsUp = minimumPace({ slowest: 1000, within: 10_000 });
  expect(keepsUp(10_000, 1_000_000)).toBe(true);
  expect(keepsUp(10_000, 9999)).toBe(false);
});

it('whatever the pieces, a body that keeps up for ever brings what it must', () => {
  const piece = fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 20_000 }));
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 200 }), (pieces) => {
      const [slowest, within] = [1000, 10_000];
      const keepsUp = minimumPace({ slowest, within });
      let [waited, bytes] = [0, 0];
      for (const [milliseconds, size] of pieces) {
        if (!keepsUp(milliseconds, size)) return;
        waited += milliseconds;
        bytes += size;
        // The window that is not full yet, and the piece that fills it, may lag.
        expect(bytes * 1000).toBeGreaterThanOrEqual(slowest * (waited - within - 5000));
      }
    }),
  );
});
