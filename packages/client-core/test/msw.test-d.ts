import { expectTypeOf, test } from 'vitest';
import { createMockHandlers } from '../src/msw.ts';
import { registry } from './generated/registry.contract.ts';
import { registryExamples as examples } from './generated/registry.examples.ts';

const mock = createMockHandlers(registry, 'https://register.example', { examples });

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

test('examples are those of the contract', () => {
  mock.get('/dogs/{dogId}', ({ example }) => example(404));
  mock.get('/dogs/{dogId}', ({ example }) => example(404, 'https://register.example/problems/not-found'));
  mock.post('/dogs', ({ example }) => example(422, 'https://register.example/problems/fields'));
  mock.post('/dogs', ({ example }) => example(503));
  mock.patch('/dogs/{dogId}', ({ example }) => example(418));

  // @ts-expect-error status the contract does not declare
  mock.get('/dogs', ({ example }) => example(404));
  // @ts-expect-error type of another status
  mock.post('/dogs', ({ example }) => example(422, 'https://register.example/problems/not-found'));
  // @ts-expect-error an answer without a problem type
  mock.delete('/dogs/{dogId}', ({ example }) => example(204, 'about:blank'));
});
