import { describe, expect, it } from 'vitest';
import { codeOf, createWorld, erika, portal } from '../../test/mock-browser.ts';
import { oidc } from '../oidc/index.ts';

const hoch = { ...erika, acr: 'STORK-QAA-Level-4' };
const other = { ...hoch, sub: 'sub-otto', claims: { ...erika.claims, bPK2: 'bpk2-otto' } };
const { bPK2: _key, ...withoutKey } = erika.claims!;
const guest = { ...hoch, sub: 'sub-gast', claims: withoutKey };

describe('a login that is to be raised', () => {
  it('comes back with the same person, under a new session', async () => {
    const world = createWorld();
    await world.login();
    const before = world.browser.jar.get('__Host-rathaus-session');
    const response = await world.login(hoch, '?level=hoch&return=/antrag');
    expect(response.headers.get('location')).toBe(`${portal}/antrag`);
    expect((await world.browser.session())?.level).toBe('hoch');
    expect(world.browser.jar.get('__Host-rathaus-session')).not.toBe(before);
  });

  it.each([
    ['another person', other],
    ['somebody without a stable key', guest],
  ])('with %s starts anew: both sessions are over, and the page leads to a login', async (_name, person) => {
    const world = createWorld();
    await world.login();
    const cookie = [...world.browser.jar].map((pair) => pair.join('=')).join('; ');
    const response = await world.login(person, '?level=hoch&return=/antrag-von-erika');
    expect(response.status).toBe(403);
    const html = await response.clone().text();
    expect(html).toContain('als eine andere Person angemeldet');
    expect(await codeOf(response)).toBe('servicekonto.login.other-person');
    expect(await world.browser.session()).toBeUndefined();
    expect(await world.konto.session(new Request(portal, { headers: { cookie } }))).toBeUndefined();
    expect((await world.login(person, '?level=hoch')).status).toBe(303);
  });

  it('from a guest, or with another provider, is a login like any other', async () => {
    const world = createWorld();
    await world.login(guest);
    expect((await world.login(other, '?level=hoch&fresh=1')).status).toBe(303);

    const { issuer, clientId, clientSecret } = {
      issuer: 'https://login.land.test',
      clientId: 'portal',
      clientSecret: 'only-for-tests',
    };
    const two = createWorld({
      config: {
        providers: {
          broker: oidc({ issuer, clientId, clientSecret }),
          zweiter: oidc({ issuer, clientId, clientSecret }),
        },
      },
    });
    await two.login();
    const started = await two.browser.visit('/login/zweiter?level=hoch');
    const done = await two.browser.visit(await two.provider.login(started.headers.get('location')!, other));
    expect(done.status).toBe(303);
    expect((await two.browser.session())?.identity.key).toBe('zweiter:bpk2-otto');
  });

  it('of the same person at two providers has two keys: nobody is merged by a name', async () => {
    const { issuer, clientId, clientSecret } = {
      issuer: 'https://login.land.test',
      clientId: 'portal',
      clientSecret: 'only-for-tests',
    };
    const world = createWorld({
      config: {
        providers: {
          broker: oidc({ issuer, clientId, clientSecret }),
          zweiter: oidc({ issuer, clientId, clientSecret }),
        },
      },
    });
    const keys: (string | undefined)[] = [];
    for (const id of ['broker', 'zweiter']) {
      const started = await world.browser.visit(`/login/${id}?fresh=1`);
      await world.browser.visit(await world.provider.login(started.headers.get('location')!, erika));
      keys.push((await world.browser.session())?.identity.key);
    }
    expect(keys).toEqual(['broker:bpk2-erika', 'zweiter:bpk2-erika']);
  });
});
