import { describe, expect, it } from 'vitest';
import { readLevel } from './read-level.ts';
import { atLeast, type Vertrauensniveau } from './vertrauensniveau.ts';

const SCALE: Vertrauensniveau[] = ['basisregistrierung', 'niedrig', 'substanziell', 'hoch'];

describe('level', () => {
  it('orders the scale completely; nobody logged in is below the lowest', () => {
    for (const [i, have] of SCALE.entries())
      for (const [j, need] of SCALE.entries()) expect(atLeast(have, need)).toBe(i >= j);
    expect(atLeast(undefined, 'basisregistrierung')).toBe(false);
  });

  it.each([
    ['Basisregistrierung', 'basisregistrierung'],
    ['UNTERGEORDNET', 'basisregistrierung'],
    ['NORMAL', 'niedrig'],
    ['Substantiell', 'substanziell'],
    ['STORK-QAA-Level-3', 'substanziell'],
    ['HOCH', 'hoch'],
    ['low', undefined],
    ['hochstapler', undefined],
    ['', undefined],
    [null, undefined],
  ])('reads %j as %j', (word, level) => {
    expect(readLevel(word)).toBe(level);
  });
});
