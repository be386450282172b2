import { afterAll, beforeAll, describe } from 'vitest';
import { createMemoryContent } from '../../test/memory-content.ts';
import { oddTextsContract } from '../../test/odd-texts-contract.ts';
import { postgresMissing, startPostgres, type TestPostgres } from '../../test/postgres.ts';
import { openPostgresStore } from '../../test/postgres-pool.ts';
import { memoryStore } from '../../test/work-store.ts';
import type { ExchangeStore } from './exchange-store.ts';

const missing = postgresMissing();
if (missing) console.warn(`skipped: ${missing}`);

describe.skipIf(missing !== undefined)('any text in any place, on PostgreSQL as on SQLite', () => {
  let server: TestPostgres;
  let stores: ExchangeStore[] = [];
  beforeAll(async () => {
    server = await startPostgres({ durable: false });
    stores = [
      openPostgresStore(server.url, { max: 4, content: createMemoryContent() }),
      await memoryStore(Date.now, createMemoryContent()),
    ];
  }, 120_000);
  afterAll(async () => {
    await Promise.all(stores.map((store) => store.close()));
    server.stop();
  });
  oddTextsContract(() => stores);
});
