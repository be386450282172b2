import type { Area } from '../program/area.ts';

/** All areas in the order of the help. One line each; the code stays unloaded until the area is called. */
export const areas: readonly Area[] = [
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
