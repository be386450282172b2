import { randomName } from '../../../saml/visits.ts';
import type { Text } from '../../attack.ts';
import { joined } from '../../attacks/deliver.ts';
import { bait } from '../../visit.ts';
import type { LogoutVariant } from '../logout-attack.ts';
import type { LogoutForge } from '../logout-forge.ts';
import { logoutAttackOf, words } from './logout-of.ts';

const attack = logoutAttackOf({ bad: 'redirect' });

const states: readonly (readonly [Text, (slo: string) => string])[] = [
  [words(`„https://${bait.host}/“`, `"https://${bait.host}/"`), () => `https://${bait.host}/`],
  [words(`„//${bait.host}/“`, `"//${bait.host}/"`), () => `//${bait.host}/`],
  [words(`„/\\${bait.host}/“`, `"/\\${bait.host}/"`), () => `/\\${bait.host}/`],
  [
    words('eigener Name als Zugangsdaten', 'own name as credentials'),
    (slo) => `${new URL(slo).origin}@${bait.host}/`,
  ],
];
const scripts: readonly (readonly [Text, (slo: string) => string])[] = [
  [words('„javascript:alert(1)“', '"javascript:alert(1)"'), () => 'javascript:alert(1)'],
  [words('Auszeichnung', 'markup'), () => `">${bait.markup}`],
  [
    words('Zeilenumbruch mit Kopfzeile', 'line break with a header'),
    () => `/\r\nSet-Cookie: ${bait.cookie}=1`,
  ],
];

/** With each kind of message: services treat them in different places. */
const carried = (
  forge: LogoutForge,
  binding: Parameters<LogoutForge['write']>[0],
  list: typeof states,
): readonly LogoutVariant[] =>
  list.flatMap(([name, state]) => {
    const relayState = state(forge.slo);
    return [
      {
        name: joined(name, words('mit richtiger Abmeldung', 'with a right logout')),
        craft: (session) => forge.write(binding, forge.request(session), { relayState }),
      },
      {
        name: joined(name, words('mit unbestellter Antwort', 'with an unsolicited answer')),
        craft: () =>
          forge.write(binding, forge.response({ inResponseTo: `_${randomName()}` }), {
            field: 'SAMLResponse',
            relayState,
          }),
      },
      {
        name: joined(name, words('mit Antwort ohne Signatur', 'with an unsigned answer')),
        craft: () =>
          forge.write(binding, forge.response(), { field: 'SAMLResponse', relayState, signing: 'none' }),
      },
    ] satisfies LogoutVariant[];
  });

/** Where a message about a logout leads. */
export const logoutRelayStateAttacks = [
  attack({
    id: 'logout-open-redirect',
    title: {
      de: 'RelayState der Abmeldung führt auf fremde Seite',
      en: 'RelayState of the logout leads to a foreign page',
    },
    harm: {
      de: 'Ein Link auf die echte Abmeldung der Stadt endet auf einer nachgemachten Seite, die zur erneuten Anmeldung auffordert.',
      en: 'A link to the real logout of the town ends on an imitated page that asks to log in again.',
    },
    references: ['CWE-601', 'SAML Bindings 2.0, 3.4.3'],
    requirements: ['A3.9.09', 'A3.11.10'],
    variants: (forge, binding) => carried(forge, binding, states),
  }),
  attack({
    id: 'logout-script',
    severity: 'critical',
    title: {
      de: 'Skript oder Auszeichnung im RelayState der Abmeldung',
      en: 'Script or markup in the RelayState of the logout',
    },
    harm: {
      de: 'Fremder Code läuft auf der Seite der Stadt und liest mit, was dort eingegeben wird.',
      en: 'Foreign code runs on the page of the town and reads what is entered there.',
    },
    references: ['CWE-79', 'CWE-113'],
    requirements: ['A3.9.09', 'A3.12.02', 'A3.12.03', 'A3.12.04'],
    variants: (forge, binding) => carried(forge, binding, scripts),
  }),
];
