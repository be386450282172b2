/** What the town shows of itself. */
import type { DatasetData } from '../../src/dataset/dataset.ts';
import type { DefectData } from '../../src/defect/defect.ts';

export const dataset: Record<string, DatasetData> = {
  open: {
    title: 'Haushaltsplan 2026',
    publisher: 'Stadt Musterstadt',
    description: 'Erträge und Aufwendungen nach Produktbereichen.',
    href: '/daten/haushalt-2026',
    licence: {
      label: 'Datenlizenz Deutschland Zero 2.0',
      href: 'https://www.govdata.de/dl-de/zero-2-0',
      open: true,
    },
    updated: '2026-03-01',
    files: [
      { format: 'CSV', href: '/daten/haushalt.csv', bytes: 1_234_567 },
      { format: 'JSON', href: '/daten/haushalt.json' },
    ],
  },
  overdue: {
    title: 'Baumkataster',
    publisher: 'Stadt Musterstadt',
    licence: { label: 'Nutzung auf Anfrage', open: false },
    updated: '2020-01-01',
    due: '2021-01-01',
    files: [],
  },
};

export const defect: Record<string, DefectData> = {
  progress: {
    id: '4711',
    title: 'Schlagloch in der Heidestraße',
    status: 'progress',
    place: 'Heidestraße 17',
    href: '/meldungen/4711',
    updates: [
      { at: '2026-11-20T09:00:00+01:00', text: 'Meldung eingegangen' },
      { at: '2026-11-21T10:30:00+01:00', text: 'An den Bauhof gegeben' },
    ],
  },
  done: { id: '4712', title: 'Defekte Laterne', status: 'done' },
  declined: { id: '4713', title: 'Wilder Müll auf der Autobahn', status: 'declined' },
  unknown: { id: '4714', title: 'Wackelige Bank', status: 'verloren' as 'done' },
};
