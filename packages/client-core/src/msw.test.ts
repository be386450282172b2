import { setupServer } from 'msw/node';
import { expect, it, onTestFinished, vi } from 'vitest';
import { registry } from '../test/generated/registry.contract.ts';
import { registryExamples as examples } from '../test/generated/registry.examples.ts';
import type { HttpMethod } from './contract/contract.ts';
import { createClient } from './index.ts';
import { createMockHandlers } from './msw.ts';

const baseUrl = 'https://register.example/api';
const mock = createMockHandlers(registry, baseUrl, { examples });
const client = createClient({ contract: registry, baseUrl, sleep: async () => {} });

function serve(...handlers: Parameters<typeof setupServer>) {
  const server = setupServer(...handlers);
  server.listen({ onUnhandledFrame: 'error' });
  onTestFinished(() => server.close());
}

it('answers success bodies, problems, empty answers, bytes and network errors', async () => {
  serve(
    mock.get('/dogs/{dogId}', ({ params, url }) =>
      params.dogId === 'ä/1'
        ? { status: 200, body: { id: params.dogId, name: url.pathname } }
        : { status: 404, body: { type: 'https://register.example/problems/not-found', dogId: params.dogId } },
    ),
    mock.delete('/dogs/{dogId}', { status: 204 }),
    mock.get('/dogs/{dogId}/photo', { status: 200, contentType: 'application/octet-stream', body: 'bytes' }),
    mock.get('/search', 'network-error'),
    mock.post('/dogs', async ({ request }) => ({
      status: 201,
      body: { id: '1', name: ((await request.json()) as { name: string }).name },
    })),
  );
  const path = { dogId: 'ä/1' };
  expect(await client.get('/dogs/{dogId}', { path })).toEqual({ id: 'ä/1', name: '/api/dogs/%C3%A4%2F1' });
  const missing = await client.safe.get('/dogs/{dogId}', { path: { dogId: '2' } });
  expect(missing).toMatchObject({
    status: 404,
    type: 'https://register.example/problems/not-found',
    problem: { dogId: '2' },
  });
  expect(missing.headers?.get('content-type')).toBe('application/problem+json');
  expect(await client.delete('/dogs/{dogId}', { path })).toBeUndefined();
  expect(await client.get('/dogs/{dogId}/photo', { path, as: 'text' })).toBe('bytes');
  expect(await client.safe.get('/search', { query: { q: 'x' } })).toMatchObject({
    ok: false,
    error: { code: 'core.network' },
  });
  expect(await client.post('/dogs', { header: { 'X-Office': 'A' }, body: { name: 'Rex' } })).toEqual({
    id: '1',
    name: 'Rex',
  });
});

it('a call without a handler is an error, not a real request', async () => {
  serve(mock.delete('/dogs/{dogId}', { status: 204 }));
  const result = await client.safe.get('/dogs', { retry: { limit: 0 } });
  expect(result).toMatchObject({ ok: false, status: undefined, error: { details: { attempts: 1 } } });
});

it('every operation answers with its example, in one line', async () => {
  serve(...mock.examples());
  expect(mock.examples()).toHaveLength(Object.keys(registry.operations).length);
  expect(await client.get('/dogs/{dogId}', { path: { dogId: '1' } })).toEqual(
    examples['GET /dogs/{dogId}'][200][0].body,
  );
  expect(await client.delete('/dogs/{dogId}', { path: { dogId: '1' } })).toBeUndefined();
  expect(await client.get('/search', { query: { q: 'x' } })).toEqual(['example']);
  expect(await client.get('/dogs/{dogId}/photo', { path: { dogId: '1' }, as: 'text' })).toBe('example');
});

it('every declared status of every operation can be mocked by its example', async () => {
  const statuses: number[] = [];
  for (const [name, byStatus] of Object.entries(examples)) {
    const [verb = '', template = ''] = name.split(' ');
    const url = baseUrl + template.replaceAll(/\{[^{}]+\}/g, '1');
    for (const [key, [first]] of Object.entries(byStatus)) {
      const status = key === 'default' ? 418 : Number(key.replaceAll('X', '0'));
      const lenient = createMockHandlers(registry, baseUrl, { examples, strict: false });
      const build = lenient[verb.toLowerCase() as HttpMethod] as (
        path: string,
        responder: (call: { example: (status: number) => unknown }) => unknown,
      ) => ReturnType<typeof mock.get>;
      const server = setupServer(build(template, ({ example }) => example(status)));
      server.listen({ onUnhandledFrame: 'error' });
      const answer = await fetch(url, { method: verb }).finally(() => server.close());
      expect([name, answer.status]).toEqual([name, status]);
      expect(answer.headers.get('content-type')).toBe(first?.contentType ?? null);
      statuses.push(status);
    }
  }
  expect(statuses.length).toBeGreaterThan(Object.keys(examples).length);
});

it('a problem with several types is chosen by its type, of a range the status is that of the answer', async () => {
  serve(
    mock.post('/dogs', ({ example }) => example(422, 'https://register.example/problems/fields')),
    mock.patch('/dogs/{dogId}', ({ example }) => example(409)),
  );
  const body = { name: 'Rex' };
  const fields = await client.safe.post('/dogs', { header: { 'X-Office': 'A' }, body });
  expect(fields).toMatchObject({ status: 422, type: 'https://register.example/problems/fields' });
  const conflict = await client.safe.patch('/dogs/{dogId}', {
    path: { dogId: '1' },
    body,
    contentType: 'application/merge-patch+json',
    as: 'json-or-none',
  });
  expect(conflict).toMatchObject({ status: 409, type: 'about:blank' });
});

const cookie: RequestInit = { headers: { cookie: 'session=1' } };
const json = (body: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body,
});

it.each<[string, string, RequestInit, string]>([
  ['an unknown parameter', '/dogs?breet=terrier', {}, 'the query parameter "breet" is not in the contract'],
  ['a missing parameter', '/search', {}, 'the query parameter "q" is missing'],
  [
    'a missing header',
    '/dogs',
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' },
    'the header "x-office" is missing',
  ],
  [
    'another media type',
    '/dogs',
    { method: 'POST', headers: { 'x-office': 'A' }, body: 'name: Rex' },
    'the body is text/plain; the contract takes application/json, application/x-www-form-urlencoded',
  ],
  [
    'no body',
    '/dogs',
    { method: 'POST', headers: { 'x-office': 'A' } },
    'the body is missing or has no media type',
  ],
  [
    'a body too many',
    '/dogs/1',
    { method: 'DELETE', headers: { 'content-type': 'application/json' }, body: '{}' },
    'the contract has no body here',
  ],
  ['a repeated value', '/search?q=a&q=b', {}, 'the query parameter "q" is given more than once'],
  [
    'a repeated short list',
    '/kennels?tags=a&tags=b',
    cookie,
    'the query parameter "tags" is given more than',
  ],
  ['a missing cookie', '/kennels', {}, 'the cookie "session" is missing'],
  ['a body that is no JSON', '/kennels', json('{"name":'), 'the body is no JSON'],
  [
    'a member that only the service sets',
    '/kennels',
    json('{"name":"Nord","rooms":{"a":{"inspectedAt":"2026-11-28"}}}'),
    'body /rooms/*/inspectedAt is set by the service: leave it out',
  ],
])(
  '%s is answered with 400 and a sentence, or let through when strict is off',
  async (_, path, init, sentence) => {
    const server = setupServer(...mock.examples());
    server.listen({ onUnhandledFrame: 'error' });
    onTestFinished(() => server.close());
    const refused = await fetch(baseUrl + path, init);
    expect(refused.status).toBe(400);
    const { detail } = (await refused.json()) as { detail: string };
    expect(detail).toMatch(/^mock of registry, [A-Z]+ \/[^ ]*: /);
    expect(detail).toContain(sentence);
    server.resetHandlers(...createMockHandlers(registry, baseUrl, { examples, strict: false }).examples());
    expect((await fetch(baseUrl + path, init)).ok).toBe(true);
  },
);

it('lists, objects and cookies in every declared style fit', async () => {
  serve(...mock.examples());
  const statusOf = async (path: string, cookie?: string) =>
    (await fetch(baseUrl + path, { headers: cookie ? { cookie } : {} })).status;
  for (const query of ['breed=a&breed=b', 'cursor=2', '']) expect(await statusOf(`/dogs?${query}`)).toBe(200);
  const every =
    'filter%5Bcity%5D=Bonn&filter[x]=1&tags=a,b&sort=name,asc&member=of-an-exploded-object&where=%7B%7D';
  expect(await statusOf(`/kennels?${every}`, 'a=b; session=1')).toBe(200);
  expect(await statusOf('/kennels', 'obsession=1')).toBe(400);
});

it('an operation that the contract lacks, and an example that nobody wrote, are errors of the test', () => {
  const untyped = mock.get as (path: string, answer: unknown) => unknown;
  expect(() => untyped('/cats', { status: 200 })).toThrow('mock: GET /cats is not in the contract registry');
  const { 'GET /dogs': _, ...others } = examples;
  const fewer = createMockHandlers(registry, baseUrl, { examples: others as typeof examples });
  expect(() => fewer.examples()).toThrow('GET /dogs has no example of a success');
});

it('says what to hand over where examples or an origin are missing', async () => {
  const bare = createMockHandlers(registry, baseUrl);
  const remedy = 'registry: createMockHandlers(contract, baseUrl, { examples })';
  expect(() => bare.examples()).toThrow(remedy);
  serve(bare.get('/dogs', ({ example }) => example(200)));
  expect(await (await fetch(`${baseUrl}/dogs`)).text()).toContain(JSON.stringify(remedy).slice(1, -1));
  expect(() => createMockHandlers(registry, '/api')).toThrow("give 'http://localhost/api'");
});

it('a handler reads the body that was checked', async () => {
  serve(
    mock.post('/kennels', async ({ request, example }) => {
      expect(await request.json()).toEqual({ name: 'Nord' });
      return example(201);
    }),
  );
  expect((await fetch(`${baseUrl}/kennels`, json('{"name":"Nord"}'))).status).toBe(201);
});

it('a path is one of the page', async () => {
  vi.stubGlobal('location', { href: 'https://register.example/start' });
  onTestFinished(() => void vi.unstubAllGlobals());
  serve(...createMockHandlers(registry, '/api', { examples }).examples());
  expect((await fetch(`${baseUrl}/dogs`)).status).toBe(200);
});
