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
 * The same as in `@rathaus/servicekonto-client`, which the kit does not import.
 *
 * @example
 * parseVertrauensniveau('http://eidas.europa.eu/LoA/high'); // 'hoch'
 * parseVertrauensniveau('low'); // undefined
 */
export const parseVertrauensniveau = (text: unknown): Vertrauensniveau | undefined =>
  typeof text === 'string' ? WORDS.find(([, pattern]) => pattern.test(text.trim()))?.[0] : undefined;
