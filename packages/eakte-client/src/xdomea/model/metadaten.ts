import type { Code, Datum, Uuid, Zeitpunkt } from './code.ts';

/**
 * The identity of a record. `id` stays the same in every message about the record and is kept by both sides.
 * `nummerImUebergeordnetenContainer` orders siblings: a number since 3.0, free text in 2.x.
 */
export interface Identifikation {
  id: Uuid;
  nummerImUebergeordnetenContainer?: number | string | undefined;
}

/**
 * Secrecy. Up to 3.1 only `geheimhaltungsgrad` exists (element Vertraulichkeitsstufe: 001 geheim, 002 VS-NfD,
 * 003 offen, 004 streng geheim, 005 vertraulich; the numbers are not ordered by severity).
 */
export interface Geheimhaltung {
  geheimhaltungsgrad: Code;
  /** Year, `2040`. */
  einstufungsfrist?: string | undefined;
  eingestuftAm?: Datum | undefined;
  herausgeber?: string | undefined;
  einstufungEndetAm?: Datum | undefined;
  bemerkung?: string | undefined;
}

/** Where a record is in its old system when the five levels of the standard are not enough (4.0). */
export interface Pfadelement {
  name: string;
  /** Code of the list `strukturelementtyp`. */
  typ: Code;
  pfadelement?: Pfadelement | undefined;
}

/** What is said of a record of any kind: subject, reference, responsibility, secrecy, medium. */
export interface AllgemeineMetadaten {
  /** Subject. Personal data: show, never log. */
  betreff?: string | undefined;
  /** File reference. */
  kennzeichen?: string | undefined;
  federfuehrung?: string | undefined;
  aktenfuehrung?: string | undefined;
  geheimhaltung?: Geheimhaltung | undefined;
  bemerkung?: string | undefined;
  /** 001 electronic, 002 hybrid, 003 paper. */
  medium?: Code | undefined;
  aktenplaneinheit?:
    | {
        kennzeichen?: string | undefined;
        inhaltsangabe?: string | undefined;
        betreffKurz?: string | undefined;
      }
    | undefined;
  zeitpunktLetzteAenderung?: Zeitpunkt | undefined;
  strukturpfad?: { pfadelement: Pfadelement } | undefined;
  datenschutzstufe?: string | undefined;
  datenschutzstufeCode?: Code | undefined;
}

/** How long: a number of years after `zda`, or for ever. */
export interface Aufbewahrungsdauer {
  anzahlJahre?: number | undefined;
  unbefristet?: true | undefined;
}

/** What the archive decides: A keep, B still to appraise, V destroy, or a local term. One of the two. */
export interface Aussonderungsartwahl {
  aussonderungsart?: Code | undefined;
  aussonderungsartKonfigurierbar?: string | undefined;
}

/** Retention and appraisal (element ArchivspezifischeMetadaten up to 3.1). */
export interface Aussonderungsmetadaten extends Aussonderungsartwahl {
  aufbewahrungsdauer?: Aufbewahrungsdauer | undefined;
  kennung?: string | undefined;
  /** A or V. */
  bewertungsvorschlag?: Code | undefined;
  bewertungsvorschlagBegruendung?: string | undefined;
  /** Day on which retention ends. 2.x keeps only the year: read as 31 December. */
  aufbewahrungsende?: Datum | undefined;
  transferfristende?: Datum | undefined;
}

/** One entry of the history of a record. */
export interface HistorienProtokollInformation {
  metadatumName?: string | undefined;
  metadatumAlterWert?: string | undefined;
  metadatumNeuerWert?: string | undefined;
  akteur: string;
  datumUhrzeit: Zeitpunkt;
  bemerkung?: string | undefined;
  aktion: string;
}

/** A reference to another record. `sgoTyp`: 001 Akte, 002 Dokument, 003 Vorgang. */
export interface Verweis {
  id?: Uuid | undefined;
  sgoTyp?: Code | undefined;
  sgoKennzeichen?: string | undefined;
  bemerkung?: string | undefined;
}
