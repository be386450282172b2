import type { Code, Datum, Uhrzeit } from './code.ts';
import type { Kontakt } from './kontakt.ts';
import type { Identifikation } from './metadaten.ts';
import type { Dokument } from './objekte.ts';

/** What someone is asked to do. */
export interface Verfuegung {
  ersteller: Kontakt;
  adressat: Kontakt;
  erstellungsdatum: Datum;
  erstellungsuhrzeit?: Uhrzeit | undefined;
  verfuegung?: string | undefined;
  terminDatum?: Datum | undefined;
  terminUhrzeit?: Uhrzeit | undefined;
  notiz?: string | undefined;
}

/** What was done. */
export interface Bearbeitung {
  bearbeiter: Kontakt;
  datum: Datum;
  uhrzeit?: Uhrzeit | undefined;
  vermerk?: string | undefined;
  notiz?: string | undefined;
  anlage?: Dokument[] | undefined;
}

/** A step. `status`: 001 to come, 002 current, 003 done, 004 skipped. */
export interface Beteiligungsschritt {
  nummer: string;
  status: Code;
  verfuegung: Verfuegung;
  bearbeitung?: Bearbeitung | undefined;
  parallelZuBeteiligungsschritt?: string[] | undefined;
  versionNummer?: string | undefined;
}

/** The way of a record through the offices, with all its steps. */
export interface Geschaeftsgang {
  identifikation: Identifikation;
  beteiligungsschritt: Beteiligungsschritt[];
}
