import { describe, expect, it } from 'vitest';
import { openContract } from '../src/contract/index.ts';
import type { ClientOptions } from '../src/index.ts';
import { type AnyClient, canary, refusal } from './any-client.ts';
import { entries } from './entries.ts';
import { registry } from './generated/registry.contract.ts';

const json = { 'content-type': 'application/json' };

describe.each(entries)('on $transport', ({ createClient }) => {
  const clientOf = (fetch: ClientOptions['fetch'], options: Partial<ClientOptions> = {}) =>
    createClient({
      contract: registry,
      baseUrl: 'https://register.example/api',
      fetch,
      random: () => 0,
      ...options,
    }) as unknown as AnyClient;
  const photo = { path: { dogId: '1' }, contentType: 'application/octet-stream', body: 'x' };

  it.each(['https://h.example/api#', 'https://h.example/api?'])(
    'an address that would swallow the path of every operation is refused: %s',
    (baseUrl) => {
      expect(() => createClient({ contract: registry, baseUrl })).toThrow(
        expect.objectContaining({ code: 'core.config.url' }),
      );
    },
  );

  it('a PUT that was answered is not sent again when its answer breaks off; a GET is', async () => {
    let sent = 0;
    const fetch = async () => {
      sent++;
      const breaks = new ReadableStream({
        start: (controller) => controller.enqueue(new TextEncoder().encode('{"a":')),
        pull: (controller) => controller.error(new TypeError('terminated')),
      });
      return new Response(breaks, { headers: json });
    };
    const contract = {
      ...registry,
      operations: {
        'PUT /a': { on: 'PUT /a', id: 'put', answers: { 200: ['application/json'] } },
        'GET /a': { on: 'GET /a', id: 'get', answers: { 200: ['application/json'] } },
      },
    };
    const client = clientOf(fetch, { contract } as never);
    expect(await refusal(client.put('/a'))).toMatchObject({ code: 'core.network', retryable: true });
    expect(sent).toBe(1);
    expect(await refusal(client.get('/a'))).toMatchObject({ code: 'core.network' });
    expect(sent).toBe(4);
  });

  it('a broken success has no status and no headers in the safe union; they are on the error', async () => {
    const client = createClient({
      contract: registry,
      baseUrl: 'https://register.example',
      fetch: async () =>
        new Response('<p>', { headers: { 'content-type': 'text/html', 'x-request-id': 'r1' } }),
    });
    const result = await client.safe.get('/dogs');
    expect(result).toMatchObject({ ok: false, status: undefined, headers: undefined, requestId: 'r1' });
    expect(!result.ok && result.error.headers?.get('content-type')).toBe('text/html');
  });

  it('a page is no success, also where nobody wants a body', async () => {
    const page = async () =>
      new Response(`<title>Wartung ${canary}</title>`, { headers: { 'content-type': 'text/html' } });
    const client = clientOf(page);
    for (const call of [
      client.delete('/dogs/{dogId}', { path: { dogId: '1' } }),
      client.put('/dogs/{dogId}/photo', photo),
      client.get('/dogs', { as: 'none' }),
    ])
      expect(await refusal(call)).toMatchObject({ code: 'core.response.content-type', retryable: false });
  });

  it.each([undefined, null, '', {}, 7])('a source of tokens that gives %o sends nothing', async (token) => {
    let sent = 0;
    const client = clientOf(
      async () => {
        sent++;
        return new Response('{"items":[]}', { headers: json });
      },
      { auth: { token: async () => token as string } },
    );
    expect(await refusal(client.get('/dogs'))).toMatchObject({ code: 'core.request.invalid' });
    expect(sent).toBe(0);
  });

  it('telemetry cannot change the call', async () => {
    const seen: (string | null)[] = [];
    const client = clientOf(
      async (input, init) => {
        const request = new Request(input, init);
        seen.push(request.method, request.headers.get('authorization'));
        return new Response('{"items":[]}', { headers: json });
      },
      {
        auth: { token: async () => 'mine' },
        logger: () => undefined,
        telemetry: {
          start(view) {
            Object.assign(view, { method: 'DELETE', attempt: 99 });
            return { headers: { authorization: 'Bearer theirs' }, end: () => undefined };
          },
        },
      },
    );
    await client.get('/dogs');
    expect(seen).toEqual(['GET', 'Bearer mine']);
  });

  it.each([
    ['a detached buffer', () => structuredClone(new ArrayBuffer(4), { transfer: [] })],
    ['shared memory', () => new Uint8Array(new SharedArrayBuffer(4))],
  ])('%s as a body arrives whole or not at all', async (what, make) => {
    const buffer = make();
    if (buffer instanceof ArrayBuffer) structuredClone(buffer, { transfer: [buffer] });
    const client = clientOf(async () => new Response(null, { status: 204 }));
    const body = buffer as unknown;
    expect(await refusal(client.put('/dogs/{dogId}/photo', { ...photo, body })), what).toMatchObject({
      code: 'core.request.content',
    });
  });

  it('a required parameter with the name of a method is missed, and none is left out in silence', async () => {
    const table = { toString: { required: true } } as const;
    const { writePlainQuery } = await import('../src/contract/index.ts');
    const contract = {
      ...registry,
      operations: {
        'GET /a': { on: 'GET /a', id: 'a', query: { write: writePlainQuery, table }, answers: { 204: [] } },
      },
    };
    const client = clientOf(async () => new Response(null, { status: 204 }), { contract } as never);
    expect(await refusal(client.get('/a'))).toMatchObject({ details: { place: 'query toString' } });
    const open = clientOf(async () => new Response('{}', { headers: json }), {
      contract: openContract(),
    } as never);
    const call = open.get('/dogs/{id}', { path: { id: '1', idd: canary } });
    expect(await refusal(call)).toMatchObject({ details: { place: 'path idd' } });
    for (const path of ['/../admin', '/a/%2e%2e/b', '/\\..\\admin', '/a?b=1', '/a#b', 'a'])
      expect(await refusal(open.get(path))).toMatchObject({ code: 'core.request.parameter' });
  });

  it('text goes out in the encoding that its type names, or not at all', async () => {
    const client = clientOf(async () => new Response('{}', { headers: json }), {
      contract: openContract(),
    } as never);
    for (const contentType of ['text/csv; charset=iso-8859-1', 'application/json; charset=utf-16'])
      expect(await refusal(client.post('/a', { body: 'ä', contentType }))).toMatchObject({
        code: 'core.request.content',
      });
    await client.post('/a', { body: 'ä', contentType: 'text/csv; charset=UTF-8' });
  });
});
