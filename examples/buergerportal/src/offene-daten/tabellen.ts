import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Dataset } from '@rathaus/opendata-client';

/** A table that staff can publish, with its description. */
export interface Tabelle {
  id: string;
  path: string;
  fileName: string;
  dataset: Dataset;
}

const root = resolve(import.meta.dirname, '../../../..');
const amt = { name: 'Statistikstelle Musterstadt', email: 'statistik@musterstadt.example' };

function dataset(
  own: Pick<Dataset, 'identifier' | 'title' | 'description' | 'keywords' | 'themes' | 'publisher'> & {
    license: string;
    attribution: string;
  },
): Dataset {
  const { license, attribution, ...rest } = own;
  return {
    ...rest,
    contactPoints: [amt],
    contributorID: 'openNRW',
    politicalGeocodingLevel: 'municipality',
    spatial: [{ area: { ars: '059990000000' }, label: 'Musterstadt' }],
    accrualPeriodicity: 'ANNUAL',
    availability: 'STABLE',
    accessRights: 'PUBLIC',
    languages: ['DEU'],
    distributions: [
      {
        title: 'Tabelle als CSV',
        license: license as 'dl-zero-de/2.0',
        licenseAttributionByText: attribution,
        format: 'CSV',
        mediaType: 'text/csv',
        languages: ['DEU'],
      },
    ],
  };
}

/** The description staff would have typed for an own file. */
export function eigeneTabelle(title: string): Dataset {
  const slug =
    title
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 60) || 'tabelle';
  return dataset({
    identifier: `https://daten.musterstadt.example/${slug}`,
    title,
    description: `Tabelle „${title}“ der Stadt Musterstadt.`,
    publisher: { name: 'Stadt Musterstadt' },
    keywords: ['musterstadt'],
    themes: ['GOVE'],
    license: 'dl-zero-de/2.0',
    attribution: 'Stadt Musterstadt',
  });
}

/** The tables of the demonstration: an invented one, and real ones of the city of Köln where the folder is present. */
export function tabellen(): Tabelle[] {
  const own: Tabelle = {
    id: 'hundebestand',
    path: join(import.meta.dirname, '../../daten/hundebestand.csv'),
    fileName: 'hundebestand.csv',
    dataset: dataset({
      identifier: 'https://daten.musterstadt.example/hundebestand',
      title: 'Hundebestand und Hundesteuer nach Stadtbezirken',
      description:
        'Gemeldete Hunde und Einnahmen aus der Hundesteuer der erfundenen Stadt Musterstadt, je Jahr und Stadtbezirk.',
      publisher: { name: 'Stadt Musterstadt' },
      keywords: ['hunde', 'hundesteuer', 'steuern'],
      themes: ['GOVE', 'ECON'],
      license: 'dl-zero-de/2.0',
      attribution: 'Stadt Musterstadt',
    }),
  };
  const koeln = join(root, '../shared/data/koeln/gesamtergebnisplan.csv');
  if (!existsSync(koeln)) return [own];
  return [
    {
      id: 'koeln-ergebnisplan',
      path: koeln,
      fileName: 'gesamtergebnisplan.csv',
      dataset: dataset({
        identifier: 'https://daten.musterstadt.example/koeln-gesamtergebnisplan',
        title: 'Gesamtergebnisplan der Stadt Köln',
        description:
          'Echte Haushaltsdaten der Stadt Köln (CC BY, Stadt Köln), hier nur zur Vorführung im Emulator veröffentlicht.',
        publisher: { name: 'Stadt Köln' },
        keywords: ['haushalt', 'ergebnisplan'],
        themes: ['GOVE', 'ECON'],
        license: 'cc-by',
        attribution: 'Stadt Köln',
      }),
    },
    own,
  ];
}
