import { afterAll, beforeAll, describe } from 'vitest';
import { createMemoryContent } from '../../test/memory-content.ts';
import { listContract, statusContract } from '../../test/operation-contract.ts';
import { postgresMissing, startPostgres, type TestPostgres } from '../../test/postgres.ts';
import { openPostgresStore } from '../../test/postgres-pool.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';

const missing = postgresMissing();
if (missing) console.warn(`skipped: ${missing}`);

describe.skipIf(missing !== undefined)(
  'operation on PostgreSQL, each contract in a schema of its own',
  () => {
    let server: TestPostgres;
    const stores: ExchangeStore[] = [];
    const inSchema = (schema: string) => {
      const store = openPostgresStore(server.url, { max: 4, content: createMemoryContent(), schema });
      stores.push(store);
      return store;
    };
    beforeAll(async () => {
      server = await startPostgres({ durable: false });
    });
    afterAll(async () => {
      await Promise.all(stores.map((store) => store.close()));
      server.stop();
    });
    describe('status', () => {
      let store: ExchangeStore;
      beforeAll(() => {
        store = inSchema('stand');
      });
      statusContract(() => store);
    });
    describe('list', () => {
      let store: ExchangeStore;
      beforeAll(() => {
        store = inSchema('liste');
      });
      listContract(() => store);
    });
  },
);
