import { describe, expect, it, vi } from 'vitest';
import { openContract } from '../src/contract/index.ts';
import type { ClientOptions } from '../src/index.ts';
import { type AnyClient, canary, refusal } from './any-client.ts';
import { entries } from './entries.ts';
import { registry } from './generated/registry.contract.ts';

const json = { 'content-type': 'application/json' };
const path = { dogId: '1' };
const prototype = (text: string): Record<string, unknown> =>
  JSON.parse(text.replaceAll('proto', '__proto__'));

describe.each(entries)('on $transport', ({ createClient }) => {
  const clientOf = (fetch: typeof globalThis.fetch, options: Partial<ClientOptions> = {}) =>
    createClient({
      contract: registry,
      baseUrl: 'https://register.example',
      fetch,
      retry: { limit: 0 },
      ...options,
    }) as unknown as AnyClient & Record<'safe' | 'withResponse', AnyClient>;
  const answering = (body: BodyInit | null, init: ResponseInit = {}) =>
    clientOf(async () => new Response(body, { headers: json, ...init }));
  /** Notes the addresses and bodies that are sent. */
  function noting(answer = '{}') {
    const sent: Promise<string>[] = [];
    const client = clientOf(async (input, init) => {
      const request = new Request(input, init);
      sent.push(request.text().then((body) => `${request.url} ${body}`));
      return new Response(answer, { status: 201, headers: json });
    });
    return { client, sent };
  }

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['an empty object', {}],
    ['the document', { openapi: '3.1.0', paths: {} }],
    ['its name', 'registry'],
  ])('%s is no contract', (_what, contract) => {
    const make = () => createClient({ contract: contract as never, baseUrl: 'https://x.example' });
    expect(make).toThrow(expect.objectContaining({ code: 'core.config.contract', origin: 'local' }));
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', '/constructor', '/__proto__', ''])(
    'the path %j is not in the contract',
    async (name) => {
      const { client, sent } = noting();
      for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const)
        expect(await refusal(client[method](name))).toMatchObject({
          code: 'core.request.operation',
          details: { operation: `${method.toUpperCase()} ${name}` },
        });
      expect(sent).toEqual([]);
    },
  );

  it.each(['__proto__', 'constructor', 'toString', 'valueOf'])('%s is no parameter', async (name) => {
    const values = Object.fromEntries([[name, canary]]);
    const { client, sent } = noting();
    const kennels = { cookie: { session: 's' } };
    const calls: [place: string, call: Promise<unknown>][] = [
      ['path', client.get('/dogs/{dogId}', { path: { ...path, ...values } })],
      ['query', client.get('/dogs', { query: values })],
      ['header', client.get('/kennels', { ...kennels, header: values })],
      ['cookie', client.get('/kennels', { cookie: { ...kennels.cookie, ...values } })],
    ];
    for (const [place, call] of calls) {
      const { code, details } = await refusal(call);
      expect([code, String(details.place).toLowerCase()]).toEqual([
        'core.request.parameter',
        `${place} ${name}`.toLowerCase(),
      ]);
    }
    expect(sent).toEqual([]);
  });

  it('members named like a prototype are sent and given as they are, and change no other object', async () => {
    const body = prototype('{"name":"Rex","proto":{"admin":true},"constructor":1}');
    const { client, sent } = noting('{"__proto__":{"admin":true},"id":"1"}');
    const answer = await client.post('/dogs', { header: { 'X-Office': 'A1' }, body });
    expect(await sent[0]).toBe(
      'https://register.example/dogs {"name":"Rex","__proto__":{"admin":true},"constructor":1}',
    );
    expect(answer).not.toHaveProperty('admin');
    expect(Object.keys(answer as object)).toEqual(['__proto__', 'id']);
    expect({}).not.toHaveProperty('admin');
  });

  it('a problem with such members has no other prototype', async () => {
    const document = '{"__proto__":{"admin":true},"type":"urn:x","constructor":{"prototype":{"admin":true}}}';
    const { problem } = await refusal(answering(document, { status: 422 }).get('/dogs'));
    expect(problem).toMatchObject({ type: 'urn:x', status: 422 });
    expect(Object.getPrototypeOf(problem)).toBe(Object.prototype);
    expect(problem).not.toHaveProperty('admin');
    expect({}).not.toHaveProperty('admin');
  });

  it('half a surrogate pair is sent in no place', async () => {
    const half = `${canary}\ud800`;
    const { client, sent } = noting();
    const octets = { path, contentType: 'application/octet-stream' };
    const form = { path: { kennelIds: '1' }, contentType: 'application/x-www-form-urlencoded' };
    const calls: [place: string, call: Promise<unknown>][] = [
      ['path dogId', client.get('/dogs/{dogId}', { path: { dogId: half } })],
      ['query cursor', client.get('/dogs', { query: { cursor: half } })],
      ['query breed', client.get('/dogs', { query: { breed: ['a', half] } })],
      ['query filter[breed]', client.get('/kennels', { query: { filter: { breed: half } } })],
      ['query where', client.get('/kennels', { query: { where: { town: half } } })],
      ['header x-office', client.post('/dogs', { header: { 'X-Office': half }, body: { name: 'Rex' } })],
      ['cookie session', client.get('/kennels', { cookie: { session: half } })],
      ['body /name', client.post('/dogs', { header: { 'X-Office': 'A1' }, body: { name: half } })],
      ['body', client.put('/dogs/{dogId}/photo', { ...octets, body: half })],
      ['form name', client.post('/kennels/{kennelIds}/form', { ...form, body: { name: half } })],
    ];
    for (const [place, call] of calls) {
      const { code, origin, details } = await refusal(call);
      expect(code).toMatch(/^core\.request\.(parameter|content)$/);
      expect([origin, details.place]).toEqual(['local', place]);
    }
    expect(sent).toEqual([]);
  });

  describe('a success that the contract does not declare', () => {
    const read = vi.fn(() => canary);
    it.each([undefined, 'json', 'json-or-none', 'text', 'bytes', 'none', { read }])(
      'with a body where there is none: the body is given back unread (as %o)',
      async (as) => {
        const cancel = vi.fn();
        const body = new ReadableStream({
          start: (c) => c.enqueue(new TextEncoder().encode(canary)),
          cancel,
        });
        const answer = await answering(body).withResponse.delete('/dogs/{dogId}', { path, as });
        expect(answer).toMatchObject({ status: 200, data: undefined });
        expect(cancel).toHaveBeenCalledOnce();
        expect(read).not.toHaveBeenCalled();
      },
    );

    it('of another status must have a declared media type', async () => {
      expect(await answering('{"items":[]}', { status: 203 }).get('/dogs')).toEqual({ items: [] });
      const page = { status: 203, headers: { 'content-type': 'text/html' } };
      expect(await refusal(answering(canary, page).get('/dogs'))).toMatchObject({
        code: 'core.response.content-type',
        status: 203,
      });
    });
  });

  it('a problem that the contract does not declare is about:blank to the program', async () => {
    const init = { status: 418, headers: { 'content-type': 'application/problem+json' } };
    const result = await answering('{"type":"urn:tea"}', init).safe.get('/dogs');
    expect(result).toMatchObject({ ok: false, status: 418, type: 'about:blank' });
  });

  it.each([300, 301, 302, 303, 307, 308])(
    'a redirect (%i) is no success and not followed',
    async (status) => {
      const fetch = vi.fn(async () => new Response(null, { status, headers: { location: '/b' } }));
      expect(await refusal(clientOf(fetch).get('/dogs'))).toMatchObject({
        code: 'core.http.problem',
        status,
        retryable: false,
      });
      expect(fetch).toHaveBeenCalledOnce();
    },
  );

  it.each(['json', 'application/jsonx', ';;;', 'application/json/x', 'text/json', '*/*', 'application/*'])(
    'the media type %j is no JSON',
    async (type) => {
      const init = { headers: { 'content-type': type } };
      expect(await refusal(answering('{}', init).get('/dogs'))).toMatchObject({
        code: 'core.response.content-type',
      });
    },
  );

  it.each(['Application/JSON', 'application/json;charset=utf-8', 'application/json ; x="a;b"'])(
    'the media type %j is JSON',
    async (type) => {
      expect(await answering('{"a":1}', { headers: { 'content-type': type } }).get('/dogs')).toEqual({
        a: 1,
      });
    },
  );

  it.each([{ totalTimeout: Number.NaN }, { timeout: Number.NaN }, { totalTimeout: -1 }, { timeout: -1 }])(
    'a time that is none ends the call: %o',
    async (times) => {
      const fetch = vi.fn(() => new Promise<never>(() => undefined));
      const client = clientOf(fetch, { retry: { limit: 1 }, random: () => 0 });
      expect(await refusal(client.get('/dogs', times))).toMatchObject({ code: 'core.timeout' });
      expect(fetch.mock.calls.length).toBeLessThanOrEqual(2);
    },
  );

  it.each(['9'.repeat(30), '9'.repeat(400), 'Tue, 28 Nov 2090 12:00:00 GMT'])(
    'a pause beyond all patience (%s) is not waited for',
    async (value) => {
      const fetch = vi.fn(async () => new Response('', { status: 503, headers: { 'retry-after': value } }));
      const error = await refusal(clientOf(fetch, { retry: { limit: 2 } }).get('/dogs'));
      expect(error).toMatchObject({ code: 'core.http.problem', status: 503, retryable: true });
      expect(error.details.retryAfter).toBeGreaterThan(1e9);
      expect(fetch).toHaveBeenCalledOnce();
    },
  );

  it('an open contract lets operations through, and refuses values all the same', async () => {
    const sent: string[] = [];
    const client = createClient({
      contract: openContract<Record<string, never>>(),
      baseUrl: 'https://register.example',
      fetch: async (input) => {
        sent.push(String(input));
        return new Response('{}', { headers: json });
      },
    }) as unknown as AnyClient;
    for (const query of [
      { a: {} },
      { a: { b: canary } },
      { a: new Date() },
      { a: [[canary]] },
      prototype('{"proto":1}'),
    ])
      expect(await refusal(client.get('/a', { query }))).toMatchObject({ code: 'core.request.parameter' });
    expect(sent).toEqual([]);
  });
});
