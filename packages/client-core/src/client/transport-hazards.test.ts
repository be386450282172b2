/**
 * One test for each behaviour of ky 2.1.0 and `fetch` that an application must never meet. The names say the
 * hazard; the assertions say what happens instead.
 */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { entries } from '../../test/entries.ts';
import { failureOf } from '../../test/failure-of.ts';
import type { paths } from '../../test/generated/registry.ts';
import { sendJson, startServer } from '../../test/start-server.ts';
import { allowHttp, type ClientOptions, openContract } from '../index.ts';

describe.each(entries)('on $transport', ({ createClient }) => {
  const path = { dogId: '7' };
  const clientOf = (baseUrl: string, more: Partial<ClientOptions> = {}) =>
    createClient({
      contract: openContract<paths>(),
      baseUrl,
      [allowHttp]: true,
      sleep: async () => {},
      ...more,
    });
  describe('success bodies that are not the promised JSON', () => {
    const cases = [
      ['an empty 200', 'empty', 'application/json', ''],
      ['HTML', 'content-type', 'text/html', '<h1>Wartung</h1>'],
      ['JSON under a foreign content type', 'content-type', 'text/plain', '{"items":[]}'],
      ['cut JSON', 'invalid-json', 'application/json', '{"items":[{"na'],
    ] as const;
    it.each(cases)('%s is core.response.%s, not a SyntaxError', async (_, reason, type, body) => {
      const server = await startServer(
        (__, response) => void response.writeHead(200, { 'content-type': type }).end(body),
      );
      const error = await failureOf(clientOf(server.url).get('/dogs'));
      expect(error).toMatchObject({
        code: `core.response.${reason}`,
        origin: 'service',
        status: 200,
        retryable: false,
      });
      // The text may be about a person; a SyntaxError would quote it.
      if (body) expect(JSON.stringify(error) + error.stack).not.toContain(body.slice(0, 8));
      expect(server.seen).toHaveLength(1);
    });

    it('takes the listed exceptions of a service for JSON, whatever their parameters', async () => {
      const server = await startServer(
        (_, response) =>
          void response.writeHead(200, { 'content-type': 'Text/HTML; charset=utf-8' }).end('{"items":[]}'),
      );
      expect(await clientOf(server.url, { alsoAccept: ['text/html'] }).get('/dogs')).toEqual({ items: [] });
    });

    it('204 is undefined', async () => {
      const server = await startServer((_, response) => void response.writeHead(204).end());
      expect(await clientOf(server.url).delete('/dogs/{dogId}', { path })).toBeUndefined();
    });
  });

  describe('error bodies', () => {
    const problemOf = async (status: number, type: string, body: string) => {
      const server = await startServer(
        (_, response) => void response.writeHead(status, { 'content-type': type }).end(body),
      );
      return (await failureOf(clientOf(server.url).get('/dogs'))).problem;
    };

    it('reads problem+json, plain JSON and JSON under a wrong type; HTML and text become about:blank', async () => {
      expect(await problemOf(400, 'application/problem+json', '{"type":"urn:x","status":499}')).toEqual({
        type: 'urn:x',
        status: 400,
      });
      expect(await problemOf(400, 'application/json', '{"success":false}')).toEqual({
        type: 'about:blank',
        status: 400,
        success: false,
      });
      expect(await problemOf(400, 'text/plain', '{"type":"urn:x"}')).toEqual({ type: 'urn:x', status: 400 });
      for (const body of ['<h1>no</h1>', 'no', '', '[1]', '"x"', 'null', '{"a":']) {
        expect(await problemOf(404, 'application/json', body)).toEqual({ type: 'about:blank', status: 404 });
      }
    });

    it('drops members of a wrong type (RFC 9457, section 3.1)', async () => {
      expect(
        await problemOf(400, 'application/problem+json', '{"type":7,"title":{},"detail":["x"],"a":1}'),
      ).toEqual({
        type: 'about:blank',
        status: 400,
        a: 1,
      });
    });

    it('reads at most 64 KiB of an error page that does not end', async () => {
      let sent = 0;
      const server = await startServer((_, response) => {
        response.writeHead(400, { 'content-type': 'application/problem+json' });
        response.write('{"type":"urn:x","pad":"');
        const timer = setInterval(() => {
          sent += 32_768;
          response.write('x'.repeat(32_768));
        }, 1);
        response.on('close', () => clearInterval(timer));
      });
      const error = await failureOf(clientOf(server.url).get('/dogs'));
      expect(error).toMatchObject({ code: 'core.http.problem', status: 400 });
      expect(error.problem).toEqual({ type: 'about:blank', status: 400 });
      expect(sent).toBeLessThan(10_000_000);
    });

    it('keeps the status when the error body stalls or breaks off', async () => {
      const server = await startServer((request, response) => {
        response.writeHead(400, { 'content-type': 'application/json', 'content-length': '100' });
        response.write('{"a":1');
        if (request.url === '/dogs') response.flushHeaders();
        else setTimeout(() => response.destroy(), 20);
      });
      const client = clientOf(server.url, { timeout: 1_500 });
      expect(await failureOf(client.get('/dogs'))).toMatchObject({ code: 'core.http.problem', status: 400 });
      expect(await failureOf(client.get('/search', { query: { q: 'x' } }))).toMatchObject({ status: 400 });
    });
  });

  describe('time', () => {
    it('a stalled body ends with core.timeout after the attempt time', async () => {
      const server = await startServer((_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{');
      });
      const error = await failureOf(clientOf(server.url, { timeout: 100, retry: { limit: 0 } }).get('/dogs'));
      expect(error).toMatchObject({ code: 'core.timeout', origin: 'service', retryable: true });
    });

    it('the total time ends all repetitions', async () => {
      const server = await startServer(() => {});
      const client = clientOf(server.url, { timeout: 100, totalTimeout: 250, retry: { limit: 50 } });
      expect(await failureOf(client.get('/dogs'))).toMatchObject({ code: 'core.timeout' });
      // All fifty would take five seconds and more.
      expect(server.seen.length).toBeLessThanOrEqual(4);
    });

    it('no bound is no bound', async () => {
      const server = await startServer((_, response) => sendJson(response, 200, { items: [] }));
      const client = clientOf(server.url, {
        timeout: Number.POSITIVE_INFINITY,
        totalTimeout: Number.POSITIVE_INFINITY,
      });
      expect(await client.get('/dogs')).toEqual({ items: [] });
    });

    it("the caller's AbortSignal.timeout is core.aborted, the client's own limit is core.timeout", async () => {
      let arrived: (signal: AbortSignal) => void = () => undefined;
      const late = new Promise<AbortSignal>((resolve) => (arrived = resolve));
      const server = await startServer(() => arrived(AbortSignal.timeout(20)));
      const client = clientOf(server.url, { timeout: 30_000 });
      const caller = new AbortController();
      // Its time begins when the request is there, however long the connection took.
      void late.then((signal) =>
        signal.addEventListener('abort', () => caller.abort(signal.reason), { once: true }),
      );
      const error = await failureOf(client.get('/dogs', { signal: caller.signal }));
      expect(error).toMatchObject({ code: 'core.aborted', origin: 'local', retryable: false });
      expect((error.cause as Error).name).toBe('TimeoutError');
      expect(server.seen).toHaveLength(1);
    });

    it('an abort ends a wait between attempts, and an aborted signal sends nothing', async () => {
      const gone = new AbortController();
      const server = await startServer((_, response) => {
        sendJson(response, 503, {});
        setTimeout(() => gone.abort(), 100);
      });
      const client = createClient({
        contract: openContract<paths>(),
        baseUrl: server.url,
        [allowHttp]: true,
        random: () => 0.9,
        retry: { baseDelay: 60_000, maxDelay: 60_000 },
      });
      expect(await failureOf(client.get('/dogs', { signal: gone.signal }))).toMatchObject({
        code: 'core.aborted',
      });
      expect(await failureOf(client.get('/dogs', { signal: AbortSignal.abort() }))).toMatchObject({
        code: 'core.aborted',
      });
      expect(server.seen).toHaveLength(1);
    });

    it('an abort while the body arrives is core.aborted', async () => {
      const server = await startServer((_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{');
      });
      const error = await failureOf(clientOf(server.url).get('/dogs', { signal: AbortSignal.timeout(100) }));
      expect(error).toMatchObject({ code: 'core.aborted' });
    });
  });

  describe('connections', () => {
    it('a refused connection is core.network with the system code and without the address', async () => {
      const probe = createServer().listen(0, '127.0.0.1');
      await once(probe, 'listening');
      const { port } = probe.address() as { port: number };
      probe.close();
      const client = clientOf(`http://127.0.0.1:${port}`);
      const error = await failureOf(client.get('/search', { query: { q: 'geheim' } }));
      expect(error).toMatchObject({
        code: 'core.network',
        origin: 'service',
        retryable: true,
        details: { attempts: 3 },
      });
      expect(error.message).toBe(`GET /search at 127.0.0.1:${port} could not be reached (ECONNREFUSED)`);
      expect(error.cause).toBeUndefined();
    });

    it('a body that breaks off is core.network and repeated for idempotent calls', async () => {
      const server = await startServer((_, response, count) => {
        if (count === 2) return sendJson(response, 200, { items: [] });
        response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
        response.write('{"items"');
        setTimeout(() => response.destroy(), 20);
      });
      expect(await clientOf(server.url).get('/dogs')).toEqual({ items: [] });
      expect(server.seen).toHaveLength(2);
    });

    it('a header value that fetch refuses is core.request.invalid and is not quoted', async () => {
      const client = clientOf('http://127.0.0.1:9', { headers: { authorization: 'geheim\nx: y' } });
      const error = await failureOf(client.get('/dogs'));
      expect(error).toMatchObject({ code: 'core.request.invalid', origin: 'local', retryable: false });
      expect(error.stack + JSON.stringify(error)).not.toContain('geheim');
      expect(error.cause).toBeUndefined();
    });
  });

  describe('functions of the application', () => {
    it('throw their own errors to the caller', async () => {
      const server = await startServer((_, response) => sendJson(response, 200, {}));
      const fault = new TypeError('own fault');
      const rejecting = clientOf(server.url, { headers: () => Promise.reject(fault) });
      await expect(rejecting.safe.get('/dogs')).rejects.toBe(fault);
      const read = () => Promise.reject(fault);
      await expect(clientOf(server.url).get('/dogs', { as: { read } })).rejects.toBe(fault);
    });
  });
});
