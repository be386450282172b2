import type { Code, Datum, Erweiterbar, Feld, Zeitpunkt, Zeitraum } from './code.ts';
import type { Geschaeftsgang } from './geschaeftsgang.ts';
import type { Kontakt } from './kontakt.ts';
import type {
  AllgemeineMetadaten,
  Aussonderungsmetadaten,
  HistorienProtokollInformation,
  Identifikation,
  Verweis,
} from './metadaten.ts';

/** A list, or a source of list items. Sources are consumed once, while the message is written. */
export type Many<T> = readonly T[] | Iterable<T> | AsyncIterable<T>;

/** Signature of a file: inside the file, or in files of its own (since 3.0). One of the two. */
export interface SignaturSiegel {
  signaturSiegelEingebettet?: true | undefined;
  signaturSiegelDatei?: string[] | undefined;
}

/** Signature of a file as xdomea 2.x embeds it: PKCS#7, certificates and OCSP answers in base64. */
export interface Signaturdaten {
  signatur: {
    version?: string | undefined;
    oid?: string | undefined;
    format?: string | undefined;
    algorithmus?: { id?: string | undefined; algorithmusparameter?: Feld[] | undefined } | undefined;
    datum?: Zeitpunkt | undefined;
    unterzeichner?: string | undefined;
    container: string;
  };
  zertifikat: { version?: string | undefined; format?: string | undefined; zertifikat: string }[];
  status: { version?: string | undefined; format?: string | undefined; antwort: string }[];
}

/** Digest of a file (4.0). Exactly one of `algorithmus` and `sonstigerAlgorithmus`. */
export interface Hash {
  /** Lower-case hex. */
  wert: string;
  algorithmus?: Code | undefined;
  sonstigerAlgorithmus?: string | undefined;
}

/** A file of the container. */
export interface Primaerdokument {
  /** `<UUID>_text.pdf`; the UUID differs from that of the document. 2.x needs `_` and an extension. */
  dateiname: string;
  dateinameOriginal?: string | undefined;
  ersteller?: string | undefined;
  datumUhrzeit?: Zeitpunkt | undefined;
  signaturSiegel?: SignaturSiegel | undefined;
  signaturdaten?: Signaturdaten | undefined;
  zeitpunktLetzteAenderung?: Zeitpunkt | undefined;
  hash?: Hash | undefined;
}

/** A file format of a version. `name` is a code of the list `dateiformat` (018 PDF, 044 PDF/A, 100 other). */
export interface Format {
  name: Code;
  /** Needed when, and only when, `name` is 100. */
  sonstigerName?: string | undefined;
  /** Version of the format, may be empty. */
  version: string;
  primaerdokument: Primaerdokument;
}

/** A state of a document, in one or more formats. */
export interface Version {
  nummer: string;
  format: Format[];
}

/** A file: what belongs together over its life. Up to five levels of records are foreseen. */
export interface Akte extends Erweiterbar {
  kind: 'Akte';
  identifikation: Identifikation;
  /** 4.0, messages 05xx: the record only gives context and is not handed over. */
  kontextobjekt?: boolean | undefined;
  allgemeineMetadaten?: AllgemeineMetadaten | undefined;
  aussonderungsmetadaten?: Aussonderungsmetadaten | undefined;
  standort?: string | undefined;
  /** Free text, the place for the kind of file: "Bauakte". */
  typ?: string | undefined;
  laufzeit?: Zeitraum | undefined;
  historienProtokollInformation?: HistorienProtokollInformation[] | undefined;
  internerGeschaeftsgang?: Geschaeftsgang[] | undefined;
  /** 2.x holds either documents or Vorgänge. */
  dokument?: Many<Dokument> | undefined;
  vorgang?: Many<Vorgang> | undefined;
  teilakte?: Many<Teilakte> | undefined;
  verweis?: Verweis[] | undefined;
  kontakt?: Kontakt[] | undefined;
  /** Closed ("zu den Akten"). */
  zda?: boolean | undefined;
  zdaDatum?: Datum | undefined;
}

/** A part of an Akte has the shape of an Akte; that it is a part follows from where it is. */
export type Teilakte = Akte;

/** A matter inside a file. */
export interface Vorgang extends Erweiterbar {
  kind: 'Vorgang';
  identifikation: Identifikation;
  /** 4.0, messages 05xx. */
  kontextobjekt?: boolean | undefined;
  allgemeineMetadaten?: AllgemeineMetadaten | undefined;
  aussonderungsmetadaten?: Aussonderungsmetadaten | undefined;
  aktenbetreff?: string | undefined;
  typ?: string | undefined;
  zda?: boolean | undefined;
  zdaDatum?: Datum | undefined;
  laufzeit?: Zeitraum | undefined;
  historienProtokollInformation?: HistorienProtokollInformation[] | undefined;
  internerGeschaeftsgang?: Geschaeftsgang[] | undefined;
  dokument?: Many<Dokument> | undefined;
  verweis?: Verweis[] | undefined;
  kontakt?: Kontakt[] | undefined;
  teilvorgang?: Many<Teilvorgang> | undefined;
}

/** A part of a Vorgang has the shape of a Vorgang. */
export type Teilvorgang = Vorgang;

/** A document with its versions, formats and files. */
export interface Dokument extends Erweiterbar {
  kind: 'Dokument';
  identifikation: Identifikation;
  allgemeineMetadaten?: AllgemeineMetadaten | undefined;
  fremdesGeschaeftszeichen?: string | undefined;
  posteingangsdatum?: Datum | undefined;
  postausgangsdatum?: Datum | undefined;
  datumDesSchreibens?: Datum | undefined;
  bezug?: string | undefined;
  hier?: string | undefined;
  bearbeiter?: string | undefined;
  typ?: string | undefined;
  historienProtokollInformation?: HistorienProtokollInformation[] | undefined;
  internerGeschaeftsgang?: Geschaeftsgang[] | undefined;
  version?: Version[] | undefined;
  verweis?: Verweis[] | undefined;
  anlage?: Anlage[] | undefined;
  autor?: Kontakt[] | undefined;
  leser?: Kontakt[] | undefined;
  weitererKontakt?: Kontakt[] | undefined;
  /** 4.0: a document that is made of pieces (DokumentMitSchriftstueck). It has no versions of its own. */
  schriftstueck?: Dokument[] | undefined;
}

/** An attachment is a document with a number. */
export interface Anlage extends Dokument {
  nummer?: string | undefined;
}

/** A record: Akte, Vorgang or Dokument; `kind` says which it is. */
export type Schriftgutobjekt = Akte | Vorgang | Dokument;
