import type { Dataset } from '@rathaus/opendata-client';

const districts = ['Altstadt', 'Hafen', 'Łódź-Platz', 'Südstadt', 'Ōno-Viertel', 'Đorđe-Siedlung'];

/** Invented datasets of a town, each with two files, a contact and all that portals show. */
export function* datasets(count: number): Generator<Dataset> {
  for (let number = 0; number < count; number++) {
    const district = districts[number % districts.length]!;
    const address = `https://daten.musterstadt.example/datensatz/${number}`;
    yield {
      identifier: address,
      title: `Einwohner im Stadtteil ${district}, Reihe ${number}`,
      description: `Einwohnerzahl des Stadtteils ${district} am Jahresende, nach Alter und Geschlecht. Reihe ${number}.`,
      publisher: { name: 'Stadt Musterstadt', type: 'LocalAuthority' },
      contactPoints: [{ name: 'Statistikstelle', email: 'statistik@musterstadt.example' }],
      keywords: ['Einwohner', district, `Reihe ${number}`],
      themes: ['SOCI'],
      contributorID: 'openNRW',
      politicalGeocodingLevel: 'municipality',
      spatial: [{ area: { ars: '053150000000' }, label: 'Musterstadt' }],
      temporal: [{ start: '2025-01-01', end: '2025-12-31' }],
      issued: '2026-01-15',
      modified: '2026-11-20T09:30:00Z',
      accrualPeriodicity: 'ANNUAL',
      accessRights: 'PUBLIC',
      languages: ['DEU'],
      landingPage: `${address}.html`,
      distributions: ['csv', 'json'].map((ending) => ({
        title: `Als ${ending.toUpperCase()}`,
        accessURL: `${address}.${ending}`,
        downloadURL: `${address}.${ending}`,
        license: 'dl-by-de/2.0' as const,
        licenseAttributionByText: 'Stadt Musterstadt',
        format: ending.toUpperCase(),
        mediaType: ending === 'csv' ? 'text/csv' : 'application/json',
        byteSize: 2687 + number,
        modified: '2026-11-20T09:30:00Z',
      })),
    };
  }
}
