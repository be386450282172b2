import { type RuleTexts, text } from '@rathaus/client-core/texts';
import type { DoctorValues } from '../areas/doctor/doctor-report.ts';

export const source = text('Regel dieses Werkzeugs (@rathaus/cli)', 'Rule of this tool (@rathaus/cli)');

const readConfig = text(
  'Ohne sie startet die Anwendung nicht.',
  'Without it the application does not start.',
);

type ConfigurationRule = Extract<keyof DoctorValues, `cli.doctor.${'config' | 'certificate'}-${string}`>;

/** What the rules about a configuration say, and those about the certificates that it names. */
export const configurationTexts: RuleTexts<Pick<DoctorValues, ConfigurationRule>> = {
  'cli.doctor.config-unreadable': {
    title: text('Die Konfiguration ist nicht lesbar', 'The configuration cannot be read'),
    reason: readConfig,
    repair: text('Pfad und Rechte prüfen.', 'Check path and permissions.'),
    source,
  },
  'cli.doctor.config-json': {
    title: text('Die Konfiguration ist kein gültiges JSON', 'The configuration is not valid JSON'),
    reason: readConfig,
    repair: text('Mit einem JSON-Editor berichtigen.', 'Repair it with a JSON editor.'),
    source,
  },
  'cli.doctor.config-secret': {
    title: text('Ein Geheimnis im Klartext', 'A secret in clear'),
    reason: text(
      'Konfigurationen werden kopiert, gesichert und eingecheckt; Geheimnisse dann auch.',
      'Configurations are copied, backed up and checked in, and their secrets with them.',
    ),
    repair: text(
      'Geheimnisse als eigene Datei oder Umgebungsvariable übergeben.',
      'Hand secrets over as a file or environment variable.',
    ),
    source,
  },
  'cli.doctor.config-http': {
    title: text('Adresse ohne TLS', 'Address without TLS'),
    reason: text('Wer mitliest, sieht Tokens und Daten.', 'Whoever listens sees tokens and data.'),
    repair: text('https verwenden.', 'Use https.'),
    source,
  },
  'cli.doctor.config-exchange': {
    title: text(
      'Die Konfiguration des Austauschs hat Fehler',
      'The configuration of the exchange has faults',
    ),
    message: ({ where, de, en }) => text(`${where}: ${de}`, `${where}: ${en}`),
    reason: text('So nimmt rathaus exchange sie nicht an.', 'rathaus exchange does not take it like this.'),
    repair: text(
      'Die Stelle berichtigen; rathaus exchange check prüft danach auch Schlüssel, Datenbank und Dienste.',
      'Repair the place; rathaus exchange check then looks at keys, database and services, too.',
    ),
    source,
  },
  'cli.doctor.config-login': {
    title: text('Die Konfiguration der Anmeldung hat Fehler', 'The configuration of the login has faults'),
    message: ({ de, en }) => text(de, en),
    reason: text(
      'So nimmt rathaus servicekonto sie nicht an.',
      'rathaus servicekonto does not take it like this.',
    ),
    repair: text(
      'Die Stelle berichtigen; rathaus servicekonto doctor prüft danach auch Anmeldedienste und Speicher.',
      'Repair the place; rathaus servicekonto doctor then looks at providers and store, too.',
    ),
    source,
  },
  'cli.doctor.certificate-expired': {
    title: text('Ein eigenes Zertifikat ist abgelaufen', 'One of our own certificates has expired'),
    message: ({ until, fingerprint }) =>
      text(`abgelaufen am ${until}, SHA-256 ${fingerprint}`, `expired on ${until}, SHA-256 ${fingerprint}`),
    reason: text(
      'Der Anmeldedienst kann Anmeldungen damit ablehnen.',
      'The provider may refuse logins with it.',
    ),
    repair: text(
      'Ein neues machen (rathaus servicekonto keys new), die Metadaten einreichen und den Betreiber des Anmeldedienstes anrufen; steht ein neueres davor, das alte entfernen.',
      'Make a new one (rathaus servicekonto keys new), hand in the metadata and call the operator of the provider; where a newer one is before it, remove the old one.',
    ),
    source,
  },
  'cli.doctor.certificate-ends': {
    title: text('Ein eigenes Zertifikat läuft bald ab', 'One of our own certificates ends soon'),
    message: ({ days, until, fingerprint }) =>
      text(
        `noch ${days === 1 ? 'ein Tag' : `${days} Tage`}, bis ${until}, SHA-256 ${fingerprint}`,
        `${days === 1 ? 'one day' : `${days} days`} left, until ${until}, SHA-256 ${fingerprint}`,
      ),
    reason: text(
      'Der Wechsel braucht Ladetage des Anmeldedienstes; danach scheitert jede Anmeldung.',
      'The change takes loading days of the provider; afterwards every login fails.',
    ),
    repair: text(
      'Den Wechsel planen: rathaus servicekonto keys plan nennt jeden Schritt mit Datum.',
      'Plan the change: rathaus servicekonto keys plan says each step with its date.',
    ),
    source,
  },
};
