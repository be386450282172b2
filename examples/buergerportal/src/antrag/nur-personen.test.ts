import type { Identity, Servicekonto, Session } from '@rathaus/servicekonto-client';
import { expect, it } from 'vitest';
import { createZutritt } from '../anmeldung/zutritt.ts';
import type { Nachrichtenversand } from '../nachricht/versand.ts';
import { seiteOf } from '../pages/seite.ts';
import type { Zustellung } from '../zustellung/zustellung.ts';
import type { Ablage } from './ablage.ts';
import { createFormularmarken } from './formularmarke.ts';
import { antragRouten } from './routen.ts';

const account = { provider: 'servicekonto', protocol: 'oidc', level: 'hoch', attributeLevels: {} } as const;
const guest: Identity = { ...account, kind: 'person', temporary: true, familyName: 'Probe' };
const organisation: Identity = {
  ...account,
  kind: 'organisation',
  key: 'servicekonto:pseudonym-1',
  subject: 'pseudonym-1',
  temporary: false,
  name: 'Musterbau GmbH',
  actingPerson: { familyName: 'Probe' },
};

/** Fails on whatever is asked of it: nothing may be stored for them. */
const untouched = <T extends object>(name: string) =>
  new Proxy({} as T, {
    get: (_target, member) => {
      throw new Error(`${name}.${String(member)} was used`);
    },
  });

/** What the pages of the application say to an account. */
async function pageFor(identity: Identity, method: string, path: string) {
  const session = {
    identity,
    level: 'hoch',
    idleUntil: new Date(),
    endsAt: new Date(),
    csrfToken: 'x',
    verifyCsrf: () => true,
    atLeast: () => true,
  } satisfies Partial<Session>;
  const time = { id: 'x', expires: new Date().toISOString(), logout: '/abmelden' };
  const konto = { session: async () => session, timeLeft: async () => time } as unknown as Servicekonto;
  const seite = seiteOf(
    { name: 'Musterstadt', site: 'Bürgerportal', navigation: [] },
    true,
    () => undefined,
    konto,
  );
  const app = antragRouten({
    konto,
    zutritt: createZutritt(konto, seite),
    versand: untouched<Nachrichtenversand>('versand'),
    mailbox: { label: 'Postfach', pageOf: () => 'https://postfach.example/' },
    ablage: untouched<Ablage>('ablage'),
    zustellung: untouched<Zustellung>('zustellung'),
    seite,
    marken: createFormularmarken(['nur-fuer-Tests'], () => new Date()),
    maxUploadBytes: 1000,
    clock: () => new Date(),
  });
  const answer = await app.request(path, { method });
  return { status: answer.status, page: await answer.text() };
}

it.each([
  ['GET', '/antrag'],
  ['POST', '/antrag'],
  ['GET', '/antrag/6f1d1c5e-0000-4000-8000-000000000001/pruefen'],
])('nothing is kept for a login without a key, and no form is handed out: %s %s', async (method, path) => {
  const { status, page } = await pageFor(guest, method, path);
  expect(status).toBe(403);
  expect(page).toContain('gilt nur für einen Besuch');
  expect(page).not.toContain('<form method="post" action="/antrag');
});

it.each([
  ['GET', '/antrag'],
  ['POST', '/antrag'],
  ['GET', '/antrag/6f1d1c5e-0000-4000-8000-000000000001'],
  ['POST', '/antrag/6f1d1c5e-0000-4000-8000-000000000001/absenden'],
])('the account of an organisation is told that persons apply: %s %s', async (method, path) => {
  const { status, page } = await pageFor(organisation, method, path);
  expect(status, page.slice(0, 200)).toBe(403);
  expect(page).toContain('Diese Seite ist für Personen');
  expect(page).toContain('Musterbau GmbH');
  expect(page, 'the acting person').toContain('<strong>Probe</strong>');
});
