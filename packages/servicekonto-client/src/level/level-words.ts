import { servicekontoError } from '../errors.ts';
import {
  atLeast,
  namesOf,
  parseVertrauensniveau,
  type Vertrauensniveau,
  vertrauensniveaus,
} from './vertrauensniveau.ts';

/**
 * What a provider calls the levels: words to ask with, and what its answers mean. Data, because no two agree; the words may
 * be class references of SAML, values of `acr` or scopes.
 */
export interface LevelWords {
  /** What to send for a level. Levels left out cannot be asked for. Default: the STORK class references. */
  values?: Partial<Record<Vertrauensniveau, string>> | undefined;
  /**
   * Meaning of answered values, compared exactly. Default: the inverse of `values`. Unambiguous names (STORK,
   * German words, eIDAS substantial and high) are understood in any case; `low` only when it is listed here.
   */
  answers?: Record<string, Vertrauensniveau> | undefined;
}

/** The word to send for each level that can be asked for. */
function askable(words: LevelWords | undefined): Partial<Record<Vertrauensniveau, string>> {
  if (words?.values) return words.values;
  return Object.fromEntries(vertrauensniveaus.map((level) => [level, namesOf(level).stork]));
}

/** Highest level that can be asked for, where the words say so. */
export function highestLevel(words: LevelWords | undefined): Vertrauensniveau | undefined {
  const values = words?.values;
  return values && vertrauensniveaus.findLast((level) => values[level] !== undefined);
}

/** Every word that asks for at least `level`, lowest first. Errors: `servicekonto.level.unavailable`. */
export function wordsFor(
  words: LevelWords | undefined,
  level: Vertrauensniveau,
): readonly [lowest: string, ...higher: string[]] {
  const values = askable(words);
  const [lowest, ...higher] = vertrauensniveaus
    .filter((candidate) => atLeast(candidate, level))
    .flatMap((candidate) => (values[candidate] === undefined ? [] : [values[candidate]]));
  if (lowest === undefined) {
    throw servicekontoError('servicekonto.level.unavailable', {
      details: { required: level },
    });
  }
  return [lowest, ...higher];
}

/** Reads a level in the provider's own words, then in the unambiguous general ones; `undefined` for any other. */
export function levelOfWord(words: LevelWords | undefined, value: unknown): Vertrauensniveau | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string') return undefined;
  const answers = words?.answers ?? {};
  if (Object.hasOwn(answers, text)) return answers[text];
  if (words?.answers === undefined) {
    const values = askable(words);
    const asked = vertrauensniveaus.find((level) => values[level] === text);
    if (asked) return asked;
  }
  return parseVertrauensniveau(text);
}

/**
 * The level of a login, once it is known to reach `required`. One that nobody understands is the lowest. Errors:
 * `servicekonto.level.too-low`.
 */
export function reachedLevel(
  level: Vertrauensniveau | undefined,
  required: Vertrauensniveau,
): Vertrauensniveau {
  const actual = level ?? 'basisregistrierung';
  if (!atLeast(actual, required)) {
    throw servicekontoError('servicekonto.level.too-low', {
      details: { required, actual: level ?? 'unknown' },
    });
  }
  return actual;
}
