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
  },
  {
    name: 'sandbox',
    summary: {
      de: 'Startet die emulierten Dienste auf diesem Rechner',
      en: 'Starts the emulated services on this machine',
    },
    load: () => import('./sandbox/command.ts'),
    errors: () =>
      import('@rathaus/sandbox/texts').then(({ errorTable: table, errorTexts: texts }) => ({ table, texts })),
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
