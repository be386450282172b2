import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StateStore } from '@rathaus/client-core';

export interface Merkbuch extends StateStore {
  close(): void;
}

/**
 * Remembers which message was tried, over crashes and restarts: what a call has returned is on disk. For one process;
 * several share `createPostgresStateStore` of client-core. `clock` gives milliseconds since the epoch.
 */
export async function openMerkbuch(folder: string, clock: () => number = Date.now): Promise<Merkbuch> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(join(folder, 'merkbuch.sqlite'));
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
CREATE TABLE IF NOT EXISTS merkbuch (name TEXT PRIMARY KEY, value TEXT NOT NULL, ends INTEGER NOT NULL) STRICT`);
  const forget = database.prepare('DELETE FROM merkbuch WHERE ends <= ?');
  const read = database.prepare('SELECT value FROM merkbuch WHERE name = ? AND ends > ?');
  const insert = database.prepare('INSERT INTO merkbuch VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const replace = database.prepare('INSERT OR REPLACE INTO merkbuch VALUES (?, ?, ?)');
  const remove = database.prepare('DELETE FROM merkbuch WHERE name = ?');
  const take = database.prepare('DELETE FROM merkbuch WHERE name = ? AND ends > ? RETURNING value');
  const count = database.prepare(
    `INSERT INTO merkbuch VALUES (?, '1', ?)
ON CONFLICT DO UPDATE SET value = CAST(CAST(value AS INTEGER) + 1 AS TEXT) RETURNING value`,
  );
  const textOf = (row: Record<string, unknown> | undefined) => row && String(row.value);
  const end = (ttl: number) => Math.ceil(clock() + ttl);
  return {
    get: async (key) => textOf(read.get(key, clock())),
    set: async (key, value, ttl) => void replace.run(key, value, end(ttl)),
    delete: async (key) => void remove.run(key),
    async add(key, value, ttl) {
      forget.run(clock());
      return insert.run(key, value, end(ttl)).changes === 1;
    },
    take: async (key) => textOf(take.get(key, clock())),
    async count(key, ttl) {
      forget.run(clock());
      return Number(count.get(key, end(ttl))?.value);
    },
    close: () => database.close(),
  };
}
