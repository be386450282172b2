import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ExchangeStore } from '../store/exchange-store.ts';
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
    expect(await names()).toEqual([
      '0001-outbox-and-inbox',
      '0002-work-and-transports',
      '0003-operation',
      '0004-replies',
      '0005-retention',
      '0006-reasons',
      '9999-test',
    ]);
    const deleted = await store.db
      .deleteFrom('exchange_migration')
      .where('name', '=', '9999-test')
      .returning('name')
      .execute();
    expect(deleted).toEqual([{ name: '9999-test' }]);
  });

  it('syncs every commit, logs ahead, waits for other writers', async () => {
    const pragma = async (name: string) =>
      Object.values((await sql`pragma ${sql.raw(name)}`.execute(store.db)).rows[0] as object)[0];
    expect(await pragma('journal_mode')).toBe('wal');
    expect(await pragma('synchronous')).toBe(2);
    expect(await pragma('busy_timeout')).toBe(5000);
    expect(await pragma('foreign_keys')).toBe(1);
  });

  it('migrates once and leaves migrations of a newer release alone', async () => {
    await mark('9999-of-a-newer-release').execute();
    const second = createSqliteStore({ folder });
    try {
      await Promise.all([second.ready(), second.ready()]);
      expect(await names()).toEqual([
        '0001-outbox-and-inbox',
        '0002-work-and-transports',
        '0003-operation',
        '0004-replies',
        '0005-retention',
        '0006-reasons',
        '9999-of-a-newer-release',
      ]);
    } finally {
      await second.close();
    }
  });
});
