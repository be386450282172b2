/**
 * The canary: whatever goes wrong, the bearer token, the client secret, the query string and the parameter values
 * are found nowhere in what an application could log.
 */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { entries } from '../../test/entries.ts';
import type { paths } from '../../test/generated/registry.ts';
import { printed } from '../../test/printed.ts';
import { sendJson, startServer } from '../../test/start-server.ts';
import { allowHttp, asStream, type ClientOptions, createTelemetry, openContract } from '../index.ts';

describe.each(entries)('on $transport', ({ createClient, createTokenSource }) => {
  const canaries = [
    'canary-token',
    'canary-query',
    'canary-path',
    'canary-secret',
    'canary-header',
    'canary-key',
  ];

  function expectClean(value: unknown) {
    const text = printed(value);
    expect(text.length).toBeGreaterThan(20);
    for (const canary of canaries) expect(text).not.toContain(canary);
  }

  async function refusedPort(): Promise<number> {
    const probe = createServer().listen(0, '127.0.0.1');
    await once(probe, 'listening');
    const { port } = probe.address() as { port: number };
    probe.close();
    return port;
  }

  describe('canaries stay in the cage', () => {
    const faults: [string, (origin: { kill(): void }) => Parameters<typeof startServer>[0]][] = [
      ['problem', () => (_, response) => sendJson(response, 422, { type: 'urn:x', detail: 'no' })],
      ['server error', () => (_, response) => sendJson(response, 503, {})],
      ['redirect', () => (_, response) => void response.writeHead(307, { location: '/x' }).end()],
      [
        'HTML',
        () => (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
      ],
      [
        'cut JSON',
        () => (_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('{'),
      ],
      ['broken connection', () => (_, response) => void response.destroy()],
      ['silence', () => () => {}],
    ];

    it.each(faults)('%s', async (_, handler) => {
      const server = await startServer(handler({ kill() {} }));
      const logged: unknown[] = [];
      const log = (entry: unknown) => void logged.push(entry);
      const attributes: unknown[] = [];
      const client = createClient({
        contract: openContract<paths>(),
        baseUrl: server.url,
        [allowHttp]: true,
        auth: { token: async () => 'canary-token' },
        headers: { 'x-api-key': 'canary-header' },
        timeout: 100,
        sleep: async () => {},
        observer: log,
        logger: log,
        telemetry: createTelemetry({
          propagateTo: [server.host],
          api: {
            trace: {
              getTracer: () => ({
                startSpan: (name, more) => {
                  attributes.push(name, more);
                  return {
                    spanContext: () => ({ traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), traceFlags: 1 }),
                    setAttribute: (...all) => attributes.push(all),
                    setStatus: (...all) => attributes.push(all),
                    end: () => {},
                  };
                },
              }),
            },
          },
        }),
      });
      const results = [
        await client.safe.get('/search', { query: { q: 'canary-query' } }),
        await client.safe.get('/dogs/{dogId}', { path: { dogId: 'canary-path' } }),
        await client.safe.post('/dogs', {
          header: { 'X-Office': 'canary-header' },
          body: { name: 'canary-query' },
          idempotencyKey: 'canary-key',
        }),
      ];
      for (const result of results) {
        expect(result.ok).toBe(false);
        expectClean(result);
      }
      expectClean(logged);
      expectClean(attributes);
      // The request did carry them, so their absence above means something.
      expect(server.seen[0]?.headers).toMatchObject({
        authorization: 'Bearer canary-token',
        'x-api-key': 'canary-header',
      });
      expect(server.seen.map(({ url }) => url).join()).toContain('canary-query');
    });

    it('refused connection, refused header, abort, local fault', async () => {
      const baseUrl = `http://127.0.0.1:${await refusedPort()}`;
      const options: ClientOptions = {
        baseUrl,
        [allowHttp]: true,
        auth: { token: async () => 'canary-token' },
      };
      const query = { q: 'canary-query' };
      const client = createClient({ contract: openContract<paths>(), ...options, sleep: async () => {} });
      const split = createClient({
        contract: openContract<paths>(),
        ...options,
        auth: { token: async () => 'canary-token\n' },
      });
      expectClean(await client.safe.get('/search', { query }));
      expectClean(await split.safe.get('/search', { query }));
      expectClean(await client.safe.get('/search', { query, signal: AbortSignal.abort() }));
      expectClean(await client.safe.get('/dogs/{dogId}', { path: { dogId: 'canary-path\ud800' } }));
      expectClean(
        await client.safe.post('/dogs', { header: { 'X-Office': 'canary-header\n' }, body: { name: 'x' } }),
      );
    });

    it('a stream that breaks off', async () => {
      const server = await startServer((_, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('x');
        setTimeout(() => response.destroy(), 20);
      });
      const client = createClient({
        contract: openContract<paths>(),
        baseUrl: server.url,
        [allowHttp]: true,
        auth: { token: async () => 'canary-token' },
      });
      const stream = await client.get('/dogs/{dogId}/photo', {
        path: { dogId: 'canary-path' },
        as: asStream(),
      });
      const error: unknown = await new Response(stream).arrayBuffer().catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: 'core.network' });
      expectClean(error);
    });

    it.each(['client_secret_post', 'client_secret_basic'] as const)(
      'a token endpoint that refuses (%s)',
      async (method) => {
        const server = await startServer((_, response) =>
          sendJson(response, 401, { error: 'invalid_client' }),
        );
        const source = createTokenSource({
          tokenUrl: `${server.url}/token`,
          [allowHttp]: true,
          clientId: 'town',
          clientSecret: 'canary-secret',
          method,
        });
        const error: unknown = await source.token().catch((reason: unknown) => reason);
        expect(error).toMatchObject({ code: 'core.auth.invalid-client' });
        expectClean(error);
        expectClean(source);
      },
    );
  });
});
