/**
 * The scale of trust from low to high (TR-03160-1; wording of BundID).
 * `basisregistrierung` (user name and password) is not an eIDAS level.
 */
export type Vertrauensniveau = 'basisregistrierung' | 'niedrig' | 'substanziell' | 'hoch';

// The first letters are the scale: a table would cost the login button a tenth of its code.
/** 1 to 4 from low to high; no level is 0. */
export const rank = (level: Vertrauensniveau | undefined): number =>
  level ? 'bnsh'.indexOf(level.charAt(0)) + 1 : 0;

/** Whether `have` is at least `need`, for templates, whose words the compiler has seen. */
export const reaches = (have: Vertrauensniveau | undefined, need: Vertrauensniveau): boolean =>
  rank(have) >= rank(need);
