import type { OidcProvider } from '../config/config.ts';
import { servicekontoError } from '../errors.ts';
import { claimAt } from '../identity/claims.ts';
import {
  atLeast,
  namesOf,
  parseVertrauensniveau,
  type Vertrauensniveau,
  vertrauensniveaus,
} from '../level/vertrauensniveau.ts';

/** The values to send for each level a provider can be asked for. */
function askableLevels(provider: OidcProvider): Partial<Record<Vertrauensniveau, string>> {
  if (provider.levels?.values) return provider.levels.values;
  return Object.fromEntries(vertrauensniveaus.map((level) => [level, namesOf(level).stork]));
}

/** Highest level the provider can be asked for, where its configuration says so. */
export function highestLevel(provider: OidcProvider): Vertrauensniveau | undefined {
  const values = provider.levels?.values;
  return values && vertrauensniveaus.findLast((level) => values[level] !== undefined);
}

/** Parameters of the authorisation request that ask for at least `level`. */
export function askForLevel(
  provider: OidcProvider,
  level: Vertrauensniveau,
): { scopes: string[]; parameters: Record<string, string> } {
  const values = askableLevels(provider);
  const fitting = vertrauensniveaus
    .filter((candidate) => atLeast(candidate, level))
    .flatMap((candidate) => (values[candidate] === undefined ? [] : [values[candidate]]));
  const [lowest] = fitting;
  if (lowest === undefined) {
    throw servicekontoError('servicekonto.level.unavailable', {
      details: { provider: provider.id, required: level },
    });
  }
  switch (provider.levels?.ask ?? 'acr_values') {
    case 'scope':
      return { scopes: [lowest], parameters: {} };
    case 'essential-acr': {
      const claims = { id_token: { acr: { essential: true, values: fitting } } };
      return { scopes: [], parameters: { claims: JSON.stringify(claims) } };
    }
    default:
      // One value only: given several, Keycloak settles for the lowest (keycloak#31534), others for any.
      return { scopes: [], parameters: { acr_values: lowest } };
  }
}

/** Reads a level in the provider's own vocabulary, then in the unambiguous general one. */
export function readLevel(provider: OidcProvider, value: unknown): Vertrauensniveau | undefined {
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
  provider: OidcProvider,
  claims: Readonly<Record<string, unknown>>,
  required: Vertrauensniveau,
): Vertrauensniveau {
  const level = readLevel(provider, claimAt(claims, provider.levels?.claim ?? 'acr'));
  const actual = level ?? 'basisregistrierung';
  if (!atLeast(actual, required)) {
    throw servicekontoError('servicekonto.level.too-low', {
      details: { provider: provider.id, required, actual: level ?? 'unknown' },
    });
  }
  return actual;
}
