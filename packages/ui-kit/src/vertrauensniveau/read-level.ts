import type { Vertrauensniveau } from './vertrauensniveau.ts';

const WORDS: readonly (readonly [Vertrauensniveau, RegExp])[] = [
  ['basisregistrierung', /^(basisregistrierung|untergeordnet|stork-qaa-level-1)$/i],
  ['niedrig', /^(niedrig|normal|stork-qaa-level-2)$/i],
  ['substanziell', /^(substan[tz]iell|(http:\/\/eidas\.europa\.eu\/loa\/)?substantial|stork-qaa-level-3)$/i],
  ['hoch', /^(hoch|(http:\/\/eidas\.europa\.eu\/loa\/)?high|stork-qaa-level-4)$/i],
];

/**
 * Reads a level in the vocabularies that are in use (BundID, ELSTER, STORK, eIDAS); unknown words are `undefined`.
 * A broker's `low` is not read: it may mean "basisregistrierung" or "niedrig", only the broker's contract says which.
 * The same as `parseVertrauensniveau` of `@rathaus/servicekonto-client`, which the kit does not import.
 *
 * @example
 * readLevel('http://eidas.europa.eu/LoA/high'); // 'hoch'
 * readLevel('low'); // undefined
 */
export const readLevel = (word: string | null | undefined): Vertrauensniveau | undefined =>
  WORDS.find(([, pattern]) => pattern.test(word?.trim() ?? ''))?.[0];
