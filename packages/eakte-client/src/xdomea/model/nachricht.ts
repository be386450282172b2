import type { Aktenplan, Aktenplaneinheit } from './aktenplan.ts';
import type { Code, Uuid } from './code.ts';
import type { FachverfahrenNachricht } from './fachverfahren.ts';
import type { Geschaeftsgang } from './geschaeftsgang.ts';
import type { Kopf } from './kopf.ts';
import type { Aussonderungsartwahl } from './metadaten.ts';
import type { Akte, Dokument, Many, Schriftgutobjekt, Vorgang } from './objekte.ts';

interface Basis {
  kopf: Kopf;
}

/** Message types that are nothing but a header. */
export type Empfangsbestaetigungstyp =
  | '0102'
  | '0202'
  | '0302'
  | '0403'
  | '0504'
  | '0505'
  | '0507'
  | '0512'
  | '0515'
  | '0702'
  | '0713'
  | '0724';

/** The receipt of a message: nothing but a header, whose `uuidUrsprungsnachricht` (4.0) names what arrived. */
export interface Empfangsbestaetigung extends Basis {
  messageType: Empfangsbestaetigungstyp;
}

/** What a message carries that hands over or shows records. */
interface Uebergabeinhalt extends Basis {
  anschreiben?: Dokument[] | undefined;
  schriftgutobjekt: Many<Schriftgutobjekt>;
}

/** Records for information (0101). */
export interface Information extends Uebergabeinhalt {
  messageType: '0101';
}

/** Records that change hands: Abgabe (0401), intermediate archive (0701, 0712, 0722). */
export interface Uebergabe extends Uebergabeinhalt {
  messageType: '0401' | '0701' | '0712' | '0722';
  aktenplan?: Aktenplan[] | undefined;
}

/** Offer to the archive (0501, without files) and transfer to it (0503, with files). */
export interface Aussonderung extends Uebergabeinhalt {
  messageType: '0501' | '0503';
  schriftgutobjekt: Many<Akte | Vorgang | Dokument>;
  aktenplan?: Aktenplan[] | undefined;
}

/** Records on their way through offices (0201). */
export interface Geschaeftsgangnachricht extends Basis {
  messageType: '0201';
  anschreiben?: Dokument[] | undefined;
  hauptobjekt: { dokument: Dokument[] };
  externerGeschaeftsgang: Geschaeftsgang;
  anlage?: Schriftgutobjekt[] | undefined;
}

/** The way was changed (0203). */
export interface GeaenderterLaufweg extends Basis {
  messageType: '0203';
  geaenderterGeschaeftsgang: Geschaeftsgang;
  geaenderterBeteiligungsschritt: {
    nummer: string;
    aenderungsart: { neu?: boolean | undefined; uebersprungen?: boolean | undefined };
  }[];
}

/** A file plan: exchanged (0301) or offered for appraisal (0511). */
export interface Aktenplannachricht extends Basis {
  messageType: '0301' | '0511';
  aktenplan: Aktenplan;
}

/** Whether something worked, and if not, why. */
export interface Ergebnis {
  erfolgreich: boolean;
  fehlermeldung?: string[] | undefined;
  fehlermeldungCode?: Code[] | undefined;
}

/** The result for one record. `archivkennung` only for records the archive took over. */
export interface Objektergebnis extends Ergebnis {
  id: Uuid;
  archivkennung?: string | undefined;
}

/** What 2.x says about a whole import, and 4.0 beside the single results. */
export interface Gesamtergebnis extends Ergebnis {
  /** 2.x, message 0506. */
  rueckgabeparameter?: { id: Uuid; archivkennung: string }[] | undefined;
}

/** Confirmation of an import: Abgabe (0402). */
export interface Abgabeimport extends Basis {
  messageType: '0402';
  erfolgOderMisserfolg?: Gesamtergebnis | undefined;
  abgegebenesSgo?: Many<Objektergebnis> | undefined;
}

/** Confirmation of an import into the archive (0506). After it, and local rules, records may be deleted. */
export interface Aussonderungsimport extends Basis {
  messageType: '0506';
  erfolgOderMisserfolg?: Gesamtergebnis | undefined;
  ausgesondertesSgo?: Many<Objektergebnis> | undefined;
}

/** The decision of the archive on each offered record (0502). */
export interface Bewertungsverzeichnis extends Basis {
  messageType: '0502';
  bewertetesSgo: Many<{ id: Uuid } & Aussonderungsartwahl>;
}

/** The decision of the archive on units of a file plan (0513) and its import (0514). */
export interface Bewertungskatalog extends Basis {
  messageType: '0513' | '0514';
  erfolgOderMisserfolg?: Gesamtergebnis | undefined;
  bewerteteAktenplaneinheit?:
    | (Pick<Aktenplaneinheit, 'aussonderungsart' | 'aussonderungsartKonfigurierbar'> &
        Partial<Objektergebnis> & { id: Uuid })[]
    | undefined;
}

/** Confirmations of the intermediate archive (0703, 0723). */
export interface Zwischenarchivimport extends Basis {
  messageType: '0703' | '0723';
  erfolgOderMisserfolg?: Gesamtergebnis | undefined;
  ausgelagertesSgo?: Many<Objektergebnis> | undefined;
  rueckuebertragenesSgo?: Many<Objektergebnis> | undefined;
}

/** Requests to the intermediate archive by record id (0711, 0721). */
export interface Zwischenarchivanforderung extends Basis {
  messageType: '0711' | '0721';
  rueckzuleihendesSgo?: Uuid[] | undefined;
  rueckzuuebertragendesSgo?: Uuid[] | undefined;
}

/** A message of any group and version; `messageType` says which it is. */
export type Nachricht =
  | Information
  | Uebergabe
  | Aussonderung
  | Geschaeftsgangnachricht
  | GeaenderterLaufweg
  | Aktenplannachricht
  | Abgabeimport
  | Aussonderungsimport
  | Bewertungsverzeichnis
  | Bewertungskatalog
  | Zwischenarchivimport
  | Zwischenarchivanforderung
  | Empfangsbestaetigung
  | FachverfahrenNachricht;

/** The four digits of a message. */
export type MessageType = Nachricht['messageType'];
