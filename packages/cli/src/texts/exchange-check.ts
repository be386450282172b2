import { type ErrorText, type LocalText, text } from '@rathaus/client-core/texts';
import { errorTextOf } from '@rathaus/exchange/texts';
import {
  type AbsentReason,
  type CheckedThing,
  exchangeKind,
  type UncheckedReason,
} from '../areas/exchange/check-report.ts';
import { keyFileTexts } from '../areas/exchange/configuration/key-file-faults.ts';
import { systemCodes } from '../program/system-codes.ts';
import type { ReadinessWords } from '../readiness/readiness-texts.ts';

const things: Readonly<Record<CheckedThing, LocalText>> = {
  store: text('Datenbank', 'Database'),
  content: text('Ablage der Inhalte', 'Content store'),
  migrations: text('Stand der Datenbank', 'Version of the database'),
  keys: text('Private Schlüssel', 'Private keys'),
  roots: text('Wurzelzertifikate', 'Root certificates'),
  token: text('Zugang zum Zustelldienst', 'Credentials at the delivery service'),
  destination: text('Zustellpunkt', 'Destination'),
  'destination-keys': text('Schlüssel am Zustellpunkt', 'Keys of the destination'),
  mailbox: text('Postfach', 'Mailbox'),
};

/** Faults that are known here alone. */
const ownCodes: Readonly<Record<string, ErrorText>> = {
  'migrations-pending': {
    meaning: text(
      'Die Datenbank ist nicht auf dem Stand dieser Version.',
      'The database is not up to date with this version.',
    ),
    remedy: text(
      'rathaus exchange migrate --dry-run ansehen, dann rathaus exchange migrate.',
      'Look at rathaus exchange migrate --dry-run, then rathaus exchange migrate.',
    ),
  },
  'destination-inactive': {
    meaning: text('Der Zustellpunkt ist nicht aktiv.', 'The destination is not active.'),
    remedy: text(
      'Ihn im Portal des Zustelldienstes aktivieren.',
      'Activate it in the portal of the delivery service.',
    ),
  },
  'encryption-key-not-here': {
    meaning: text(
      'Am Zustellpunkt ist ein Schlüssel zum Verschlüsseln genannt, dessen privater Teil hier fehlt: was ankommt, kann niemand öffnen.',
      'The destination names a key for encryption whose private part is not here: nobody can open what arrives.',
    ),
    remedy: text(
      'Den privaten Schlüssel unter "decryptionKeys" nennen.',
      'Name the private key in "decryptionKeys".',
    ),
  },
  'signature-key-not-published': {
    meaning: text(
      'Der Schlüssel, mit dem hier quittiert wird, ist am Zustellpunkt nicht hinterlegt.',
      'The key that signs receipts here is not published at the destination.',
    ),
    remedy: text(
      'Seinen öffentlichen Teil am Zustellpunkt hinterlegen.',
      'Publish its public part at the destination.',
    ),
  },
  'key-refused': {
    meaning: text(
      'Ein Schlüssel des Zustellpunkts erfüllt das Profil nicht oder führt zu keiner Wurzel.',
      'A key of the destination does not meet the profile or leads to no root.',
    ),
    remedy: text(
      'Den Schlüssel mit rathaus exchange keys check ansehen.',
      'Look at the key with rathaus exchange keys check.',
    ),
  },
  'no-certificate-file': {
    meaning: text(
      'Die Datei enthält kein Zertifikat, das sich lesen lässt.',
      'The file holds no certificate that can be read.',
    ),
    remedy: text(
      'Unter "roots" das Wurzelzertifikat der Verwaltungs-PKI als PEM nennen.',
      'Name the root certificate of the PKI of the administration as PEM in "roots".',
    ),
  },
  'wrong-use': {
    meaning: text('So geht es nicht.', 'It does not work like this.'),
    remedy: text(
      'Tun, was der Satz sagt, oder die Konfiguration berichtigen.',
      'Do what the sentence says, or mend the configuration.',
    ),
  },
  unknown: {
    meaning: text('Damit hat das Programm nicht gerechnet.', 'The program did not expect this.'),
    remedy: text(
      'Mit den Rechten und Einstellungen des Dienstes noch einmal versuchen.',
      'Try again with the permissions and settings of the service.',
    ),
  },
};

const causeOf = (code: string): ErrorText => {
  for (const texts of [ownCodes, keyFileTexts as Readonly<Record<string, ErrorText>>, systemCodes])
    if (Object.hasOwn(texts, code)) return texts[code]!;
  return errorTextOf(code) ?? ownCodes.unknown!;
};

const reasons: Readonly<Record<UncheckedReason, ReadinessWords['reasons'][string]>> = {
  store: {
    because: text('weil die Datenbank nicht zu öffnen ist', 'because the database cannot be opened'),
    remedy: text('Erst die Datenbank in Ordnung bringen.', 'First put the database in order.'),
  },
  keys: {
    because: text('weil die privaten Schlüssel fehlen', 'because the private keys are missing'),
    remedy: text('Erst die Schlüssel in Ordnung bringen.', 'First put the keys in order.'),
  },
  roots: {
    because: text('weil ein Wurzelzertifikat fehlt', 'because a root certificate is missing'),
    remedy: text(
      'Erst die Wurzelzertifikate in Ordnung bringen.',
      'First put the root certificates in order.',
    ),
  },
  token: {
    because: text('weil der Zugang fehlt', 'because there are no credentials'),
    remedy: text('Erst den Zugang in Ordnung bringen.', 'First put the credentials in order.'),
  },
  destination: {
    because: text('weil der Zustellpunkt nicht zu lesen ist', 'because the destination cannot be read'),
    remedy: text('Erst den Zustellpunkt in Ordnung bringen.', 'First put the destination in order.'),
  },
  'no-certificate': {
    because: text(
      'ohne Zertifikat ("allowInsecurePublicKey")',
      'without certificate ("allowInsecurePublicKey")',
    ),
    remedy: text(
      'In Betrieb "roots" nennen und "allowInsecurePublicKey" weglassen.',
      'In operation name "roots" and leave "allowInsecurePublicKey" out.',
    ),
  },
  'no-revocation': {
    because: text(
      'nach einer Sperrung wurde niemand gefragt ("revocation")',
      'nobody was asked for revocation ("revocation")',
    ),
    remedy: text('"revocation" in der Konfiguration nennen.', 'Name "revocation" in the configuration.'),
  },
  'no-data': {
    because: text('es gibt noch keinen Speicher', 'there is no store yet'),
    remedy: text(
      'Er entsteht mit rathaus exchange migrate oder der ersten Sendung.',
      'It is made by rathaus exchange migrate or the first delivery.',
    ),
  },
};

const absent: Readonly<Record<AbsentReason, LocalText>> = {
  'nothing-to-receive': text(
    'weder Zustellpunkt noch Postfach zum Abholen eingetragen, es wird nur gesendet',
    'no destination and no mailbox to fetch from is named, this one only sends',
  ),
};

/** All that `rathaus exchange check` says. */
export const exchangeWords: ReadinessWords = {
  kind: exchangeKind,
  title: text('Austausch', 'Exchange'),
  things,
  causeOf,
  reasons,
  absent,
  costs: {
    failed: text(
      'So kommt keine Zustellung hinaus oder herein.',
      'Like this no delivery goes out or comes in.',
    ),
    weak: text('Im Betrieb wäre das nicht sicher.', 'In operation this would not be safe.'),
  },
  command: 'rathaus exchange check',
  next: text('rathaus exchange receive ORDNER, oder send', 'rathaus exchange receive FOLDER, or send'),
  // A UUID is told apart by its first digits, a mailbox by its name.
  short: ({ thing, about }) => (thing === 'mailbox' ? about : about?.slice(0, 8)),
};
