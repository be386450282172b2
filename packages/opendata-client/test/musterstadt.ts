import type { Dataset } from '../src/index.ts';

/** A complete, clean record of an invented town, the base that tests break in one place each. */
export const haushalt: Dataset = {
  uri: 'https://daten.musterstadt.example/haushalt-2026',
  identifier: 'https://daten.musterstadt.example/haushalt-2026',
  title: { de: 'Haushaltsplan', en: 'Budget plan' },
  description: 'Ergebnisplan und Finanzplan der Stadt Musterstadt nach Produktbereichen.',
  publisher: {
    uri: 'https://musterstadt.example/#stadt',
    name: 'Stadt Musterstadt',
    type: 'LocalAuthority',
    homepage: 'https://musterstadt.example/',
  },
  contactPoints: [{ name: 'Kämmerei', email: 'opendata@musterstadt.example', telephone: '+49 221 555 0100' }],
  keywords: ['Haushalt', 'Finanzen', 'Produktbereich'],
  themes: ['GOVE', 'ECON'],
  contributorID: 'openNRW',
  politicalGeocodingLevel: 'municipality',
  spatial: [
    {
      area: { ars: '059999999999' },
      label: 'Musterstadt',
      bbox: [6.9, 50.9, 7.1, 51.1],
      centroid: [7.0, 51.0],
    },
  ],
  temporal: [{ start: '2026-01-01', end: '2026-12-31' }],
  issued: '2026-01-15',
  modified: '2026-11-20T09:30:00Z',
  accrualPeriodicity: 'ANNUAL',
  availability: 'STABLE',
  accessRights: 'PUBLIC',
  languages: ['DEU'],
  landingPage: 'https://musterstadt.example/haushalt',
  version: '1.0',
  provenance: 'Aus dem Finanzverfahren ausgeleitet.',
  originators: [{ name: 'Kämmerei der Stadt Musterstadt' }],
  custodians: [{ name: 'Statistikstelle der Stadt Musterstadt' }],
  distributions: [
    {
      title: 'Ergebnisplan (CSV)',
      accessURL: 'https://daten.musterstadt.example/ergebnisplan.csv',
      downloadURL: 'https://daten.musterstadt.example/ergebnisplan.csv',
      license: 'dl-by-de/2.0',
      licenseAttributionByText: 'Stadt Musterstadt',
      format: 'CSV',
      mediaType: 'text/csv',
      byteSize: 2687,
      checksum: { algorithm: 'sha256', value: 'ab'.repeat(32) },
      modified: '2026-11-20',
      availability: 'STABLE',
      status: 'COMPLETED',
      languages: ['DEU'],
    },
  ],
};

/** The clean record with changes in its first distribution. */
export function withDistribution(change: Record<string, unknown>): Dataset {
  const [first] = haushalt.distributions ?? [];
  return { ...haushalt, distributions: [{ ...first, ...change } as NonNullable<typeof first>] };
}
