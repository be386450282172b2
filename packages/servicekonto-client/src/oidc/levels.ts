import { servicekontoError } from '../errors.ts';
import { claimAt } from '../identity/claims.ts';
import {
  atLeast,
  namesOf,
  parseVertrauensniveau,
  type Vertrauensniveau,
  vertrauensniveaus,
} from '../level/vertrauensniveau.ts';
import type { OidcOptions } from './options.ts';

/** The values to send for each level a provider can be asked for. */
function askableLevels(provider: OidcOptions): Partial<Record<Vertrauensniveau, string>> {
  if (provider.levels?.values) return provider.levels.values;
  return Object.fromEntries(vertrauensniveaus.map((level) => [level, namesOf(level).stork]));
}

/** Highest level the provider can be asked for, where its configuration says so. */
export function highestLevel(provider: OidcOptions): Vertrauensniveau | undefined {
  const values = provider.levels?.values;
  return values && vertrauensniveaus.findLast((level) => values[level] !== undefined);
}

/** What the authorisation request asks with for at least `level`. Errors: `servicekonto.level.unavailable`. */
export function askForLevel(
  provider: OidcOptions,
  level: Vertrauensniveau,
): { scopes: string[]; acrValues?: string; essential?: readonly string[] } {
  const values = askableLevels(provider);
  const fitting = vertrauensniveaus
    .filter((candidate) => atLeast(candidate, level))
    .flatMap((candidate) => (values[candidate] === undefined ? [] : [values[candidate]]));
  const [lowest] = fitting;
  if (lowest === undefined) {
    throw servicekontoError('servicekonto.level.unavailable', {
      details: { required: level },
    });
  }
  switch (provider.levels?.ask ?? 'acr_values') {
    case 'scope':
      return { scopes: [lowest] };
    case 'essential-acr':
      return { scopes: [], essential: fitting };
    default:
      // One value only: given several, Keycloak settles for the lowest (keycloak#31534), others for any.
      return { scopes: [], acrValues: lowest };
  }
}

/** Reads a level in the provider's own vocabulary, then in the unambiguous general one. */
export function readLevel(provider: OidcOptions, value: unknown): Vertrauensniveau | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  const answers = provider.levels?.answers ?? {};
  if (Object.hasOwn(answers, text)) return answers[text];
  if (provider.levels?.answers === undefined) {
    const values = askableLevels(provider);
    const asked = vertrauensniveaus.find((level) => values[level] === text);
    if (asked) return asked;
  }
  return parseVertrauensniveau(text);
}

/** The verified level of a login; throws `servicekonto.level.too-low` unless it reaches `required`. */
export function verifiedLevel(
  provider: OidcOptions,
  claims: Readonly<Record<string, unknown>>,
  required: Vertrauensniveau,
): Vertrauensniveau {
  const level = readLevel(provider, claimAt(claims, provider.levels?.claim ?? 'acr'));
  const actual = level ?? 'basisregistrierung';
  if (!atLeast(actual, required)) {
    throw servicekontoError('servicekonto.level.too-low', {
      details: { required, actual: level ?? 'unknown' },
    });
  }
  return actual;
}
