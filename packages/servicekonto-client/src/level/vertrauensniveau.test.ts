import { describe, expect, it } from 'vitest';
import {
  atLeast,
  compareVertrauensniveau,
  namesOf,
  parseVertrauensniveau,
  vertrauensniveauOrLowest,
  vertrauensniveaus,
} from './vertrauensniveau.ts';

describe('Vertrauensniveau', () => {
  it.each([
    ['STORK-QAA-Level-1', 'basisregistrierung'],
    ['stork-qaa-level-4', 'hoch'],
    ['UNTERGEORDNET', 'basisregistrierung'],
    ['NORMAL', 'niedrig'],
    ['Niedrig', 'niedrig'],
    ['SUBSTANTIELL', 'substanziell'],
    ['substanziell', 'substanziell'],
    [' Hoch ', 'hoch'],
    ['http://eidas.europa.eu/LoA/substantial', 'substanziell'],
    ['http://eidas.europa.eu/LoA/high', 'hoch'],
  ])('reads %s as %s', (text, level) => {
    expect(parseVertrauensniveau(text)).toBe(level);
  });

  it.each([
    'low',
    'LOW',
    'http://eidas.europa.eu/LoA/low',
    '',
    '3',
    'level3',
    'höchst',
    4,
    null,
    undefined,
    {},
  ])('does not guess at %j', (value) => {
    expect(parseVertrauensniveau(value)).toBeUndefined();
    expect(vertrauensniveauOrLowest(value)).toBe('basisregistrierung');
  });

  it('orders totally', () => {
    expect(
      ['hoch', 'niedrig', 'substanziell', 'basisregistrierung'].sort(compareVertrauensniveau as never),
    ).toEqual([...vertrauensniveaus]);
    for (const [i, a] of vertrauensniveaus.entries()) {
      for (const [j, b] of vertrauensniveaus.entries()) expect(atLeast(a, b)).toBe(i >= j);
    }
  });

  it('never lets what is no level reach a level', () => {
    expect(atLeast(undefined, 'basisregistrierung')).toBe(false);
    expect(atLeast('x' as never, 'basisregistrierung')).toBe(false);
    expect(atLeast('hoch', 'x' as never)).toBe(false);
  });

  it('names a level in every vocabulary', () => {
    expect(namesOf('substanziell')).toMatchObject({
      stork: 'STORK-QAA-Level-3',
      eidas: 'http://eidas.europa.eu/LoA/substantial',
      akdb: 'SUBSTANTIELL',
    });
    expect(namesOf('basisregistrierung').eidas).toBeUndefined();
  });
});
