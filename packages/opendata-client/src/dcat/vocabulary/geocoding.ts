import type { Vocabulary } from './vocabulary.ts';

const geocoding = 'http://dcat-ap.de/def/politicalGeocoding/';

/** dcatde:politicalGeocodingLevelURI */
export const geocodingLevel = {
  scheme: `${geocoding}Level`,
  base: `${geocoding}Level/`,
  entries: {
    municipality: { de: 'Kommune', en: 'municipality' },
    administrativeDistrict: { de: 'Regierungsbezirk oder Landkreis', en: 'administrative district' },
    state: { de: 'Land', en: 'state' },
    federal: { de: 'Bund', en: 'federal' },
    european: { de: 'Europäisch', en: 'European' },
    international: { de: 'International', en: 'international' },
  },
} as const satisfies Vocabulary;
/** Code of the DCAT-AP.de list politicalGeocoding level. */
export type GeocodingLevel = keyof typeof geocodingLevel.entries;

/**
 * Keys of an area in Germany (DCAT-AP.de, "Politische Geokodierung"):
 * `ars` Amtlicher Regionalschlüssel (12 digits), `ags` Amtlicher Gemeindeschlüssel (8), `district` (5),
 * `state` (2). All keep their leading zeros: they are text, not numbers.
 */
export type AreaKey =
  | { readonly ars: string }
  | { readonly ags: string }
  | { readonly district: string }
  | { readonly state: string };

const lists = {
  ars: ['regionalKey', 12],
  ags: ['municipalityKey', 8],
  district: ['districtKey', 5],
  state: ['stateKey', 2],
} as const;
type AreaKind = keyof typeof lists;
/** The members an area key can have, in the order they are looked for. */
export const areaKinds = ['ars', 'ags', 'district', 'state'] as const satisfies readonly AreaKind[];

/** What is wrong with an area key: `undefined` when it has the right length, only digits and a state 01 to 16. */
export function areaKeyFault(key: AreaKey): 'length' | 'digits' | 'state' | undefined {
  const [kind, value] = entryOf(key);
  if (!/^[0-9]*$/.test(value)) return 'digits';
  if (value.length !== lists[kind][1]) return 'length';
  const state = Number(value.slice(0, 2));
  return state >= 1 && state <= 16 ? undefined : 'state';
}

/** The DCAT-AP.de IRI of an area, for example `…/politicalGeocoding/regionalKey/053150000000` (Köln). */
export function areaIri(key: AreaKey): string {
  const [kind, value] = entryOf(key);
  return `${geocoding}${lists[kind][0]}/${value}`;
}

/** The municipality key inside a regional key: digits 1 to 5 and 10 to 12. */
export function agsOf(ars: string): string {
  return ars.slice(0, 5) + ars.slice(9, 12);
}

/** The first member that is a text; what is no area key at all has an empty one, which is a fault. */
function entryOf(key: Partial<Record<AreaKind, string>>): [AreaKind, string] {
  for (const kind of areaKinds) {
    const value = key[kind];
    if (typeof value === 'string') return [kind, value];
  }
  return ['state', ''];
}
