/** Who does what in the exchange. */
export type Wer = 'Musterstadt' | 'Beispielhausen' | 'Zustelldienst';

/** One step, as it is read by people. */
export interface Schritt {
  /** ISO 8601 in UTC. */
  zeit: string;
  wer: Wer;
  text: string;
}

/** Gets each step as it happens. */
export type Melde = (wer: Wer, text: string) => void;

const uhrzeit = new Intl.DateTimeFormat('de-DE', { timeStyle: 'medium', timeZone: 'Europe/Berlin' });

/** `10:14:03  Musterstadt     Die Akte ist …` */
export const zeile = ({ zeit, wer, text }: Schritt): string =>
  `${uhrzeit.format(new Date(zeit))}  ${wer.padEnd(15)} ${text}`;
