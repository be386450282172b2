import { expectTypeOf, test } from 'vitest';
import { createClient, openContract } from '../src/index.ts';
import type { paths as registry } from './generated/registry.ts';

type Json<T> = { headers: object; content: { 'application/json': T } };
type Empty = { headers: object; content?: never };
type Get<Responses> = {
  get: { parameters: { path?: never; query?: never; header?: never; cookie?: never }; responses: Responses };
  head?: never;
};

/** Answers that occur in contracts of others, and not in the register. */
interface Odd {
  '/default-only': Get<{ default: Json<'any'> }>;
  '/range': Get<{ '2XX': Json<'range'> }>;
  '/range-beside': Get<{ 201: Json<'made'>; '2XX': Json<'range'> }>;
  '/two': Get<{ 200: Json<'now'>; 202: Json<'later'> }>;
  '/maybe': Get<{ 200: Json<'found'>; 204: Empty }>;
  '/empty': Get<{ 204: Empty }>;
  '/reset': Get<{ 205: Empty }>;
  '/accepted': Get<{ 202: Empty }>;
  '/accepted-or-json': Get<{ 200: Json<'now'>; 202: Empty }>;
  '/several-types': Get<{
    200: {
      headers: object;
      content: { 'text/csv': string; 'application/json': 'table'; 'application/ld+json': 'graph' };
    };
  }>;
  '/json-with-parameters': Get<{ 200: { content: { 'application/json;profile=x': 'one' } } }>;
  '/text': Get<{ 200: { content: { 'text/plain': string } } }>;
  '/redirect': Get<{ 303: Empty }>;
  '/nothing': { get: { responses: { 204: Empty } } };
  '/bare': { head: { responses: { 200: Empty; 404: Json<'problem'> } } };
}

const client = createClient({ contract: openContract<Odd>(), baseUrl: 'https://odd.example' });
const register = createClient({ contract: openContract<registry>(), baseUrl: 'https://register.example' });

test('a contract that declares a default only: it stands for every success', async () => {
  expectTypeOf(client.get('/default-only')).resolves.toEqualTypeOf<'any'>();
  const { status } = await client.withResponse.get('/default-only');
  expectTypeOf<200>().toExtend<typeof status>();
  expectTypeOf<226>().toExtend<typeof status>();
  expectTypeOf<404>().not.toExtend<typeof status>();
});

test('a range stands for the statuses that are not declared beside it', async () => {
  expectTypeOf(client.get('/range')).resolves.toEqualTypeOf<'range'>();
  const answer = await client.withResponse.get('/range-beside');
  if (answer.status === 201) expectTypeOf(answer.data).toEqualTypeOf<'made'>();
  else expectTypeOf(answer.data).toEqualTypeOf<'range'>();
});

test('several successes are told apart by status', async () => {
  expectTypeOf(client.get('/two')).resolves.toEqualTypeOf<'now' | 'later'>();
  const answer = await client.withResponse.get('/two');
  if (answer.status === 202) expectTypeOf(answer.data).toEqualTypeOf<'later'>();
  // @ts-expect-error not declared
  if (answer.status === 204) return;
});

test('204 and 205 need no `as` and carry nothing', async () => {
  expectTypeOf(client.get('/empty')).resolves.toEqualTypeOf<undefined>();
  expectTypeOf(client.get('/reset')).resolves.toEqualTypeOf<undefined>();
  expectTypeOf(client.get('/nothing')).resolves.toEqualTypeOf<undefined>();
  expectTypeOf(client.get('/maybe')).resolves.toEqualTypeOf<'found' | undefined>();
  expectTypeOf(client.get('/maybe', { as: 'text' })).resolves.toEqualTypeOf<string | undefined>();
});

test('another status without content needs `as`', () => {
  expectTypeOf(client.get('/accepted', { as: 'none' })).resolves.toEqualTypeOf<undefined>();
  // @ts-expect-error how to read it is not said
  client.get('/accepted');
  // @ts-expect-error there is no JSON at all
  client.get('/accepted', { as: 'json-or-none' });
  expectTypeOf(client.get('/accepted-or-json', { as: 'json-or-none' })).resolves.toEqualTypeOf<
    'now' | undefined
  >();
  // @ts-expect-error 202 is not JSON
  client.get('/accepted-or-json', { as: 'json' });
  // @ts-expect-error how to read 202 is not said
  client.get('/accepted-or-json');
});

test('JSON by its media type', () => {
  expectTypeOf(client.get('/several-types')).resolves.toEqualTypeOf<'table' | 'graph'>();
  expectTypeOf(client.get('/several-types', { as: 'text' })).resolves.toEqualTypeOf<string>();
  expectTypeOf(client.get('/json-with-parameters')).resolves.toEqualTypeOf<'one'>();
  expectTypeOf(client.get('/text', { as: 'bytes' })).resolves.toEqualTypeOf<Uint8Array<ArrayBuffer>>();
  // @ts-expect-error text is not JSON
  client.get('/text', { as: 'json' });
});

test('a reader gives what it reads', () => {
  const lines = { read: async (response: Response) => (await response.text()).split('\n') };
  expectTypeOf(client.get('/text', { as: lines })).resolves.toEqualTypeOf<string[]>();
  const status = client.get('/text', {
    as: { accept: 'text/plain', read: (response, { signal }) => [response.status, signal] as const },
  });
  expectTypeOf(status).resolves.toEqualTypeOf<readonly [number, AbortSignal | undefined]>();
});

test('HEAD carries nothing and takes no other `as`', async () => {
  expectTypeOf(client.head('/bare')).resolves.toEqualTypeOf<undefined>();
  // @ts-expect-error there is nothing to read
  client.head('/bare', { as: 'json' });
  const result = await client.safe.head('/bare');
  if (result.ok) expectTypeOf(result.data).toEqualTypeOf<undefined>();
});

test('an operation without a success has no data', () => {
  expectTypeOf(client.get('/redirect')).resolves.toEqualTypeOf<never>();
});

test('headers and request id of an answer', async () => {
  const answer = await client.withResponse.get('/two');
  expectTypeOf(answer.headers).toEqualTypeOf<Headers>();
  expectTypeOf(answer.requestId).toEqualTypeOf<string | undefined>();
  const { requestId } = await client.safe.get('/two');
  expectTypeOf(requestId).toEqualTypeOf<string | undefined>();
});

test('cookies, objects and lists of the contract', () => {
  const cookie = { session: 's', seen: [1, 2] };
  register.get('/kennels', { cookie, query: { tags: ['big'] }, header: { 'X-Fields': ['name'] } });
  register.get('/kennels', { cookie: { session: 's', seen: undefined } });
  // @ts-expect-error the required cookie is missing
  register.get('/kennels', { cookie: {} });
  // @ts-expect-error the cookies are missing
  register.get('/kennels', {});
  // @ts-expect-error options are missing
  register.get('/kennels');
  // @ts-expect-error misspelt cookie
  register.get('/kennels', { cookie: { session: 's', sean: [1] } });
  // @ts-expect-error a list is no text
  register.get('/kennels', { cookie, query: { tags: 'big' } });
  // @ts-expect-error no cookies here
  register.get('/dogs', { cookie });
});

test('options that a caller may not have', () => {
  const some = {} as { cursor: string | undefined; signal: AbortSignal | undefined };
  register.get('/dogs', { query: { cursor: some.cursor }, signal: some.signal });
  register.get('/dogs', { query: undefined, path: undefined, as: undefined, body: undefined });
  register.get('/dogs', { headers: { 'X-Trace': '1' }, timeout: undefined, retry: undefined });
});
