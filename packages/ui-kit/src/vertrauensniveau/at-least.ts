import type { Vertrauensniveau } from './vertrauensniveau.ts';

const SCALE: readonly (Vertrauensniveau | undefined)[] = [
  'basisregistrierung',
  'niedrig',
  'substanziell',
  'hoch',
];

/**
 * Whether `have` is at least `need`. No level at all is below the lowest, and a word that is none reaches nothing and
 * is reached by nothing. For what a page shows; what somebody may do is decided on the server.
 */
export function atLeast(have: Vertrauensniveau | undefined, need: Vertrauensniveau): boolean {
  return SCALE.includes(need) && SCALE.indexOf(have) >= SCALE.indexOf(need);
}
