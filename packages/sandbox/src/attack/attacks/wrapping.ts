import { assertionXml } from '../../saml/response.ts';
import { namespaces, signatureAlgorithms } from '../../saml/vocabulary.ts';
import { type Attack, played, type Text, type Variant } from '../attack.ts';
import type { Forge } from '../forge/forge.ts';
import { forgedPerson, signedPerson } from '../forge/people.ts';
import { afterIssuer, append, replaced, takeSignature, withId } from '../forge/pieces.ts';
import { canonical, digestOf, partsOf, signatureOf, signedInfo } from '../forge/raw-signature.ts';
import type { BegunLogin } from '../login.ts';
import { looseTogether, type Part, whole } from './deliver.ts';

const ownId: Text = { de: 'eigene Kennung', en: 'ID of its own' };
const sameId: Text = { de: 'gleiche Kennung', en: 'same ID' };

/** What every wrapping needs: a signed assertion, its parts, and a forged one. */
interface Material {
  /** Signed by the provider: the attacker's own login. */
  readonly signed: string;
  readonly signature: string;
  readonly withoutSignature: string;
  /** The same facts with the victim in it. */
  readonly forged: string;
}

function material(forge: Forge, login: BegunLogin, id: 'own' | 'same'): Material {
  const { id: signedId, xml } = forge.signedAssertion(login, signedPerson);
  const { without, signature } = takeSignature(xml);
  const forged = assertionXml(forge.assertionFor(login, forgedPerson));
  return {
    signed: xml,
    signature,
    withoutSignature: without,
    forged: id === 'same' ? withId(forged, signedId) : forged,
  };
}

/** Both forms of ID for one way to put the parts. */
function ofAssertion(arrange: (parts: Material, forge: Forge) => readonly Part[]) {
  return (forge: Forge): readonly Variant[] => [
    ...looseTogether(forge, ownId, (login) => arrange(material(forge, login, 'own'), forge)),
    ...looseTogether(forge, sameId, (login) => arrange(material(forge, login, 'same'), forge)),
  ];
}

/** The signed answer of the attacker's own login, taken apart, and a forged one. */
function ofResponse(
  arrange: (parts: { without: string; signature: string; signed: string; forged: string }) => string,
) {
  return (forge: Forge): readonly Variant[] => {
    const craft = (content: 'encrypted' | 'plain', id: 'own' | 'same') => (login: BegunLogin) => {
      const signed = forge.answer(login, { profile: { sign: 'response' }, person: signedPerson });
      const assertion = assertionXml(forge.assertionFor(login, forgedPerson));
      const loose = forge.wrap(login, [content === 'plain' ? assertion : forge.encrypt(assertion)]);
      const signedId = / ID="([^"]*)"/.exec(signed)?.[1] ?? '';
      const forged = id === 'same' ? withId(loose, signedId) : loose;
      return arrange({ ...takeSignature(signed), signed, forged });
    };
    return [
      whole(
        { de: 'verschlüsselt, eigene Kennung', en: 'encrypted, ID of its own' },
        craft('encrypted', 'own'),
      ),
      whole({ de: 'verschlüsselt, gleiche Kennung', en: 'encrypted, same ID' }, craft('encrypted', 'same')),
      whole(
        { de: 'unverschlüsselt, eigene Kennung', en: 'not encrypted, ID of its own' },
        craft('plain', 'own'),
      ),
    ];
  };
}

const intoSignature = (signature: string, markup: string): string => append(signature, markup);
const object = (markup: string): string => `<ds:Object>${markup}</ds:Object>`;
const extensions = (markup: string): string =>
  `<saml2p:Extensions xmlns:saml2p="${namespaces.protocol}">${markup}</saml2p:Extensions>`;

const harm: Text = {
  de: 'Wer selbst ein Konto hat, meldet sich als jede andere Person an, sieht deren Anträge und stellt welche in deren Namen.',
  en: 'Whoever has an account logs in as any other person, sees their applications and makes some in their name.',
};
const paper = 'Somorovsky u. a.: On Breaking SAML (USENIX Security 2012)';

interface Wrapping {
  readonly id: string;
  readonly title: Text;
  readonly references?: readonly string[];
  readonly variants: (forge: Forge) => readonly Variant[];
}

const wrapping = ({ id, title, references = [], variants }: Wrapping): Attack => ({
  id,
  group: 'wrapping',
  severity: 'critical',
  title,
  harm,
  references: [paper, ...references],
  requirements: ['A3.10.01', 'A3.10.02'],
  // A signed assertion in its right place may be read, but nothing else.
  bad: 'identity',
  play: played(variants),
});

/** The forged response is the root, the signed one is kept inside it (XSW 1 and 2, and their relatives). */
const responses: readonly Attack[] = [
  wrapping({
    id: 'xsw-1',
    title: {
      de: 'XSW 1: echte Antwort in der Signatur versteckt',
      en: 'XSW 1: genuine response hidden in the signature',
    },
    variants: ofResponse(({ forged, signature, without }) =>
      afterIssuer(forged, intoSignature(signature, without)),
    ),
  }),
  wrapping({
    id: 'xsw-2',
    title: {
      de: 'XSW 2: echte Antwort vor der Signatur',
      en: 'XSW 2: genuine response in front of the signature',
    },
    variants: ofResponse(({ forged, signature, without }) => afterIssuer(forged, without + signature)),
  }),
  wrapping({
    id: 'xsw-response-object',
    title: {
      de: 'Echte Antwort in einem Object der Signatur',
      en: 'Genuine response in an Object of the signature',
    },
    variants: ofResponse(({ forged, signature, without }) =>
      afterIssuer(forged, intoSignature(signature, object(without))),
    ),
  }),
  wrapping({
    id: 'xsw-response-extensions',
    title: { de: 'Echte Antwort in den Erweiterungen', en: 'Genuine response in the extensions' },
    variants: ofResponse(({ forged, signed }) => afterIssuer(forged, extensions(signed))),
  }),
];

/** The forged assertion stands where it is read, the signed one where it is verified (XSW 3 to 9). */
const assertions: readonly Attack[] = [
  wrapping({
    id: 'xsw-3',
    title: {
      de: 'XSW 3: gefälschte Assertion vor der echten',
      en: 'XSW 3: forged assertion in front of the genuine one',
    },
    references: ['CVE-2025-47949', 'CVE-2025-54369'],
    variants: ofAssertion(({ forged, signed }) => [forged, signed]),
  }),
  wrapping({
    id: 'xsw-3-behind',
    title: { de: 'Gefälschte Assertion hinter der echten', en: 'Forged assertion behind the genuine one' },
    variants: ofAssertion(({ forged, signed }) => [signed, forged]),
  }),
  wrapping({
    id: 'xsw-4',
    title: {
      de: 'XSW 4: echte Assertion in der gefälschten',
      en: 'XSW 4: genuine assertion inside the forged one',
    },
    variants: ofAssertion(({ forged, signed }) => [append(forged, signed)]),
  }),
  wrapping({
    id: 'xsw-5',
    title: {
      de: 'XSW 5: gefälschte Assertion mit fremder Signatur, echte daneben',
      en: 'XSW 5: forged assertion with the signature, genuine one beside it',
    },
    variants: ofAssertion(({ forged, signature, withoutSignature }) => [
      afterIssuer(forged, signature),
      withoutSignature,
    ]),
  }),
  wrapping({
    id: 'xsw-6',
    title: {
      de: 'XSW 6: echte Assertion in der Signatur der gefälschten',
      en: 'XSW 6: genuine assertion inside the signature of the forged one',
    },
    variants: ofAssertion(({ forged, signature, withoutSignature }) => [
      afterIssuer(forged, intoSignature(signature, withoutSignature)),
    ]),
  }),
  wrapping({
    id: 'xsw-7',
    title: {
      de: 'XSW 7: gefälschte Assertion in den Erweiterungen',
      en: 'XSW 7: forged assertion in the extensions',
    },
    variants: ofAssertion(({ forged, signed }) => [{ xml: forged, around: extensions }, signed]),
  }),
  wrapping({
    id: 'xsw-8',
    title: {
      de: 'XSW 8: echte Assertion in einem Object der Signatur',
      en: 'XSW 8: genuine assertion in an Object of the signature',
    },
    variants: ofAssertion(({ forged, signature, withoutSignature }) => [
      afterIssuer(forged, intoSignature(signature, object(withoutSignature))),
    ]),
  }),
  wrapping({
    id: 'xsw-9',
    title: {
      de: 'XSW 9: zweites SignedInfo mit gefälschtem Prüfwert',
      en: 'XSW 9: second SignedInfo with a forged digest',
    },
    references: ['CVE-2019-3465'],
    variants: ofAssertion(({ forged, signed, signature }, forge) => {
      const { info, value } = partsOf(signature);
      const id = / ID="([^"]*)"/.exec(forged)?.[1] ?? '';
      const fake = signedInfo({
        method: signatureAlgorithms[forge.profile.signature],
        references: [{ uri: `#${id}`, digest: digestOf(canonical(forged)) }],
      });
      const doubled = replaced(
        signatureOf({ infos: [info], value }),
        '</ds:SignatureValue>',
        (end) => end + fake,
      );
      const kept = {
        xml: signed,
        around: (inner: string) => `<Wrapper xmlns="urn:angriff">${inner}</Wrapper>`,
      };
      return [afterIssuer(forged, doubled), kept];
    }),
  }),
  wrapping({
    id: 'xsw-advice',
    title: {
      de: 'Echte Assertion als Advice der gefälschten',
      en: 'Genuine assertion as Advice of the forged one',
    },
    references: ['SAML Core 2.0, 2.6'],
    variants: ofAssertion(({ forged, signed }) => [
      replaced(forged, '</saml2:Conditions>', (end) => `${end}<saml2:Advice>${signed}</saml2:Advice>`),
    ]),
  }),
];

/** XML signature wrapping of responses and assertions. */
export const wrappingAttacks: readonly Attack[] = [...responses, ...assertions];
