/**
 * A value from a code list (XÖV data type Code). `listUri` and `listVersion` may stay away where the version
 * of the standard fixes them; the writer then fills in what the version demands.
 */
export interface Code {
  code: string;
  name?: string | undefined;
  listUri?: string | undefined;
  listVersion?: string | undefined;
}

/** `2026-11-23`, optionally with a zone (xs:date). Kept as text, because a zone shift would change the day. */
export type Datum = string;

/** `2026-11-23T09:00:00.000+01:00` (xs:dateTime). The zone is optional in the standard; write one. */
export type Zeitpunkt = string;

/** `09:00:00` (xs:time). */
export type Uhrzeit = string;

/** `3f2504e0-4f89-41d3-9a0c-0305e82c3301`. Upper and lower case are both in use: compare without case. */
export type Uuid = string;

/** A period; both ends belong to it. `31.12.` often means that only the year is known. */
export interface Zeitraum {
  beginn?: Datum | undefined;
  ende?: Datum | undefined;
}

/**
 * XML of a foreign namespace, kept byte for byte (`AnwendungsspezifischeErweiterungXML`).
 * `namespaces` are the prefixes the fragment uses and declares outside of itself.
 */
export interface XmlFragment {
  xml: string;
  namespaces?: Readonly<Record<string, string>> | undefined;
}

/** A field of an application-specific extension. `datentyp` is a code of the list `datentyp`. */
export interface Feld {
  name: string;
  beschreibung?: string | undefined;
  datentyp?: Code | undefined;
  wert?: string | undefined;
}

/** A group of fields of an application-specific extension; groups may contain groups. */
export interface Feldgruppe {
  name: string;
  beschreibung: string;
  unterfeldgruppe?: Feldgruppe[] | undefined;
  feld?: Feld[] | undefined;
}

/** What an application knows beyond the standard, in the standard's own form. */
export interface AnwendungsspezifischeErweiterung {
  kennung: string;
  name: string;
  beschreibung?: string | undefined;
  versionsnummer?: string | undefined;
  versionsdatum?: Datum | undefined;
  feldgruppe?: Feldgruppe[] | undefined;
  feld?: Feld[] | undefined;
}

/** Extensions, at the objects that may carry them. Versions up to 3.1 hold one extension, 4.0 any number. */
export interface Erweiterbar {
  anwendungsspezifischeErweiterung?: AnwendungsspezifischeErweiterung[] | undefined;
  anwendungsspezifischeErweiterungXml?: XmlFragment | undefined;
}
