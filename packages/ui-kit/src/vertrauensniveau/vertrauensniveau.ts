/**
 * The scale of trust from low to high (TR-03160-1; wording of BundID).
 * `basisregistrierung` (user name and password) is not an eIDAS level.
 */
export type Vertrauensniveau = 'basisregistrierung' | 'niedrig' | 'substanziell' | 'hoch';

/** All levels from low to high. */
export const vertrauensniveaus: readonly Vertrauensniveau[] = [
  'basisregistrierung',
  'niedrig',
  'substanziell',
  'hoch',
];
