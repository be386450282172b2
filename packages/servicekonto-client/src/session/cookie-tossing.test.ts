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

describe('a cookie with white space in front of `__Host-`, which a sibling subdomain may set', () => {
  const trimmed = [
    ['a no-break space', '\u00a0'],
    ['a vertical tab', '\v'],
    ['a form feed', '\f'],
  ] as const;
  /** Not taken off by `trim()` either, as they arrive: one character for each byte. */
  const others = [
    ['U+0085', '\u0085'],
    ['a unit separator', '\u001f'],
    ['a soft hyphen', '\u00ad'],
    ['U+FEFF', '\u00ef\u00bb\u00bf'],
    ['U+2028', '\u00e2\u0080\u00a8'],
  ] as const;

  async function expectNoSession(space: string): Promise<void> {
    const world = createWorld();
    await world.login();
    const [[name, value] = []] = [...world.browser.jar];
    const who = (cookie: string) => world.konto.session(new Request(portal, { headers: { cookie } }));
    for (const own of [`${space}${name}=${value}`, `${name}${space}=${value}`, `${space} ${name}=${value}`]) {
      expect(await who(own)).toBeUndefined();
      expect(await who(`a=b; ${own}; c=d`)).toBeUndefined();
    }
    expect(await who(`a=b;\t${name} =\t${value} `), 'space and tab are no part of a name').toBeDefined();
  }
  it.each(trimmed)('%s makes no session', (_name, space) => expectNoSession(space));
  it.each(others)('%s makes none either', (_name, space) => expectNoSession(space));

  it.each([...trimmed, ...others])(
    '%s stands in the way of no session, whichever comes first',
    async (_name, space) => {
      const world = createWorld();
      await world.login();
      const [[name, value] = []] = [...world.browser.jar];
      for (const cookie of [`${space}${name}=x; ${name}=${value}`, `${name}=${value}; ${space}${name}=x`])
        expect(await world.konto.session(new Request(portal, { headers: { cookie } }))).toBeDefined();
    },
  );

  it('is no started login', async () => {
    const world = createWorld();
    const attacker = world.newBrowser();
    const callback = await world.provider.login(await attacker.start(), attackers);
    const [[name, value] = []] = [...attacker.jar];
    const headers = { cookie: `\u00a0${name}=${value}` };
    const response = (await world.konto.handle(new Request(callback, { headers })))!;
    expect(await codeOf(response)).toBe('servicekonto.login.state-mismatch');
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
