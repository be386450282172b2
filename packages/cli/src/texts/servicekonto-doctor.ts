import {
  errorTexts as coreErrorTexts,
  type ErrorText,
  type LocalText,
  text,
} from '@rathaus/client-core/texts';
import { errorTexts } from '@rathaus/servicekonto-client/texts';
import {
  type AbsentReason,
  type CheckedThing,
  loginKind,
  type UncheckedReason,
} from '../areas/servicekonto/doctor/doctor-report.ts';
import { systemCodes } from '../program/system-codes.ts';
import type { ReadinessWords } from '../readiness/readiness-texts.ts';
import { samlCodes, samlReasons, samlThings } from './servicekonto-doctor-saml.ts';

const things: Readonly<Record<CheckedThing, LocalText>> = {
  config: text('Konfiguration', 'Configuration'),
  address: text('Eigene Adresse und Cookies', 'Own address and cookies'),
  'cookie-keys': text('Cookie-Schlüssel', 'Cookie keys'),
  store: text('Speicher', 'Store'),
  discovery: text('Metadaten des Anmeldedienstes', 'Metadata of the provider'),
  certificate: text('TLS-Zertifikat des Anmeldedienstes', 'TLS certificate of the provider'),
  clock: text('Uhr', 'Clock'),
  client: text('Zugang beim Anmeldedienst', 'Client authentication'),
  callback: text('Rückkehradresse nach der Anmeldung', 'Callback address'),
  'logged-out': text('Rückkehradresse nach der Abmeldung', 'Address after logout'),
  'back-channel': text('Abmeldung durch den Anmeldedienst', 'Logout by the provider'),
  levels: text('Vertrauensniveaus', 'Trust levels'),
  keys: text('Schlüssel des Anmeldedienstes', 'Keys of the provider'),
  ...samlThings,
  gateway: text('Gateway', 'Gateway'),
};

const entry = (meaning: [de: string, en: string], remedy: [de: string, en: string]): ErrorText => ({
  meaning: text(...meaning),
  remedy: text(...remedy),
});

/** Faults that are known here alone. */
const ownCodes: Readonly<Record<string, ErrorText>> = {
  'address-http': entry(
    [
      'Die eigene Adresse hat kein https; die Sitzung ist nicht an den Rechnernamen gebunden.',
      'The own address has no https; the session is not bound to the host.',
    ],
    [
      'Nur zum Entwickeln auf diesem Rechner. Für den Betrieb "baseUrl" mit https nennen.',
      'For development on this machine only. For operation give "baseUrl" with https.',
    ],
  ),
  development: entry(
    [
      'Erlaubt sind auch Emulatoren oder unverschlüsselte Verbindungen auf diesem Rechner.',
      'Emulators or unencrypted connections on this machine are allowed too.',
    ],
    [
      'Für den Betrieb [allowHttp], [allowSandbox] und "development" entfernen.',
      'For operation remove [allowHttp], [allowSandbox] and "development".',
    ],
  ),
  'cookie-keys-same': entry(
    ['Zwei Cookie-Schlüssel sind gleich.', 'Two cookie keys are the same.'],
    ['Den doppelten entfernen.', 'Remove one of them.'],
  ),
  'cookie-keys-weak': entry(
    ['Ein Cookie-Schlüssel lässt sich erraten.', 'A cookie key can be guessed.'],
    ['Einen neuen machen: openssl rand -base64 32', 'Make a new one: openssl rand -base64 32'],
  ),
  'store-wrong': entry(
    [
      'Der Speicher tut nicht, was er soll: Anmeldungen könnten doppelt gelten oder nie enden.',
      'The store does not do what it has to: logins could count twice or never end.',
    ],
    [
      'Einen Speicher von @rathaus/client-core nehmen, oder den eigenen mit stateStoreContract prüfen.',
      'Use a store of @rathaus/client-core, or test your own with stateStoreContract.',
    ],
  ),
  'clock-differs': entry(
    [
      'Unsere Uhr und die des Anmeldedienstes gehen um mehr als 30 Sekunden auseinander.',
      'Our clock and that of the provider are more than 30 seconds apart.',
    ],
    ['Die Uhr dieses Rechners stellen (NTP).', 'Set the clock of this machine (NTP).'],
  ),
  'callback-refused': entry(
    [
      'Der Anmeldedienst antwortet auf eine Anmeldung mit einer Fehlerseite; meist ist die Rückkehradresse nicht hinterlegt.',
      'The provider answers a login with an error page; mostly the callback address is not registered.',
    ],
    [
      'Die genannte Adresse beim Anmeldedienst eintragen, Zeichen für Zeichen.',
      'Register the named address at the provider, character by character.',
    ],
  ),
  'request-refused': entry(
    ['Der Anmeldedienst lehnt schon die Anfrage ab.', 'The provider refuses the very request.'],
    [
      'Rückkehradresse, scopes, parameters und levels mit dem vergleichen, was beim Anmeldedienst eingetragen ist.',
      'Compare callback address, scopes, parameters and levels with what is registered at the provider.',
    ],
  ),
  'logged-out-refused': entry(
    [
      'Der Anmeldedienst nimmt die Adresse nach der Abmeldung nicht an.',
      'The provider does not accept the address after logout.',
    ],
    [
      'Die genannte Adresse beim Anmeldedienst als "post logout redirect URI" eintragen.',
      'Register the named address as "post logout redirect URI" at the provider.',
    ],
  ),
  'levels-unknown': entry(
    [
      'Der Anmeldedienst nennt Wörter nicht, mit denen nach einem Niveau gefragt wird.',
      'The provider does not list words that a level is asked with.',
    ],
    [
      '"levels" des Anmeldedienstes berichtigen; in Keycloak "ACR to LoA Mapping".',
      'Mend "levels" of the provider; in Keycloak "ACR to LoA Mapping".',
    ],
  ),
  'keys-none': entry(
    [
      'Der Anmeldedienst veröffentlicht keinen Schlüssel, mit dem sich eine Anmeldung prüfen ließe.',
      'The provider publishes no key that a login could be verified with.',
    ],
    ['Den Betreiber des Anmeldedienstes fragen.', 'Ask the operator of the provider.'],
  ),
  'keys-weak': entry(
    [
      'Ein Schlüssel des Anmeldedienstes ist zu kurz; unter 2048 bit gilt keine Unterschrift.',
      'A key of the provider is too short; below 2,048 bit no signature counts.',
    ],
    [
      'Den Betreiber des Anmeldedienstes um einen neuen bitten.',
      'Ask the operator of the provider for a new one.',
    ],
  ),
  'keys-expired': entry(
    [
      'Das Zertifikat an einem Schlüssel des Anmeldedienstes ist abgelaufen; die Anmeldung prüft es nicht.',
      'The certificate of a key of the provider has expired; the login does not look at it.',
    ],
    ['Den Betreiber des Anmeldedienstes darauf hinweisen.', 'Tell the operator of the provider.'],
  ),
  'certificate-expired': entry(
    [
      'Das TLS-Zertifikat des Anmeldedienstes ist abgelaufen.',
      'The TLS certificate of the provider has expired.',
    ],
    ['Den Betreiber des Anmeldedienstes anrufen.', 'Call the operator of the provider.'],
  ),
  'certificate-soon': entry(
    [
      'Das TLS-Zertifikat des Anmeldedienstes läuft in weniger als 14 Tagen ab.',
      'The TLS certificate of the provider expires in less than 14 days.',
    ],
    [
      'Beim Betreiber des Anmeldedienstes nachfragen, ob es erneuert wird.',
      'Ask the operator of the provider whether it will be renewed.',
    ],
  ),
  'back-channel-other': entry(
    [
      'Unter der Adresse für Abmeldungen durch den Anmeldedienst antwortet nicht diese Anmeldung.',
      'At the address for logouts by the provider something else than this login answers.',
    ],
    [
      'Im Webserver /login/ vollständig weiterreichen, auch POST; nginx und Caddy wie in docs/servicekonto/gateway.md.',
      'Let the web server pass on all of /login/, POST as well; nginx and Caddy as in docs/servicekonto/gateway.md.',
    ],
  ),
  'store-memory': entry(
    [
      'Der Speicher ist der Arbeitsspeicher dieses Prozesses: nach einem Neustart ist niemand angemeldet, und zwei Prozesse kennen einander nicht.',
      'The store is the memory of this process: after a restart nobody is logged in, and two processes do not know each other.',
    ],
    [
      'Redis oder PostgreSQL nennen: "store": { "file": "PFAD" } oder RATHAUS_SERVICEKONTO_STORE_URL_FILE.',
      'Name Redis or PostgreSQL: "store": { "file": "PATH" } or RATHAUS_SERVICEKONTO_STORE_URL_FILE.',
    ],
  ),
  'core.store.unavailable': entry(
    ['Der Server des Speichers antwortet nicht.', 'The server of the store does not answer.'],
    [
      'Läuft Redis oder PostgreSQL, stimmen Adresse und Passwort, lässt die Firewall durch?',
      'Does Redis or PostgreSQL run, are address and password right, does the firewall let through?',
    ],
  ),
  'core.store.evicts': entry(
    [
      'Redis wirft Einträge weg, wenn es voll ist: Anmeldungen enden, und verbrauchte gelten wieder.',
      'Redis evicts entries when it is full: logins end, and used ones count again.',
    ],
    ['In Redis maxmemory-policy noeviction setzen.', 'Set maxmemory-policy noeviction in Redis.'],
  ),
  'core.store.too-old': entry(
    [
      'Der Speicher ist zu alt; nötig ist Redis 6.2 oder PostgreSQL 12.',
      'The store is too old; Redis 6.2 or PostgreSQL 12 is needed.',
    ],
    ['Den Server erneuern.', 'Upgrade the server.'],
  ),
  unknown: entry(
    ['Damit hat das Programm nicht gerechnet.', 'The program did not expect this.'],
    [
      'Den Befehl noch einmal ausführen; bleibt es dabei, den Fehler an die Entwickler melden.',
      'Run the command again; if it stays like this, report the fault to the developers.',
    ],
  ),
};

function causeOf(code: string): ErrorText {
  for (const texts of [ownCodes, samlCodes, errorTexts, coreErrorTexts, systemCodes] as readonly Readonly<
    Record<string, ErrorText>
  >[])
    if (Object.hasOwn(texts, code)) return texts[code]!;
  return ownCodes.unknown!;
}

const reasons: Readonly<Record<UncheckedReason, ReadinessWords['reasons'][string]>> = {
  config: {
    because: text('weil die Konfiguration fehlerhaft ist', 'because the configuration is not valid'),
    remedy: text('Erst die Konfiguration in Ordnung bringen.', 'First put the configuration in order.'),
  },
  discovery: {
    because: text('weil der Anmeldedienst nicht zu lesen ist', 'because the provider cannot be read'),
    remedy: text('Erst den Anmeldedienst erreichbar machen.', 'First make the provider reachable.'),
  },
  client: {
    because: text('weil der Zugang nicht stimmt', 'because client authentication fails'),
    remedy: text('Erst den Zugang in Ordnung bringen.', 'First put client authentication in order.'),
  },
  callback: {
    because: text('weil die Anfrage abgelehnt wird', 'because the request is refused'),
    remedy: text('Erst die Anfrage in Ordnung bringen.', 'First put the request in order.'),
  },
  'not-said': {
    because: text('der Anmeldedienst sagt dazu nichts', 'the provider says nothing about it'),
    remedy: text('Mit rathaus servicekonto login ausprobieren.', 'Try it with rathaus servicekonto login.'),
  },
  protocol: {
    because: text('nur bei OpenID Connect zu sehen', 'visible with OpenID Connect only'),
    remedy: text('Mit rathaus servicekonto login ausprobieren.', 'Try it with rathaus servicekonto login.'),
  },
  unclear: {
    because: text('die Antwort lässt beides zu', 'the answer allows for both'),
    remedy: text('Mit rathaus servicekonto login ausprobieren.', 'Try it with rathaus servicekonto login.'),
  },
  'no-certificate': {
    because: text('von hier ist es nicht zu sehen', 'it cannot be seen from here'),
    remedy: text(
      'Es von Hand ansehen: openssl s_client -connect HOST:443',
      'Look at it by hand: openssl s_client -connect HOST:443',
    ),
  },
  ...samlReasons,
  'no-date': {
    because: text('der Anmeldedienst nennt keine Uhrzeit', 'the provider says no time'),
    remedy: text(
      'Die Uhr dieses Rechners von Hand vergleichen.',
      'Compare the clock of this machine by hand.',
    ),
  },
};

const absent: Readonly<Record<AbsentReason, LocalText>> = {
  'no-logout': text('der Anmeldedienst wird nicht mit abgemeldet', 'there is no logout at the provider'),
  'no-metadata': text(
    'keine: Adresse und Zertifikate stehen in der Konfiguration',
    'none: address and certificates are in the configuration',
  ),
  'no-tls': text('ohne TLS, nur zum Entwickeln', 'without TLS, for development only'),
  'no-back-channel': text(
    'der Anmeldedienst meldet nicht von sich aus ab',
    'the provider does not log out by itself',
  ),
  'not-running': text(
    'die Anwendung läuft nicht; nach dem Start noch einmal prüfen',
    'the application is not running; look again when it runs',
  ),
  'no-gateway': text('nicht eingerichtet', 'not set up'),
};

/** All that `rathaus servicekonto doctor` says. */
export const loginWords: ReadinessWords = {
  kind: loginKind,
  title: text('Anmeldung', 'Login'),
  things,
  causeOf,
  reasons,
  absent,
  costs: {
    failed: text(
      'So gelingt keine Anmeldung, oder sie ist nicht sicher.',
      'Like this no login succeeds, or it is not safe.',
    ),
    weak: text('Im Betrieb wäre das nicht sicher.', 'In operation this would not be safe.'),
  },
  command: 'rathaus servicekonto doctor',
  next: text(
    'rathaus servicekonto login: eine ganze Anmeldung, mit einem Menschen',
    'rathaus servicekonto login: a whole login, with a person',
  ),
};
