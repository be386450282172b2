import { errorTable, type SandboxErrorCode } from '../errors/sandbox-error.ts';

/** Texts of an error code: what it means and what to do, in German and English. */
export interface SandboxErrorText {
  readonly meaning: { readonly de: string; readonly en: string };
  readonly remedy: { readonly de: string; readonly en: string };
}

/** What the errors of the sandbox mean and what to do about them. */
export const errorTexts: Readonly<Record<SandboxErrorCode, SandboxErrorText>> = {
  'sandbox.environment.production': {
    meaning: {
      de: 'Die Sandbox startet nicht mit NODE_ENV=production, denn ihre Schlüssel sind öffentlich.',
      en: 'The sandbox does not start with NODE_ENV=production, because its keys are public.',
    },
    remedy: {
      de: 'Nur auf dem Entwicklungsrechner starten und NODE_ENV dort nicht auf production setzen.',
      en: 'Start it on a development machine only, and do not set NODE_ENV to production there.',
    },
  },
  'sandbox.config.invalid': {
    meaning: {
      de: 'Optionen der Sandbox sind nicht brauchbar; die Meldung nennt alle.',
      en: 'Options of the sandbox cannot be used; the message names all of them.',
    },
    remedy: { de: 'Die genannten Optionen berichtigen.', en: 'Correct the named options.' },
  },
  'sandbox.listen.failed': {
    meaning: {
      de: 'Auf diesem Rechner ließ sich kein Port öffnen.',
      en: 'No port could be opened on this machine.',
    },
    remedy: {
      de: 'Andere Programme auf diesen Ports beenden oder ohne festen Port starten.',
      en: 'End other programs on these ports or start without a fixed port.',
    },
  },
  'sandbox.tls.invalid': {
    meaning: {
      de: 'Schlüssel oder Zertifikat für TLS ist nicht brauchbar.',
      en: 'Key or certificate for TLS cannot be used.',
    },
    remedy: {
      de: 'Beide als PEM übergeben und prüfen, ob sie zusammengehören.',
      en: 'Hand in both as PEM and check that they belong together.',
    },
  },
  'sandbox.clock.backwards': {
    meaning: {
      de: 'Die Uhr der Sandbox geht nur vorwärts.',
      en: 'The clock of the sandbox only goes forward.',
    },
    remedy: {
      de: 'Eine positive Zahl von Millisekunden angeben; `reset()` stellt die Zeit zurück.',
      en: 'Give a positive number of milliseconds; `reset()` sets the time back.',
    },
  },
};

export { errorTable };
