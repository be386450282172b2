import { type Attack, type Posting, played, type Text } from '../attack.ts';
import type { BegunLogin } from '../login.ts';
import { bait } from '../visit.ts';
import { joined, posting } from './deliver.ts';

/** What is posted as RelayState: nothing, one value or several. */
type States = (login: BegunLogin, acs: string) => readonly string[];

interface Facts {
  readonly id: string;
  readonly title: Text;
  readonly harm: Text;
  readonly severity: Attack['severity'];
  readonly references: readonly string[];
  readonly requirements: readonly string[];
  readonly states: readonly (readonly [name: Text, states: States])[];
  /** Also with an answer that is refused: what error pages show. */
  readonly onErrorPages?: true;
}

/** A right answer with another RelayState. Whether it logs in does not matter: where it leads does. */
const attack = ({ states, onErrorPages, ...own }: Facts): Attack => ({
  ...own,
  group: 'relay-state',
  bad: 'redirect',
  play: played((forge) => {
    const variants = (message: (login: BegunLogin) => Posting, kind?: Text) =>
      states.map(([name, statesOf]) => ({
        name: kind === undefined ? name : joined(name, kind),
        craft: (login: BegunLogin) => ({
          fields: [
            ...message(login).fields.filter(([field]) => field === 'SAMLResponse'),
            ...statesOf(login, forge.acs).map((value) => ['RelayState', value] as const),
          ],
        }),
      }));
    const right = variants((login) => posting(forge.answer(login), login));
    if (onErrorPages !== true) return right;
    const wrong = { de: 'mit unbrauchbarer Antwort', en: 'with an unusable response' };
    return [...right, ...variants((login) => posting('kein XML', login), wrong)];
  }),
});

const fixed = (value: string): readonly [Text, States] => [
  { de: `„${value}“`, en: `"${value}"` },
  () => [value],
];
const given = ({ asked }: BegunLogin): string => asked.relayState ?? '';

const phishing: Text = {
  de: 'Ein Link auf die echte Anmeldung der Stadt endet auf einer nachgemachten Seite, die weitere Daten verlangt.',
  en: 'A link to the real login of the town ends on an imitated page that asks for more data.',
};

/** RelayStates that lead elsewhere, and such that are none. */
export const relayStateAttacks: readonly Attack[] = [
  attack({
    id: 'open-redirect',
    onErrorPages: true,
    severity: 'serious',
    title: { de: 'RelayState führt auf fremde Seite', en: 'RelayState leads to a foreign page' },
    harm: phishing,
    references: ['CWE-601', 'SAML Bindings 2.0, 3.5.3'],
    requirements: ['A3.9.09', 'A3.11.10'],
    states: [
      fixed(`https://${bait.host}/`),
      fixed(`//${bait.host}/`),
      fixed(`/\\${bait.host}/`),
      fixed(`https:${bait.host}/`),
      [{ de: 'mit Steuerzeichen', en: 'with control characters' }, () => [`/\t/${bait.host}/`]],
      [
        { de: 'eigener Name als Zugangsdaten', en: 'own name as credentials' },
        (_login, acs) => [`${new URL(acs).origin}@${bait.host}/`],
      ],
      [
        { de: 'eigener Name als Anfang', en: 'own name as beginning' },
        (_login, acs) => [`http://${new URL(acs).hostname}.${bait.host}/`],
      ],
      [
        { de: 'hinter dem richtigen', en: 'behind the right one' },
        (login) => [`${given(login)}@${bait.host}/`],
      ],
    ],
  }),
  attack({
    id: 'script-in-relay-state',
    onErrorPages: true,
    severity: 'critical',
    title: { de: 'Skript oder Auszeichnung im RelayState', en: 'Script or markup in the RelayState' },
    harm: {
      de: 'Fremder Code läuft auf der Seite der Stadt und liest mit, was dort eingegeben wird.',
      en: 'Foreign code runs on the page of the town and reads what is entered there.',
    },
    references: ['CWE-79', 'CWE-113'],
    requirements: ['A3.9.09', 'A3.12.02', 'A3.12.03', 'A3.12.04'],
    states: [
      fixed('javascript:alert(1)'),
      [{ de: 'Auszeichnung', en: 'markup' }, () => [`">${bait.markup}`]],
      [
        { de: 'Zeilenumbruch mit Kopfzeile', en: 'line break with a header' },
        () => [`/\r\nSet-Cookie: ${bait.cookie}=1`],
      ],
    ],
  }),
  attack({
    id: 'relay-state-odd',
    severity: 'hardening',
    title: {
      de: 'RelayState fehlt, doppelt oder unbrauchbar',
      en: 'RelayState missing, doubled or unusable',
    },
    harm: phishing,
    references: ['SAML Bindings 2.0, 3.5.3'],
    requirements: ['A3.9.09', 'A3.12.01'],
    states: [
      [{ de: 'fehlt', en: 'missing' }, () => []],
      [{ de: 'leer', en: 'empty' }, () => ['']],
      [{ de: 'doppelt', en: 'doubled' }, (login) => [given(login), `https://${bait.host}/`]],
      [
        { de: 'doppelt, fremder zuerst', en: 'doubled, foreign one first' },
        (login) => [`https://${bait.host}/`, given(login)],
      ],
      [{ de: 'unbrauchbar', en: 'unusable' }, () => ['\u0000\u202e�%00%%/../..']],
      [{ de: '64 kB lang', en: '64 kB long' }, () => ['A'.repeat(65_536)]],
    ],
  }),
];
