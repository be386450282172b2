import type { Code, Datum, Feld, Uhrzeit, Uuid } from './code.ts';
import type { Geschaeftsgang } from './geschaeftsgang.ts';
import type { Kontakt } from './kontakt.ts';
import type { Kopf } from './kopf.ts';
import type { HistorienProtokollInformation } from './metadaten.ts';
import type { Dokument, Schriftgutobjekt } from './objekte.ts';

/** Position in a batch, counted from 1; left out when the message is no batch. */
interface ImStapel {
  nummerImStapel?: number | undefined;
}

/** A record by its id. */
export interface SgoBezug extends ImStapel {
  id: Uuid;
}

/** A record that a specialist system wants filed, with its id there. */
export interface SgoZumAblegen extends ImStapel {
  fachverfahrenObjektId: string;
  idContainer?: string | undefined;
  schriftgutobjekt: Schriftgutobjekt;
  ablageort?: string | undefined;
}

/** A record that a specialist system wants created in the document management, with its id there. */
export interface SgoZumErstellen extends ImStapel {
  fachverfahrenObjektId: string;
  idContainer?: string | undefined;
  schriftgutobjekt: Schriftgutobjekt;
  sgoOeffnen?: boolean | undefined;
  client?: string | undefined;
}

/** A setting of a specialist system or document management. One of the values. */
export interface Konfigurationsparameter {
  parameter: Code;
  datentyp?: Code | undefined;
  wert?:
    | {
        wertOffen?: string | undefined;
        transportweg?: Code | undefined;
        datenaustauschart?: Code | undefined;
        komprimierterDatenaustausch?: boolean | undefined;
        kompressionsverfahren?: Code | undefined;
        standardablage?: { ablageort: string; benutzerOderRolle?: string | undefined } | undefined;
      }
    | undefined;
  gruppe: Code;
}

/**
 * What came back: one of a general message, a message about one kind of request (`spezifischeFehlermeldung0605`, …)
 * or free text.
 */
export interface Rueckmeldung {
  allgemeineRueckmeldung?: Code | undefined;
  sonstigeFehlermeldung?: string | undefined;
  sonstigeFehlermeldungCode?: Code | undefined;
  [spezifischeFehlermeldung: `spezifischeFehlermeldung06${string}`]: Code | undefined;
}

/** The result of a request of a specialist system for one record or one object of the batch. */
export interface RueckgabeparameterFachverfahren extends ImStapel {
  id?: Uuid | undefined;
  parameter: {
    allgemeinerRueckgabeparameter?: Feld | undefined;
    zumLoeschenMarkiert?: boolean | undefined;
    vertretungsstatus?: { benutzerOderRolle: string; vertretungAktiv: boolean }[] | undefined;
    ablageort?: string | undefined;
  };
  erfolgreich?: boolean | undefined;
  /** 2.x. */
  hinweis?: string | undefined;
  rueckmeldung?: Rueckmeldung[] | undefined;
}

type Bearbeitungsziel = { id: Uuid; versionsnummer?: string | undefined; client?: string | undefined };

/** The bodies of the messages between specialist systems and document management. */
interface Rumpf {
  '0601': {
    dokumentZumAktualisieren: (ImStapel & {
      idDokument: string;
      ablageort: string;
      neueVersionErstellen?: boolean | undefined;
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
      unterSgoTyp?: string[] | undefined;
      versionsnummer?: string | undefined;
      client?: string | undefined;
    })[];
  };
  '0607': {
    protokolleintragZumErstellen: (SgoBezug & {
      protokolleintrag: {
        bearbeiter: string | Kontakt;
        datum: Datum;
        uhrzeit?: Uhrzeit | undefined;
        notiz: string;
      };
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
      bisherZustaendig?: string | undefined;
      aufnehmendAktenplaneinheitKennzeichen?: string | undefined;
      aufnehmendId?: string | undefined;
      abgebendAktenplaneinheitKennzeichen?: string | undefined;
      abgebendId?: string | undefined;
      metadatum?: Feld[] | undefined;
    })[];
  };
  '0623': {
    gesamtprotokollZumAblegen: (SgoBezug & {
      ablageort: string;
      dokument?: Dokument | undefined;
      geschaeftsgang?: Geschaeftsgang | undefined;
      historienProtokollInformation?: HistorienProtokollInformation[] | undefined;
    })[];
  };
  '0624': { schriftgutobjektZumZdaVerfuegen: SgoBezug[] };
  '0625': { systemstatusZumAbfragen: { systemstatusId: number }[] };
  '0626': {
    konfigurationsparameterZumErstellen: {
      benutzerOderRolle?: string | undefined;
      definierterKonfigurationsparameter?: Konfigurationsparameter[] | undefined;
      konfigurationsparameter?: Feld[] | undefined;
    };
  };
  '0627': { konfigurationsparameterZumAktualisieren: Feld[] };
  '0628': { konfigurationsparameterZumAbrufen: { name: string }[] };
  '0629': object;
  '0630': {
    erfolgOderMisserfolg: {
      rueckmeldung: Rueckmeldung[];
      rueckgabeparameter?: RueckgabeparameterFachverfahren[] | undefined;
    };
  };
  '0631': { dokumentZumExportieren: { id: Uuid; versionsnummer?: string | undefined } };
  '0632': { sgoZumZdaAufheben: SgoBezug[] };
}

/** A message between a specialist system and document management (06xx). */
export type FachverfahrenNachricht = {
  [Type in keyof Rumpf]: { messageType: Type; kopf: Kopf } & Rumpf[Type];
}[keyof Rumpf];
