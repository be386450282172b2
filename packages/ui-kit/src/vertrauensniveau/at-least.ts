import { type Vertrauensniveau, vertrauensniveaus } from './vertrauensniveau.ts';

/** 1 to 4 from low to high; no level and words that are none are 0. */
export const rank = (level: Vertrauensniveau | undefined): number =>
  vertrauensniveaus.indexOf(level as Vertrauensniveau) + 1;

/**
 * Whether `have` is at least `need`. No level at all is below the lowest, and a word that is none reaches nothing and
 * is reached by nothing. For what a page shows; what somebody may do is decided on the server.
 *
 * @example
 * atLeast('hoch', 'substanziell'); // true
 * atLeast('selbstauskunft' as never, 'substanziell'); // false: no word of the scale
 */
export const atLeast = (have: Vertrauensniveau | undefined, need: Vertrauensniveau): boolean =>
  rank(need) > 0 && rank(have) >= rank(need);
