import { assertType, expectTypeOf, test } from 'vitest';
import {
  createClient,
  type HttpProblem,
  isProblem,
  openContract,
  type ProblemDetails,
  type RathausError,
} from '../src/index.ts';
import type { paths } from './generated/registry.ts';

const client = createClient({ contract: openContract<paths>(), baseUrl: 'https://register.example' });
type Dog = { id: string; name: string };

test('a misspelt path or a verb the path does not have is an error', () => {
  // @ts-expect-error no such path
  client.get('/cats');
  // @ts-expect-error the contract has no DELETE on the list
  client.delete('/dogs');
  // @ts-expect-error the template is the path, not a filled-in one
  client.get('/dogs/7');
});

test('path parameters', () => {
  expectTypeOf(client.get('/dogs/{dogId}', { path: { dogId: '7' } })).resolves.toEqualTypeOf<Dog>();
  // @ts-expect-error options are missing
  client.get('/dogs/{dogId}');
  // @ts-expect-error path is missing
  client.get('/dogs/{dogId}', {});
  // @ts-expect-error misspelt parameter
  client.get('/dogs/{dogId}', { path: { dogID: '7' } });
  // @ts-expect-error wrong type
  client.get('/dogs/{dogId}', { path: { dogId: 7 } });
});

test('query parameters', () => {
  expectTypeOf(client.get('/dogs')).resolves.toEqualTypeOf<{ items: Dog[]; next?: string }>();
  client.get('/dogs', { query: { breed: ['Dackel'], cursor: undefined } });
  client.get('/search', { query: { q: 'a', limit: 3 } });
  // @ts-expect-error misspelt optional parameter
  client.get('/dogs', { query: { cursr: 'x' } });
  // @ts-expect-error a required query parameter is missing
  client.get('/search', { query: { limit: 3 } });
  // @ts-expect-error wrong type
  client.get('/search', { query: { q: 'a', limit: '3' } });
  // @ts-expect-error misspelt option
  client.get('/dogs', { qery: {} });
});

test('header parameters and JSON bodies', () => {
  expectTypeOf(
    client.post('/dogs', { header: { 'X-Office': 'A1' }, body: { name: 'Rex' } }),
  ).resolves.toEqualTypeOf<Dog>();
  // @ts-expect-error the required header is missing
  client.post('/dogs', { body: { name: 'Rex' } });
  // @ts-expect-error the body is missing
  client.post('/dogs', { header: { 'X-Office': 'A1' } });
  // @ts-expect-error wrong body
  client.post('/dogs', { header: { 'X-Office': 'A1' }, body: { name: 1 } });
  // @ts-expect-error member the schema does not have
  client.post('/dogs', { header: { 'X-Office': 'A1' }, body: { name: 'Rex', nme: 'x' } });
  // @ts-expect-error no body on GET
  client.get('/dogs', { body: {} });
});

test('other media types', () => {
  const header = { 'X-Office': 'A1' };
  client.post('/dogs', {
    header,
    contentType: 'application/x-www-form-urlencoded',
    body: new URLSearchParams(),
  });
  client.post('/dogs', { header, contentType: 'application/x-www-form-urlencoded', body: { name: 'Rex' } });
  // @ts-expect-error a media type the contract does not name
  client.post('/dogs', { header, contentType: 'text/plain', body: 'Rex' });

  const path = { dogId: '7' };
  client.patch('/dogs/{dogId}', {
    path,
    contentType: 'application/merge-patch+json',
    body: { name: 'R' },
    as: 'json-or-none',
  });
  // @ts-expect-error a media type that is not application/json must be named
  client.patch('/dogs/{dogId}', { path, body: { name: 'R' }, as: 'json-or-none' });
  client.put('/dogs/{dogId}/photo', { path, contentType: 'application/octet-stream', body: new Blob([]) });
  // @ts-expect-error JSON is not the photo
  client.put('/dogs/{dogId}/photo', { path, contentType: 'application/octet-stream', body: { a: 1 } });
  client.post('/dogs/{dogId}/photo', { path, contentType: 'multipart/form-data', body: new FormData() });
  client.post('/notices', { as: 'none' });
  client.post('/notices', { as: 'none', contentType: 'application/jose', body: 'a.b.c' });
});

test('answers', () => {
  const path = { dogId: '7' };
  expectTypeOf(client.delete('/dogs/{dogId}', { path })).resolves.toEqualTypeOf<undefined>();
  expectTypeOf(client.head('/dogs/{dogId}', { path })).resolves.toEqualTypeOf<undefined>();
  expectTypeOf(client.get('/dogs/{dogId}/photo', { path, as: 'bytes' })).resolves.toEqualTypeOf<
    Uint8Array<ArrayBuffer>
  >();
  expectTypeOf(client.get('/dogs/{dogId}', { path, as: 'text' })).resolves.toEqualTypeOf<string>();
  // @ts-expect-error the photo is not JSON: the caller must say how to read it
  client.get('/dogs/{dogId}/photo', { path });
  // @ts-expect-error 202 without a body: the caller must say so
  client.post('/notices');
});

test('withResponse: status and headers', async () => {
  const { status, data, headers } = await client.withResponse.get('/dogs');
  expectTypeOf(status).toEqualTypeOf<200>();
  expectTypeOf(data.items).toEqualTypeOf<Dog[]>();
  expectTypeOf(headers).toEqualTypeOf<Headers>();
});

test('safe: narrowed by status and by problem type', async () => {
  const result = await client.safe.get('/dogs/{dogId}', { path: { dogId: '7' } });
  // @ts-expect-error not before ok is known
  result.data;
  if (result.ok) {
    expectTypeOf(result.data).toEqualTypeOf<Dog>();
  } else if (result.status === 404) {
    expectTypeOf(result.type).toEqualTypeOf<'https://register.example/problems/not-found' | 'about:blank'>();
    if (result.type === 'https://register.example/problems/not-found') {
      expectTypeOf(result.problem.dogId).toEqualTypeOf<string>();
      expectTypeOf(result.error.problem.dogId).toEqualTypeOf<string>();
    } else {
      expectTypeOf(result.problem.detail).toEqualTypeOf<string | undefined>();
    }
    // @ts-expect-error a type this status does not have
    result.type === 'https://register.example/problems/name-taken';
  } else if (result.status === 410) {
    // Without a constant type nobody knows who wrote the document: its members may be absent.
    expectTypeOf(result.problem.since).toEqualTypeOf<string | undefined>();
  } else if (result.status === undefined) {
    assertType<RathausError>(result.error);
    expectTypeOf(result.problem).toEqualTypeOf<undefined>();
  } else {
    expectTypeOf(result.problem).toEqualTypeOf<ProblemDetails>();
  }
});

test('safe: unions of problems under one status, default for the others', async () => {
  const result = await client.safe.post('/dogs', { header: { 'X-Office': 'A1' }, body: { name: 'Rex' } });
  if (result.ok || result.status === undefined) return;
  if (result.status === 422) {
    if (result.type === 'https://register.example/problems/name-taken') {
      expectTypeOf(result.problem.suggestion).toEqualTypeOf<string>();
      // @ts-expect-error belongs to the other problem
      result.problem.fields.length;
    } else if (result.type !== 'about:blank') {
      expectTypeOf(result.problem.fields).toEqualTypeOf<string[]>();
    }
  } else {
    expectTypeOf(result.problem.title).toEqualTypeOf<string | undefined>();
    // @ts-expect-error 422 has been dealt with
    result.status === 422;
  }
});

test('thrown errors are narrowed by operation', async () => {
  try {
    await client.get('/dogs/{dogId}', { path: { dogId: '7' } });
  } catch (error) {
    if (!isProblem(error, client, 'get', '/dogs/{dogId}')) throw error;
    assertType<HttpProblem>(error);
    if (error.status === 404 && error.problem.type === 'https://register.example/problems/not-found') {
      expectTypeOf(error.problem.dogId).toEqualTypeOf<string>();
    }
    // @ts-expect-error the operation does not exist
    isProblem(error, client, 'delete', '/dogs');
  }
});
