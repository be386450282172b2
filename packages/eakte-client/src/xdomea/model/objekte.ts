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
  signaturSiegelEingebettet?: true;
  signaturSiegelDatei?: string[];
}

/** Signature of a file as xdomea 2.x embeds it: PKCS#7, certificates and OCSP answers in base64. */
export interface Signaturdaten {
  signatur: {
    version?: string;
    oid?: string;
    format?: string;
    algorithmus?: { id?: string; algorithmusparameter?: Feld[] };
    datum?: Zeitpunkt;
    unterzeichner?: string;
    container: string;
  };
  zertifikat: { version?: string; format?: string; zertifikat: string }[];
  status: { version?: string; format?: string; antwort: string }[];
}

/** Digest of a file (4.0). Exactly one of `algorithmus` and `sonstigerAlgorithmus`. */
export interface Hash {
  /** Lower-case hex. */
  wert: string;
  algorithmus?: Code;
  sonstigerAlgorithmus?: string;
}

/** A file of the container. */
export interface Primaerdokument {
  /** `<UUID>_text.pdf`; the UUID differs from that of the document. 2.x needs `_` and an extension. */
  dateiname: string;
  dateinameOriginal?: string;
  ersteller?: string;
  datumUhrzeit?: Zeitpunkt;
  signaturSiegel?: SignaturSiegel;
  signaturdaten?: Signaturdaten;
  zeitpunktLetzteAenderung?: Zeitpunkt;
  hash?: Hash;
}

/** A file format of a version. `name` is a code of the list `dateiformat` (018 PDF, 044 PDF/A, 100 other). */
export interface Format {
  name: Code;
  /** Needed when, and only when, `name` is 100. */
  sonstigerName?: string;
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
  kontextobjekt?: boolean;
  allgemeineMetadaten?: AllgemeineMetadaten;
  aussonderungsmetadaten?: Aussonderungsmetadaten;
  standort?: string;
  /** Free text, the place for the kind of file: "Bauakte". */
  typ?: string;
  laufzeit?: Zeitraum;
  historienProtokollInformation?: HistorienProtokollInformation[];
  internerGeschaeftsgang?: Geschaeftsgang[];
  /** 2.x holds either documents or Vorgänge. */
  dokument?: Many<Dokument>;
  vorgang?: Many<Vorgang>;
  teilakte?: Many<Teilakte>;
  verweis?: Verweis[];
  kontakt?: Kontakt[];
  /** Closed ("zu den Akten"). */
  zda?: boolean;
  zdaDatum?: Datum;
}

/** A part of an Akte has the shape of an Akte; that it is a part follows from where it is. */
export type Teilakte = Akte;

/** A matter inside a file. */
export interface Vorgang extends Erweiterbar {
  kind: 'Vorgang';
  identifikation: Identifikation;
  /** 4.0, messages 05xx. */
  kontextobjekt?: boolean;
  allgemeineMetadaten?: AllgemeineMetadaten;
  aussonderungsmetadaten?: Aussonderungsmetadaten;
  aktenbetreff?: string;
  typ?: string;
  zda?: boolean;
  zdaDatum?: Datum;
  laufzeit?: Zeitraum;
  historienProtokollInformation?: HistorienProtokollInformation[];
  internerGeschaeftsgang?: Geschaeftsgang[];
  dokument?: Many<Dokument>;
  verweis?: Verweis[];
  kontakt?: Kontakt[];
  teilvorgang?: Many<Teilvorgang>;
}

/** A part of a Vorgang has the shape of a Vorgang. */
export type Teilvorgang = Vorgang;

/** A document with its versions, formats and files. */
export interface Dokument extends Erweiterbar {
  kind: 'Dokument';
  identifikation: Identifikation;
  allgemeineMetadaten?: AllgemeineMetadaten;
  fremdesGeschaeftszeichen?: string;
  posteingangsdatum?: Datum;
  postausgangsdatum?: Datum;
  datumDesSchreibens?: Datum;
  bezug?: string;
  hier?: string;
  bearbeiter?: string;
  typ?: string;
  historienProtokollInformation?: HistorienProtokollInformation[];
  internerGeschaeftsgang?: Geschaeftsgang[];
  version?: Version[];
  verweis?: Verweis[];
  anlage?: Anlage[];
  autor?: Kontakt[];
  leser?: Kontakt[];
  weitererKontakt?: Kontakt[];
  /** 4.0: a document that is made of pieces (DokumentMitSchriftstueck). It has no versions of its own. */
  schriftstueck?: Dokument[];
}

/** An attachment is a document with a number. */
export interface Anlage extends Dokument {
  nummer?: string;
}

/** A record: Akte, Vorgang or Dokument; `kind` says which it is. */
export type Schriftgutobjekt = Akte | Vorgang | Dokument;
