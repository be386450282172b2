import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { redisMissing, startRedis } from '../../../tools/testing/redis.ts';
import { FleetVisitor } from './fleet-visitor.ts';
import { HttpBrowser } from './http-browser.ts';
import { installKeycloak, type Keycloak, startKeycloak } from './keycloak.ts';
import { realm } from './keycloak-realm.ts';
import { type PortalFleet, startFleet } from './portal-fleet.ts';
import { serveMockProvider } from './provider-server.ts';

/** 1: all that is counted. A continuous run does less. */
const share = Number(process.env.RATHAUS_LOAD_SHARE ?? 0.2);
const processes = 2;
const atOnce = 10;
/** Of the administrator of Keycloak. Only for tests. */
const password = 'geheim-test';

const missing = redisMissing();
if (missing) console.log(`skipped: ${missing}`);
const archive = await installKeycloak().catch((error: Error) => {
  console.log(`skipped: Keycloak cannot be installed: ${error.message.split('\n')[0]}`);
  return undefined;
});

/** The ninth login of one person would end one of theirs, so there are many. */
const persons = 60;
const manyPersons = {
  ...realm,
  users: Array.from({ length: persons }, (_, n) => ({
    ...realm.users[0]!,
    username: `erika-${n}`,
    email: `erika-${n}@example.org`,
  })),
};

/** Logs at least so many persons in while the keys roll over so often or oftener; says what failed. */
async function whileRolling(
  logins: number,
  fewest: number,
  login: (n: number) => Promise<string | undefined>,
  rollOver: () => Promise<void>,
  pause: number,
): Promise<{ done: number; rolled: number; failed: string[] }> {
  let [next, rolled] = [0, 0];
  const failed: string[] = [];
  let isOver = false;
  const rolling = (async () => {
    while (!isOver) {
      await setTimeout(pause);
      if (isOver) break;
      await rollOver();
      rolled += 1;
    }
  })();
  const lines = Array.from({ length: atOnce }, async () => {
    while (next < logins || rolled < fewest) {
      next += 1;
      const failure = await login(next).catch(String);
      if (failure !== undefined) failed.push(failure);
    }
  });
  await Promise.all(lines);
  isOver = true;
  await rolling;
  return { done: next, rolled, failed };
}

const codeOf = (html: string): string => html.match(/<code>([^<]+)<\/code>/)?.[1] ?? html.slice(0, 200);

describe.skipIf(missing !== undefined)('logins while the provider rolls its signing key over', () => {
  const closers: (() => unknown)[] = [];
  afterAll(async () => {
    for (const close of closers.toReversed()) await close();
  });
  const startStore = async () => {
    const redis = await startRedis();
    closers.push(() => redis.stop());
    return { kind: 'node-redis', url: redis.url, timeout: 8_000 } as const;
  };
  const openFleet = async (settings: Parameters<typeof startFleet>[1]): Promise<PortalFleet> => {
    const fleet = await startFleet(processes, settings);
    closers.push(() => fleet.close());
    return fleet;
  };

  it('of a provider that publishes the former key no more: none fails', async () => {
    const logins = Math.ceil(1000 * share);
    const provider = await serveMockProvider();
    closers.push(() => provider.close());
    const fleet = await openFleet({ provider: provider.options, store: await startStore() });
    const login = async (n: number) => {
      const visitor = new FleetVisitor(n, fleet, provider);
      const shown = await visitor.login();
      if ('who' in shown && shown.who === visitor.name) return undefined;
      return 'trouble' in shown ? `${shown.trouble} ${codeOf(visitor.browser.html)}` : shown.who;
    };
    // A process that learns of a key must have the time to ask for it before the next one comes.
    const roll = async () => provider.rollOver();
    const { done, rolled, failed } = await whileRolling(logins, 4, login, roll, 3_000);
    const asked = provider.calls.filter((call) => call === 'jwks').length;
    console.log(`figure: servicekonto/roll-over-logins = ${done} n`);
    console.log(`figure: servicekonto/roll-overs = ${rolled} n`);
    console.log(`figure: servicekonto/roll-over-failed = ${failed.length} n`);
    console.log(`figure: servicekonto/roll-over-key-requests = ${asked} n`);
    expect(failed).toEqual([]);
    expect(asked, 'many logins that miss a key share one request').toBeLessThanOrEqual(
      processes * (2 * rolled + 2),
    );
  });

  it('of Keycloak 26, old keys going as new ones come: none fails', async ({ skip }) => {
    if (archive === undefined) skip('Keycloak cannot be installed');
    const keycloak = await startKeycloak(archive!, manyPersons, password).catch((error: Error) => error);
    if (keycloak instanceof Error)
      return skip(`Keycloak does not start in time: ${keycloak.message.split('\n')[0]}`);
    closers.push(() => keycloak.close());
    const admin = keycloakAdmin(keycloak);
    const provider = {
      issuer: `${keycloak.origin}/realms/test`,
      clientId: 'portal',
      clientSecret: 's3cret-test',
      par: 'required',
      claims: { subject: 'sub' },
      levels: { ask: 'acr_values', values: { niedrig: 'normal', substanziell: 'substantiell' } },
    } as const;
    const fleet = await openFleet({ provider, store: await startStore() });
    const logins = Math.ceil(250 * share);
    const login = async (n: number) => {
      const browser = new HttpBrowser((url, init) => {
        const headers = new Headers(init.headers);
        headers.set('x-visitor', `${n}`);
        return fetch(url, { ...init, headers });
      });
      await browser.open(`${fleet.origin}/login/broker?level=niedrig&return=/seite`);
      await browser.submit({ username: `erika-${n % persons}`, password: 'geheim' });
      return browser.html.includes('id="wer">Probe<')
        ? undefined
        : `${browser.status} ${codeOf(browser.html)}`;
    };
    const { done, rolled, failed } = await whileRolling(logins, 3, login, () => admin.rollOver(), 3_000);
    console.log(`figure: servicekonto/roll-over-keycloak-logins = ${done} n`);
    console.log(`figure: servicekonto/roll-overs-keycloak = ${rolled} n`);
    console.log(`figure: servicekonto/roll-over-keycloak-failed = ${failed.length} n`);
    expect(failed).toEqual([]);
  });
});

/** What an administrator does: a new key of higher priority, the one before last removed. */
function keycloakAdmin({ origin }: Keycloak): { rollOver(): Promise<void> } {
  const tokenOf = async () => {
    const answer = await fetch(`${origin}/realms/master/protocol/openid-connect/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'password',
        client_id: 'admin-cli',
        username: 'admin',
        password,
      }),
    });
    if (!answer.ok) throw new Error(`Keycloak does not know the administrator: ${answer.status}`);
    return ((await answer.json()) as { access_token: string }).access_token;
  };
  const components = `${origin}/admin/realms/test/components`;
  const made: string[] = [];
  let priority = 1_000;
  return {
    async rollOver() {
      priority += 1;
      // Lives for a minute.
      const headers = { authorization: `Bearer ${await tokenOf()}`, 'content-type': 'application/json' };
      const response = await fetch(components, {
        method: 'POST',
        headers,
        body: JSON.stringify({
          name: `ps256-${priority}`,
          providerId: 'rsa-generated',
          providerType: 'org.keycloak.keys.KeyProvider',
          config: {
            priority: [`${priority}`],
            enabled: ['true'],
            active: ['true'],
            algorithm: ['PS256'],
            keySize: ['2048'],
          },
        }),
      });
      if (!response.ok) throw new Error(`no new key: ${response.status} ${await response.text()}`);
      made.push(response.headers.get('location') ?? '');
      const old = made.length > 2 ? made.shift() : undefined;
      if (old === undefined) return;
      const gone = await fetch(old, { method: 'DELETE', headers });
      if (!gone.ok) throw new Error(`the old key does not go: ${gone.status}`);
    },
  };
}
