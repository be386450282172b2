import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { entries } from '../../test/entries.ts';
import { startServer } from '../../test/start-server.ts';
import { allowHttp, isRathausError, openContract } from '../index.ts';

describe.each(entries)('on $transport', ({ createClient, createTokenSource }) => {
  interface Paths {
    '/x': { get: { responses: { 200: { content: { 'application/json': unknown } } } } };
  }

  /** 64 MB of JSON text in 64 kB. */
  const bomb = gzipSync(`"${'a'.repeat(64_000_000)}"`);

  describe('a service that sends more than anyone can hold', () => {
    const clientFor = (baseUrl: string, more: { maxResponseBytes?: number } = {}) =>
      createClient({ contract: openContract<Paths>(), baseUrl, [allowHttp]: true, ...more });

    it.each(['json', 'json-or-none', 'text', 'bytes'] as const)(
      'is refused when its compressed body explodes (%s)',
      async (as) => {
        const { url, seen } = await startServer((_request, response) => {
          response
            .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
            .end(bomb);
        });
        const result = await clientFor(url).safe.get('/x', { as: as as 'json' });
        expect(result).toMatchObject({
          ok: false,
          error: { code: 'core.response.too-large', origin: 'service', retryable: false },
        });
        // Asking again would only bring the bomb again.
        expect(seen.length).toBe(1);
      },
    );

    it('is refused when it never ends, and when it announces too much', async () => {
      const { url } = await startServer((request, response) => {
        response.on('error', () => undefined);
        if (request.url.startsWith('/announced')) {
          response
            .writeHead(200, { 'content-type': 'application/json', 'content-length': '30000000' })
            .write('"');
          return;
        }
        response.writeHead(200, { 'content-type': 'application/json' });
        const more = () => {
          while (!response.destroyed && response.write('a'.repeat(100_000)));
        };
        response.on('drain', more);
        more();
      });
      for (const baseUrl of [url, `${url}/announced`]) {
        const result = await clientFor(baseUrl).safe.get('/x');
        expect(result.ok === false && result.error.code).toBe('core.response.too-large');
      }
    });

    it('may send as much as the client or the call allows, to the byte', async () => {
      const text = `"${'ä'.repeat(499)}"`;
      const { url } = await startServer((request, response) => {
        const body = Buffer.from(text);
        response.writeHead(200, {
          'content-type': 'application/json',
          ...(request.url.startsWith('/l') ? { 'content-length': body.length } : {}),
        });
        response.end(body);
      });
      for (const base of [url, `${url}/l`]) {
        expect(await clientFor(base, { maxResponseBytes: 1000 }).get('/x')).toBe('ä'.repeat(499));
        const client = clientFor(base, { maxResponseBytes: 999 });
        const refused = await client.safe.get('/x');
        expect(refused.ok === false && refused.error.code).toBe('core.response.too-large');
        expect(await client.get('/x', { maxResponseBytes: 1000 })).toBe('ä'.repeat(499));
      }
    });

    it('gives no token either', async () => {
      const { url } = await startServer((_request, response) => {
        response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb);
      });
      const source = createTokenSource({
        tokenUrl: `${url}/token`,
        clientId: 'a',
        clientSecret: 'b',
        [allowHttp]: true,
      });
      const error: unknown = await source.token().catch((reason: unknown) => reason);
      expect(isRathausError(error) && error.code).toBe('core.auth.response');
    });
  });
});
