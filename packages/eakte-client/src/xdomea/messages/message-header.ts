import type { Kontakt, Kopf } from '../model/index.ts';

/** What the header of a message says, for people. Names are personal data: show them, never log them. */
export interface MessageHeader {
  /** Who wrote it: institution, unit, person in one line. */
  readonly autor: string | undefined;
  /** Who shall process it, in one line. */
  readonly leser: string | undefined;
  readonly erstellungszeitpunkt: string | undefined;
  /** 4.0. */
  readonly nachrichtenUuid: string | undefined;
  /** 4.0: part `lfdNr` of `gesamtanzahl`. */
  readonly lfdNr: number | undefined;
  readonly gesamtanzahl: number | undefined;
  /** 4.0: the message this one answers. */
  readonly uuidUrsprungsnachricht: string | undefined;
  /** Marked as a test (4.0): must not be processed in production. */
  readonly test: boolean;
  /** Whether the message asks for a receipt; for a way (0201), to whomever it goes. */
  readonly empfangsbestaetigung: boolean;
}

/** A contact in one line, `Stadt Musterstadt, Ordnungsamt, Frau Dr. Erika Muster`; undefined when it is empty. */
export function contactLine(contact: Kontakt | undefined): string | undefined {
  const { nameInstitution, nameOrganisationseinheit, nameAnsprechpartner: person } = contact ?? {};
  const name = [person?.anrede, person?.titel, person?.vorname?.name, person?.familienname?.name];
  const parts = [
    nameInstitution?.name || nameInstitution?.kurzbezeichnung,
    nameOrganisationseinheit?.name,
    name.filter(Boolean).join(' '),
  ];
  return parts.filter(Boolean).join(', ').slice(0, 300) || undefined;
}

/** Reads the header for people. */
export const headerOf = (kopf: Kopf): MessageHeader => ({
  autor: contactLine(kopf.autor),
  leser: contactLine(kopf.leser),
  erstellungszeitpunkt: kopf.erstellungszeitpunkt,
  nachrichtenUuid: kopf.nachrichtenUuid,
  lfdNr: kopf.lfdNrNachrichtProTyp,
  gesamtanzahl: kopf.gesamtanzahlNachrichtenProTyp,
  uuidUrsprungsnachricht: kopf.uuidUrsprungsnachricht,
  test: kopf.test !== undefined,
  empfangsbestaetigung: [
    kopf.empfangsbestaetigung,
    kopf.empfangsbestaetigungAnInitiator,
    kopf.empfangsbestaetigungAnVorgaenger,
  ].includes(true),
});
