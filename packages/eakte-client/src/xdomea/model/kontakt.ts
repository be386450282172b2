import type { Code, Datum, Erweiterbar } from './code.ts';

/** A postal address in parts. Personal data. */
export interface Anschrift {
  staat?: Code;
  strasse?: string;
  hausnummer?: string;
  postfach?: string;
  postleitzahl?: string;
  ort?: string;
  zusatz?: string;
  /** Code of the list `anschriftstyp`. */
  typ?: Code;
}

/** A postal address in lines, as printed on a letter. Personal data. */
export interface UnstrukturierteAnschrift {
  typ?: Code;
  zeile1?: string;
  zeile2?: string;
  zeile3?: string;
  zeile4?: string;
  zeile5?: string;
  zeile6?: string;
  zusatz?: string;
}

/** A way to reach someone. `kanal` is a code of the list `erreichbarkeit` (2.x: `kommunikationsart`). */
export interface Erreichbarkeit {
  kanal?: Code;
  kennung?: string;
  zusatz?: string;
  istDienstlich?: boolean;
  istInstitution?: boolean;
}

/**
 * The key of an authority: up to 3.1 `behoerdenschluessel` and `praefix`, since 4.0 `verzeichnisdienst`
 * (the directory) and `kennung` (the key in it). There is no official mapping between the two.
 */
export interface Behoerdenkennung {
  behoerdenschluessel?: Code;
  praefix?: Code;
  verzeichnisdienst?: Code;
  kennung?: string;
}

/** An authority, a unit, a person. In the header: who wrote (`autor`) and who shall process (`leser`). */
export interface Kontakt extends Erweiterbar {
  behoerdenkennung?: Behoerdenkennung;
  nameInstitution?: { name?: string; kurzbezeichnung?: string };
  nameOrganisationseinheit?: { name: string };
  nameAnsprechpartner?: {
    anrede?: string;
    titel?: string;
    familienname?: { name?: string };
    vorname?: { name?: string };
  };
  taetigkeit?: string;
  zustaendigkeit?: string;
  anschrift?: Anschrift[];
  erreichbarkeit?: Erreichbarkeit[];
  /** Free text (4.0). */
  rolle?: string;
  /** Code of any list. */
  rolleCode?: Code;
  unstrukturierteAnschrift?: UnstrukturierteAnschrift[];
  geburt?: { datum: Datum };
}
