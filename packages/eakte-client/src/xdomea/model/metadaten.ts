import type { Code, Datum, Uuid, Zeitpunkt } from './code.ts';

/**
 * The identity of a record. `id` stays the same in every message about the record and is kept by both sides.
 * `nummerImUebergeordnetenContainer` orders siblings: a number since 3.0, free text in 2.x.
 */
export interface Identifikation {
  id: Uuid;
  nummerImUebergeordnetenContainer?: number | string;
}

/**
 * Secrecy. Up to 3.1 only `geheimhaltungsgrad` exists (element Vertraulichkeitsstufe: 001 geheim, 002 VS-NfD,
 * 003 offen, 004 streng geheim, 005 vertraulich; the numbers are not ordered by severity).
 */
export interface Geheimhaltung {
  geheimhaltungsgrad: Code;
  /** Year, `2040`. */
  einstufungsfrist?: string;
  eingestuftAm?: Datum;
  herausgeber?: string;
  einstufungEndetAm?: Datum;
  bemerkung?: string;
}

/** Where a record is in its old system when the five levels of the standard are not enough (4.0). */
export interface Pfadelement {
  name: string;
  /** Code of the list `strukturelementtyp`. */
  typ: Code;
  pfadelement?: Pfadelement;
}

/** What is said of a record of any kind: subject, reference, responsibility, secrecy, medium. */
export interface AllgemeineMetadaten {
  /** Subject. Personal data: show, never log. */
  betreff?: string;
  /** File reference. */
  kennzeichen?: string;
  federfuehrung?: string;
  aktenfuehrung?: string;
  geheimhaltung?: Geheimhaltung;
  bemerkung?: string;
  /** 001 electronic, 002 hybrid, 003 paper. */
  medium?: Code;
  aktenplaneinheit?: { kennzeichen?: string; inhaltsangabe?: string; betreffKurz?: string };
  zeitpunktLetzteAenderung?: Zeitpunkt;
  strukturpfad?: { pfadelement: Pfadelement };
  datenschutzstufe?: string;
  datenschutzstufeCode?: Code;
}

/** How long: a number of years after `zda`, or for ever. */
export interface Aufbewahrungsdauer {
  anzahlJahre?: number;
  unbefristet?: true;
}

/** What the archive decides: A keep, B still to appraise, V destroy, or a local term. One of the two. */
export interface Aussonderungsartwahl {
  aussonderungsart?: Code;
  aussonderungsartKonfigurierbar?: string;
}

/** Retention and appraisal (element ArchivspezifischeMetadaten up to 3.1). */
export interface Aussonderungsmetadaten extends Aussonderungsartwahl {
  aufbewahrungsdauer?: Aufbewahrungsdauer;
  kennung?: string;
  /** A or V. */
  bewertungsvorschlag?: Code;
  bewertungsvorschlagBegruendung?: string;
  /** Day on which retention ends. 2.x keeps only the year: read as 31 December. */
  aufbewahrungsende?: Datum;
  transferfristende?: Datum;
}

/** One entry of the history of a record. */
export interface HistorienProtokollInformation {
  metadatumName?: string;
  metadatumAlterWert?: string;
  metadatumNeuerWert?: string;
  akteur: string;
  datumUhrzeit: Zeitpunkt;
  bemerkung?: string;
  aktion: string;
}

/** A reference to another record. `sgoTyp`: 001 Akte, 002 Dokument, 003 Vorgang. */
export interface Verweis {
  id?: Uuid;
  sgoTyp?: Code;
  sgoKennzeichen?: string;
  bemerkung?: string;
}
