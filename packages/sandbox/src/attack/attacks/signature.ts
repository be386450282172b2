import { assertionXml, responseXml } from '../../saml/response.ts';
import { signElement } from '../../saml/sign.ts';
import { randomName } from '../../saml/visits.ts';
import { namespaces } from '../../saml/vocabulary.ts';
import type { SamlKey } from '../../seed/saml-key.ts';
import type { Attack, Text, Variant } from '../attack.ts';
import type { Forge } from '../forge/forge.ts';
import { signedPerson } from '../forge/people.ts';
import { afterIssuer, replaced, takeSignature, withId } from '../forge/pieces.ts';
import { canonical, digestOf, rawSignature, signatureOf } from '../forge/raw-signature.ts';
import { strangerKey } from '../forge/stranger-key.ts';
import type { BegunLogin } from '../login.ts';
import { changed, loose, only, whole } from './deliver.ts';
import { attackOf, becomesAnybody, forgedAssertion, idOf, infoFor } from './forged.ts';

const attack = attackOf({
  group: 'signature',
  severity: 'critical',
  harm: becomesAnybody,
  requirements: ['A3.10.01', 'A3.10.02'],
  bad: 'login',
});

/** A forged assertion with this in place of its signature. */
const bearing = (
  forge: Forge,
  name: Text,
  signature: (login: BegunLogin, forged: string) => string,
): Variant[] =>
  loose(forge, name, (login) => {
    const forged = forgedAssertion(forge, login);
    return [afterIssuer(forged, signature(login, forged))];
  });

/** A forged answer, response and assertion signed with the key of somebody else. */
const signedBy = (forge: Forge, name: Text, key: SamlKey, certificate: string | null): Variant[] => {
  const algorithm = forge.profile.signature;
  const sign = (xml: string) => signElement(xml, { id: idOf(xml), key, algorithm, certificate });
  return [
    whole(name, (login) => {
      const assertion = forgedAssertion(forge, login);
      return sign(forge.wrap(login, [forge.encrypt(sign(assertion))]));
    }),
    ...loose(forge, name, (login) => [sign(forgedAssertion(forge, login))]),
  ];
};

/** No signature, half a signature, or one of somebody else. */
const missing: readonly Attack[] = [
  attack({
    id: 'unsigned',
    title: { de: 'Antwort ganz ohne Signatur', en: 'Response without any signature' },
    references: ['SAML Profiles 2.0, 4.1.3.5'],
    variants: (forge) => loose(forge, only, (login) => [forgedAssertion(forge, login)]),
  }),
  attack({
    id: 'signature-hollow',
    title: {
      de: 'Signatur entfernt, Verweise darauf geblieben',
      en: 'Signature removed, references to it left',
    },
    variants: (forge) => [
      ...bearing(
        forge,
        { de: 'leeres Element', en: 'empty element' },
        () => `<ds:Signature xmlns:ds="${namespaces.signature}"/>`,
      ),
      ...bearing(forge, { de: 'nur der Schlüssel', en: 'key only' }, () =>
        replaced(
          signatureOf({ infos: [], value: '', certificate: forge.key.certificate }),
          '<ds:SignatureValue></ds:SignatureValue>',
          '',
        ),
      ),
      ...bearing(forge, { de: 'leerer Signaturwert', en: 'empty signature value' }, (_login, forged) =>
        signatureOf({
          infos: [infoFor(forge, forged)],
          value: '',
          certificate: forge.key.certificate,
        }),
      ),
    ],
  }),
  attack({
    id: 'content-altered',
    title: { de: 'Inhalt nach dem Signieren geändert', en: 'Content changed after signing' },
    variants: (forge) =>
      loose(forge, only, (login) => {
        const { id, xml } = forge.signedAssertion(login, signedPerson);
        return [afterIssuer(withId(forgedAssertion(forge, login), id), takeSignature(xml).signature)];
      }),
  }),
  attack({
    id: 'response-altered',
    severity: 'serious',
    title: { de: 'Antwort nach dem Signieren geändert', en: 'Response changed after signing' },
    harm: {
      de: 'Wer zwischen Anmeldedienst und Anwendung steht, ändert Status, Ziel oder Angaben der Antwort.',
      en: 'Whoever is between provider and application changes status, target or facts of the response.',
    },
    variants: (forge) => [
      whole({ de: 'Zeitpunkt der Antwort', en: 'instant of the response' }, (login) =>
        replaced(forge.answer(login), / IssueInstant="[^"]*"/, ' IssueInstant="2020-02-29T12:00:00.000Z"'),
      ),
    ],
  }),
  attack({
    id: 'wrong-key',
    title: { de: 'Mit fremdem Schlüssel signiert', en: 'Signed with the key of a stranger' },
    variants: (forge) =>
      signedBy(
        forge,
        { de: 'Zertifikat des Anmeldedienstes genannt', en: 'names the certificate of the provider' },
        strangerKey,
        forge.key.certificate,
      ),
  }),
  attack({
    id: 'key-info-substitution',
    title: {
      de: 'Fremder Schlüssel bringt sein Zertifikat selbst mit',
      en: 'Key of a stranger brings its own certificate',
    },
    references: ['CVE-2023-40178'],
    variants: (forge) => [
      ...signedBy(
        forge,
        { de: 'mit Zertifikat', en: 'with certificate' },
        strangerKey,
        strangerKey.certificate,
      ),
      ...signedBy(
        forge,
        { de: 'ohne Angabe des Schlüssels', en: 'without any key information' },
        strangerKey,
        null,
      ),
    ],
  }),
  attack({
    id: 'key-of-other-provider',
    title: {
      de: 'Mit dem Schlüssel eines anderen Anmeldedienstes signiert',
      en: 'Signed with the key of another provider',
    },
    variants: (forge) => signedBy(forge, only, forge.otherKey, forge.otherKey.certificate),
  }),
];

/** References that lead elsewhere. */
const references: readonly Attack[] = [
  attack({
    id: 'reference-empty',
    severity: 'serious',
    title: {
      de: 'Verweis auf „alles“ statt auf die Kennung',
      en: 'Reference to everything instead of the ID',
    },
    harm: {
      de: 'Die Anwendung weiß nicht, was signiert wurde; was danebensteht, gilt als mitsigniert.',
      en: 'The application does not know what was signed; what is beside it counts as signed.',
    },
    references: ['SAML Core 2.0, 5.4.2'],
    variants: (forge) => {
      const own = { key: forge.key, algorithm: forge.profile.signature };
      return [
        ...bearing(forge, { de: 'gefälschte Assertion', en: 'forged assertion' }, (login) => {
          const genuine = assertionXml(forge.assertionFor(login, signedPerson));
          return rawSignature({ references: [{ uri: '', digest: digestOf(canonical(genuine)) }] }, own);
        }),
      ];
    },
  }),
  attack({
    id: 'signature-of-other-message',
    title: {
      de: 'Signatur einer anderen Nachricht des Anmeldedienstes',
      en: 'Signature of another message of the provider',
    },
    references: ['SAML Core 2.0, 5.4.2'],
    variants: (forge) => [
      ...loose(forge, { de: 'Abmeldung daneben', en: 'logout beside it' }, (login) => {
        const id = `_${randomName()}`;
        const description = { ...forge.responseFor(login), id, element: 'LogoutResponse' as const };
        const { without, signature } = takeSignature(forge.sign(responseXml(description), id));
        const around = (inner: string) => inner + without;
        return [{ xml: afterIssuer(forgedAssertion(forge, login), signature), around }];
      }),
      whole({ de: 'signierte Fehlermeldung als Hülle', en: 'signed error as envelope' }, (login) => {
        const id = `_${randomName()}`;
        const error = { ...forge.responseFor(login), id, status: { code: 'Responder' as const } };
        const signed = forge.sign(responseXml(error), id);
        return replaced(
          replaced(signed, 'status:Responder', 'status:Success'),
          '</saml2p:Status>',
          (end) => end + forge.encrypt(forgedAssertion(forge, login)),
        );
      }),
    ],
  }),
];

/** The response is signed, the assertion in it is not: right at Mein Unternehmenskonto, weaker than agreed at BundID. */
const policy: readonly Attack[] = [
  attack({
    id: 'assertion-unsigned',
    severity: 'hardening',
    title: {
      de: 'Nur die Antwort signiert, die Assertion nicht',
      en: 'Only the response signed, the assertion not',
    },
    harm: {
      de: 'Die BundID signiert die Assertion. Wer weniger verlangt, merkt nicht, wenn die Signatur der Antwort einmal fehlt.',
      en: 'BundID signs the assertion. Whoever demands less does not notice when the signature of the response is missing one day.',
    },
    references: ['BundID-Schnittstellenbeschreibung 10.2, 10.2'],
    inapplicable: ({ kind }) =>
      kind === 'bundid'
        ? undefined
        : {
            de: 'Mein Unternehmenskonto signiert nur die Antwort.',
            en: 'Mein Unternehmenskonto signs the response only.',
          },
    variants: (forge) => [changed(forge, only, () => ({ profile: { sign: 'response' } }))],
  }),
];

/** Signatures that are missing, foreign, doubled, or of something else. */
export const signatureAttacks: readonly Attack[] = [...missing, ...references, ...policy];
