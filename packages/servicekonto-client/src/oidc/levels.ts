import { claimAt } from '../identity/claims.ts';
import { levelOfWord, reachedLevel, wordsFor } from '../level/level-words.ts';
import type { Vertrauensniveau } from '../level/vertrauensniveau.ts';
import type { OidcOptions } from './options.ts';

/** What the authorisation request asks with for at least `level`. Errors: `servicekonto.level.unavailable`. */
export function askForLevel(
  { levels }: OidcOptions,
  level: Vertrauensniveau,
): { scopes: string[]; acrValues?: string; essential?: readonly string[] } {
  const fitting = wordsFor(levels, level);
  const [lowest] = fitting;
  switch (levels?.ask ?? 'acr_values') {
    case 'scope':
      return { scopes: [lowest] };
    case 'essential-acr':
      return { scopes: [], essential: fitting };
    default:
      // One value only: given several, Keycloak settles for the lowest (keycloak#31534), others for any.
      return { scopes: [], acrValues: lowest };
  }
}

/** The verified level of a login; throws `servicekonto.level.too-low` unless it reaches `required`. */
export function verifiedLevel(
  { levels }: OidcOptions,
  claims: Readonly<Record<string, unknown>>,
  required: Vertrauensniveau,
): Vertrauensniveau {
  return reachedLevel(levelOfWord(levels, claimAt(claims, levels?.claim ?? 'acr')), required);
}
