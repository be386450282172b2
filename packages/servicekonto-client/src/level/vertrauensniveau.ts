/**
 * Trust level of a login or of one attribute, in the words of BSI TR-03160-1. `basisregistrierung`
 * (user name and password) is explicitly not a trust level there; it is kept as the lowest rung so
 * that every identity has a level that can be compared.
 */
export type Vertrauensniveau = 'basisregistrierung' | 'niedrig' | 'substanziell' | 'hoch';

/** All levels, lowest first. */
export const vertrauensniveaus = ['basisregistrierung', 'niedrig', 'substanziell', 'hoch'] as const;

/** One row: the same level in the vocabularies that occur in German practice. */
export interface LevelNames {
  level: Vertrauensniveau;
  /** SAML class reference and `EID-CITIZEN-QAA-LEVEL` of BundID (interface description 10.2, section 5). */
  stork: `STORK-QAA-Level-${1 | 2 | 3 | 4}`;
  /** eIDAS LoA of Implementing Regulation (EU) 2015/1502; absent below `low`. */
  eidas?: `http://eidas.europa.eu/LoA/${'low' | 'substantial' | 'high'}`;
  /** Value of `akdb:TrustLevel` in sample messages. */
  akdb: 'UNTERGEORDNET' | 'NORMAL' | 'SUBSTANTIELL' | 'HOCH';
  de: string;
  en: string;
}

/** The table behind all conversions. */
export const levelNames: readonly LevelNames[] = [
  {
    level: 'basisregistrierung',
    stork: 'STORK-QAA-Level-1',
    akdb: 'UNTERGEORDNET',
    de: 'Basisregistrierung',
    en: 'basic registration',
  },
  {
    level: 'niedrig',
    stork: 'STORK-QAA-Level-2',
    eidas: 'http://eidas.europa.eu/LoA/low',
    akdb: 'NORMAL',
    de: 'niedrig',
    en: 'low',
  },
  {
    level: 'substanziell',
    stork: 'STORK-QAA-Level-3',
    eidas: 'http://eidas.europa.eu/LoA/substantial',
    akdb: 'SUBSTANTIELL',
    de: 'substanziell',
    en: 'substantial',
  },
  {
    level: 'hoch',
    stork: 'STORK-QAA-Level-4',
    eidas: 'http://eidas.europa.eu/LoA/high',
    akdb: 'HOCH',
    de: 'hoch',
    en: 'high',
  },
];

// `low` and `…/LoA/low` are missing on purpose: brokers send them for STORK level 1 as well (München, Dataport),
// so only the configuration of the one broker may say what they mean.
const unambiguous = new Map<string, Vertrauensniveau>([
  ['substantial', 'substanziell'],
  ['high', 'hoch'],
  ['http://eidas.europa.eu/loa/substantial', 'substanziell'],
  ['http://eidas.europa.eu/loa/high', 'hoch'],
]);
for (const row of levelNames) {
  for (const name of [row.level, row.stork, row.akdb]) unambiguous.set(name.toLowerCase(), row.level);
}

/**
 * Reads a level in any of the known vocabularies, case-insensitively. Returns `undefined` for what is unknown
 * **or ambiguous** (`low`, `http://eidas.europa.eu/LoA/low`, bare numbers).
 */
export function parseVertrauensniveau(text: unknown): Vertrauensniveau | undefined {
  return typeof text === 'string' ? unambiguous.get(text.trim().toLowerCase()) : undefined;
}

/** Like {@link parseVertrauensniveau}, but what is unknown counts as the lowest level (fail closed). */
export function vertrauensniveauOrLowest(text: unknown): Vertrauensniveau {
  return parseVertrauensniveau(text) ?? 'basisregistrierung';
}

/** Negative when `a` is lower than `b`, 0 when equal; fits `Array.prototype.sort`. */
export function compareVertrauensniveau(a: Vertrauensniveau, b: Vertrauensniveau): number {
  return vertrauensniveaus.indexOf(a) - vertrauensniveaus.indexOf(b);
}

/** Whether `actual` reaches `required`. Anything that is not a level never reaches any. */
export function atLeast(actual: Vertrauensniveau | undefined, required: Vertrauensniveau): boolean {
  const have = vertrauensniveaus.indexOf(actual as Vertrauensniveau);
  const need = vertrauensniveaus.indexOf(required);
  return have >= 0 && need >= 0 && have >= need;
}

/** The row of a level: STORK class, eIDAS URI, AKDB word, German and English name. */
export function namesOf(level: Vertrauensniveau): LevelNames {
  return levelNames[vertrauensniveaus.indexOf(level)]!;
}
