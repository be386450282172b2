import type { StateContent } from './read-content.ts';

/** STORK levels in the words of BSI TR-03160-1, lowest first. */
export const levels = [
  { stork: 1, name: 'Basisregistrierung', means: 'Benutzername und Passwort' },
  { stork: 2, name: 'niedrig', means: 'zum Beispiel eine EU-Identität niedrigen Niveaus' },
  { stork: 3, name: 'substanziell', means: 'ELSTER-Zertifikat' },
  { stork: 4, name: 'hoch', means: 'Online-Ausweis' },
] as const;

/** German name of a STORK level. */
export const levelName = (stork: number): string =>
  levels.find((one) => one.stork === stork)?.name ?? 'unbekannt';

/** States of the status monitor, as a person reads them. */
export const stateNames: Readonly<Record<StateContent['status'], string>> = {
  INITIATED: 'Antrag begonnen',
  SUBMITTED: 'Antrag abgeschickt',
  RECEIVED: 'Antrag eingegangen',
  PROCESSING: 'Antrag wird geprüft',
  ACTION_REQUIRED: 'Sie müssen etwas tun',
  COMPLETED: 'Antrag abgeschlossen',
};

/** An instant as a person in Germany reads it. */
export const readableTime = (instant: string): string => {
  const format = new Intl.DateTimeFormat('de-DE', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/Berlin',
  });
  return `${format.format(new Date(instant))} Uhr`;
};

const units = ['Byte', 'kB', 'MB', 'GB'] as const;

/** A number of bytes as a person in Germany reads it. */
export function readableSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = new Intl.NumberFormat('de-DE', { maximumFractionDigits: unit === 0 ? 0 : 1 });
  return `${digits.format(value)} ${units[unit]}`;
}
