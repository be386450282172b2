/** The pages of the login as the portal frames them, one address for each error. */
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { createMemoryStateStore, defineErrors } from '@rathaus/client-core';
import {
  allowHttp,
  allowSandbox,
  citizenTexts,
  createServicekonto,
  type LoginProvider,
  type ServicekontoConfig,
} from '@rathaus/servicekonto-client';
import { stylesheet } from '@rathaus/ui-kit/server';
import { Hono } from 'hono';
import { rahmenOf } from '../src/anmeldung/rahmen.ts';
import { kitScripts } from '../src/pages/kit.ts';
import { portalStyles } from '../src/pages/portal-styles.ts';

/** What ends at each provider: an error, or the form that leads on. */
const ends = [...Object.keys(citizenTexts), 'formular'];

/** Ids are made of letters, digits and hyphens. */
const idOf = (end: string) => end.replaceAll('.', '-');

/** A provider at which every login ends the same. */
const ending = (end: string): LoginProvider => ({
  protocol: 'oidc',
  answersBy: 'GET',
  label: 'Servicekonto',
  check: () => undefined,
  connect: () => ({
    start: async () => {
      if (end === 'formular')
        return { kind: 'form', action: 'http://login.land.test/', fields: { id_token_hint: 'x' } };
      throw defineErrors({ [end]: { origin: 'peer', message: 'for a picture' } })(end);
    },
    stateOf: () => undefined,
    finish: () => Promise.reject(new Error('not used')),
    end: async () => undefined,
    routes: {},
    keyWarnings: async () => [],
  }),
});

export async function startAnmeldeseiten(more: Partial<ServicekontoConfig> = {}) {
  const app = new Hono();
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const konto = createServicekonto({
    tenant: 'musterstadt',
    baseUrl: origin,
    store: createMemoryStateStore(),
    cookieKeys: ['nur-fuer-Tests:0123456789-abcdefghijk'],
    providers: Object.fromEntries(ends.map((end) => [idOf(end), ending(end)])),
    paths: {
      login: '/anmelden',
      callback: '/anmelden/zurueck',
      logout: '/abmelden',
      loggedOut: '/abgemeldet',
    },
    layout: rahmenOf({
      town: {
        name: 'Musterstadt',
        site: 'Bürgerportal',
        navigation: [
          { href: '/', label: 'Startseite' },
          { href: '/antrag', label: 'Hundesteuer anmelden' },
        ],
      },
      emulated: true,
      formTargets: ['http://login.land.test'],
    }),
    [allowHttp]: true,
    [allowSandbox]: true,
    ...more,
  });
  app.get('/rathaus.css', (c) => c.body(stylesheet, 200, { 'content-type': 'text/css' }));
  app.get('/portal.css', (c) => c.body(portalStyles, 200, { 'content-type': 'text/css' }));
  kitScripts(app);
  app.all('*', async (c) => (await konto.handle(c.req.raw)) ?? c.notFound());
  return {
    of: (end: string) => `${origin}/anmelden/${idOf(end)}`,
    origin,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
