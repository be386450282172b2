import { describe, expect, it } from 'vitest';
import { openContract } from '../src/contract/index.ts';
import type { ClientOptions } from '../src/index.ts';
import { type AnyClient, canary, refusal } from './any-client.ts';
import { entries } from './entries.ts';
import { registry } from './generated/registry.contract.ts';
import { sendJson, startServer } from './start-server.ts';

const json = { 'content-type': 'application/json' };
const dog = { header: { 'X-Office': 'A1' }, body: { name: 'Rex' } };

describe.each(entries)('on $transport', ({ createClient, allowHttp, upload }) => {
  const clientOf = (options: Partial<ClientOptions>) =>
    createClient({
      contract: registry,
      baseUrl: 'https://register.example',
      retry: { limit: 0 },
      ...options,
    }) as unknown as AnyClient;
  /** A client of a real server, which says what has arrived. */
  async function sending(options: Partial<ClientOptions> = {}) {
    const server = await startServer((request, response) =>
      request.method === 'POST' ? sendJson(response, 201, {}) : void response.writeHead(204).end(),
    );
    const client = clientOf({ baseUrl: server.url, [allowHttp]: true, ...options });
    return { client, seen: server.seen };
  }

  describe('a header that would split or arrive changed is refused without its value', () => {
    const hostile: [string, string][] = [
      ['a line', `a\n${canary}`],
      ['a further header', `a\r\nx-role: ${canary}`],
      ['a return', `a\r${canary}`],
      ['a null', `${canary}\0`],
      ['beyond Latin-1', `${canary}`],
    ];
    const places: [string, (value: string) => [Partial<ClientOptions>, object]][] = [
      ['of the client', (value) => [{ headers: { 'X-Own': value } }, {}]],
      ['of the function for headers', (value) => [{ headers: async () => ({ 'X-Own': value }) }, {}]],
      ['of the call', (value) => [{}, { headers: { 'X-Own': value } }]],
      ['as idempotency key', (value) => [{}, { idempotencyKey: value }]],
      ['as token', (value) => [{ auth: { token: async () => value } }, {}]],
      ['as user agent', (value) => [{ userAgent: value }, {}]],
    ];
    it.each(
      places.flatMap(([place, options]) => hostile.map(([what, value]) => ({ place, what, value, options }))),
    )('$what $place', async ({ value, options }) => {
      const [ofClient, ofCall] = options(value);
      const { client, seen } = await sending(ofClient);
      expect(await refusal(client.post('/dogs', { ...dog, ...ofCall }))).toMatchObject({
        code: 'core.request.invalid',
        origin: 'local',
        retryable: false,
        details: { operation: 'POST /dogs' },
      });
      expect(seen).toEqual([]);
    });

    it.each(hostile)('%s of telemetry does not fail the call and is not sent', async (_what, value) => {
      const lines: unknown[] = [];
      const { client, seen } = await sending({
        telemetry: { start: () => ({ headers: { traceparent: value }, end: () => undefined }) },
        logger: (line) => lines.push(line),
      });
      await client
        .post('/dogs', dog)
        .catch((error: { code?: string }) => expect(error.code).not.toMatch(/request/));
      expect(seen).toHaveLength(1);
      expect(seen[0]!.headers.traceparent).toBeUndefined();
      expect(JSON.stringify(lines)).toContain('core.observer.failed');
      expect(JSON.stringify(lines)).not.toContain(canary);
    });

    it.each(['X Own', 'X-Own:', '', 'X-Ówn', `X-Own\r\n${canary}`])('the name %j', async (name) => {
      for (const [ofClient, ofCall] of [
        [{ headers: { [name]: 'a' } }, {}],
        [{}, { headers: { [name]: 'a' } }],
      ]) {
        const { client, seen } = await sending(ofClient);
        expect(await refusal(client.post('/dogs', { ...dog, ...ofCall }))).toMatchObject({
          code: 'core.request.invalid',
        });
        expect(seen).toEqual([]);
      }
    });
  });

  it.each([
    ['a Map', new Map([['x-own', canary]])],
    ['Headers', new Headers({ 'x-own': 'a' })],
    ['a list', [['x-own', canary]]],
    ['text', `x-own: ${canary}`],
  ])('%s in the place of headers is refused instead of left out', async (_what, headers) => {
    for (const [ofClient, ofCall] of [
      [{ headers: headers as never }, {}],
      [{ headers: () => headers as never }, {}],
      [{}, { headers }],
    ] as [Partial<ClientOptions>, object][]) {
      const { client, seen } = await sending(ofClient);
      expect(await refusal(client.post('/dogs', { ...dog, ...ofCall }))).toMatchObject({
        code: 'core.request.invalid',
      });
      expect(seen).toEqual([]);
    }
  });

  it('what is undefined is absent, what is empty or looks so is sent', async () => {
    const { client, seen } = await sending({ headers: { 'x-a': undefined as never, 'x-b': 'undefined' } });
    await client.post('/dogs', { ...dog, headers: { 'x-c': undefined, 'x-d': '', 'x-e': 'null' } });
    const { headers } = seen[0]!;
    expect(headers).not.toHaveProperty('x-a');
    expect(headers).not.toHaveProperty('x-c');
    expect(headers).toMatchObject({ 'x-b': 'undefined', 'x-d': '', 'x-e': 'null' });
  });

  it('headers of client and call replace none of the contract, the token, the trace, the key and the body', async () => {
    const own = {
      'x-office': 'own',
      Authorization: 'Basic own',
      'Content-Type': 'text/html',
      'content-LENGTH': '999',
      'Idempotency-Key': 'own',
      Traceparent: 'own',
      'User-Agent': 'own',
    };
    for (const [ofClient, ofCall] of [
      [{ headers: own }, {}],
      [{ headers: async () => own }, {}],
      [{}, { headers: own }],
    ]) {
      const { client, seen } = await sending({
        auth: { token: async () => 'token-1' },
        telemetry: { start: () => ({ headers: { traceparent: '00-trace' }, end: () => undefined }) },
        userAgent: 'Musterstadt/1.0',
        ...ofClient,
      });
      await client.post('/dogs', { ...dog, ...ofCall, idempotencyKey: 'k1' });
      expect(seen[0]!.headers).toMatchObject({
        'x-office': 'A1',
        authorization: 'Bearer token-1',
        'content-type': 'application/json',
        'content-length': '14',
        'idempotency-key': 'k1',
        traceparent: '00-trace',
        'user-agent': 'Musterstadt/1.0',
      });
      await client.put('/dogs/{dogId}/photo', {
        path: { dogId: '1' },
        contentType: 'application/octet-stream',
        body: upload(() => new Blob(['abc']).stream(), { size: 3 }),
        ...ofCall,
      });
      expect(seen[1]!.headers).toMatchObject({
        'content-type': 'application/octet-stream',
        'content-length': '3',
      });
    }
  });

  it('headers of a call come before those of the client', async () => {
    const { client, seen } = await sending({ headers: { 'x-own': 'client', 'x-more': 'client' } });
    await client.post('/dogs', { ...dog, headers: { 'X-Own': 'call' } });
    await client.post('/dogs', dog);
    expect(seen.map(({ headers }) => [headers['x-own'], headers['x-more']])).toEqual([
      ['call', 'client'],
      ['client', 'client'],
    ]);
  });

  describe('the number of a request', () => {
    const open = (status: number, headers: Record<string, string>) =>
      createClient({
        contract: openContract<{
          '/a': { get: { responses: { 200: { content: { 'application/json': object } } } } };
        }>(),
        baseUrl: 'https://x.example',
        fetch: async () => new Response('{}', { status, headers: { ...json, ...headers } }),
      });

    it.each([
      ['x-request-id', 'req-1:a.b_C'],
      ['request-id', '0f8fad5b-d9cb-469f-a165-70867728950e'],
      ['x-correlation-id', '7'],
    ])('of %s is on answers and errors', async (name, id) => {
      const answer = await open(200, { [name]: id, 'x-more': '1' }).withResponse.get('/a');
      expect([answer.requestId, answer.headers.get('x-more')]).toEqual([id, '1']);
      const refused = await open(404, { [name]: id, 'x-more': '1' }).safe.get('/a');
      expect(refused).toMatchObject({ requestId: id, error: { details: { requestId: id } } });
      expect(!refused.ok && refused.error.headers?.get('x-more')).toBe('1');
      expect(JSON.stringify(!refused.ok && refused.error)).not.toContain('x-more');
    });

    it.each(['a b', 'x'.repeat(101), '', '<b>1</b>', 'a@b', '1\xfc', '{"a":1}'])('%j is none', async (id) => {
      const answer = await open(200, { 'x-request-id': id }).withResponse.get('/a');
      expect(answer.requestId).toBeUndefined();
      const refused = await open(404, { 'x-request-id': id }).safe.get('/a');
      expect(!refused.ok && refused.error.details).not.toHaveProperty('requestId');
      // Another header may have one.
      const other = await open(404, { 'x-request-id': id, 'request-id': 'r1' }).safe.get('/a');
      expect(other.requestId).toBe('r1');
    });
  });
});
