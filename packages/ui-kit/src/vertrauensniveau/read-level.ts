import type { Vertrauensniveau } from './vertrauensniveau.ts';

const WORDS: readonly (readonly [Vertrauensniveau, RegExp])[] = [
  ['basisregistrierung', /^(basisregistrierung|untergeordnet|stork-qaa-level-1)$/i],
  ['niedrig', /^(niedrig|normal|stork-qaa-level-2)$/i],
  ['substanziell', /^(substan[tz]iell|substantial|stork-qaa-level-3)$/i],
  ['hoch', /^(hoch|high|stork-qaa-level-4)$/i],
];

/**
 * Reads a level in the vocabularies that are in use (BundID, ELSTER, STORK, eIDAS); unknown words are `undefined`.
 * A broker's `low` is not read: it may mean "basisregistrierung" or "niedrig", only the broker's contract says which.
 */
export const readLevel = (word: string | null | undefined): Vertrauensniveau | undefined =>
  WORDS.find(([, pattern]) => pattern.test(word ?? ''))?.[0];
