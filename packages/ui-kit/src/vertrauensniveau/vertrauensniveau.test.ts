import { describe, expect, it } from 'vitest';
import { atLeast } from './at-least.ts';
import { parseVertrauensniveau } from './parse-vertrauensniveau.ts';
import { type Vertrauensniveau, vertrauensniveaus } from './vertrauensniveau.ts';

describe('level', () => {
  it('orders the scale completely; nobody logged in is below the lowest', () => {
    for (const [i, have] of vertrauensniveaus.entries())
      for (const [j, need] of vertrauensniveaus.entries()) {
        expect(atLeast(have, need)).toBe(i >= j);
      }
    expect(atLeast(undefined, 'basisregistrierung')).toBe(false);
  });

  it('lets a word that is no level reach nothing and be reached by nothing', () => {
    const word = 'hochstapler' as Vertrauensniveau;
    expect(atLeast(word, 'basisregistrierung')).toBe(false);
    expect(atLeast('hoch', word)).toBe(false);
    expect(atLeast(undefined, word)).toBe(false);
  });

  it.each([
    ['Basisregistrierung', 'basisregistrierung'],
    ['UNTERGEORDNET', 'basisregistrierung'],
    ['NORMAL', 'niedrig'],
    ['Substantiell', 'substanziell'],
    ['STORK-QAA-Level-3', 'substanziell'],
    ['HOCH', 'hoch'],
    ['http://eidas.europa.eu/LoA/substantial', 'substanziell'],
    [' http://eidas.europa.eu/LoA/high\n', 'hoch'],
    ['http://eidas.europa.eu/LoA/low', undefined],
    ['http://eidas.europa.eu/LoA/hoch', undefined],
    ['low', undefined],
    ['hochstapler', undefined],
    ['', undefined],
    [null, undefined],
  ])('reads %j as %j', (word, level) => {
    expect(parseVertrauensniveau(word)).toBe(level);
  });
});
