import { expectTypeOf, test } from 'vitest';
import { createMockHandlers } from '../src/msw.ts';
import type { paths } from './generated/registry.ts';

const mock = createMockHandlers<paths>('https://register.example');

test('mock answers are those of the contract', () => {
  mock.get('/dogs', { status: 200, body: { items: [] } });
  mock.get('/dogs/{dogId}', ({ params }) => {
    expectTypeOf(params).toEqualTypeOf<{ dogId: string }>();
    return {
      status: 404,
      body: { type: 'https://register.example/problems/not-found', dogId: params.dogId },
    };
  });
  mock.get('/dogs/{dogId}', { status: 410, contentType: 'application/json', body: { since: '2026' } });
  mock.delete('/dogs/{dogId}', { status: 204 });
  mock.post('/dogs', { status: 503, body: { title: 'default covers every other status' } });
  mock.patch('/dogs/{dogId}', { status: 409, body: {} });

  // @ts-expect-error misspelt path
  mock.get('/cats', { status: 200, body: {} });
  // @ts-expect-error no such verb
  mock.put('/dogs', { status: 204 });
  // @ts-expect-error status the contract does not declare
  mock.get('/dogs', { status: 404, body: {} });
  // @ts-expect-error wrong body
  mock.get('/dogs', { status: 200, body: { items: [{ id: 1 }] } });
  // @ts-expect-error body of another status
  mock.get('/dogs/{dogId}', { status: 404, body: { id: '1', name: 'Rex' } });
  // @ts-expect-error 204 has no body
  mock.delete('/dogs/{dogId}', { status: 204, body: {} });
  // @ts-expect-error this problem is declared as plain application/json, which must be said
  mock.get('/dogs/{dogId}', { status: 410, body: { since: '2026' } });
});
