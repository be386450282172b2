import type { Dataset, Distribution, LicenseCode, Theme } from '../src/index.ts';

/** Where the invented town publishes. */
export const townSite = 'https://daten.musterstadt.example';

const town = {
  uri: 'https://musterstadt.example/#stadt',
  name: 'Stadt Musterstadt',
  type: 'LocalAuthority',
  homepage: 'https://musterstadt.example/',
} as const;

interface Subject {
  readonly title: string;
  readonly theme: Theme;
  readonly keywords: readonly string[];
  readonly office: string;
}

const subjects: readonly Subject[] = [
  { title: 'Baumkataster', theme: 'ENVI', keywords: ['Bäume', 'Stadtgrün'], office: 'Grünflächenamt' },
  { title: 'Haushaltsplan', theme: 'GOVE', keywords: ['Haushalt', 'Finanzen'], office: 'Kämmerei' },
  { title: 'Straßenverzeichnis', theme: 'TRAN', keywords: ['Straßen', 'Adressen'], office: 'Tiefbauamt' },
  {
    title: 'Einwohner nach Stadtteilen',
    theme: 'SOCI',
    keywords: ['Bevölkerung'],
    office: 'Statistikstelle',
  },
  { title: 'Schulen und Schülerzahlen', theme: 'EDUC', keywords: ['Schule', 'Bildung'], office: 'Schulamt' },
  { title: 'Luftgüte', theme: 'ENVI', keywords: ['Luft', 'Messwerte', 'NO₂'], office: 'Umweltamt' },
  { title: 'Wahlergebnisse', theme: 'JUST', keywords: ['Wahl', 'Rat'], office: 'Wahlamt' },
  { title: 'Parkhäuser', theme: 'TRAN', keywords: ['Parken', 'Verkehr'], office: 'Ordnungsamt' },
  { title: 'Solardächer', theme: 'ENER', keywords: ['Solar', 'Energie'], office: 'Stadtwerke' },
  { title: 'Wochenmärkte', theme: 'ECON', keywords: ['Markt', 'Gewerbe'], office: 'Marktamt' },
  { title: 'Badegewässer', theme: 'HEAL', keywords: ['Wasser', 'Gesundheit'], office: 'Gesundheitsamt' },
  { title: 'Bebauungspläne', theme: 'REGI', keywords: ['Bauen', 'Planung'], office: 'Bauamt' },
];

/** Names with letters of DIN 91379: whoever mangles one of them is seen. */
const quarters = [
  'Łódź-Şahin-Viertel',
  'Ōno-Siedlung',
  'Đorđević-Höhe',
  'Ĳsbrand-Aue',
  'Zoë-Müller-Øst-Platz',
  'Þórdís-Ängste-Weg',
  'Nguyễn-Gärten',
  'Čapek & Söhne "Süd" < 5 km',
] as const;

const licenses: readonly LicenseCode[] = ['dl-by-de/2.0', 'dl-zero-de/2.0', 'cc-by/4.0', 'cc-zero'];

const formats = [
  ['CSV', 'text/csv', 'csv'],
  ['JSON', 'application/json', 'json'],
  ['XLSX', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
  ['GEOJSON', 'application/geo+json', 'geojson'],
  ['PDF', 'application/pdf', 'pdf'],
] as const;

const highValueLaw = 'http://data.europa.eu/eli/reg_impl/2023/138/oj';

const pad = (number: number, length: number): string => String(number).padStart(length, '0');
const dateOf = (index: number, year: number): string =>
  `${year}-${pad((index % 12) + 1, 2)}-${pad((index % 28) + 1, 2)}`;

function distribution(index: number, at: number, address: string, highValue: boolean): Distribution {
  const [format, mediaType, ending] = formats[(index + at) % formats.length]!;
  const license = licenses[index % licenses.length]!;
  const file = `${address}/datei-${at + 1}.${ending}`;
  return {
    title: `Datei ${at + 1} (${format})`,
    description: at === 0 ? undefined : 'Dieselben Angaben in einem anderen Format.',
    accessURL: file,
    downloadURL: file,
    license,
    licenseAttributionByText: license.includes('by') ? 'Stadt Musterstadt' : undefined,
    format,
    mediaType,
    byteSize: 1_000 + index * 17 + at,
    checksum: index % 3 === 0 ? { algorithm: 'sha256', value: pad(index, 64) } : undefined,
    issued: dateOf(index, 2025),
    modified: dateOf(index, 2026),
    availability: 'STABLE',
    status: 'COMPLETED',
    languages: ['DEU'],
    applicableLegislation: highValue ? [highValueLaw] : undefined,
  };
}

/**
 * One dataset of an invented town, the same for the same number: long and short texts, one to four files, names of all
 * kinds, high-value ones (every tenth), with and without optional members. None of them breaks a rule of DCAT-AP.de.
 */
export function townDataset(index: number): Dataset {
  const { title, theme, keywords, office } = subjects[index % subjects.length]!;
  const quarter = quarters[index % quarters.length]!;
  const address = `${townSite}/datensatz/${pad(index, 5)}`;
  const highValue = index % 10 === 0;
  const long = `Die Angaben werden vom ${office} gepflegt und täglich geprüft: „Größe“, Lage & Zustand, ½ bis 1 km². `;
  const german = `${title} ${quarter} ${pad(index, 5)}`;
  return {
    uri: address,
    identifier: index % 4 === 0 ? address : `musterstadt-${pad(index, 5)}`,
    title: index % 5 === 0 ? { de: german, en: `Dataset ${index} of ${quarter}` } : german,
    description: `${title} im ${quarter}.\n${long.repeat(index % 25 === 0 ? 25 : 1)}`.trim(),
    publisher: town,
    contactPoints: [
      { name: office, email: `amt-${index % 12}@musterstadt.example`, telephone: '+49 221 555 0100' },
    ],
    keywords: [...keywords, quarter],
    themes: index % 6 === 0 ? [theme, 'GOVE'] : [theme],
    contributorID: 'openNRW',
    politicalGeocodingLevel: 'municipality',
    spatial: [
      {
        area: { ars: '053150000000' },
        label: 'Musterstadt',
        bbox: index % 2 === 0 ? [6.9, 50.9, 7.1, 51.1] : undefined,
        centroid: index % 2 === 0 ? undefined : [7, 51],
      },
    ],
    temporal: [{ start: '2025-01-01', end: index % 2 === 0 ? '2025-12-31' : undefined }],
    issued: dateOf(index, 2025),
    modified: index % 2 === 0 ? dateOf(index, 2026) : `${dateOf(index, 2026)}T09:${pad(index % 60, 2)}:00Z`,
    accrualPeriodicity: index % 3 === 0 ? 'ANNUAL' : 'MONTHLY',
    availability: 'STABLE',
    accessRights: 'PUBLIC',
    languages: index % 5 === 0 ? ['DEU', 'ENG'] : ['DEU'],
    landingPage: `${address}/seite`,
    pages: index % 7 === 0 ? [`${address}/dokumentation`] : undefined,
    version: index % 8 === 0 ? `${1 + (index % 3)}.0` : undefined,
    versionNotes: index % 8 === 0 ? 'Neue Spalte „Höhe über NHN“.' : undefined,
    provenance: index % 9 === 0 ? 'Aus dem Fachverfahren ausgeleitet.' : undefined,
    conformsTo: index % 11 === 0 ? ['https://www.opengis.net/def/crs/EPSG/0/25832'] : undefined,
    applicableLegislation: highValue ? [highValueLaw] : undefined,
    hvdCategories: highValue ? ['http://data.europa.eu/bna/c_ac64a52d'] : undefined,
    originators: index % 4 === 1 ? [{ name: `${office} der Stadt Musterstadt` }] : undefined,
    custodians: index % 4 === 2 ? [{ name: 'Statistikstelle der Stadt Musterstadt' }] : undefined,
    distributions: Array.from({ length: 1 + (index % 4) }, (_, at) =>
      distribution(index, at, address, highValue),
    ),
  };
}

/** The first datasets of the town, one by one. */
export function* townDatasets(count = 1_000): Generator<Dataset, void, void> {
  for (let index = 0; index < count; index++) yield townDataset(index);
}
