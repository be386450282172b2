import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createNodeSqliteDialect } from './index.ts';

interface Tables {
  frist: { name: string; tage: number; verlaengert: number | boolean };
}

let folder: string;
let db: Kysely<Tables>;
const open = () =>
  new Kysely<Tables>({
    dialect: createNodeSqliteDialect(new DatabaseSync(join(folder, 'fristen.sqlite'))),
  });
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rathaus-sqlite-'));
  db = open();
  await db.schema
    .createTable('frist')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('tage', 'integer')
    .addColumn('verlaengert', 'integer')
    .execute();
});
afterEach(async () => {
  await db.destroy();
  rmSync(folder, { recursive: true, force: true });
});

const add = (name: string, tage = 30) => db.insertInto('frist').values({ name, tage, verlaengert: false });
const names = async () =>
  (await db.selectFrom('frist').select('name').orderBy('name').execute()).map(({ name }) => name);

it('returns the rows of queries, of deletions that return, and of streams', async () => {
  await add('a').execute();
  await add('b', 14).execute();
  expect(await db.selectFrom('frist').selectAll().where('name', '=', 'b').execute()).toEqual([
    { name: 'b', tage: 14, verlaengert: 0 },
  ]);
  const streamed: string[] = [];
  for await (const { name } of db.selectFrom('frist').select('name').orderBy('name').stream())
    streamed.push(name);
  expect(streamed).toEqual(['a', 'b']);
  expect(await db.deleteFrom('frist').where('name', '=', 'a').returning('tage').execute()).toEqual([
    { tage: 30 },
  ]);
});

it('counts what was inserted and updated, takes truth values as numbers', async () => {
  const { numInsertedOrUpdatedRows } = await add('a').executeTakeFirstOrThrow();
  expect(numInsertedOrUpdatedRows).toBe(1n);
  const { numUpdatedRows } = await db
    .updateTable('frist')
    .set({ verlaengert: true })
    .executeTakeFirstOrThrow();
  expect(numUpdatedRows).toBe(1n);
  expect(await db.selectFrom('frist').select('verlaengert').execute()).toEqual([{ verlaengert: 1 }]);
});

it('keeps transactions apart and rolls back what failed', async () => {
  const failing = db.transaction().execute(async (transaction) => {
    await transaction.insertInto('frist').values({ name: 'a', tage: 1, verlaengert: 0 }).execute();
    await new Promise((resolve) => setTimeout(resolve, 20));
    throw new Error('stop');
  });
  const other = add('b').execute();
  await expect(failing).rejects.toThrow('stop');
  await other;
  expect(await names()).toEqual(['b']);
});

it('begins transactions immediately, so that a second connection cannot write in between', async () => {
  const second = open();
  try {
    await db.transaction().execute(async () => {
      const write = second.insertInto('frist').values({ name: 'c', tage: 1, verlaengert: 0 }).execute();
      await expect(write).rejects.toThrow(/locked|busy/);
    });
    expect(await names()).toEqual([]);
  } finally {
    await second.destroy();
  }
});

it('tells that the disk is full, and goes on when there is room', async () => {
  const database = new DatabaseSync(join(folder, 'voll.sqlite'));
  const full = new Kysely<Tables>({ dialect: createNodeSqliteDialect(database) });
  try {
    database.exec('create table frist (name text, tage integer, verlaengert integer)');
    database.exec('pragma max_page_count = 4');
    const fill = () =>
      full.transaction().execute(async (transaction) => {
        const row = { name: 'x'.repeat(100_000), tage: 1, verlaengert: 0 };
        await transaction.insertInto('frist').values(row).execute();
      });
    await expect(fill()).rejects.toThrow('database or disk is full');
    database.exec('pragma max_page_count = 1000');
    await fill();
    expect(await full.selectFrom('frist').select('tage').execute()).toHaveLength(1);
  } finally {
    await full.destroy();
  }
});
