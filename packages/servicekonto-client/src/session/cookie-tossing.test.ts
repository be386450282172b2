import { describe, expect, it } from 'vitest';
import { codeOf, createWorld, erika, portal } from '../../test/mock-browser.ts';

const attackers = { ...erika, sub: 'sub-angreifer', claims: { ...erika.claims, bPK2: 'bpk2-angreifer' } };
/** What a page on `forum.musterstadt.test` can set for the whole domain: every name but those with the prefix. */
const plantable = (name: string) => name.replace(/^__Host-/, '');
const cookieOf = (jar: ReadonlyMap<string, string>) =>
  [...jar].map(([name, value]) => `${plantable(name)}=${value}`).join('; ');

describe('a cookie that a sibling subdomain has set', () => {
  it('is no session, although it holds the id of one', async () => {
    const world = createWorld();
    const attacker = world.newBrowser();
    await world.login(attackers, '', attacker);
    expect(await attacker.session()).toBeDefined();
    const headers = { cookie: cookieOf(attacker.jar) };
    expect(await world.konto.session(new Request(portal, { headers }))).toBeUndefined();
  });

  it('is no started login: the victim is not logged in as the attacker', async () => {
    const world = createWorld();
    const attacker = world.newBrowser();
    const callback = await world.provider.login(await attacker.start(), attackers);
    const headers = { cookie: cookieOf(attacker.jar) };
    const response = (await world.konto.handle(new Request(callback, { headers })))!;
    expect(response.headers.getSetCookie().join()).not.toContain('rathaus-session=');
    expect(await codeOf(response)).toBe('servicekonto.login.state-mismatch');
  });

  it('is no click on the page that asks for one', async () => {
    const world = createWorld({ config: { login: { startsPerMinute: 1 } } });
    await world.browser.start();
    const attacker = world.newBrowser();
    const asked = await (await attacker.visit('/login/broker')).text();
    const href = asked.match(/href="([^"]+)"/)![1]!.replaceAll('&amp;', '&');
    const headers = { cookie: cookieOf(attacker.jar) };
    const response = await world.konto.handle(new Request(new URL(href, portal), { headers }));
    expect(response?.status).toBe(429);
  });
});

describe('a cookie that a page below another path has set', () => {
  it('beside the one of a started login: neither counts, in either order', async () => {
    for (const isFirst of [true, false]) {
      const world = createWorld();
      const attacker = world.newBrowser();
      const callback = await world.provider.login(await world.browser.start(), erika);
      await attacker.start();
      const [[name, mine] = ['', '']] = [...world.browser.jar];
      const [planted = ''] = [...attacker.jar.values()];
      const both = isFirst ? [planted, mine] : [mine, planted];
      const headers = { cookie: both.map((value) => `${name}=${value}`).join('; ') };
      const response = (await world.konto.handle(new Request(callback, { headers })))!;
      expect(await codeOf(response)).toBe('servicekonto.login.state-mismatch');
      expect(world.provider.calls).not.toContain('token');
    }
  });
});
