import { inspect } from 'node:util';
import type { RathausError } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { codeOf, createWorld, erika } from '../test/mock-browser.ts';
import { citizenMessage, citizenTexts, type ErrorPageContext } from './index.ts';

/** A world that keeps the errors given to the page. */
function watched(more: Parameters<typeof createWorld>[0] = {}) {
  const seen: ErrorPageContext[] = [];
  const world = createWorld({
    ...more,
    config: {
      ...more.config,
      renderError: (context) => {
        seen.push(context);
        return new Response(`<code>${context.error.code}</code>`, { status: context.status });
      },
    },
  });
  return { ...world, seen };
}

describe('failures of the provider', () => {
  it.each([
    [
      'wrong client secret',
      { provider: { clientSecret: 'canary-wrong' } },
      'servicekonto.client.invalid',
      false,
    ],
    [
      'wrong client secret, Basic',
      { provider: { clientSecret: 'canary-wrong', clientAuth: 'client_secret_basic' as const } },
      'servicekonto.client.invalid',
      false,
    ],
    [
      'secret store away',
      { provider: { clientSecret: () => Promise.reject(new Error('vault')) } },
      'servicekonto.client.secret',
      true,
    ],
    ['empty secret', { provider: { clientSecret: () => '' } }, 'servicekonto.client.secret', true],
    [
      'connection refused',
      {
        config: {
          fetch: () => Promise.reject(new TypeError('fetch failed', { cause: { code: 'ECONNREFUSED' } })),
        },
      },
      'servicekonto.provider.unreachable',
      true,
    ],
    [
      'metadata of another issuer',
      {
        tampering: {
          metadata: (m: Record<string, unknown>) => Object.assign(m, { issuer: 'https://evil.test' }),
        },
      },
      'servicekonto.provider.metadata',
      false,
    ],
    [
      'metadata without endpoint',
      {
        tampering: { metadata: (m: Record<string, unknown>) => delete m.authorization_endpoint },
        par: 'absent' as const,
      },
      'servicekonto.provider.metadata',
      false,
    ],
    [
      'maintenance page',
      { tampering: { intercept: () => new Response('<h1>Wartung</h1>', { status: 503 }) } },
      'servicekonto.provider.unreachable',
      true,
    ],
    [
      'HTML instead of JSON',
      {
        tampering: {
          intercept: () => new Response('<h1>hi</h1>', { headers: { 'content-type': 'text/html' } }),
        },
      },
      'servicekonto.provider.response',
      false,
    ],
  ])('%s', async (_name, more, code, retryable) => {
    const { browser, seen, events } = watched(more);
    const response = await browser.visit('/login/broker');
    expect(await codeOf(response)).toBe(code);
    expect(seen[0]?.error.retryable).toBe(retryable);
    expect(seen[0]?.retryHref).toBe('/login/broker');
    expect(browser.jar.size, 'nothing half-done remains').toBe(0);
    expect(events).toEqual([{ type: 'login.failed', tenant: 'musterstadt', provider: 'broker', code }]);
  });

  it('gives up when the provider does not answer', async () => {
    const world = watched({
      config: {
        timeout: 50,
        fetch: (_url, init) =>
          new Promise((_resolve, reject) => {
            init.signal?.addEventListener('abort', () => reject(init.signal?.reason));
          }),
      },
    });
    expect(await codeOf(await world.browser.visit('/login/broker'))).toBe(
      'servicekonto.provider.unreachable',
    );
  });

  it('recovers: a failed discovery is not remembered', async () => {
    const world = watched();
    world.provider.tampering.intercept = () => new Response('', { status: 503 });
    await world.browser.visit('/login/broker');
    delete world.provider.tampering.intercept;
    expect((await world.login()).status).toBe(303);
  });

  it('asks for the secret before each use, so that it can roll', async () => {
    let secret = 'only-for-tests';
    const world = watched({ provider: { clientSecret: async () => secret } });
    expect((await world.login()).status).toBe(303);
    secret = 'rolled';
    const other = world.newBrowser();
    expect(await codeOf(await other.visit('/login/broker'))).toBe('servicekonto.client.invalid');
  });

  it('tells cancelling from failing', async () => {
    const world = watched();
    const address = await world.browser.start('?level=hoch&return=%2Fantrag');
    const response = await world.browser.visit(world.provider.cancel(address));
    expect(await codeOf(response)).toBe('servicekonto.login.cancelled');
    expect(world.seen[0]?.error.origin).toBe('peer');
    expect(world.seen[0]?.retryHref).toBe('/login/broker?level=hoch&return=%2Fantrag');
    expect([...world.browser.jar.keys()]).toEqual([]);
  });

  it('fails typed when the store fails, and keeps the login for another try', async () => {
    const world = watched();
    const callback = await world.provider.login(await world.browser.start(), erika);
    const { add } = world.store;
    world.store.add = () => Promise.reject(new Error('redis: connection lost to redis://:canary@host'));
    const response = await world.browser.visit(callback);
    expect(response.status).toBe(503);
    expect(world.seen[0]?.error).toMatchObject({
      code: 'servicekonto.store.failed',
      origin: 'local',
      retryable: true,
    });
    world.store.add = add;
    expect((await world.browser.visit(callback)).status).toBe(303);
  });
});

describe('nothing secret in errors', () => {
  const canary = 'canary-8c1f';
  function everything(error: RathausError): string {
    const chain: unknown[] = [];
    for (let one: unknown = error; one; one = (one as { cause?: unknown }).cause) chain.push(one);
    return [
      ...chain.flatMap((one) => [String(one), (one as Error).stack, JSON.stringify(one)]),
      inspect(error, { depth: 10, showHidden: true }),
    ].join('\n');
  }

  it.each(['code', 'nonce', 'secret', 'token'])('%s', async (what) => {
    const world = watched({
      provider: { clientSecret: what === 'secret' ? canary : 'only-for-tests' },
      tampering: {
        idToken: (claims) => {
          if (what === 'nonce') claims.nonce = canary;
          if (what === 'token') Object.assign(claims, { exp: 1, name: canary });
        },
      },
    });
    const started = await world.browser.visit('/login/broker');
    const address = started.headers.get('location');
    if (address) {
      const callback = new URL(
        await world.provider.login(address, { sub: canary, claims: { bPK2: canary } }),
      );
      if (what === 'code') callback.searchParams.set('code', canary);
      await world.browser.visit(callback.href);
    }
    expect(world.seen).toHaveLength(1);
    expect(everything(world.seen[0]!.error)).not.toContain(canary);
    expect(everything(world.seen[0]!.error)).not.toContain('eyJ');
    expect(JSON.stringify(world.events)).not.toContain(canary);
  });
});

describe('texts for citizens', () => {
  it('exist for every code, in every language, without codes and jargon', () => {
    for (const [code, texts] of Object.entries(citizenTexts)) {
      for (const language of ['de', 'en', 'de-simple'] as const) {
        const { title, text, next } = texts[language];
        expect(title.length, code).toBeGreaterThan(10);
        expect(text.length, code).toBeGreaterThan(20);
        expect(next.length, code).toBeGreaterThan(15);
        expect(`${title} ${text} ${next}`).not.toMatch(/token|state|nonce|OIDC|servicekonto\.|HTTP/i);
      }
      expect(texts.de).not.toEqual(texts.en);
    }
  });

  it('fall back to a general text for foreign errors', () => {
    expect(citizenMessage(new Error('x'), 'de')).toEqual(citizenTexts['servicekonto.config.invalid'].de);
    expect(citizenMessage(undefined, 'en')).toEqual(citizenTexts['servicekonto.config.invalid'].en);
  });

  it('follow the browser and can be fixed', async () => {
    const headers = { 'accept-language': 'en-GB,de;q=0.5' };
    const english = await createWorld().browser.visit('/login/nobody', { headers });
    expect(await english.text()).toContain('There is no such login');
    const german = await createWorld({ config: { language: 'de' } }).browser.visit('/login/nobody', {
      headers,
    });
    expect(german.status).toBe(404);
    expect(await german.text()).toContain('Diese Anmeldung gibt es nicht');
  });

  it('cannot be used to inject markup, and the page of an error runs no script', async () => {
    const response = await createWorld().browser.visit(
      '/login/broker?level=%22%3E%3Cscript%3Ealert(1)%3C/script%3E',
    );
    expect(await response.clone().text()).not.toContain('<script');
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-/,
    );
    const post = await createWorld().browser.visit('/login/broker', { method: 'POST' });
    expect(post.status).toBe(405);
  });
});
