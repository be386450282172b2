import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UuidSet } from './uuid-set.ts';

describe('UuidSet', () => {
  it('answers like a set of lower-case texts', () => {
    fc.assert(
      fc.property(
        fc.array(fc.uuid(), { maxLength: 60 }),
        fc.array(fc.nat(), { maxLength: 60 }),
        (ids, picks) => {
          const plain = new Set<string>();
          const compact = new UuidSet();
          const again = picks.map((pick) => ids[pick % Math.max(1, ids.length)]?.toUpperCase() ?? '');
          for (const id of [...ids, ...again]) {
            const isNew = !plain.has(id.toLowerCase());
            plain.add(id.toLowerCase());
            expect(compact.add(id)).toBe(isNew);
          }
          expect(compact.size).toBe(plain.size);
        },
      ),
    );
  });

  it('recognises every repeat and nothing else among 300,000 ids that count up', () => {
    const set = new UuidSet();
    const id = (at: number) => `3f2504e0-4f89-41d3-9a0c-${at.toString(16).padStart(12, '0')}`;
    let wrong = 0;
    for (let at = 0; at < 300_000; at += 1) if (!set.add(id(at))) wrong += 1;
    for (let at = 0; at < 300_000; at += 7) if (set.add(id(at))) wrong += 1;
    expect(wrong).toBe(0);
    expect(set.size).toBe(300_000);
  });

  it('puts the same ids elsewhere in another set, so that ids crafted for one order do not crowd in the next', () => {
    const id = (at: number) => `00000000-0000-4000-8000-${at.toString(16).padStart(12, '0')}`;
    for (let seed = 1; seed <= 20; seed += 1) {
      const set = new UuidSet(Uint32Array.of(seed * 0x9e3779b1, seed));
      for (let at = 0; at < 2_000; at += 1) expect(set.add(id(at))).toBe(true);
      for (let at = 0; at < 2_000; at += 3) expect(set.add(id(at))).toBe(false);
    }
  });
});
