import type { Area } from '../program/area.ts';

/** All areas in the order of the help. One line each; the code stays unloaded until the area is called. */
export const areas: readonly Area[] = [
  {
    name: 'check',
    summary: {
      de: 'Prüft eine Datei und erkennt, was sie ist',
      en: 'Checks a file and recognises what it is',
    },
    load: () => import('./check/command.ts'),
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
