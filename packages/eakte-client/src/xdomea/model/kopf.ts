import type { Code, Erweiterbar, Uuid, Zeitpunkt } from './code.ts';
import type { Kontakt } from './kontakt.ts';

/** A software. 4.0 demands `produktname` and `produkthersteller` of the sender (attributes of the root). */
export interface System {
  instanzId?: string | undefined;
  produktname?: string | undefined;
  produktversion?: string | undefined;
  produkthersteller?: string | undefined;
}

/**
 * The header of a message, the same for all versions: `Kopf` up to 3.1, in 4.0 the attributes of the root,
 * `nachrichtenkopf` and the elements after it. Flags that a message type does not know are a loss when written.
 */
export interface Kopf extends Erweiterbar {
  /** The same for all messages of one procedure. */
  prozessId: Uuid;
  /** Id of this message (4.0). A corrected message gets a new one, the same message sent again keeps it. */
  nachrichtenUuid?: Uuid | undefined;
  /** Code of the list `nachrichtentyp`. Filled in from the message type when left out. */
  nachrichtentyp?: Code | undefined;
  /** With zone; 4.0 also asks for milliseconds. */
  erstellungszeitpunkt: Zeitpunkt;
  /** Who wrote the message (Absender up to 3.1). */
  autor?: Kontakt | undefined;
  /** Who shall process it (Empfaenger up to 3.1). */
  leser?: Kontakt | undefined;
  weitererLeser?: Kontakt[] | undefined;
  sendendesSystem?: System | undefined;
  hinweis?: string | undefined;
  empfangsbestaetigung?: boolean | undefined;
  empfangsbestaetigungAnInitiator?: boolean | undefined;
  empfangsbestaetigungAnVorgaenger?: boolean | undefined;
  /** Always true where it exists. */
  importbestaetigung?: boolean | undefined;
  rueckmeldungArchivkennung?: boolean | undefined;
  /** 4.0: the message this one answers. */
  uuidUrsprungsnachricht?: Uuid | undefined;
  /** 4.0: part `lfdNr` of `gesamtanzahl` of a split transfer, counted from 1. */
  lfdNrNachrichtProTyp?: number | undefined;
  gesamtanzahlNachrichtenProTyp?: number | undefined;
  /** 4.0: set means a test message that must not be processed in production. */
  test?: string | undefined;
  /** 06xx. */
  empfangendesSystem?: System[] | undefined;
  weiteresEmpfangendesSystem?: System[] | undefined;
  erstellerkennung?: string | undefined;
  erstellerRolle?: string | undefined;
  stapel?: boolean | undefined;
  stapellaenge?: number | undefined;
  dmsSessionId?: string | undefined;
  fvSessionId?: string | undefined;
}
