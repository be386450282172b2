import { describe, expect, it } from 'vitest';
import { atLeast, type Level } from './level-scale.ts';
import { readLevel } from './read-level.ts';

const SCALE: Level[] = ['basis', 'niedrig', 'substanziell', 'hoch'];

describe('level', () => {
  it('orders the scale completely; nobody logged in is below the lowest', () => {
    for (const [i, have] of SCALE.entries())
      for (const [j, need] of SCALE.entries()) expect(atLeast(have, need)).toBe(i >= j);
    expect(atLeast(undefined, 'basis')).toBe(false);
  });

  it.each([
    ['Basisregistrierung', 'basis'],
    ['UNTERGEORDNET', 'basis'],
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
