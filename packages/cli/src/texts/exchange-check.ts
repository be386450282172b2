import {
  type Catalogue,
  type ErrorText,
  type LocalText,
  type ReportAspect,
  type RuleTexts,
  text,
} from '@rathaus/client-core/texts';
import { errorTextOf } from '@rathaus/exchange/texts';
import {
  type CheckedLine,
  type CheckedThing,
  checkUnchecked,
  type ExchangeCheckReport,
  type ExchangeCheckValues,
  type UncheckedReason,
} from '../areas/exchange/check-report.ts';
import { keyFileTexts } from '../areas/exchange/configuration/key-file-faults.ts';
import { systemCodes } from '../program/system-codes.ts';

const source = text('Regel dieses Werkzeugs (@rathaus/cli)', 'Rule of this tool (@rathaus/cli)');

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

/** What was found, as exactly as the error says it: with its file, and in its own words where they are for people. */
function meaningOf(code: string, file: string | undefined, said: LocalText | undefined): LocalText {
  const { de, en } = said ?? causeOf(code).meaning;
  const about = file === undefined || file === '' ? '' : `${file}: `;
  return text(`${about}${de}`, `${about}${en}`);
}

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

const reasons: Readonly<Record<UncheckedReason, LocalText>> = {
  store: text('weil die Datenbank nicht zu öffnen ist', 'because the database cannot be opened'),
  keys: text('weil die privaten Schlüssel fehlen', 'because the private keys are missing'),
  roots: text('weil ein Wurzelzertifikat fehlt', 'because a root certificate is missing'),
  token: text('weil der Zugang fehlt', 'because there are no credentials'),
  destination: text('weil der Zustellpunkt nicht zu lesen ist', 'because the destination cannot be read'),
  'nothing-to-receive': text(
    'weder Zustellpunkt noch Postfach zum Abholen eingetragen, es wird nur gesendet',
    'no destination and no mailbox to fetch from is named, this one only sends',
  ),
  'no-certificate': text(
    'ohne Zertifikat ("allowInsecurePublicKey")',
    'without certificate ("allowInsecurePublicKey")',
  ),
  'no-revocation': text(
    'nach einer Sperrung wurde niemand gefragt ("revocation")',
    'nobody was asked for revocation ("revocation")',
  ),
  'no-data': text('es gibt noch keinen Speicher', 'there is no store yet'),
};

const remedies: Readonly<Record<UncheckedReason, LocalText>> = {
  store: text('Erst die Datenbank in Ordnung bringen.', 'First put the database in order.'),
  keys: text('Erst die Schlüssel in Ordnung bringen.', 'First put the keys in order.'),
  roots: text('Erst die Wurzelzertifikate in Ordnung bringen.', 'First put the root certificates in order.'),
  token: text('Erst den Zugang in Ordnung bringen.', 'First put the credentials in order.'),
  destination: text('Erst den Zustellpunkt in Ordnung bringen.', 'First put the destination in order.'),
  'nothing-to-receive': text('Nichts.', 'Nothing.'),
  'no-certificate': text(
    'In Betrieb "roots" nennen und "allowInsecurePublicKey" weglassen.',
    'In operation name "roots" and leave "allowInsecurePublicKey" out.',
  ),
  'no-revocation': text(
    '"revocation" in der Konfiguration nennen.',
    'Name "revocation" in the configuration.',
  ),
  'no-data': text(
    'Er entsteht mit rathaus exchange migrate oder der ersten Sendung.',
    'It is made by rathaus exchange migrate or the first delivery.',
  ),
};

const failedTexts: RuleTexts<ExchangeCheckValues>['cli.exchange.failed'] = {
  title: text('Nicht betriebsbereit', 'Not ready'),
  message: ({ thing, code, file, de, en }) => {
    const meaning = meaningOf(code, file, de === '' ? undefined : { de, en });
    return text(
      `${things[thing].de}: ${meaning.de} [${code}]`,
      `${things[thing].en}: ${meaning.en} [${code}]`,
    );
  },
  reason: text(
    'So kommt keine Zustellung hinaus oder herein.',
    'Like this no delivery goes out or comes in.',
  ),
  repair: ({ code }) => causeOf(code).remedy,
  source,
};

function aspectOf({ thing, tenant, about, look }: CheckedLine): ReportAspect {
  const label = things[thing];
  // A UUID is told apart by its first digits, a mailbox by its name.
  const short = thing === 'mailbox' ? about : about?.slice(0, 8);
  const named = (word: string) => [tenant, word, short].filter(Boolean).join(' · ');
  const base = {
    id: [tenant, thing, about].filter(Boolean).join('/'),
    label: text(named(label.de), named(label.en)),
  };
  switch (look.state) {
    case 'passed':
      return {
        ...base,
        state: 'passed',
        reason: text(look.detail ?? 'in Ordnung', look.detail ?? 'in order'),
      };
    case 'failed': {
      const reason = meaningOf(look.code, look.file, look.said);
      return { ...base, state: 'failed', reason };
    }
    case 'not-judged':
      return {
        ...base,
        // Whoever only sends lacks nothing.
        state: look.why === 'nothing-to-receive' ? 'not-applicable' : 'not-judged',
        reason: reasons[look.why],
      };
  }
}

/** All that `rathaus exchange check` says. */
export const exchangeCheckCatalogue: Catalogue = {
  rules: { 'cli.exchange.failed': failedTexts },
  unchecked: {
    [checkUnchecked]: {
      title: ({ thing, why }) => {
        const what = things[String(thing) as CheckedThing];
        const because = reasons[String(why) as UncheckedReason];
        return text(`${what.de}: ${because.de}.`, `${what.en}: ${because.en}.`);
      },
      remedy: ({ why }) => remedies[String(why) as UncheckedReason],
    },
  },
  reports: {
    'cli.exchange': {
      title: text('Austausch', 'Exchange'),
      verdicts: {
        passed: text('Betriebsbereit: ja', 'Ready: yes'),
        failed: text('Betriebsbereit: nein', 'Ready: no'),
        'not-judged': text(
          'Betriebsbereit: offen, nicht alles wurde geprüft',
          'Ready: open, not everything was checked',
        ),
      },
      next: ({ verdict }: ExchangeCheckReport) =>
        verdict === 'passed'
          ? text('rathaus exchange receive ORDNER, oder send', 'rathaus exchange receive FOLDER, or send')
          : text(
              'Tun, was oben steht, dann noch einmal rathaus exchange check',
              'Do what is said above, then rathaus exchange check again',
            ),
      aspects: ({ lines }: ExchangeCheckReport) => lines.map(aspectOf),
    },
  },
};
