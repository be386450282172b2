import { expectTypeOf, test } from 'vitest';
import type { ContractExamples } from '../src/contract/index.ts';
import { createClient } from '../src/index.ts';
import { registry } from './generated/registry.contract.ts';
import { registryExamples } from './generated/registry.examples.ts';
import type { components, paths } from './generated/registry.ts';

const client = createClient({ contract: registry, baseUrl: 'https://register.example' });
const keeper = { name: 'Łucja Sørensen-Đorđević' };
const residents = [{ id: '7', name: 'Rex' }];

test('requests have no readOnly member', () => {
  const body = { name: 'Hof', pin: '1', keeper, residents };
  client.post('/kennels', { body });
  // @ts-expect-error the id is the service's
  client.post('/kennels', { body: { ...body, id: '1' } });
  const since = '2026-01-01';
  // @ts-expect-error deep inside a list, behind a reference
  client.post('/kennels', { body: { ...body, residents: [{ id: '7', name: 'Rex', since }] } });
  // @ts-expect-error in a map
  client.post('/kennels', { body: { ...body, rooms: { a: { inspectedAt: since } } } });
  // @ts-expect-error what only requests have is still required
  client.post('/kennels', { body: { name: 'Hof', keeper, residents } });
});

test('answers have no writeOnly member, and all readOnly ones', async () => {
  const [kennel] = await client.get('/kennels', { cookie: { session: 'a' } });
  expectTypeOf(kennel!.id).toEqualTypeOf<string>();
  expectTypeOf(kennel!.residents[0]!.since).toEqualTypeOf<string>();
  // @ts-expect-error never given
  kennel!.pin;
});

test('a schema has a second name only where it makes a difference', () => {
  expectTypeOf<components['schemas']['KennelWritable']['keeper']>().toEqualTypeOf<
    components['schemas']['Keeper']
  >();
  // @ts-expect-error alike in both directions
  type Never = components['schemas']['KeeperWritable'];
  expectTypeOf<Never>().toBeAny();
});

test('parameters are those of the contract', () => {
  const cookie = { session: 'a', seen: [1, 2] };
  const query = {
    filter: { breed: 'Dackel' },
    tags: ['a'],
    sort: { by: 'name' as const },
    where: { town: 'Lęgowhausen' },
  };
  client.get('/kennels', { cookie, query, header: { 'X-Fields': ['id'] } });
  // @ts-expect-error a required cookie is missing
  client.get('/kennels', { query });
  // @ts-expect-error a parameter with JSON content takes the value, not its text
  client.get('/kennels', { cookie, query: { where: '{}' } });
  // @ts-expect-error Accept is made from the contract
  client.get('/kennels', { cookie, header: { Accept: 'text/html' } });
});

test('examples that the contract does not allow do not compile', () => {
  expectTypeOf(registryExamples).toEqualTypeOf<ContractExamples<paths>>();
  const { 'GET /search': search, 'DELETE /dogs/{dogId}': gone } = registryExamples;
  const wrong: Pick<ContractExamples<paths>, 'GET /search' | 'DELETE /dogs/{dogId}'> = {
    // @ts-expect-error names are texts
    'GET /search': { 200: [{ contentType: 'application/json', body: [7] }] },
    // @ts-expect-error every declared status has an example
    'DELETE /dogs/{dogId}': {},
  };
  expectTypeOf(wrong).toExtend<{ 'GET /search': typeof search; 'DELETE /dogs/{dogId}': typeof gone }>();
});
