/**
 * The scale of trust from lowest to highest (TR-03160-1; wording of BundID).
 * `basis` (user name and password) is not an eIDAS level.
 */
export type Level = 'basis' | 'niedrig' | 'substanziell' | 'hoch';

const SCALE: [Level, RegExp][] = [
  ['basis', /^(basis|untergeordnet)/i],
  ['niedrig', /^(niedrig|normal|low)$/i],
  ['substanziell', /^substan/i],
  ['hoch', /^(hoch|high)$/i],
];

/** Reads a level in the vocabularies that are in use (BundID, ELSTER, eIDAS); unknown words are `undefined`. */
export const readLevel = (word: string | null | undefined): Level | undefined =>
  SCALE.find(([, pattern]) => pattern.test(word ?? ''))?.[0];

/** Whether `have` is at least `need`. No level at all is below the lowest. */
export const atLeast = (have: Level | undefined, need: Level): boolean =>
  SCALE.findIndex(([level]) => level === have) >= SCALE.findIndex(([level]) => level === need);
