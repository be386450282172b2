import type { Text } from '../../attack.ts';
import { joined } from '../../attacks/deliver.ts';
import { bindingWords, type LogoutAttempt, type LogoutStage } from '../logout-attack.ts';
import type { RequestChanges } from '../logout-forge.ts';
import { type LogoutFacts, logoutAttackOf, words } from './logout-of.ts';

const hour = 3_600_000;
const day = 24 * hour;

const again: Text = {
  de: 'Eine alte Abmeldung aus Verlauf, Sicherung oder Protokoll beendet noch nach Tagen Sitzungen derselben Person.',
  en: 'An old logout from history, backup or log ends sessions of the same person after days.',
};
const notForUs: Text = {
  de: 'Eine Abmeldung, die für eine andere Behörde bestimmt war, wirkt auch hier; wer sie mitliest, meldet Menschen ab.',
  en: 'A logout that was meant for another authority works here, too; whoever reads it logs people out.',
};

type Changed = readonly [name: Text, changes: (now: number, slo: string) => RequestChanges];

interface Facts extends Omit<LogoutFacts, 'variants'> {
  readonly changes: readonly Changed[];
}

const make = logoutAttackOf({});

/** Each is signed by the provider; one fact does not fit. */
const attack = ({ changes, ...own }: Facts) =>
  make({
    ...own,
    variants: (forge, binding) =>
      changes.map(([name, changed]) => ({
        name,
        craft: (session) =>
          forge.write(binding, forge.request(session, changed(forge.facts.clock(), forge.slo))),
      })),
  });

/** The same message twice: it ends the first session, and must not end the next one of the same person. */
async function replayed(stage: LogoutStage): Promise<readonly LogoutAttempt[]> {
  const { forge } = stage;
  const attempts: LogoutAttempt[] = [];
  for (const binding of stage.bindings) {
    const first = await stage.open();
    const message = forge.write(binding, forge.request(first));
    const before = await stage.deliver(first.browser, message);
    // Providers may give the next session the same name (SAML Core, section 2.7.2).
    const second = await stage.open(first.sessionIndex);
    const visit = second.isOpen ? await stage.deliver(second.browser, message) : second.visit;
    const wasTaken = first.isOpen && stage.stateOf(before) === 'ended';
    attempts.push({
      name: joined(bindingWords[binding], words('nach neuer Anmeldung', 'after a new login')),
      visit,
      ...(!(wasTaken && second.isOpen) && { doubt: firstTime }),
    });
  }
  return attempts;
}

const firstTime: Text = {
  de: 'schon beim ersten Mal hat sie nicht abgemeldet, oder danach kam keine Anmeldung zustande',
  en: 'it did not log out the first time already, or there was no login after that',
};

/** Genuine logouts for another service, of another provider, or of another time. */
export const logoutValidityAttacks = [
  attack({
    id: 'logout-issuer',
    title: { de: 'Abmeldung eines anderen Ausstellers', en: 'Logout of another issuer' },
    references: ['SAML Profiles 2.0, 4.4.4.1'],
    changes: [
      [words('anderer Aussteller', 'another issuer'), () => ({ issuer: 'https://idp.boese.example' })],
      [words('ohne Aussteller', 'without issuer'), () => ({ issuer: null })],
    ],
  }),
  attack({
    id: 'logout-destination',
    harm: notForUs,
    title: {
      de: 'Abmeldung für eine andere Adresse (Destination)',
      en: 'Logout for another address (destination)',
    },
    references: ['SAML Bindings 2.0, 3.4.5.2', 'SAML Bindings 2.0, 3.5.5.2'],
    changes: [
      [
        words('andere Adresse', 'another address'),
        () => ({ destination: 'https://andere-stadt.example/slo' }),
      ],
      [
        words('nur am Anfang gleich', 'with the same beginning only'),
        (_now, slo) => ({ destination: `${slo}.boese.example/` }),
      ],
      [words('ohne Angabe', 'not stated'), () => ({ destination: null })],
    ],
  }),
  attack({
    id: 'logout-expired',
    harm: again,
    title: { de: 'Abgelaufene Abmeldung (NotOnOrAfter)', en: 'Expired logout (NotOnOrAfter)' },
    references: ['SAML Core 2.0, 3.7.1'],
    changes: [
      [words('seit einer Stunde', 'an hour ago'), (now) => ({ issuedAt: now - 2 * hour, until: now - hour })],
      [words('gerade ausgestellt', 'issued just now'), (now) => ({ issuedAt: now, until: now - hour })],
    ],
  }),
  attack({
    id: 'logout-old',
    severity: 'hardening',
    harm: again,
    title: { de: 'Abmeldung von einem anderen Tag', en: 'Logout of another day' },
    references: ['SAML Core 2.0, 3.2.1'],
    changes: [
      [
        words('von gestern, ohne Ende', 'of yesterday, without an end'),
        (now) => ({ issuedAt: now - day, until: null }),
      ],
      [words('von morgen', 'of tomorrow'), (now) => ({ issuedAt: now + day })],
    ],
  }),
  make({
    id: 'logout-replay',
    harm: again,
    title: { de: 'Abmeldung ein zweites Mal', en: 'Logout a second time' },
    references: ['SAML Bindings 2.0, 3.5.5.2'],
    play: replayed,
  }),
];
