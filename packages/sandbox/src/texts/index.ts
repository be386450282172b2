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
  'sandbox.clock.skew': {
    meaning: {
      de: 'Der Gangfehler der Uhr ist keine brauchbare Zahl.',
      en: 'The error of the clock is not a usable number.',
    },
    remedy: {
      de: 'Millisekunden angeben, negativ für eine nachgehende Uhr, 0 für eine richtige.',
      en: 'Give milliseconds, negative for a clock that is slow, 0 for one that is right.',
    },
  },
  'sandbox.state.in-use': {
    meaning: {
      de: 'Eine andere, noch laufende Sandbox führt ihren Stand in diesem Ordner.',
      en: 'Another sandbox that is still running keeps its state in this folder.',
    },
    remedy: {
      de: 'Die andere beenden oder einen eigenen Ordner angeben. Die Sperre endet mit ihrem Prozess; nichts löschen.',
      en: 'End the other one or name a folder of its own. The lock ends with its process; delete nothing.',
    },
  },
  'sandbox.state.unusable': {
    meaning: {
      de: 'Der Ordner für den Stand lässt sich nicht öffnen oder lesen.',
      en: 'The folder for the state cannot be opened or read.',
    },
    remedy: {
      de: 'Rechte und freien Platz prüfen; stammt der Stand von einer neueren Fassung, einen anderen Ordner angeben.',
      en: 'Check permissions and free space; if a newer version made the state, name another folder.',
    },
  },
  'sandbox.state.other-seed': {
    meaning: {
      de: 'Der Ordner gehört zu einer Sandbox mit einem anderen Startwert; ihre Kennungen passten nicht zusammen.',
      en: 'The folder belongs to a sandbox with another seed; their ids would not fit.',
    },
    remedy: {
      de: 'Denselben Startwert wie beim ersten Mal angeben oder einen anderen Ordner.',
      en: 'Give the same seed as the first time, or another folder.',
    },
  },
  'sandbox.callback.invalid': {
    meaning: {
      de: 'Die Angaben zum Callback sind nicht brauchbar.',
      en: 'The callback cannot be set up like this.',
    },
    remedy: {
      de: 'Einen Zustellpunkt oder „sender“, eine Adresse auf diesem Rechner (127.0.0.1, localhost) und ein Geheimnis angeben.',
      en: 'Name a destination or "sender", an address on this machine (127.0.0.1, localhost) and a secret.',
    },
  },
  'sandbox.service-provider.invalid': {
    meaning: {
      de: 'Dieser SAML-Dienst lässt sich so nicht anmelden; die Meldung nennt alle Gründe.',
      en: 'This SAML service provider cannot be registered like this; the message names all reasons.',
    },
    remedy: {
      de: 'Metadaten des Dienstes angeben oder Kennung, Adressen und Zertifikate, und die Gründe beheben.',
      en: 'Give its metadata, or entity ID, addresses and certificates, and correct what is named.',
    },
  },
  'sandbox.session.unknown': {
    meaning: {
      de: 'Mit dieser Kennung ist bei Mein Unternehmenskonto niemand angemeldet.',
      en: 'Nobody with this name identifier is logged in at Mein Unternehmenskonto.',
    },
    remedy: {
      de: 'Erst über den Dienst anmelden, dann die Abmeldung auslösen.',
      en: 'Log in through the service first, then start the logout.',
    },
  },
  'sandbox.event.invalid': {
    meaning: {
      de: 'Dieses Ereignis lässt sich nicht in ein Protokoll legen.',
      en: 'This event cannot be put into a log.',
    },
    remedy: {
      de: 'Einen bekannten Vorgang und eine der dokumentierten Arten angeben.',
      en: 'Name a known case and one of the documented kinds.',
    },
  },
};

export { errorTable };
