import { expectTypeOf, test } from 'vitest';
import { type Contract, defineContract, type OperationContract } from '../src/contract/index.ts';
import { createClient as createOnFetch } from '../src/fetch.ts';
import { type Client, createClient, openContract } from '../src/index.ts';
import { getDogsDogId, postDogs, registry, registryInfo } from './generated/registry.contract.ts';
import type { paths } from './generated/registry.ts';

const baseUrl = 'https://register.example';

test('the types come from the contract', () => {
  const client = createClient({ contract: registry, baseUrl });
  expectTypeOf(client).toEqualTypeOf<Client<paths>>();
  expectTypeOf(client.get('/dogs/{dogId}', { path: { dogId: '7' } })).resolves.toEqualTypeOf<{
    id: string;
    name: string;
  }>();
  // @ts-expect-error no such path
  client.get('/cats');
});

test('the entry on fetch has the same types', () => {
  expectTypeOf(createOnFetch({ contract: registry, baseUrl })).toEqualTypeOf<Client<paths>>();
  expectTypeOf(createOnFetch({ contract: openContract<paths>(), baseUrl })).toEqualTypeOf<Client<paths>>();
});

test('where only the types are known they are named', () => {
  expectTypeOf(createClient({ contract: openContract<paths>(), baseUrl })).toEqualTypeOf<Client<paths>>();
  expectTypeOf(createClient<paths>({ contract: openContract(), baseUrl })).toEqualTypeOf<Client<paths>>();
  type Cats = { '/cats': { get: { responses: { 204: object } } } };
  // @ts-expect-error the contract of another service
  createClient<Cats>({ contract: registry, baseUrl });
  // @ts-expect-error the contract is missing
  createClient({ baseUrl });
});

test('a contract of some operations has their verbs and the parameters of their paths', () => {
  const contract = defineContract(registryInfo, [getDogsDogId, postDogs]);
  expectTypeOf(contract).toEqualTypeOf<
    Contract<{
      '/dogs/{dogId}': Pick<paths['/dogs/{dogId}'], 'parameters' | 'get'>;
      '/dogs': Pick<paths['/dogs'], 'parameters' | 'post'>;
    }>
  >();
  const client = createClient({ contract, baseUrl });
  expectTypeOf(client.get('/dogs/{dogId}', { path: { dogId: '7' } })).resolves.toEqualTypeOf<{
    id: string;
    name: string;
  }>();
  client.post('/dogs', { header: { 'X-Office': 'A1' }, body: { name: 'Rex' } });
  // @ts-expect-error another verb of a path that is there
  client.get('/dogs');
  // @ts-expect-error another path
  client.get('/search', { query: { q: 'Rex' } });
  // @ts-expect-error no operation has the verb
  client.delete('/dogs/{dogId}', { path: { dogId: '7' } });
  // @ts-expect-error misses operations of the whole contract
  const whole: Contract<paths> = contract;
  void whole;
});

test('one operation, also where the contract is written inside the options', () => {
  const client = createOnFetch({ contract: defineContract(registryInfo, [getDogsDogId]), baseUrl });
  expectTypeOf(client).toEqualTypeOf<
    Client<{ '/dogs/{dogId}': Pick<paths['/dogs/{dogId}'], 'parameters' | 'get'> }>
  >();
});

test('several verbs of one path, and parameters that only the path has', () => {
  interface Shared {
    '/cats/{catId}': {
      parameters: { path: { catId: string } };
      get: { responses: { 204: object } };
      put: { responses: { 204: object } };
      delete: { responses: { 204: object } };
    };
  }
  const getCat: OperationContract<'GET /cats/{catId}', Shared> = { on: 'GET /cats/{catId}', id: 'getCat' };
  const putCat: OperationContract<'PUT /cats/{catId}', Shared> = { on: 'PUT /cats/{catId}', id: 'putCat' };
  expectTypeOf(defineContract(registryInfo, [getCat, putCat])).toEqualTypeOf<
    Contract<{ '/cats/{catId}': Pick<Shared['/cats/{catId}'], 'parameters' | 'get' | 'put'> }>
  >();
  // @ts-expect-error an operation of another document
  defineContract(registryInfo, [getCat, getDogsDogId]);
  // @ts-expect-error an operation of another document than that of the claim
  defineContract<paths>(registryInfo, [getCat]);
  // @ts-expect-error the name of another operation
  const wrong: OperationContract<'GET /cats/{catId}', Shared> = { on: 'PUT /cats/{catId}', id: 'putCat' };
  void wrong;
});

test('operations whose types nobody knows can be called only where their paths are claimed', () => {
  const byHand = [{ on: 'GET /dogs', id: 'getDogs' }] as const;
  expectTypeOf(defineContract<paths>(registryInfo, byHand)).toEqualTypeOf<Contract<paths>>();
  // @ts-expect-error no path is known
  createClient({ contract: defineContract(registryInfo, byHand), baseUrl }).get('/dogs');
  // @ts-expect-error no path is known
  createClient({ contract: defineContract(registryInfo, []), baseUrl }).get('/dogs');
  const unnamed: OperationContract = byHand[0];
  // @ts-expect-error one of them could be any
  createClient({ contract: defineContract(registryInfo, [unnamed, getDogsDogId]), baseUrl }).get('/dogs');
});

test('a client that knows nothing calls nothing, and says what it needs', () => {
  const client = createClient({ contract: openContract(), baseUrl });
  type Path = Parameters<typeof client.get>[0];
  expectTypeOf<Path>().toEqualTypeOf<'This client knows no paths: take a generated contract, or openContract<paths>()'>();
  // @ts-expect-error no path is known
  client.get('/dogs');
});
