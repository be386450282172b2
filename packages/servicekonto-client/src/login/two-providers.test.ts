import { describe, expect, it } from 'vitest';
import { codeOf, createWorld, erika, issuer, portal } from '../../test/mock-browser.ts';
import { createMockProvider } from '../msw.ts';
import { oidc } from '../oidc/index.ts';

const otherIssuer = 'https://zweiter.land.test';
const clock = () => Date.UTC(2026, 10, 23, 8);
const client = { clientId: 'portal', clientSecret: 'only-for-tests' };

/** A portal with two providers that both live, one of which is in the hands of an attacker. */
function twoProviders() {
  const other = createMockProvider({ issuer: otherIssuer, ...client, clock });
  const world: ReturnType<typeof createWorld> = createWorld({
    config: {
      providers: { broker: oidc({ issuer, ...client }), zweiter: oidc({ issuer: otherIssuer, ...client }) },
      fetch: (url, init) => (url.startsWith(otherIssuer) ? other : world.provider).fetch(url, init),
    },
  });
  const backchannel = async (id: string, token: string) => {
    const request = new Request(`${portal}/login/${id}/backchannel-logout`, {
      method: 'POST',
      body: new URLSearchParams({ logout_token: token }),
    });
    return (await world.konto.handle(request))?.status;
  };
  return { world, other, backchannel };
}

describe('mix-up of two providers', () => {
  it('a login begun at one and answered by the other logs nobody in', async () => {
    const { world, other } = twoProviders();
    const started = await world.browser.visit('/login/zweiter');
    // The attacker passes on what their provider was sent, state, nonce and PKCE as they are, to the honest one.
    const sent = new URLSearchParams(other.parameters(started.headers.get('location')!));
    sent.set('redirect_uri', `${portal}/login/callback/broker`);
    const callback = await world.provider.login(`${issuer}/authorize?${sent}`, erika);
    const response = await world.browser.visit(callback);
    expect(await world.browser.session()).toBeUndefined();
    expect(await codeOf(response)).toBe('servicekonto.issuer.mismatch');
    expect(world.provider.calls).not.toContain('token');
  });

  it('an answer of the honest one with the name of the other is not exchanged', async () => {
    const { world } = twoProviders();
    const callback = new URL(await world.provider.login(await world.browser.start(), erika));
    callback.searchParams.set('iss', otherIssuer);
    const response = await world.browser.visit(callback.href);
    expect(await world.browser.session()).toBeUndefined();
    expect(await codeOf(response)).toBe('servicekonto.issuer.mismatch');
  });

  it('metadata that name another issuer lead nobody to its login page', async () => {
    const { world, other } = twoProviders();
    other.tampering.metadata = (metadata) =>
      Object.assign(metadata, { issuer, authorization_endpoint: 'https://evil.test/authorize' });
    const response = await world.browser.visit('/login/zweiter');
    expect(response.headers.get('location')).toBeNull();
    expect(await codeOf(response)).toBe('servicekonto.provider.metadata');
  });
});

describe('a logout by the other provider', () => {
  const person = { ...erika, sid: 'sid-1' };

  it('ends no session of the first, although it names its session and its person', async () => {
    const { world, other, backchannel } = twoProviders();
    await world.login(person);
    expect(await backchannel('zweiter', await other.logoutToken({ sid: 'sid-1', sub: erika.sub }))).toBe(200);
    expect(await backchannel('zweiter', await other.logoutToken({ sub: erika.sub }))).toBe(200);
    expect(await world.browser.session()).toBeDefined();
  });

  it('does not use up the name of a message of the first', async () => {
    const { world, other, backchannel } = twoProviders();
    await world.login(person);
    const named = (claims: Record<string, unknown>) => Object.assign(claims, { jti: 'message-1' });
    await backchannel('zweiter', await other.logoutToken({ sid: 'sid-9' }, named));
    await backchannel('broker', await world.provider.logoutToken({ sid: 'sid-1' }, named));
    expect(await world.browser.session()).toBeUndefined();
  });

  it('is no logout at the address of the first', async () => {
    const { world, other, backchannel } = twoProviders();
    await world.login(person);
    expect(await backchannel('broker', await other.logoutToken({ sid: 'sid-1', sub: erika.sub }))).toBe(400);
    expect(await world.browser.session()).toBeDefined();
  });
});
