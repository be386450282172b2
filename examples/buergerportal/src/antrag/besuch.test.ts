import type { Identity, Servicekonto, Session } from '@rathaus/servicekonto-client';
import { expect, it } from 'vitest';
import { seiteOf } from '../pages/seite.ts';
import type { Zustellung } from '../zustellung/zustellung.ts';
import type { Ablage } from './ablage.ts';
import { createFormularmarken } from './formularmarke.ts';
import { antragRouten } from './routen.ts';

const temporary: Identity = {
  kind: 'person',
  temporary: true,
  provider: 'servicekonto',
  protocol: 'oidc',
  level: 'hoch',
  attributeLevels: {},
  familyName: 'Probe',
};
const session = {
  identity: temporary,
  level: 'hoch',
  idleUntil: new Date(),
  endsAt: new Date(),
  csrfToken: 'x',
  verifyCsrf: () => true,
  atLeast: () => true,
} satisfies Partial<Session>;
const untouched = <T extends object>(name: string) =>
  new Proxy({} as T, {
    get: (_target, member) => {
      throw new Error(`${name}.${String(member)} was used`);
    },
  });

it.each([
  ['GET', '/antrag'],
  ['POST', '/antrag'],
  ['GET', '/antrag/6f1d1c5e-0000-4000-8000-000000000001/pruefen'],
])('nothing is kept for a login without a key, and no form is handed out: %s %s', async (method, path) => {
  const app = antragRouten({
    konto: { session: async () => session } as unknown as Servicekonto,
    ablage: untouched<Ablage>('ablage'),
    zustellung: untouched<Zustellung>('zustellung'),
    seite: seiteOf({ name: 'Musterstadt', site: 'Bürgerportal', navigation: [] }, true),
    marken: createFormularmarken(['nur-fuer-Tests'], () => new Date()),
    maxUploadBytes: 1000,
    clock: () => new Date(),
  });
  const answer = await app.request(path, { method });
  const page = await answer.text();
  expect(answer.status).toBe(403);
  expect(page).toContain('gilt nur für einen Besuch');
  expect(page).not.toContain('<form method="post" action="/antrag');
});
