import type { Vocabulary, VocabularyEntry } from './vocabulary.ts';

/**
 * Authority tables of the EU Publications Office as DCAT-AP.de 3.0 uses them (spec section "Kontrollierte
 * Vokabulare"). Codes are the tables' own; German labels are ours where the stored extract has none.
 */
const authority = 'http://publications.europa.eu/resource/authority/';

const table = <const Rows extends readonly (readonly [string, string, string])[]>(
  name: string,
  rows: Rows,
) => ({
  scheme: authority + name,
  base: `${authority}${name}/`,
  entries: Object.fromEntries(rows.map(([code, de, en]) => [code, { de, en }])) as Record<
    Rows[number][0],
    VocabularyEntry
  >,
});

/** dcat:theme */
export const dataTheme = table('data-theme', [
  [
    'AGRI',
    'Landwirtschaft, Fischerei, Forstwirtschaft und Nahrungsmittel',
    'Agriculture, fisheries, forestry and food',
  ],
  ['ECON', 'Wirtschaft und Finanzen', 'Economy and finance'],
  ['EDUC', 'Bildung, Kultur und Sport', 'Education, culture and sport'],
  ['ENER', 'Energie', 'Energy'],
  ['ENVI', 'Umwelt', 'Environment'],
  ['GOVE', 'Regierung und öffentlicher Sektor', 'Government and public sector'],
  ['HEAL', 'Gesundheit', 'Health'],
  ['INTR', 'Internationale Themen', 'International issues'],
  ['JUST', 'Justiz, Rechtssystem und öffentliche Sicherheit', 'Justice, legal system and public safety'],
  ['REGI', 'Regionen und Städte', 'Regions and cities'],
  ['SOCI', 'Bevölkerung und Gesellschaft', 'Population and society'],
  ['TECH', 'Wissenschaft und Technologie', 'Science and technology'],
  ['TRAN', 'Verkehr', 'Transport'],
]);
/** Code of the EU vocabulary data-theme. */
export type Theme = keyof typeof dataTheme.entries;

/** dcterms:accrualPeriodicity */
export const frequency = table('frequency', [
  ['1MIN', 'jede Minute', 'every minute'],
  ['5MIN', 'alle fünf Minuten', 'every five minutes'],
  ['10MIN', 'alle zehn Minuten', 'every ten minutes'],
  ['15MIN', 'alle fünfzehn Minuten', 'every fifteen minutes'],
  ['30MIN', 'alle dreißig Minuten', 'every thirty minutes'],
  ['12HRS', 'alle zwölf Stunden', 'every twelve hours'],
  ['ANNUAL', 'jährlich', 'annual'],
  ['ANNUAL_2', 'halbjährlich', 'semiannual'],
  ['ANNUAL_3', 'dreimal im Jahr', 'three times a year'],
  ['AS_NEEDED', 'nach Bedarf', 'as needed'],
  ['BIDECENNIAL', 'alle zwanzig Jahre', 'bidecennial'],
  ['BIENNIAL', 'zweijährlich', 'biennial'],
  ['BIHOURLY', 'alle zwei Stunden', 'bihourly'],
  ['BIMONTHLY', 'alle zwei Monate', 'bimonthly'],
  ['BIWEEKLY', 'alle zwei Wochen', 'biweekly'],
  ['CONT', 'kontinuierlich', 'continuous'],
  ['DAILY', 'täglich', 'daily'],
  ['DAILY_2', 'zweimal täglich', 'twice a day'],
  ['DECENNIAL', 'alle zehn Jahre', 'decennial'],
  ['HOURLY', 'stündlich', 'hourly'],
  ['IRREG', 'unregelmäßig', 'irregular'],
  ['MONTHLY', 'monatlich', 'monthly'],
  ['MONTHLY_2', 'zweimal im Monat', 'semimonthly'],
  ['MONTHLY_3', 'dreimal im Monat', 'three times a month'],
  ['NEVER', 'nie', 'never'],
  ['NOT_PLANNED', 'nicht geplant', 'not planned'],
  ['OTHER', 'sonstige', 'other'],
  ['QUADRENNIAL', 'alle vier Jahre', 'quadrennial'],
  ['QUARTERLY', 'vierteljährlich', 'quarterly'],
  ['QUINQUENNIAL', 'alle fünf Jahre', 'quinquennial'],
  ['TRIDECENNIAL', 'alle dreißig Jahre', 'tridecennial'],
  ['TRIENNIAL', 'dreijährlich', 'triennial'],
  ['TRIHOURLY', 'alle drei Stunden', 'trihourly'],
  ['UNKNOWN', 'unbekannt', 'unknown'],
  ['UPDATE_CONT', 'ständig aktualisiert', 'continuously updated'],
  ['WEEKLY', 'wöchentlich', 'weekly'],
  ['WEEKLY_2', 'zweimal wöchentlich', 'semiweekly'],
  ['WEEKLY_3', 'dreimal wöchentlich', 'three times a week'],
]);
/** Code of the EU vocabulary frequency. */
export type Frequency = keyof typeof frequency.entries;

/** dcatap:availability */
export const plannedAvailability = table('planned-availability', [
  ['AVAILABLE', 'verfügbar', 'available'],
  ['EXPERIMENTAL', 'experimentell', 'experimental'],
  ['STABLE', 'stabil', 'stable'],
  ['TEMPORARY', 'vorübergehend', 'temporary'],
]);
/** Code of the EU vocabulary planned-availability. */
export type Availability = keyof typeof plannedAvailability.entries;

/** dcterms:accessRights of a dataset; the table's other codes are not for datasets. */
export const accessRight = table('access-right', [
  ['PUBLIC', 'öffentlich', 'public'],
  ['RESTRICTED', 'eingeschränkt', 'restricted'],
  ['NON_PUBLIC', 'nicht öffentlich', 'non-public'],
]);
/** Code of the EU vocabulary access-right. */
export type AccessRight = keyof typeof accessRight.entries;

/** adms:status of a distribution */
export const distributionStatus = table('distribution-status', [
  ['DEVELOP', 'in Entwicklung', 'under development'],
  ['COMPLETED', 'fertiggestellt', 'completed'],
  ['DEPRECATED', 'veraltet', 'deprecated'],
  ['WITHDRAWN', 'zurückgezogen', 'withdrawn'],
]);
/** Code of the EU vocabulary distribution-status. */
export type DistributionStatus = keyof typeof distributionStatus.entries;

/**
 * dcterms:language: the official languages of the EU and those of large communities in North Rhine-Westphalia. The EU
 * table has thousands more: a code outside this list is not compared, and the check says so.
 */
export const language: Vocabulary = table('language', [
  ['DEU', 'Deutsch', 'German'],
  ['ENG', 'Englisch', 'English'],
  ['BUL', 'Bulgarisch', 'Bulgarian'],
  ['CES', 'Tschechisch', 'Czech'],
  ['DAN', 'Dänisch', 'Danish'],
  ['ELL', 'Griechisch', 'Greek'],
  ['EST', 'Estnisch', 'Estonian'],
  ['FIN', 'Finnisch', 'Finnish'],
  ['FRA', 'Französisch', 'French'],
  ['GLE', 'Irisch', 'Irish'],
  ['HRV', 'Kroatisch', 'Croatian'],
  ['HUN', 'Ungarisch', 'Hungarian'],
  ['ITA', 'Italienisch', 'Italian'],
  ['LAV', 'Lettisch', 'Latvian'],
  ['LIT', 'Litauisch', 'Lithuanian'],
  ['MLT', 'Maltesisch', 'Maltese'],
  ['NLD', 'Niederländisch', 'Dutch'],
  ['POL', 'Polnisch', 'Polish'],
  ['POR', 'Portugiesisch', 'Portuguese'],
  ['RON', 'Rumänisch', 'Romanian'],
  ['SLK', 'Slowakisch', 'Slovak'],
  ['SLV', 'Slowenisch', 'Slovenian'],
  ['SPA', 'Spanisch', 'Spanish'],
  ['SWE', 'Schwedisch', 'Swedish'],
  ['TUR', 'Türkisch', 'Turkish'],
  ['UKR', 'Ukrainisch', 'Ukrainian'],
  ['RUS', 'Russisch', 'Russian'],
  ['ARA', 'Arabisch', 'Arabic'],
]);

/** dcterms:type of an agent: the four publisher types DCAT-AP.de allows. */
export const publisherType: Vocabulary<
  'LocalAuthority' | 'RegionalAuthority' | 'NationalAuthority' | 'SupraNationalAuthority'
> = {
  scheme: 'http://purl.org/adms/publishertype/1.0',
  base: 'http://purl.org/adms/publishertype/',
  entries: {
    LocalAuthority: { de: 'Kommunalbehörde', en: 'local authority' },
    RegionalAuthority: { de: 'Landesbehörde', en: 'regional authority' },
    NationalAuthority: { de: 'Bundesbehörde', en: 'national authority' },
    SupraNationalAuthority: { de: 'überstaatliche Behörde', en: 'supranational authority' },
  },
};
/** Code of the EU vocabulary publisher-type. */
export type PublisherType = keyof typeof publisherType.entries;
