import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExchangeStore } from '../store/tables.ts';
import { createSqliteStore } from './sqlite-store.ts';

let folder: string;
let store: ExchangeStore;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rathaus-store-'));
  store = createSqliteStore({ folder });
  await store.ready();
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const mark = (name: string) => store.db.insertInto('exchange_migration').values({ name, applied_at: 'now' });
const names = async () =>
  (await store.db.selectFrom('exchange_migration').select('name').orderBy('name').execute()).map(
    ({ name }) => name,
  );

describe('SQLite store', () => {
  it('returns the rows it was given', async () => {
    await mark('9999-test').execute();
    expect(await names()).toEqual(['0001-outbox-and-inbox', '9999-test']);
    const deleted = await store.db
      .deleteFrom('exchange_migration')
      .where('name', '=', '9999-test')
      .returning('name')
      .execute();
    expect(deleted).toEqual([{ name: '9999-test' }]);
    const { numUpdatedRows } = await store.db
      .updateTable('exchange_migration')
      .set({ applied_at: 'x' })
      .executeTakeFirstOrThrow();
    expect(numUpdatedRows).toBe(1n);
    const streamed = [];
    for await (const row of store.db.selectFrom('exchange_migration').select('name').stream())
      streamed.push(row.name);
    expect(streamed).toEqual(['0001-outbox-and-inbox']);
  });

  it('syncs every commit, logs ahead, waits for other writers', async () => {
    const pragma = async (name: string) =>
      Object.values((await sql`pragma ${sql.raw(name)}`.execute(store.db)).rows[0] as object)[0];
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('busy_timeout')).toBe(5000);
    expect(await pragma('foreign_keys')).toBe(1);
  });

  it('keeps transactions apart and rolls back what failed', async () => {
    const failing = store.db.transaction().execute(async (transaction) => {
      await transaction.insertInto('exchange_migration').values({ name: 'a', applied_at: 'now' }).execute();
      await new Promise((resolve) => setTimeout(resolve, 20));
      throw new Error('stop');
    });
    const other = mark('b').execute();
    await expect(failing).rejects.toThrow('stop');
    await other;
    expect(await names()).toEqual(['0001-outbox-and-inbox', 'b']);
  });

  it('begins transactions immediately, so that a second process cannot write in between', async () => {
    const second = createSqliteStore({ folder, busyTimeout: 0 });
    try {
      await store.db.transaction().execute(async () => {
        const write = second.db
          .insertInto('exchange_migration')
          .values({ name: 'c', applied_at: 'now' })
          .execute();
        await expect(write).rejects.toThrow(/locked|busy/);
      });
    } finally {
      await second.close();
    }
  });

  it('migrates once and leaves migrations of a newer release alone', async () => {
    await mark('9999-of-a-newer-release').execute();
    const second = createSqliteStore({ folder });
    try {
      await Promise.all([second.ready(), second.ready()]);
      expect(await names()).toEqual(['0001-outbox-and-inbox', '9999-of-a-newer-release']);
    } finally {
      await second.close();
    }
  });
});
