import { setupServer } from 'msw/node';
import { expect, it, onTestFinished } from 'vitest';
import type { paths } from '../test/generated/registry.ts';
import { createClient } from './index.ts';
import { createMockHandlers } from './msw.ts';

const baseUrl = 'https://register.example/api';
const mock = createMockHandlers<paths>(baseUrl);
const client = createClient<paths>({ baseUrl, sleep: async () => {} });

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
