import { type LocalText, type RuleTexts, text } from '@rathaus/client-core/texts';
import type { CertificateRuleValues, KeyUse } from '../metadata/rules.ts';
import { both, bundid, saml } from './sp-sources.ts';

const uses: Readonly<Record<KeyUse, LocalText>> = {
  signing: text('für Signaturen', 'for signatures'),
  encryption: text('für die Verschlüsselung', 'for encryption'),
};
const about = (use: KeyUse, de: string, en: string) =>
  text(`Das Zertifikat ${uses[use].de} ${de}`, `The certificate ${uses[use].en} ${en}`);
/** `2026-12-01` as `01.12.2026`. */
const germanDay = (day: string): string => day.split('-').reverse().join('.');
const newKey = text(
  'Einen neuen RSA-Schlüssel mit 4096 Bit und ein Zertifikat dazu erzeugen (`rathaus servicekonto keys new` zeigt die Befehle) und den Wechsel mit `rathaus servicekonto keys plan` planen.',
  'Make a new RSA key of 4096 bits with a certificate (`rathaus servicekonto keys new` shows the commands) and plan the change with `rathaus servicekonto keys plan`.',
);
const plan = text(
  'Den Wechsel mit `rathaus servicekonto keys plan` planen: BundID lädt Metadaten nur einmal in der Woche.',
  'Plan the change with `rathaus servicekonto keys plan`: BundID loads metadata once a week only.',
);
const algorithms = text('BSI TR-03116-4; TR-02102-1', 'BSI TR-03116-4; TR-02102-1');

/** What is said about certificates in metadata. */
export const certificateRuleTexts: RuleTexts<CertificateRuleValues> = {
  'servicekonto.sp.key-use': {
    title: text('Ein Schlüssel ist für einen unbekannten Zweck bestimmt', 'A key is for an unknown purpose'),
    reason: text(
      'Es gibt nur `signing` und `encryption`; jeder andere Wert macht den Schlüssel unbrauchbar.',
      'There are `signing` and `encryption` only; any other value makes the key useless.',
    ),
    repair: text(
      '`use="signing"` oder `use="encryption"` angeben.',
      'Give `use="signing"` or `use="encryption"`.',
    ),
    source: saml('Metadata', '2.4.1.1'),
  },
  'servicekonto.sp.certificate-missing': {
    title: text('Ein Zertifikat fehlt', 'A certificate is missing'),
    message: ({ use }) => about(use, 'fehlt.', 'is missing.'),
    reason: ({ use }) =>
      use === 'signing'
        ? text(
            'Der Anmeldedienst kann die Anfragen nicht prüfen; BundID liest seine Erweiterung nur in signierten.',
            'The provider cannot verify requests; BundID reads its extension in signed ones only.',
          )
        : text(
            'Der Anmeldedienst kann die Angaben der Person nicht für den Dienst verschlüsseln.',
            'The provider cannot encrypt what it says of the person for the service.',
          ),
    repair: newKey,
    source: bundid('9'),
  },
  'servicekonto.sp.certificate-unreadable': {
    title: text('Ein Zertifikat ist nicht lesbar', 'A certificate cannot be read'),
    message: ({ use }) => about(use, 'ist nicht lesbar.', 'cannot be read.'),
    reason: text(
      'Der Anmeldedienst erwartet ein X.509-Zertifikat in Base64, ohne die Zeilen BEGIN und END.',
      'The provider expects an X.509 certificate in base64, without the lines BEGIN and END.',
    ),
    repair: text(
      'Das Zertifikat neu einsetzen; `rathaus servicekonto metadata` übernimmt das.',
      'Put the certificate in again; `rathaus servicekonto metadata` does it.',
    ),
    source: saml('Metadata', '2.4.1.1'),
  },
  'servicekonto.sp.certificate-key': {
    title: text('Ein Zertifikat hat keinen RSA-Schlüssel', 'A certificate has no RSA key'),
    message: ({ use }) => about(use, 'hat keinen RSA-Schlüssel.', 'has no RSA key.'),
    reason: text(
      'BundID und Mein Unternehmenskonto verwenden RSA.',
      'BundID and Mein Unternehmenskonto use RSA.',
    ),
    repair: newKey,
    source: algorithms,
  },
  'servicekonto.sp.certificate-weak': {
    title: text('Der Schlüssel eines Zertifikats ist zu schwach', 'The key of a certificate is too weak'),
    message: ({ use, least }) =>
      about(
        use,
        `hat einen Schlüssel mit weniger als ${least} Bit oder einem zu kleinen Exponenten.`,
        `has a key of less than ${least} bits, or an exponent that is too small.`,
      ),
    reason: text(
      'Solche Schlüssel lassen sich mit vertretbarem Aufwand brechen.',
      'Such keys can be broken with bearable effort.',
    ),
    repair: newKey,
    source: algorithms,
  },
  'servicekonto.sp.certificate-expired': {
    title: text('Ein Zertifikat ist abgelaufen', 'A certificate has expired'),
    message: ({ use, since }) =>
      about(use, `ist seit dem ${germanDay(since)} abgelaufen.`, `has expired on ${since}.`),
    reason: text(
      'Der Anmeldedienst darf es nicht mehr verwenden: Anmeldungen scheitern.',
      'The provider must not use it any more: logins fail.',
    ),
    repair: text(
      'Das Zertifikat aus den Metadaten nehmen. Gibt es kein gültiges daneben, ein neues erzeugen (`rathaus servicekonto keys new`) und die Metadaten sofort einreichen.',
      'Take the certificate out of the metadata. If there is no valid one beside it, make a new one (`rathaus servicekonto keys new`) and hand the metadata in at once.',
    ),
    source: both(bundid('5.4'), algorithms),
  },
  'servicekonto.sp.certificate-expires': {
    title: text('Ein Zertifikat läuft bald ab', 'A certificate ends soon'),
    message: ({ use, at, days }) =>
      about(
        use,
        `gilt noch ${days === 1 ? 'einen Tag' : `${days} Tage`}, bis zum ${germanDay(at)}.`,
        `is valid for ${days === 1 ? 'one more day' : `${days} more days`}, until ${at}.`,
      ),
    reason: text(
      'Der Nachfolger muss beim Anmeldedienst angekommen sein, bevor das alte Zertifikat endet. In der letzten Woche ist es für den wöchentlichen Ladetag meist zu spät.',
      'Its successor has to be at the provider before the old certificate ends. In the last week it is mostly too late for the weekly loading day.',
    ),
    repair: plan,
    source: text(
      'BundID-Anbindungsleitfaden 1.9 (Ladetage)',
      'BundID Anbindungsleitfaden 1.9 (loading days)',
    ),
  },
  'servicekonto.sp.certificate-not-yet-valid': {
    title: text('Ein Zertifikat gilt noch nicht', 'A certificate is not valid yet'),
    message: ({ use, from }) =>
      about(use, `gilt erst ab dem ${germanDay(from)}.`, `is valid from ${from} on only.`),
    reason: text(
      'Bis dahin kann der Anmeldedienst es zurückweisen.',
      'Until then the provider may refuse it.',
    ),
    repair: text(
      'Die Uhr des Rechners prüfen, auf dem es erzeugt wurde, oder mit dem Einreichen warten.',
      'Check the clock of the computer on which it was made, or wait before you hand it in.',
    ),
    source: text('RFC 5280, Abschnitt 4.1.2.5', 'RFC 5280, section 4.1.2.5'),
  },
  'servicekonto.sp.certificate-shared': {
    title: text(
      'Derselbe Schlüssel dient für Signaturen und für die Verschlüsselung',
      'The same key is used for signatures and for encryption',
    ),
    reason: text(
      'Dann lassen sich beide nur zusammen wechseln, und zwar in entgegengesetzter Reihenfolge: Der eine muss zuerst beim Anmeldedienst sein, der andere zuerst im Dienst.',
      'Then both can only change together, and in opposite order: one has to be at the provider first, the other at the service.',
    ),
    repair: text('Beim nächsten Wechsel zwei Schlüssel verwenden.', 'Use two keys from the next change on.'),
    source: text('BSI TR-02102-1 (Trennung der Zwecke)', 'BSI TR-02102-1 (separation of purposes)'),
  },
  'servicekonto.sp.certificate-emulator': {
    title: text('Ein Zertifikat stammt vom Emulator', 'A certificate is one of the emulator'),
    message: ({ use }) => about(use, 'stammt vom Emulator.', 'is one of the emulator.'),
    reason: text(
      'Seine privaten Schlüssel sind öffentlich: Jeder könnte im Namen des Dienstes unterschreiben und mitlesen.',
      'Its private keys are public: anybody could sign for the service and read along.',
    ),
    repair: newKey,
    source: text('Rathaus SDK, Sandbox', 'Rathaus SDK, sandbox'),
  },
};
