import pg from 'pg';
import { afterAll, beforeAll, describe } from 'vitest';
import { createMemoryContent } from '../../test/memory-content.ts';
import { statusContract } from '../../test/operation-contract.ts';
import { postgresMissing, startPostgres, type TestPostgres } from '../../test/postgres.ts';
import { createPostgresStore } from '../node/index.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';

const missing = postgresMissing();
if (missing) console.warn(`skipped: ${missing}`);

describe.skipIf(missing !== undefined)('operation on PostgreSQL, in a schema of its own', () => {
  let server: TestPostgres;
  let store: ExchangeStore;
  beforeAll(async () => {
    server = await startPostgres({ durable: false });
    store = createPostgresStore({
      pool: new pg.Pool({ connectionString: server.url, max: 4 }),
      content: createMemoryContent(),
      schema: 'austausch',
    });
  });
  afterAll(async () => {
    await store.close();
    server.stop();
  });
  statusContract(() => store);
});
