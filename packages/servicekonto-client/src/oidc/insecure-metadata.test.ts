import { describe, expect, it } from 'vitest';
import { codeOf, createWorld, erika, issuer } from '../../test/mock-browser.ts';

/** A `fetch` that follows redirects as the real one does, and that reaches the provider by http as well. */
function network() {
  const reached: string[] = [];
  const world: ReturnType<typeof createWorld> = createWorld({
    config: {
      fetch: async (url, init) => {
        reached.push(url);
        if (url.startsWith('https://evil.test')) return Response.json({ keys: [] });
        const answer = await world.provider.fetch(url.replace(/^http:/, 'https:'), init);
        const location = answer.headers.get('location');
        if (location === null || (init.redirect ?? 'follow') !== 'follow') return answer;
        reached.push(location);
        return Response.json({ error: 'invalid_grant' }, { status: 400 });
      },
    },
  });
  return { world, reached };
}

describe('an address of the provider without TLS', () => {
  it.each(['jwks_uri', 'token_endpoint', 'userinfo_endpoint'])('%s is not asked', async (name) => {
    const { world, reached } = network();
    world.provider.tampering.metadata = (metadata) => {
      metadata[name] = String(metadata[name]).replace(/^https:/, 'http:');
    };
    const response = await world.login();
    expect(await world.browser.session()).toBeUndefined();
    expect(await codeOf(response)).toBe('servicekonto.provider.metadata');
    expect(reached.filter((url) => url.startsWith('http:'))).toEqual([]);
  });
});

describe('a provider that sends us on', () => {
  it.each(['token', 'jwks', 'userinfo', 'par', 'discovery'] as const)(
    'at %s: what we send there goes nowhere else',
    async (at) => {
      const { world, reached } = network();
      world.provider.tampering.intercept = (_request, endpoint) =>
        endpoint === at
          ? new Response(null, { status: 307, headers: { location: 'https://evil.test/collect' } })
          : undefined;
      const started = await world.browser.visit('/login/broker');
      const location = started.headers.get('location');
      if (location?.startsWith(issuer)) {
        await world.browser.visit(await world.provider.login(location, erika));
      }
      expect(reached.filter((url) => url.startsWith('https://evil.test'))).toEqual([]);
      expect(await world.browser.session()).toBeUndefined();
    },
  );
});
