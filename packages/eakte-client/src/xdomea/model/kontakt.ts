import type { Code, Datum, Erweiterbar } from './code.ts';

/** A postal address in parts. Personal data. */
export interface Anschrift {
  staat?: Code | undefined;
  strasse?: string | undefined;
  hausnummer?: string | undefined;
  postfach?: string | undefined;
  postleitzahl?: string | undefined;
  ort?: string | undefined;
  zusatz?: string | undefined;
  /** Code of the list `anschriftstyp`. */
  typ?: Code | undefined;
}

/** A postal address in lines, as printed on a letter. Personal data. */
export interface UnstrukturierteAnschrift {
  typ?: Code | undefined;
  zeile1?: string | undefined;
  zeile2?: string | undefined;
  zeile3?: string | undefined;
  zeile4?: string | undefined;
  zeile5?: string | undefined;
  zeile6?: string | undefined;
  zusatz?: string | undefined;
}

/** A way to reach someone. `kanal` is a code of the list `erreichbarkeit` (2.x: `kommunikationsart`). */
export interface Erreichbarkeit {
  kanal?: Code | undefined;
  kennung?: string | undefined;
  zusatz?: string | undefined;
  istDienstlich?: boolean | undefined;
  istInstitution?: boolean | undefined;
}

/**
 * The key of an authority: up to 3.1 `behoerdenschluessel` and `praefix`, since 4.0 `verzeichnisdienst`
 * (the directory) and `kennung` (the key in it). There is no official mapping between the two.
 */
export interface Behoerdenkennung {
  behoerdenschluessel?: Code | undefined;
  praefix?: Code | undefined;
  verzeichnisdienst?: Code | undefined;
  kennung?: string | undefined;
}

/** An authority, a unit, a person. In the header: who wrote (`autor`) and who shall process (`leser`). */
export interface Kontakt extends Erweiterbar {
  behoerdenkennung?: Behoerdenkennung | undefined;
  nameInstitution?: { name?: string | undefined; kurzbezeichnung?: string | undefined } | undefined;
  nameOrganisationseinheit?: { name: string } | undefined;
  nameAnsprechpartner?:
    | {
        anrede?: string | undefined;
        titel?: string | undefined;
        familienname?: { name?: string | undefined } | undefined;
        vorname?: { name?: string | undefined } | undefined;
      }
    | undefined;
  taetigkeit?: string | undefined;
  zustaendigkeit?: string | undefined;
  anschrift?: Anschrift[] | undefined;
  erreichbarkeit?: Erreichbarkeit[] | undefined;
  /** Free text (4.0). */
  rolle?: string | undefined;
  /** Code of any list. */
  rolleCode?: Code | undefined;
  unstrukturierteAnschrift?: UnstrukturierteAnschrift[] | undefined;
  geburt?: { datum: Datum } | undefined;
}
