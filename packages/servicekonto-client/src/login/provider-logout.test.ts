import { describe, expect, it } from 'vitest';
import { createWorld, issuer, portal, type World } from '../../test/mock-browser.ts';

const logout = (world: World, path = '/logout') =>
  world.browser.visit(path, { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } });
const field = (html: string, name: string) => html.match(new RegExp(`name="${name}" value="([^"]*)"`))?.[1];

describe('a logout at the provider', () => {
  it('is a form that posts itself: no address says who it is', async () => {
    const world = createWorld();
    await world.login();
    const response = await logout(world);
    expect(response.status).toBe(200);
    expect(response.headers.get('location')).toBeNull();
    expect(response.headers.get('cache-control')).toBe('no-store');
    const html = await response.text();
    const action = html.match(/action="([^"]+)"/)?.[1];
    expect(action).toBe(`${issuer}/logout`);
    const token = field(html, 'id_token_hint')!;
    const claims = JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as object;
    expect(claims).toMatchObject({ sub: 'sub-erika', surname: 'Probe' });
    expect(field(html, 'post_logout_redirect_uri')).toBe(`${portal}/logged-out`);
    expect(await world.browser.session()).toBeUndefined();
  });

  it('works without script and under a policy that allows this one script alone', async () => {
    const world = createWorld();
    await world.login();
    const response = await logout(world);
    const html = await response.text();
    expect(html).toContain('<button>Auch dort abmelden</button>');
    expect(html).toContain('<h1>Sie sind hier abgemeldet</h1>');
    const script = html.match(/<script>([^<]*)<\/script>/)![1]!;
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(script));
    expect(response.headers.get('content-security-policy')).toContain(
      `script-src 'sha256-${Buffer.from(hash).toString('base64')}'`,
    );
  });

  it('comes back to the wanted page, once', async () => {
    const world = createWorld();
    await world.login();
    const html = await (await logout(world, '/logout?return=/tschuess')).text();
    const state = field(html, 'state')!;
    const back = await world.browser.visit(`/logged-out?state=${state}`);
    expect(back.headers.get('location')).toBe(`${portal}/tschuess`);
    const again = await world.browser.visit(`/logged-out?state=${state}`);
    expect(again.headers.get('location')).toBe(`${portal}/`);
  });

  it('by client id sends an address without the token', async () => {
    const world = createWorld({ provider: { logout: 'client-id' } });
    await world.login();
    const url = new URL((await logout(world)).headers.get('location')!);
    expect([...url.searchParams.keys()].sort()).toEqual(['client_id', 'post_logout_redirect_uri', 'state']);
  });

  it('goes without the token when its key is gone, because the provider would refuse all of it', async () => {
    const world = createWorld();
    await world.login();
    world.provider.rollOver();
    world.advance(1000);
    const asked = world.provider.calls.filter((call) => call === 'jwks').length;
    const response = await logout(world);
    expect(response.status).toBe(303);
    const { searchParams } = new URL(response.headers.get('location')!);
    expect([...searchParams.keys()].sort()).toEqual(['client_id', 'post_logout_redirect_uri', 'state']);
    expect(world.provider.calls.filter((call) => call === 'jwks')).toHaveLength(asked + 1);
  });

  it('goes with the token while the provider does not say which keys it has', async () => {
    const world = createWorld();
    await world.login();
    world.provider.tampering.intercept = (_request, endpoint) =>
      endpoint === 'jwks' ? new Response('Wartung', { status: 503 }) : undefined;
    world.advance(120_000);
    expect(field(await (await logout(world)).text(), 'id_token_hint')).toMatch(/^eyJ/);
  });

  it('that is not wanted, or that the provider does not know, ends here', async () => {
    for (const world of [
      createWorld({ provider: { logout: 'none' } }),
      createWorld({ tampering: { metadata: (metadata) => delete metadata.end_session_endpoint } }),
    ]) {
      await world.login();
      const response = await logout(world, '/logout?return=/tschuess');
      expect(response.headers.get('location')).toBe(`${portal}/tschuess`);
      expect(await world.browser.session()).toBeUndefined();
    }
  });
});
