import { afterAll, beforeAll, expect, it } from 'vitest';
import { startPostgres, type TestPostgres } from '../../../../../tools/testing/postgres.ts';
import { openStateStore } from './open-state-store.ts';

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await startPostgres({ durable: false });
});
afterAll(() => postgres?.stop());

it('works as soon as PostgreSQL has the database, although its first calls failed', async () => {
  const address = new URL(postgres.url);
  address.pathname = '/spaeter';
  const { store, trouble, close } = await openStateStore(address.href);
  try {
    await expect(store.get('a')).rejects.toMatchObject({ code: 'core.store.refused' });
    postgres.createDatabase('spaeter');
    expect(await store.add('a', 'b', 60_000)).toBe(true);
    expect(await store.get('a')).toBe('b');
    expect(trouble()).toBeUndefined();
  } finally {
    await close();
  }
});
