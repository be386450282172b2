import type { LogoutVariant } from '../logout-attack.ts';
import { type LogoutForge, ownRelayState, signMessage } from '../logout-forge.ts';
import { logoutAttackOf, postOnly, words } from './logout-of.ts';
import { ownSession } from './own-session.ts';

const encoded = (xml: string): string => Buffer.from(xml).toString('base64');

const doubled = (forge: LogoutForge, isFirst: boolean): LogoutVariant => ({
  name: isFirst
    ? words('gefälschte Abmeldung zuerst', 'forged logout first')
    : words('gefälschte Abmeldung danach', 'forged logout after it'),
  craft(session) {
    const messages = [forge.request(session), signMessage(forge, forge.request(ownSession(forge)))];
    const order = isFirst ? messages : messages.toReversed();
    return forge.form([
      ...order.map((xml) => ['SAMLRequest', encoded(xml)] as const),
      ['RelayState', ownRelayState],
    ]);
  },
});

/** Two messages in one form. */
export const logoutFieldAttacks = [
  logoutAttackOf({ requirements: ['A3.11.10', 'A3.12.06'] })({
    id: 'logout-doubled',
    bindings: postOnly,
    title: { de: 'Zwei Abmeldungen in einem Formular', en: 'Two logouts in one form' },
    references: ['CWE-235'],
    variants: (forge) => [doubled(forge, true), doubled(forge, false)],
  }),
];
