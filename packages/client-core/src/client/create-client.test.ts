import { describe, expect, it, vi } from 'vitest';
import { entries } from '../../test/entries.ts';
import type { paths } from '../../test/generated/registry.ts';
import { sendJson, startServer } from '../../test/start-server.ts';
import { allowHttp, isProblem, openContract, type RathausError } from '../index.ts';

describe.each(entries)('on $transport', ({ createClient }) => {
  const path = { dogId: '7' };
  const octets = 'application/octet-stream' as const;

  describe('requests', () => {
    it('fills path, query and header, and adds what the client is configured with', async () => {
      const server = await startServer((_, response) => sendJson(response, 200, { items: [] }));
      const client = createClient({
        contract: openContract<paths>(),
        baseUrl: `${server.url}/api/`,
        [allowHttp]: true,
        userAgent: 'Musterstadt/1.0',
        headers: { 'X-Trace': 'a' },
      });
      await client.get('/dogs', { query: { breed: ['Dackel', 'Spitz & Co'], cursor: undefined } });
      await client.get('/dogs/{dogId}', { path: { dogId: 'ä/b?c' } });
      expect(server.seen.map((request) => request.url)).toEqual([
        '/api/dogs?breed=Dackel&breed=Spitz%20%26%20Co',
        '/api/dogs/%C3%A4%2Fb%3Fc',
      ]);
      expect(server.seen[0]?.headers).toMatchObject({
        accept: 'application/json',
        'user-agent': 'Musterstadt/1.0',
        'x-trace': 'a',
      });
    });

    it('sends each kind of body with its media type', async () => {
      const server = await startServer((request, response) =>
        request.url === '/dogs'
          ? sendJson(response, 201, { id: '1', name: 'Rex' })
          : void response.writeHead(204).end(),
      );
      const client = createClient({
        contract: openContract<paths>(),
        baseUrl: server.url,
        [allowHttp]: true,
      });
      const header = { 'X-Office': 'A1' };
      await client.post('/dogs', { header, body: { name: 'Rex' } });
      await client.post('/dogs', {
        header,
        body: { name: 'R x&' },
        contentType: 'application/x-www-form-urlencoded',
      });
      await client.put('/dogs/{dogId}/photo', { path, body: new Uint8Array([1, 2]), contentType: octets });
      const form = new FormData();
      form.set('file', new Blob(['x']), 'x.txt');
      await client.post('/dogs/{dogId}/photo', { path, body: form, contentType: 'multipart/form-data' });
      await client.post('/notices', { as: 'none', contentType: 'application/jose', body: 'a.b.c' });
      await client.post('/notices', { as: 'none' });

      const sent = server.seen.map(({ headers, body }) => [headers['content-type'], body.toString('latin1')]);
      expect(sent[0]).toEqual(['application/json', '{"name":"Rex"}']);
      expect(server.seen[0]?.headers['x-office']).toBe('A1');
      expect(sent[1]).toEqual(['application/x-www-form-urlencoded', 'name=R+x%26']);
      expect(sent[2]).toEqual([octets, '\x01\x02']);
      expect(sent[3]?.[0]).toMatch(/^multipart\/form-data; boundary=/);
      expect(sent[3]?.[1]).toContain('filename="x.txt"');
      expect(sent[4]).toEqual(['application/jose', 'a.b.c']);
      expect(sent[5]).toEqual([undefined, '']);
    });

    it('asks a header function before each attempt', async () => {
      const server = await startServer((_, response, count) =>
        sendJson(response, count === 1 ? 503 : 200, { items: [] }),
      );
      let asked = 0;
      const client = createClient({
        contract: openContract<paths>(),
        baseUrl: server.url,
        [allowHttp]: true,
        headers: async () => ({ Authorization: `key-${++asked}` }),
        sleep: async () => {},
      });
      await client.get('/dogs');
      expect(server.seen.map(({ headers }) => headers.authorization)).toEqual(['key-1', 'key-2']);
    });

    it('refuses addresses that are not https: or carry more than a place', () => {
      const url =
        (baseUrl: string, more = {}) =>
        () =>
          createClient({ contract: openContract<paths>(), baseUrl, ...more });
      for (const bad of [
        'http://a.example',
        'ftp://a.example',
        'a.example',
        'https://u:p@a.example',
        'https://a.example?x=1',
      ]) {
        expect(url(bad)).toThrow(expect.objectContaining({ code: 'core.config.url', origin: 'local' }));
      }
      expect(url('ftp://a.example', { [allowHttp]: true })).toThrow('https:');
      expect(url('http://a.example', { [allowHttp]: true })).not.toThrow();
    });
  });

  describe('answers', () => {
    it('gives status and headers with withResponse, undefined for 204 and HEAD', async () => {
      const server = await startServer((request, response) =>
        request.method === 'GET'
          ? sendJson(response, 200, { items: [] }, { etag: '"1"' })
          : void response.writeHead(request.method === 'HEAD' ? 200 : 204).end(),
      );
      const client = createClient({
        contract: openContract<paths>(),
        baseUrl: server.url,
        [allowHttp]: true,
      });
      const answer = await client.withResponse.get('/dogs');
      expect([answer.ok, answer.status, answer.data, answer.headers.get('etag')]).toEqual([
        true,
        200,
        { items: [] },
        '"1"',
      ]);
      expect(await client.delete('/dogs/{dogId}', { path })).toBeUndefined();
      expect(await client.head('/dogs/{dogId}', { path })).toBeUndefined();
    });

    it('reads bytes, text and an absent body only when told so', async () => {
      const server = await startServer((request, response) => {
        if (request.method === 'PATCH') response.writeHead(202).end();
        else response.writeHead(200, { 'content-type': octets }).end('photo');
      });
      const client = createClient({
        contract: openContract<paths>(),
        baseUrl: server.url,
        [allowHttp]: true,
      });
      const bytes = await client.get('/dogs/{dogId}/photo', { path, as: 'bytes' });
      expect(Buffer.from(bytes).toString()).toBe('photo');
      expect(await client.get('/dogs/{dogId}/photo', { path, as: 'text' })).toBe('photo');
      const patch = { path, body: {}, contentType: 'application/merge-patch+json' } as const;
      expect(await client.patch('/dogs/{dogId}', { ...patch, as: 'json-or-none' })).toBeUndefined();
    });

    it('throws a problem with status, document and waiting time', async () => {
      const document = {
        type: 'https://register.example/problems/not-found',
        dogId: '7',
        detail: 'no dog 7',
      };
      const server = await startServer((_, response) =>
        sendJson(response, 404, document, { 'retry-after': '90' }),
      );
      const client = createClient({
        contract: openContract<paths>(),
        baseUrl: server.url,
        [allowHttp]: true,
      });
      const error: unknown = await client.get('/dogs/{dogId}', { path }).catch((reason: unknown) => reason);
      expect(error).toMatchObject({
        code: 'core.http.problem',
        origin: 'service',
        retryable: false,
        status: 404,
        message: `GET /dogs/{dogId} at ${server.host} answered 404`,
        details: { operation: 'GET /dogs/{dogId}', host: server.host, attempts: 1, retryAfter: 90 },
      });
      expect((error as RathausError).problem).toEqual({ ...document, status: 404 });
      expect(isProblem(error, client, 'get', '/dogs/{dogId}')).toBe(true);
      expect(isProblem(error, client, 'head', '/dogs/{dogId}')).toBe(false);
      expect(isProblem(new Error('x'), client, 'get', '/dogs/{dogId}')).toBe(false);
    });

    it('resolves safe calls to the same facts', async () => {
      const document = { type: 'https://register.example/problems/not-found', dogId: '7' };
      const server = await startServer((request, response) =>
        request.url === '/dogs'
          ? sendJson(response, 200, { items: [] })
          : sendJson(response, 404, document, { 'x-id': '1' }),
      );
      const client = createClient({
        contract: openContract<paths>(),
        baseUrl: server.url,
        [allowHttp]: true,
      });
      expect(await client.safe.get('/dogs')).toMatchObject({ ok: true, status: 200, data: { items: [] } });
      const result = await client.safe.get('/dogs/{dogId}', { path });
      if (result.ok || result.status !== 404) throw new Error('expected 404');
      expect(result.type).toBe(document.type);
      expect(result.problem).toEqual({ ...document, status: 404 });
      expect(result.headers.get('x-id')).toBe('1');
      expect(result.error.status).toBe(404);
      const local = await client.safe.get('/dogs/{dogId}', { path: { dogId: '..' } });
      expect(local).toMatchObject({
        ok: false,
        status: undefined,
        error: { code: 'core.request.parameter' },
      });
    });

    it('does not follow redirects and does not send the token elsewhere', async () => {
      const other = await startServer((_, response) => sendJson(response, 200, {}));
      const server = await startServer(
        (_, response) => void response.writeHead(302, { location: other.url }).end(),
      );
      const client = createClient({
        contract: openContract<paths>(),
        baseUrl: server.url,
        [allowHttp]: true,
      });
      const result = await client.safe.get('/dogs');
      expect(result).toMatchObject({ ok: false, status: 302, error: { retryable: false } });
      expect(other.seen).toHaveLength(0);
    });

    it('keeps faults of the program outside the family, also in safe calls', async () => {
      const server = await startServer((_, response) => sendJson(response, 200, { items: [] }));
      const client = createClient({
        contract: openContract<paths>(),
        baseUrl: server.url,
        [allowHttp]: true,
        headers: () => {
          throw new TypeError('fault of the application');
        },
      });
      await expect(client.safe.get('/dogs')).rejects.toThrow('fault of the application');
    });
  });

  describe('observer', () => {
    it('sees operation, host, attempt, status and code in order', async () => {
      const server = await startServer((_, response, count) => sendJson(response, count < 3 ? 503 : 404, {}));
      const log = vi.fn();
      const client = createClient({
        contract: openContract<paths>(),
        baseUrl: server.url,
        [allowHttp]: true,
        random: () => 0.5,
        sleep: async () => {},
        observer: ({ type, ...view }) => log(type, view),
      });
      await client.safe.get('/dogs/{dogId}', { path });
      const view = {
        operation: 'GET /dogs/{dogId}',
        method: 'GET',
        path: '/dogs/{dogId}',
        host: server.host,
      };
      const problem = { code: 'core.http.problem', origin: 'service' };
      const after = { duration: expect.any(Number) };
      expect(log.mock.calls).toEqual([
        ['request', { ...view, attempt: 1 }],
        ['response', { ...view, attempt: 1, status: 503, ...after }],
        ['retry', { ...view, ...problem, attempt: 1, status: 503, delay: 150 }],
        ['request', { ...view, attempt: 2 }],
        ['response', { ...view, attempt: 2, status: 503, ...after }],
        ['retry', { ...view, ...problem, attempt: 2, status: 503, delay: 300 }],
        ['request', { ...view, attempt: 3 }],
        ['response', { ...view, attempt: 3, status: 404, ...after }],
        ['failure', { ...view, ...problem, attempt: 3, status: 404 }],
      ]);
    });
  });
});
