import { describe, expect, it } from 'vitest';
import { type Contract, openContract } from '../src/contract/index.ts';
import type { ClientOptions } from '../src/index.ts';
import { type AnyClient, canary, refusal } from './any-client.ts';
import { entries } from './entries.ts';
import { registry } from './generated/registry.contract.ts';
import { startServer } from './start-server.ts';

const json = { 'content-type': 'application/json' };

describe.each(entries)('on $transport', ({ createClient, allowHttp, asStream, upload }) => {
  const clientOf = (options: Partial<ClientOptions> = {}) =>
    createClient({
      contract: registry,
      baseUrl: 'https://register.example',
      fetch: async () => new Response('{"items":[]}', { headers: json }),
      retry: { limit: 0 },
      ...options,
    }) as unknown as AnyClient;
  const answering = (body: BodyInit | null, init: ResponseInit = {}) =>
    clientOf({ fetch: async () => new Response(body, init) });

  describe('a parameter is refused before anything is sent', () => {
    const sent: string[] = [];
    const client = clientOf({
      fetch: async (url) => {
        sent.push(String(url));
        return new Response('{}', { headers: json });
      },
    });
    const office = { 'X-Office': 'A1' };
    it.each([
      ['a Map', 'query', () => client.get('/dogs', { query: new Map([['cursor', canary]]) })],
      [
        'URLSearchParams',
        'query',
        () => client.get('/dogs', { query: new URLSearchParams({ cursor: canary }) }),
      ],
      ['a Date', 'query cursor', () => client.get('/dogs', { query: { cursor: new Date() } })],
      ['a Map as a value', 'query cursor', () => client.get('/dogs', { query: { cursor: new Map() } })],
      [
        'an object as a value',
        'query cursor',
        () => client.get('/dogs', { query: { cursor: { a: canary } } }),
      ],
      ['a list where one is due', 'query cursor', () => client.get('/dogs', { query: { cursor: [canary] } })],
      ['one where a list is due', 'query breed', () => client.get('/dogs', { query: { breed: canary } })],
      ['NaN', 'query cursor', () => client.get('/dogs', { query: { cursor: Number.NaN } })],
      ['null', 'query cursor', () => client.get('/dogs', { query: { cursor: null } })],
      [
        'half a surrogate pair',
        'query cursor',
        () => client.get('/dogs', { query: { cursor: `${canary}\ud800` } }),
      ],
      ['an unknown name', 'query curser', () => client.get('/dogs', { query: { curser: canary } })],
      [
        'a prototype',
        'query __proto__',
        () => client.get('/dogs', { query: JSON.parse('{"__proto__":"x"}') }),
      ],
      ['none that is required', 'path dogId', () => client.get('/dogs/{dogId}')],
      ['a dot segment', 'path dogId', () => client.get('/dogs/{dogId}', { path: { dogId: '..' } })],
      [
        'a header that would split',
        'header x-office',
        () => client.post('/dogs', { header: { 'X-Office': `a\r\nb: ${canary}` }, body: { name: 'Rex' } }),
      ],
      [
        'a header that is not ASCII',
        'header x-office',
        () => client.post('/dogs', { header: { 'X-Office': canary }, body: { name: 'Rex' } }),
      ],
      [
        'no place for it',
        'query',
        () => client.post('/dogs', { header: office, query: { a: canary }, body: { name: 'Rex' } }),
      ],
    ] as [string, string, () => Promise<unknown>][])('%s', async (_what, place, call) => {
      expect(await refusal(call())).toMatchObject({
        code: 'core.request.parameter',
        origin: 'local',
        retryable: false,
        details: { place },
      });
      expect(sent).toEqual([]);
    });
  });

  describe('a body is refused before anything is sent', () => {
    const client = clientOf({ fetch: () => Promise.reject(new Error('was sent')) });
    const post = (body: unknown, more = {}) =>
      client.post('/dogs', { header: { 'X-Office': 'A1' }, body, ...more });
    const circle: Record<string, unknown> = { name: canary };
    circle.self = circle;
    it.each([
      ['none', () => post(undefined)],
      ['a Map', () => post(new Map([['name', canary]]))],
      ['a Date where text is due', () => post({ name: new Date() })],
      ['NaN', () => post({ name: Number.NaN })],
      ['a bigint', () => post({ name: 1n })],
      ['a list with a hole', () => post({ name: new Array(1) })],
      ['a circle', () => post(circle)],
      [
        'a getter that throws',
        () =>
          post({
            get name() {
              throw new Error(canary);
            },
          }),
      ],
      ['a media type that the contract does not have', () => post(canary, { contentType: 'text/plain' })],
      [
        'a stream that is not wrapped',
        () =>
          client.put('/dogs/{dogId}/photo', {
            path: { dogId: '1' },
            contentType: 'application/octet-stream',
            body: new Blob(['x']).stream(),
          }),
      ],
      [
        'an object as bytes',
        () =>
          client.put('/dogs/{dogId}/photo', {
            path: { dogId: '1' },
            contentType: 'application/octet-stream',
            body: { a: canary },
          }),
      ],
      [
        'one where the contract has none',
        () => client.delete('/dogs/{dogId}', { path: { dogId: '1' }, body: { a: canary } }),
      ],
      [
        'a member that only the service sets',
        () =>
          client.post('/kennels', { body: { id: canary, name: 'Hof', keeper: {}, pin: '1', residents: [] } }),
      ],
    ] as [string, () => Promise<unknown>][])('%s', async (_what, call) => {
      const error = await refusal(call());
      expect(error).toMatchObject({ code: 'core.request.content', origin: 'local', retryable: false });
      expect(String(error.details.place)).toMatch(/^body/);
    });
  });

  describe('an answer is no data when', () => {
    it.each([
      [
        'another media type comes for JSON',
        'core.response.content-type',
        () => answering(`<p>${canary}</p>`, { headers: { 'content-type': 'text/html' } }).get('/dogs'),
      ],
      [
        'no media type comes',
        'core.response.content-type',
        () => answering(new Uint8Array([123, 125])).get('/dogs'),
      ],
      [
        'another JSON comes',
        'core.response.content-type',
        () => answering('{}', { headers: { 'content-type': 'application/geo+json' } }).get('/dogs'),
      ],
      [
        'a page comes for bytes',
        'core.response.content-type',
        () =>
          answering(canary, { headers: { 'content-type': 'text/html' } }).get('/dogs/{dogId}/photo', {
            path: { dogId: '1' },
            as: 'bytes',
          }),
      ],
      [
        'a page comes for a stream',
        'core.response.content-type',
        () =>
          answering(canary, { headers: { 'content-type': 'text/html' } }).get('/dogs/{dogId}/photo', {
            path: { dogId: '1' },
            as: asStream(),
          }),
      ],
      ['nothing comes', 'core.response.empty', () => answering(null, { headers: json }).get('/dogs')],
      [
        '204 comes where the contract has a body',
        'core.response.empty',
        () => answering(null, { status: 204 }).get('/dogs'),
      ],
      [
        'half of it comes',
        'core.response.invalid-json',
        () => answering(`{"items":["${canary}`, { headers: json }).get('/dogs'),
      ],
      [
        'it is not UTF-8',
        'core.response.invalid-json',
        () => answering(Buffer.from('{"items":["Müller"]}', 'latin1'), { headers: json }).get('/dogs'),
      ],
      [
        'it never ends',
        'core.response.too-large',
        () =>
          answering(
            new ReadableStream({ pull: (c) => c.enqueue(new TextEncoder().encode(canary.repeat(100))) }),
            { headers: json },
          ).get('/dogs', { maxResponseBytes: 100_000 }),
      ],
      [
        'it says that it is too long',
        'core.response.too-large',
        () => answering(canary, { headers: { ...json, 'content-length': '30000000' } }).get('/dogs'),
      ],
    ] as [string, string, () => Promise<unknown>][])('%s', async (_what, code, call) => {
      expect(await refusal(call())).toMatchObject({ code, origin: 'service', retryable: false });
    });

    it('a problem that never ends leaves the status', async () => {
      const endless = new ReadableStream({ pull: (c) => c.enqueue(new Uint8Array(10_000).fill(97)) });
      const error = await refusal(
        answering(endless, { status: 409, headers: { 'content-type': 'application/problem+json' } }).get(
          '/dogs',
        ),
      );
      expect(error).toMatchObject({
        code: 'core.http.problem',
        status: 409,
        problem: { type: 'about:blank' },
      });
    });
  });

  it.each([
    ['1.5', [1_500, 1_500]],
    ['soon', [0, 0]],
  ])('Retry-After: %s is waited for as far as it can be understood', async (value, expected) => {
    const waits: number[] = [];
    const client = clientOf({
      retry: {},
      random: () => 0,
      sleep: async (milliseconds) => void waits.push(milliseconds),
      fetch: async () => new Response('', { status: 503, headers: { 'retry-after': value } }),
    });
    expect(await refusal(client.get('/dogs'))).toMatchObject({
      code: 'core.http.problem',
      status: 503,
      retryable: true,
    });
    expect(waits).toEqual(expected);
  });

  it('the status decides what an answer is', async () => {
    const contract: Contract<object> = {
      ...registry,
      operations: {
        'GET /a': { on: 'GET /a', id: 'a', answers: { 200: ['application/json'], 202: [], 204: [] } },
      },
    };
    const get = (body: BodyInit | null, status: number, call = {}) =>
      clientOf({ contract, fetch: async () => new Response(body, { status, headers: json }) } as never).get(
        '/a',
        call,
      );
    expect(await refusal(get('', 200))).toMatchObject({ code: 'core.response.empty', status: 200 });
    expect(await get('{"a":1}', 200)).toEqual({ a: 1 });
    expect(await get(null, 204)).toBeUndefined();
    expect(await get('{"a":1}', 202)).toBeUndefined();
    // What the contract does not name may be like what it names, but not nothing.
    expect(await get('{"a":1}', 203)).toEqual({ a: 1 });
    expect(await refusal(get('', 203))).toMatchObject({ code: 'core.response.empty' });
    expect(await get('', 203, { as: 'json-or-none' })).toBeUndefined();
  });

  it('a member that is only written is never given', async () => {
    const kennel = { id: '1', name: 'Hof', keeper: { name: 'Ağaoğlu' }, pin: canary, residents: [] };
    const client = answering(JSON.stringify(kennel), { status: 201, headers: json });
    const body = { name: 'Hof', keeper: { name: 'Ağaoğlu' }, pin: canary, residents: [] };
    const answer = await client.post('/kennels', { body });
    expect(answer).toEqual({ id: '1', name: 'Hof', keeper: { name: 'Ağaoğlu' }, residents: [] });
  });

  it('text is read in the encoding that the answer names, or not at all', async () => {
    const bytes = Buffer.from('Müller', 'latin1');
    const read = (charset: string) =>
      clientOf({
        contract: openContract(),
        fetch: async () =>
          new Response(bytes, { headers: { 'content-type': `text/plain; charset=${charset}` } }),
      } as never).get('/notices', { as: 'text' });
    expect(await read('iso-8859-1')).toBe('Müller');
    expect(await refusal(read('utf-8'))).toMatchObject({ code: 'core.response.content-type' });
    expect(await refusal(read('klingon'))).toMatchObject({ code: 'core.response.content-type' });
  });

  it('FormData keeps its boundary, and headers of a call replace none of the contract, the token and the body', async () => {
    const server = await startServer((_, response) => void response.writeHead(204).end());
    const client = clientOf({
      baseUrl: server.url,
      [allowHttp]: true,
      fetch: undefined,
      auth: { token: async () => 'token-1' },
      headers: { 'Content-Type': 'text/plain', 'X-Own': 'client' },
    });
    const form = new FormData();
    form.set('photo', new Blob(['x']), 'rex.png');
    const path = { dogId: '1' };
    await client.post('/dogs/{dogId}/photo', {
      path,
      contentType: 'multipart/form-data',
      body: form,
      headers: { 'content-type': 'multipart/form-data' },
    });
    await client.put('/dogs/{dogId}/photo', {
      path,
      contentType: 'application/octet-stream',
      body: upload(new Blob(['x'])),
      idempotencyKey: 'k1',
      headers: {
        authorization: 'Basic x',
        'Content-Type': 'text/html',
        'idempotency-key': 'k2',
        'X-Own': 'call',
      },
    });
    expect(server.seen[0]!.headers['content-type']).toMatch(/^multipart\/form-data; ?boundary=/);
    expect(server.seen[1]!.headers).toMatchObject({
      authorization: 'Bearer token-1',
      'content-type': 'application/octet-stream',
      'content-length': '1',
      'idempotency-key': 'k1',
      'x-own': 'call',
    });
  });

  it('cookies are sent where the application says so', async () => {
    const seen: unknown[] = [];
    const fetch = async (_: unknown, init?: RequestInit) => {
      seen.push((_ instanceof Request ? _ : init)?.credentials);
      return new Response('{"items":[]}', { headers: json });
    };
    await clientOf({ fetch: fetch as typeof globalThis.fetch, credentials: 'include' }).get('/dogs');
    expect(seen).toEqual(['include']);
  });
});
