import { namespaces } from '../../saml/vocabulary.ts';
import type { Attack, Text, Variant } from '../attack.ts';
import type { Forge } from '../forge/forge.ts';
import { signedPerson } from '../forge/people.ts';
import { afterIssuer, replaced, takeSignature } from '../forge/pieces.ts';
import { loose, only, whole } from './deliver.ts';
import { attackOf } from './forged.ts';

const harm: Text = {
  de: 'Wenige Nachrichten eines Fremden legen die Anmeldung aller Bürgerinnen und Bürger lahm.',
  en: 'Few messages of a stranger paralyse the login of all citizens.',
};

const attack = attackOf({
  group: 'load',
  severity: 'serious',
  harm,
  references: ['CWE-400'],
  requirements: ['A3.12.01', 'A3.13.01'],
  bad: 'outage',
});

const inExtensions = (forge: Forge, markup: string, name: Text): Variant =>
  whole(name, (login) =>
    afterIssuer(
      forge.wrap(login, [forge.encrypt(forge.signedAssertion(login, signedPerson).xml)]),
      `<saml2p:Extensions>${markup}</saml2p:Extensions>`,
    ),
  );

const words = (de: string, en: string): Text => ({ de, en });
const deep = (depth: number): string => '<x>'.repeat(depth) + '</x>'.repeat(depth);
const attributes = Array.from({ length: 20_000 }, (_, index) => ` a${index}="1"`).join('');
const prefixes = Array.from({ length: 500 }, (_, index) => ` xmlns:p${index}="urn:p${index}"`).join('');

/** Messages that cost much before anybody knows who has sent them. */
export const loadAttacks: readonly Attack[] = [
  attack({
    id: 'huge-message',
    title: { de: 'Sehr große Nachricht', en: 'Very big message' },
    variants: (forge) => [
      inExtensions(forge, `<x>${'A'.repeat(8_000_000)}</x>`, words('8 MB Text', '8 MB of text')),
      inExtensions(forge, '<x/>'.repeat(300_000), words('300.000 Elemente', '300,000 elements')),
      inExtensions(forge, `<x${attributes}/>`, words('20.000 Attribute', '20,000 attributes')),
    ],
  }),
  attack({
    id: 'deep-message',
    title: { de: 'Sehr tief verschachtelte Nachricht', en: 'Very deeply nested message' },
    variants: (forge) => [
      inExtensions(forge, deep(5_000), words('5.000 Ebenen', '5,000 levels')),
      inExtensions(forge, deep(60_000), words('60.000 Ebenen', '60,000 levels')),
      inExtensions(
        forge,
        `<x${prefixes}>`.repeat(100) + '</x>'.repeat(100),
        words('je Ebene 500 Namensräume', '500 namespaces on each level'),
      ),
    ],
  }),
  attack({
    id: 'many-signatures',
    title: { de: 'Sehr viele Signaturen und Schlüssel', en: 'Very many signatures and keys' },
    variants: (forge) => [
      ...loose(forge, words('500 Signaturen', '500 signatures'), (login) => {
        const { xml } = forge.signedAssertion(login, signedPerson);
        return [afterIssuer(xml, takeSignature(xml).signature.repeat(499))];
      }),
      whole(words('500 verschlüsselte Schlüssel', '500 encrypted keys'), (login) => {
        const encrypted = forge.encrypt(forge.signedAssertion(login, signedPerson).xml);
        return forge.wrap(login, [
          replaced(encrypted, /<(?:\w+:)?EncryptedKey\b[\s\S]*?<\/(?:\w+:)?EncryptedKey>/, (key) =>
            key.repeat(500),
          ),
        ]);
      }),
      whole(words('500 verschlüsselte Assertions', '500 encrypted assertions'), (login) => {
        const encrypted = forge.encrypt(forge.signedAssertion(login, signedPerson).xml);
        return forge.wrap(
          login,
          Array.from({ length: 500 }, () => encrypted),
        );
      }),
    ],
  }),
  attack({
    id: 'no-message',
    severity: 'hardening',
    title: { de: 'Leere und verstümmelte Nachrichten', en: 'Empty and garbled messages' },
    harm: {
      de: 'Eine verstümmelte Nachricht bringt die Anwendung zum Absturz.',
      en: 'A garbled message makes the application crash.',
    },
    references: ['CWE-20'],
    variants: (forge) => [
      ...[
        '',
        'AAAA',
        '%%%',
        Buffer.from('<').toString('base64'),
        Buffer.from([0xff, 0xfe, 0x3c, 0]).toString('base64'),
      ].map((message, index) => ({
        name: words(`Rest ${index + 1}`, `remains ${index + 1}`),
        craft: () => ({ fields: [['SAMLResponse', message]] as const }),
      })),
      whole(words('halbe Nachricht', 'half a message'), (login) => {
        const xml = forge.answer(login);
        return xml.slice(0, xml.length / 2);
      }),
      whole(words('anderes Dokument', 'another document'), () => `<x xmlns="${namespaces.protocol}"/>`),
      whole(only, () => '<!-- -->'),
    ],
  }),
];
