import type { Code, Datum, Feld, Uhrzeit, Uuid } from './code.ts';
import type { Geschaeftsgang } from './geschaeftsgang.ts';
import type { Kontakt } from './kontakt.ts';
import type { Kopf } from './kopf.ts';
import type { HistorienProtokollInformation } from './metadaten.ts';
import type { Dokument, Schriftgutobjekt } from './objekte.ts';

/** Position in a batch, counted from 1; left out when the message is no batch. */
interface ImStapel {
  nummerImStapel?: number;
}

/** A record by its id. */
export interface SgoBezug extends ImStapel {
  id: Uuid;
}

/** A record that a specialist system wants filed, with its id there. */
export interface SgoZumAblegen extends ImStapel {
  fachverfahrenObjektId: string;
  idContainer?: string;
  schriftgutobjekt: Schriftgutobjekt;
  ablageort?: string;
}

/** A record that a specialist system wants created in the document management, with its id there. */
export interface SgoZumErstellen extends ImStapel {
  fachverfahrenObjektId: string;
  idContainer?: string;
  schriftgutobjekt: Schriftgutobjekt;
  sgoOeffnen?: boolean;
  client?: string;
}

/** A setting of a specialist system or document management. One of the values. */
export interface Konfigurationsparameter {
  parameter: Code;
  datentyp?: Code;
  wert?: {
    wertOffen?: string;
    transportweg?: Code;
    datenaustauschart?: Code;
    komprimierterDatenaustausch?: boolean;
    kompressionsverfahren?: Code;
    standardablage?: { ablageort: string; benutzerOderRolle?: string };
  };
  gruppe: Code;
}

/**
 * What came back: one of a general message, a message about one kind of request (`spezifischeFehlermeldung0605`, …)
 * or free text.
 */
export interface Rueckmeldung {
  allgemeineRueckmeldung?: Code;
  sonstigeFehlermeldung?: string;
  sonstigeFehlermeldungCode?: Code;
  [spezifischeFehlermeldung: `spezifischeFehlermeldung06${string}`]: Code | undefined;
}

/** The result of a request of a specialist system for one record or one object of the batch. */
export interface RueckgabeparameterFachverfahren extends ImStapel {
  id?: Uuid;
  parameter: {
    allgemeinerRueckgabeparameter?: Feld;
    zumLoeschenMarkiert?: boolean;
    vertretungsstatus?: { benutzerOderRolle: string; vertretungAktiv: boolean }[];
    ablageort?: string;
  };
  erfolgreich?: boolean;
  /** 2.x. */
  hinweis?: string;
  rueckmeldung?: Rueckmeldung[];
}

type Bearbeitungsziel = { id: Uuid; versionsnummer?: string; client?: string };

/** The bodies of the messages between specialist systems and document management. */
interface Rumpf {
  '0601': {
    dokumentZumAktualisieren: (ImStapel & {
      idDokument: string;
      ablageort: string;
      neueVersionErstellen?: boolean;
      dokument: Dokument;
    })[];
  };
  '0602': { schriftgutobjektZumAnsehen: Bearbeitungsziel };
  '0603': { schriftgutobjektZumBearbeiten: Bearbeitungsziel };
  '0604': { schriftgutobjektZumErstellen: SgoZumErstellen[] };
  '0605': { schriftgutobjektZumAblegen: SgoZumAblegen[] };
  '0606': {
    schriftgutobjektZumDrucken: (SgoBezug & {
      drucker: string;
      metadatenDrucken: boolean;
      primaerdokumentDrucken: boolean;
      unterSgoDrucken: boolean;
      unterSgoTyp?: string[];
      versionsnummer?: string;
      client?: string;
    })[];
  };
  '0607': {
    protokolleintragZumErstellen: (SgoBezug & {
      protokolleintrag: { bearbeiter: string | Kontakt; datum: Datum; uhrzeit?: Uhrzeit; notiz: string };
    })[];
  };
  '0608': { schriftgutobjektZumSuchen: { suchbegriffe: string; volltext: boolean; metadaten: boolean } };
  '0609': { metadatenZumAnlegen: (SgoBezug & { metadatum: Feld[] })[] };
  '0610': { metadatenZumAktualisieren: (SgoBezug & { metadatum: Feld[] })[] };
  '0611': { metadatenZumAnsehen: (SgoBezug & { metadatum: Feld[] })[] };
  '0612': { metadatenZumLoeschen: (SgoBezug & { metadatum: Feld[] })[] };
  '0613': { schriftgutobjektZumLoeschenMarkieren: SgoBezug[] };
  '0614': { schriftgutobjektZumLoeschmarkierungAufheben: SgoBezug[] };
  '0615': { schriftgutobjektZumEndgueltigLoeschen: SgoBezug[] };
  '0616': { schriftgutobjektZumLoeschstatusAbfragen: SgoBezug[] };
  '0617': { schriftgutobjektZumUngueltigKennzeichnen: SgoBezug[] };
  '0618': { datensatzZumLoeschen: (ImStapel & { fachverfahrenDatensatzId: string })[] };
  '0619': object;
  '0620': {
    vertretungZumAktivierenOderDeaktivieren: {
      zuVertretender: string;
      vertreter: string;
      aktivieren: boolean;
    }[];
  };
  '0621': { vertretungsstatusZumAbfragen: { benutzerOderRolle: string }[] };
  '0622': {
    zustaendigkeitZumAendern: (SgoBezug & {
      jetztZustaendig: string;
      bisherZustaendig?: string;
      aufnehmendAktenplaneinheitKennzeichen?: string;
      aufnehmendId?: string;
      abgebendAktenplaneinheitKennzeichen?: string;
      abgebendId?: string;
      metadatum?: Feld[];
    })[];
  };
  '0623': {
    gesamtprotokollZumAblegen: (SgoBezug & {
      ablageort: string;
      dokument?: Dokument;
      geschaeftsgang?: Geschaeftsgang;
      historienProtokollInformation?: HistorienProtokollInformation[];
    })[];
  };
  '0624': { schriftgutobjektZumZdaVerfuegen: SgoBezug[] };
  '0625': { systemstatusZumAbfragen: { systemstatusId: number }[] };
  '0626': {
    konfigurationsparameterZumErstellen: {
      benutzerOderRolle?: string;
      definierterKonfigurationsparameter?: Konfigurationsparameter[];
      konfigurationsparameter?: Feld[];
    };
  };
  '0627': { konfigurationsparameterZumAktualisieren: Feld[] };
  '0628': { konfigurationsparameterZumAbrufen: { name: string }[] };
  '0629': object;
  '0630': {
    erfolgOderMisserfolg: {
      rueckmeldung: Rueckmeldung[];
      rueckgabeparameter?: RueckgabeparameterFachverfahren[];
    };
  };
  '0631': { dokumentZumExportieren: { id: Uuid; versionsnummer?: string } };
  '0632': { sgoZumZdaAufheben: SgoBezug[] };
}

/** A message between a specialist system and document management (06xx). */
export type FachverfahrenNachricht = {
  [Type in keyof Rumpf]: { messageType: Type; kopf: Kopf } & Rumpf[Type];
}[keyof Rumpf];
