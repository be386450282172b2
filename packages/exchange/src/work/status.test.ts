import { afterAll, beforeAll, describe } from 'vitest';
import { statusContract } from '../../test/operation-contract.ts';
import { memoryStore } from '../../test/work-store.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';

describe('the status of many tenants on SQLite', () => {
  let store: ExchangeStore;
  beforeAll(async () => {
    store = await memoryStore();
  });
  afterAll(() => store.close());
  statusContract(() => store);
});
