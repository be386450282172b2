import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installKeycloak, type Keycloak, startKeycloak } from '../../../tools/testing/keycloak.ts';
import { adminPassword } from '../../../tools/testing/keycloak-rest.ts';
import { redisMissing, startRedis } from '../../../tools/testing/redis.ts';
import { FleetVisitor } from './fleet-visitor.ts';
import { KeycloakAdmin } from './keycloak-admin.ts';
import { realmOf } from './keycloak-realm.ts';
import { KeycloakVisitor, keycloakProvider } from './keycloak-visitor.ts';
import { type PortalFleet, startFleet } from './portal-fleet.ts';
import { serveMockProvider } from './provider-server.ts';

/** 1: all that is counted. A continuous run does less. */
const share = Number(process.env.RATHAUS_LOAD_SHARE ?? 0.2);
/** Milliseconds of one leg: two minutes on a quiet machine for all of it. */
const longest = 1_200_000;
const processes = 2;
const atOnce = 10;

const missing = redisMissing();
if (missing) console.log(`skipped: ${missing}`);
const archive = await installKeycloak().catch((error: Error) => {
  console.log(`skipped: Keycloak cannot be installed: ${error.message.split('\n')[0]}`);
  return undefined;
});

/** Of one person sixteen sessions are kept, more than are opened at once. Keycloak takes long to import many. */
const persons = 20;

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
    return { kind: 'node-redis', url: redis.url, timeout: 30_000 } as const;
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

  describe.skipIf(archive === undefined)('of Keycloak 26', () => {
    let keycloak: Keycloak;
    let admin: KeycloakAdmin;
    beforeAll(async () => {
      keycloak = await startKeycloak(archive!, realmOf(persons), adminPassword);
      closers.push(() => keycloak.close());
      admin = new KeycloakAdmin(keycloak);
    });

    it.each([
      // The tokens of the login alone: Keycloak itself refuses access tokens whose key is gone.
      { former: 'removed', clientId: 'portal', algorithms: ['PS256'] },
      { former: 'passive', clientId: 'portal-rs256', algorithms: ['RS256', 'PS256'] },
    ] as const)(
      'the former key is $former: none fails',
      async ({ former, clientId, algorithms }) => {
        const fleet = await openFleet({
          provider: keycloakProvider(keycloak, clientId),
          store: await startStore(),
          // A machine with much else to do makes a Java server slow, and that is not what is tested.
          timeout: 60_000,
        });
        const logins = Math.ceil(1000 * share);
        const spent = [process.cpuUsage(), await keycloak.processorTime()] as const;
        const login = async (n: number) => {
          const visitor = new KeycloakVisitor(n % persons, fleet, `${n}`);
          const shown = await visitor.login();
          if ('who' in shown && shown.who === visitor.name) return undefined;
          return 'trouble' in shown ? `${shown.trouble} ${codeOf(visitor.browser.html)}` : shown.who;
        };
        const begun = performance.now();
        const { done, rolled, failed } = await whileRolling(
          logins,
          4,
          login,
          () => admin.rollOver(former, algorithms),
          3_000,
        );
        const { user, system } = process.cpuUsage(spent[0]);
        const figure = (name: string, value: number, unit = 'n') =>
          console.log(`figure: servicekonto/keycloak-${former}-${name} = ${Math.round(value)} ${unit}`);
        figure('logins', done);
        figure('roll-overs', rolled);
        figure('failed', failed.length);
        figure('time', performance.now() - begun, 'ms');
        figure('processor-time-visitors', (user + system) / 1000, 'ms');
        figure('processor-time-keycloak', ((await keycloak.processorTime()) ?? 0) - (spent[1] ?? 0), 'ms');
        if (failed.length > 0) console.log(failed.join('\n'));
        expect(failed).toEqual([]);
        expect(done).toBeGreaterThanOrEqual(logins);
        expect(rolled).toBeGreaterThanOrEqual(4);
        expect(Math.min(...fleet.passed), 'both processes').toBeGreaterThan(logins / 2);
        await fleet.close();
      },
      longest,
    );
  });
});
