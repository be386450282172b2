import type { Area } from '../program/area.ts';

/**
 * All areas in the order of the help: the only list of them. The code, the recogniser and the texts of an area stay
 * unloaded until they are needed.
 */
export const areas: readonly Area[] = [
  {
    name: 'check',
    summary: {
      de: 'Prüft Dateien und Ordner und erkennt, was sie enthalten',
      en: 'Checks files and folders and recognises what they are',
    },
    load: () => import('./check/command.ts'),
    // Names what no other area knows.
    recogniser: () => import('./check/foreign-files.ts').then(({ foreignFiles }) => foreignFiles),
  },
  {
    name: 'eakte',
    summary: {
      de: 'E-Akten (xdomea): prüfen, ansehen, umwandeln, packen, entpacken, Testdaten',
      en: 'E-files (xdomea): check, show, convert, pack, unpack, test data',
    },
    load: () => import('./eakte/command.ts'),
    recogniser: (options) =>
      import('./eakte/recogniser.ts').then(({ recogniserWith }) => recogniserWith(options)),
    planner: (options) => import('./eakte/planner.ts').then(({ plannerWith }) => plannerWith(options)),
    checks: { de: 'E-Akten (xdomea)', en: 'e-files (xdomea)' },
    hint: (report, path, options) =>
      import('./eakte/unpacked-hint.ts').then(({ unpackedHint }) => unpackedHint(report, path, options)),
    sections: () => import('./eakte/report-sections.ts').then(({ sectionsOf }) => sectionsOf),
    errors: () => import('@rathaus/eakte-client/texts'),
  },
  {
    name: 'exchange',
    summary: {
      de: 'Zustellungen zwischen Behörden: senden, empfangen, betreiben, nachweisen',
      en: 'Deliveries between authorities: send, receive, operate, prove',
    },
    load: () => import('./exchange/command.ts'),
    errors: () => import('@rathaus/exchange/texts'),
  },
  {
    name: 'opendata',
    summary: {
      de: 'Offene Daten: Kataloge (DCAT-AP.de) und Tabellen prüfen',
      en: 'Open data: check catalogues (DCAT-AP.de) and tables',
    },
    load: () => import('./opendata/command.ts'),
    recogniser: () =>
      import('@rathaus/opendata-client/recognise').then(({ opendataRecogniser }) => opendataRecogniser),
    checks: { de: 'Kataloge (RDF) und Tabellen (CSV)', en: 'catalogues (RDF) and tables (CSV)' },
    errors: () => import('@rathaus/opendata-client/texts'),
  },
  {
    name: 'sandbox',
    summary: {
      de: 'Startet die emulierten Dienste auf diesem Rechner',
      en: 'Starts the emulated services on this machine',
    },
    load: () => import('./sandbox/command.ts'),
    errors: () => import('@rathaus/sandbox/texts'),
  },
  {
    name: 'servicekonto',
    summary: {
      de: 'Anmeldung mit dem Servicekonto: prüfen, ausprobieren, Gateway für Seiten ohne Node',
      en: 'Login with the service account: check, try, gateway for sites without Node',
    },
    load: () => import('./servicekonto/command.ts'),
    errors: () => import('@rathaus/servicekonto-client/texts'),
  },
  {
    name: 'doctor',
    summary: {
      de: 'Prüft, ob dieser Rechner bereit ist',
      en: 'Checks whether this machine is ready',
    },
    load: () => import('./doctor/command.ts'),
  },
];
