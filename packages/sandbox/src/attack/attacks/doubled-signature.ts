import { signElement } from '../../saml/sign.ts';
import type { Attack, Text } from '../attack.ts';
import type { Forge } from '../forge/forge.ts';
import { signedPerson } from '../forge/people.ts';
import { afterIssuer, replaced, takeSignature, withId } from '../forge/pieces.ts';
import { canonical, digestOf, partsOf, signatureOf } from '../forge/raw-signature.ts';
import { strangerKey } from '../forge/stranger-key.ts';
import type { BegunLogin } from '../login.ts';
import { loose } from './deliver.ts';
import { attackOf, becomesAnybody, forgedAssertion, idOf, infoFor } from './forged.ts';

const attack = attackOf({
  group: 'signature',
  severity: 'critical',
  harm: becomesAnybody,
  requirements: ['A3.10.01', 'A3.10.02'],
  bad: 'login',
});

/** The attacker's own assertion with the victim in it: same ID, so that the reference still fits. */
function altered(forge: Forge, login: BegunLogin) {
  const { id, xml } = forge.signedAssertion(login, signedPerson);
  const { signature } = takeSignature(xml);
  const forged = withId(forgedAssertion(forge, login), id);
  return { forged, signature, ...partsOf(signature) };
}

const firstForged: Text = { de: 'gefälschtes zuerst', en: 'forged one first' };
const firstGenuine: Text = { de: 'echtes zuerst', en: 'genuine one first' };

/** Signatures with a part too many. */
export const doubledSignatureAttacks: readonly Attack[] = [
  attack({
    id: 'doubled-signed-info',
    title: { de: 'Zwei SignedInfo in einer Signatur', en: 'Two SignedInfo in one signature' },
    references: ['CVE-2025-29774'],
    requirements: ['A3.10.02'],
    variants: (forge) =>
      [firstForged, firstGenuine].flatMap((name) =>
        loose(forge, name, (login) => {
          const { forged, info, value } = altered(forge, login);
          const infos = [infoFor(forge, forged), info];
          if (name === firstGenuine) infos.reverse();
          return [afterIssuer(forged, signatureOf({ infos, value, certificate: forge.key.certificate }))];
        }),
      ),
  }),
  attack({
    id: 'digest-comment',
    title: { de: 'Kommentar im Prüfwert', en: 'Comment in the digest value' },
    references: ['CVE-2025-29775'],
    requirements: ['A3.10.02'],
    variants: (forge) =>
      [firstForged, firstGenuine].flatMap((name) =>
        loose(forge, name, (login) => {
          const { forged, signature } = altered(forge, login);
          const digest = digestOf(canonical(forged));
          const commented = replaced(signature, /<ds:DigestValue>([^<]*)<\/ds:DigestValue>/, (found) =>
            name === firstForged
              ? replaced(found, '<ds:DigestValue>', (begin) => `${begin}<!--${digest}-->`)
              : replaced(found, /[^<>]+(?=<\/)/, (genuine) => `${digest}<!--${genuine}-->`),
          );
          return [afterIssuer(forged, commented)];
        }),
      ),
  }),
  attack({
    id: 'doubled-reference',
    title: { de: 'Zweiter Verweis in der Signatur', en: 'Second reference in the signature' },
    variants: (forge) =>
      [firstForged, firstGenuine].flatMap((name) =>
        loose(forge, name, (login) => {
          const { signature } = takeSignature(forge.signedAssertion(login, signedPerson).xml);
          const forged = forgedAssertion(forge, login);
          const own = /<ds:Reference[\s\S]*?<\/ds:Reference>/.exec(infoFor(forge, forged))?.[0] ?? '';
          const place = name === firstForged ? /<ds:Reference / : '</ds:SignedInfo>';
          return [
            afterIssuer(
              forged,
              replaced(signature, place, (found) => own + found),
            ),
          ];
        }),
      ),
  }),
  attack({
    id: 'doubled-signature',
    title: { de: 'Zwei Signaturen an einem Element', en: 'Two signatures on one element' },
    variants: (forge) =>
      [firstForged, firstGenuine].flatMap((name) =>
        loose(forge, name, (login) => {
          const { signature } = takeSignature(forge.signedAssertion(login, signedPerson).xml);
          const forged = forgedAssertion(forge, login);
          const { signature: own } = takeSignature(
            signElement(forged, { id: idOf(forged), key: strangerKey, algorithm: forge.profile.signature }),
          );
          return [afterIssuer(forged, name === firstForged ? own + signature : signature + own)];
        }),
      ),
  }),
];
