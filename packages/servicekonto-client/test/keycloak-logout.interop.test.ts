import type { LogEntry } from '@rathaus/client-core/observe';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installKeycloak, type Keycloak, startKeycloak } from '../../../tools/testing/keycloak.ts';
import { adminPassword } from '../../../tools/testing/keycloak-rest.ts';
import { redisMissing, startRedis } from '../../../tools/testing/redis.ts';
import { type GatewayHost, present, startGatewayHost } from './gateway-host.ts';
import { HttpBrowser } from './http-browser.ts';
import { KeycloakAdmin } from './keycloak-admin.ts';
import { realmOf } from './keycloak-realm.ts';
import { KeycloakVisitor, keycloakProvider } from './keycloak-visitor.ts';
import { navigate } from './navigate.ts';
import { type Portal, startPortal } from './portal.ts';
import { type PortalFleet, startFleet } from './portal-fleet.ts';

const missing = redisMissing();
if (missing) console.log(`skipped: ${missing}`);
const archive = await installKeycloak().catch((error: Error) => {
  console.log(`skipped: Keycloak cannot be installed: ${error.message.split('\n')[0]}`);
  return undefined;
});
const hasNginx = await present('nginx', '-v');
const processes = 2;
const nobody = Array(processes).fill('niemand');

describe.skipIf(archive === undefined || missing !== undefined)('what ends at Keycloak 26', () => {
  const closers: (() => unknown)[] = [];
  let keycloak: Keycloak;
  let admin: KeycloakAdmin;
  let fleet: PortalFleet;
  /** Another application, in this process. */
  let other: Portal;
  let persons = 0;

  beforeAll(async () => {
    const redis = await startRedis();
    closers.push(() => redis.stop());
    keycloak = await startKeycloak(archive!, realmOf(20), adminPassword);
    closers.push(() => keycloak.close());
    admin = new KeycloakAdmin(keycloak);
    fleet = await startFleet(processes, {
      provider: keycloakProvider(keycloak),
      store: { kind: 'node-redis', url: redis.url, timeout: 30_000 },
      timeout: 60_000,
    });
    closers.push(() => fleet.close());
    other = await startPortal({
      provider: keycloakProvider(keycloak, 'other'),
      // Cookies know no ports.
      config: { session: { cookie: 'andere' }, timeout: 60_000 },
    });
    closers.push(() => other.close());
    await admin.configure('portal', {
      'backchannel.logout.url': `${fleet.origin}/login/broker/backchannel-logout`,
    });
  });
  afterAll(async () => {
    for (const close of closers.toReversed()) await close();
  });

  /** A person whom nobody else uses, with a session that both processes have opened. */
  const loggedIn = async (n = ++persons, browser?: string) => {
    const visitor = new KeycloakVisitor(n, fleet, browser);
    expect(await visitor.login()).toEqual({ who: visitor.name, level: 'niedrig' });
    expect(await visitor.everywhere()).toEqual([visitor.name, visitor.name]);
    return visitor;
  };
  /** Keycloak has answered the administrator when it has told the applications. */
  const expectEnded = (visitor: KeycloakVisitor) => expect(visitor.everywhere()).resolves.toEqual(nobody);
  const sessionOf = async ({ username }: KeycloakVisitor) => (await admin.sessionsOf(username)).at(-1)!;

  it('ends in both processes: a session that the administrator ends', async () => {
    const [visitor, bystander] = [await loggedIn(), await loggedIn()];
    const before = [...fleet.passed];
    await admin.endSession(await sessionOf(visitor));
    await expectEnded(visitor);
    expect(fleet.passed.map((count, at) => count - before[at]!).toSorted(), 'one process was told').toEqual([
      0, 1,
    ]);
    expect(await bystander.everywhere()).toEqual([bystander.name, bystander.name]);
    expect(await visitor.login(), 'a new login is a new session').toMatchObject({ who: visitor.name });
  });

  it('ends the one of two sessions of a person that it names', async () => {
    const first = await loggedIn();
    const second = await loggedIn(persons, 'at home');
    const [oldest, newest] = await admin.sessionsOf(first.username);
    expect(newest).not.toBe(oldest);
    await admin.endSession(newest!);
    const all = await Promise.all([first.everywhere(), second.everywhere()]);
    // Both may have begun in the same second: which one it is does not matter, that it is one does.
    expect(all.filter((pages) => pages.every((who) => who === 'niemand'))).toHaveLength(1);
    expect(all.filter((pages) => pages.every((who) => who === first.name))).toHaveLength(1);
    await admin.logOut(first.username);
    await expectEnded(first);
    await expectEnded(second);
  });

  it('ends with the logout at another application', async () => {
    const visitor = await loggedIn();
    await visitor.browser.open(`${other.origin}/login/broker?level=niedrig`);
    expect(visitor.browser.html, 'Keycloak knows the person').toContain(visitor.name);
    expect(await visitor.look()).toMatchObject({ who: visitor.name });
    await visitor.browser.open(`${other.origin}/logout`, {
      method: 'POST',
      headers: { origin: other.origin },
    });
    await visitor.browser.submit({});
    expect(visitor.browser.url).toBe(`${other.origin}/`);
    await expectEnded(visitor);
  });

  it('ends although Keycloak has rolled its keys over right before, twice and at once', async () => {
    for (const former of ['removed', 'passive'] as const) {
      const visitor = await loggedIn();
      for (let times = 0; times < 2; times += 1) {
        const session = await sessionOf(visitor);
        await admin.rollOver(former);
        await admin.endSession(session);
        await expectEnded(visitor);
        await visitor.login();
      }
    }
  });

  it('ends although the process that opened it has died, and the other one was started anew', async () => {
    const visitor = await loggedIn();
    await fleet.kill(0);
    await admin.endSession(await sessionOf(visitor));
    await fleet.start(0);
    await expectEnded(visitor);
    const again = await loggedIn();
    for (const at of [0, 1]) {
      await fleet.kill(at);
      await fleet.start(at);
    }
    expect(await again.everywhere()).toEqual([again.name, again.name]);
    await admin.rollOver('removed');
    await admin.endSession(await sessionOf(again));
    await expectEnded(again);
  });

  it('a logout here ends the session at Keycloak, also when the key of the token is gone', async () => {
    for (const roll of [false, true]) {
      const visitor = await loggedIn();
      if (roll) await admin.rollOver('removed');
      const { browser } = visitor;
      await visitor.logout();
      // A browser without script, and where Keycloak wants to know it, a question.
      for (let clicks = 0; clicks < 3 && browser.html.includes('<form'); clicks += 1)
        await browser.submit({});
      expect(browser.url, browser.html).toBe(`${fleet.origin}/`);
      expect(await admin.sessionsOf(visitor.username)).toEqual([]);
    }
  });

  it('is not told of a logout of everybody: our session lives until its own limit', async () => {
    const visitor = await loggedIn();
    const before = [...fleet.passed];
    await admin.logOutAll();
    expect(await admin.sessionsOf(visitor.username)).toEqual([]);
    expect(fleet.passed, 'Keycloak 26 tells nobody').toEqual(before);
    expect(await visitor.everywhere()).toEqual([visitor.name, visitor.name]);
  });

  describe.skipIf(!hasNginx)('behind nginx and the gateway', () => {
    const opened: GatewayHost[] = [];
    const openHost = async (isTold = true) => {
      const host = await startGatewayHost({
        web: 'nginx',
        provider: keycloakProvider(keycloak, 'portal-rs256'),
        config: { timeout: 60_000, logger: (line) => logged.push(line) },
      });
      opened.push(host);
      await admin.configure('portal-rs256', {
        'backchannel.logout.url': isTold ? `${host.origin}/login/broker/backchannel-logout` : '',
      });
      return host;
    };
    const logged: LogEntry[] = [];
    afterAll(async () => {
      for (const host of opened) await host.close();
    });
    const enter = async (host: GatewayHost) => {
      persons += 1;
      const username = `erika-${persons}`;
      const browser = await new HttpBrowser(navigate).open(`${host.origin}/intern/seite.html`);
      await browser.submit({ username, password: 'geheim' });
      expect(browser.url).toBe(`${host.origin}/intern/seite.html`);
      expect(browser.html).toContain('Nur für Angemeldete');
      return { browser, username };
    };
    const expectLogin = async (browser: HttpBrowser, address: string) => {
      await browser.open(address);
      expect(browser.html, 'the login page of Keycloak').toContain('name="username"');
      expect(browser.html).not.toContain('Nur für Angemeldete');
    };

    it('asks again for a higher level, and a logout here ends the session at Keycloak', async () => {
      const host = await openHost();
      const { browser, username } = await enter(host);
      await browser.open(`${host.origin}/antrag/hund?art=dackel`);
      expect(browser.html, 'the password is asked again').toContain('name="password"');
      await browser.submit({ password: 'geheim' });
      const { path, headers } = JSON.parse(browser.html) as {
        path: string;
        headers: Record<string, string>;
      };
      expect(path).toBe('/antrag/hund?art=dackel');
      const claims = decodeJwt(headers['x-rathaus-token']!);
      expect(claims).toMatchObject({ iss: host.origin, level: 'substanziell' });
      expect(claims.exp! - claims.iat!, 'for so long a token outlives its session').toBe(60);
      expect(await admin.sessionsOf(username)).toHaveLength(1);
      await browser.open(`${host.origin}/logout`, { method: 'POST', headers: { origin: host.origin } });
      await browser.submit({});
      expect(browser.html).toContain('Für alle');
      expect(await admin.sessionsOf(username)).toEqual([]);
      await expectLogin(browser, `${host.origin}/intern/seite.html`);
    });

    it('refuses the next request of a session that has ended at Keycloak', async () => {
      const host = await openHost();
      const { browser, username } = await enter(host);
      const bystander = await enter(host);
      await admin.rollOver('removed', ['RS256', 'PS256']);
      await admin.endSession((await admin.sessionsOf(username))[0]!);
      const cookie = `rathaus-session=${browser.cookie(host.origin, 'rathaus-session')}`;
      const refused = await navigate(`${host.origin}/intern/seite.html`, { headers: { cookie } });
      expect(refused.status).toBe(303);
      expect(refused.headers.get('location')).toContain(`${host.origin}/login/broker`);
      await expectLogin(browser, `${host.origin}/intern/seite.html`);
      await bystander.browser.open(`${host.origin}/intern/seite.html`);
      expect(bystander.browser.html).toContain('Nur für Angemeldete');
    });

    it('shows a kind page when Keycloak answers below the level, and logs nobody', async () => {
      logged.length = 0;
      const host = await startGatewayHost({
        web: 'nginx',
        provider: {
          ...keycloakProvider(keycloak, 'portal-rs256'),
          // Keycloak ignores a value that it does not know, and answers with its default.
          levels: { values: { niedrig: 'normal', substanziell: 'unbekannt' } },
        },
        config: { timeout: 60_000, logger: (line) => logged.push(line) },
      });
      opened.push(host);
      const { browser } = await enter(host);
      await browser.open(`${host.origin}/antrag/`);
      if (browser.html.includes('name="password"')) await browser.submit({ password: 'geheim' });
      expect(browser.status).toBe(403);
      expect(browser.html).toMatch(/<h1[^>]*>Das Vertrauensniveau der Anmeldung reicht nicht aus<\/h1>/);
      expect(browser.html.indexOf('<h1')).toBeLessThan(browser.html.indexOf('servicekonto.level.too-low'));
      expect(logged.map(({ code }) => code)).toEqual(['servicekonto.level.too-low']);
      expect(JSON.stringify(logged)).not.toMatch(/erika|probe|eyJ/i);
    });
  });
});
