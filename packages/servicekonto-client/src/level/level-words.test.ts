import { describe, expect, it } from 'vitest';
import { highestLevel, type LevelWords, levelOfWord, reachedLevel, wordsFor } from './level-words.ts';
import { vertrauensniveaus } from './vertrauensniveau.ts';

const scopes: LevelWords = {
  values: { basisregistrierung: 'level1', substanziell: 'level3', hoch: 'level4' },
};

describe('the words of a provider', () => {
  it('are those of STORK when nothing is said', () => {
    expect(wordsFor(undefined, 'basisregistrierung')).toEqual([
      'STORK-QAA-Level-1',
      'STORK-QAA-Level-2',
      'STORK-QAA-Level-3',
      'STORK-QAA-Level-4',
    ]);
    expect(wordsFor({}, 'hoch')).toEqual(['STORK-QAA-Level-4']);
    for (const level of vertrauensniveaus)
      expect(levelOfWord(undefined, wordsFor(undefined, level)[0])).toBe(level);
  });

  it('ask for the next higher level where there is none, and fail where there is no higher one', () => {
    expect(wordsFor(scopes, 'niedrig')).toEqual(['level3', 'level4']);
    expect(() => wordsFor({ values: { niedrig: 'x' } }, 'substanziell')).toThrow(
      expect.objectContaining({
        code: 'servicekonto.level.unavailable',
        details: { required: 'substanziell' },
      }),
    );
    expect(() => wordsFor({ values: {} }, 'basisregistrierung')).toThrow();
  });

  it('say which level is the highest only when they are stated', () => {
    expect(highestLevel(undefined)).toBeUndefined();
    expect(highestLevel({ answers: {} })).toBeUndefined();
    expect(highestLevel(scopes)).toBe('hoch');
    expect(highestLevel({ values: { niedrig: 'x' } })).toBe('niedrig');
  });

  it.each([
    ['STORK', undefined, 'STORK-QAA-Level-3', 'substanziell'],
    ['TR-03107', undefined, 'NORMAL', 'niedrig'],
    ['TR-03160', undefined, 'Substantiell', 'substanziell'],
    ['eIDAS', undefined, 'http://eidas.europa.eu/LoA/high', 'hoch'],
    ['ELSTER', { values: {} }, 'substanziell', 'substanziell'],
    ['Keycloak, by configuration', { values: { niedrig: 'low' } }, 'low', 'niedrig'],
    ['numbers of Keycloak, by configuration', { values: { hoch: '3' } }, 3, 'hoch'],
    ['a scope', scopes, 'level3', 'substanziell'],
    ['answers instead of the inverse', { ...scopes, answers: {} }, 'level3', undefined],
    ['answers against the general words', { answers: { HOCH: 'niedrig' } }, 'HOCH', 'niedrig'],
  ] as const)('are read: %s', (_name, words, value, level) => {
    expect(levelOfWord(words as LevelWords | undefined, value)).toBe(level);
  });

  it.each([
    'low',
    'http://eidas.europa.eu/LoA/low',
    '1',
    2,
    '',
    null,
    undefined,
    {},
    '__proto__',
    'constructor',
  ])('are not guessed at: %j', (value) => {
    expect(levelOfWord(undefined, value)).toBeUndefined();
    expect(levelOfWord({ answers: {} }, value)).toBeUndefined();
  });
});

describe('a level that was answered', () => {
  it('is taken when it reaches what was asked for', () => {
    expect(reachedLevel('hoch', 'niedrig')).toBe('hoch');
    expect(reachedLevel(undefined, 'basisregistrierung')).toBe('basisregistrierung');
  });

  it.each([
    ['niedrig', 'substanziell', 'niedrig'],
    [undefined, 'niedrig', 'unknown'],
  ] as const)('%s is refused where %s is needed', (level, required, actual) => {
    expect(() => reachedLevel(level, required)).toThrow(
      expect.objectContaining({ code: 'servicekonto.level.too-low', details: { required, actual } }),
    );
  });
});
