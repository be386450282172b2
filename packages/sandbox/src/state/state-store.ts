import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sandboxError } from '../errors/sandbox-error.ts';

/**
 * What outlives the process. Values are JSON. Every write is on disk when the call returns, and whole: an answer that
 * was given is never forgotten.
 */
export interface StateStore {
  /** Where contents belong that are too big for a value. */
  readonly folder: string;
  /** Whether anything is kept. */
  readonly durable: boolean;
  get(kind: string, id: string): unknown;
  all(kind: string): unknown[];
  set(kind: string, id: string, value: unknown): void;
  remove(kind: string, id: string): void;
  /** Forgets everything of these kinds. */
  clear(kinds: readonly string[]): void;
  close(): void;
}

/** Nothing is kept; contents go to a folder that is deleted at the end. */
export function forgetfulStore(folder: string): StateStore {
  return {
    folder,
    durable: false,
    get: () => undefined,
    all: () => [],
    set: () => undefined,
    remove: () => undefined,
    clear: () => undefined,
    close: () => undefined,
  };
}

/** `PRAGMA user_version` of our tables. */
const version = 1;
/** Result codes of SQLite: busy, locked. */
const taken = new Set([5, 6]);

/**
 * State in a folder. The lock is the database's own exclusive lock: the operating system lets go of it when its process
 * ends, also by `kill -9`, so that there is no stale lock to recognise and no process id to compare.
 *
 * Errors: `sandbox.state.in-use`, `sandbox.state.unusable`.
 */
export async function openState(folder: string): Promise<StateStore> {
  let database: import('node:sqlite').DatabaseSync | undefined;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const { DatabaseSync } = await import('node:sqlite');
    const opened = new DatabaseSync(join(folder, 'sandbox.sqlite'), { timeout: 0 });
    database = opened;
    opened.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    opened.exec('BEGIN IMMEDIATE');
    const found = Number(opened.prepare('PRAGMA user_version').get()?.user_version ?? 0);
    if (found !== 0 && found !== version) throw new Error(`version ${found}`);
    opened.exec(`CREATE TABLE IF NOT EXISTS entries (
      kind TEXT NOT NULL, id TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
      PRAGMA user_version = ${version}; COMMIT`);
    return storeOf(opened, folder);
  } catch (cause) {
    database?.close();
    const busy = taken.has((cause as { errcode?: number }).errcode ?? 0);
    throw sandboxError(busy ? 'sandbox.state.in-use' : 'sandbox.state.unusable', { cause });
  }
}

function storeOf(database: import('node:sqlite').DatabaseSync, folder: string): StateStore {
  const get = database.prepare('SELECT value FROM entries WHERE kind = ? AND id = ?');
  const all = database.prepare('SELECT value FROM entries WHERE kind = ? ORDER BY id');
  const set = database.prepare('INSERT OR REPLACE INTO entries (kind, id, value) VALUES (?, ?, ?)');
  const remove = database.prepare('DELETE FROM entries WHERE kind = ? AND id = ?');
  const clear = database.prepare('DELETE FROM entries WHERE kind = ?');
  const parse = (row: { value?: unknown } | undefined): unknown =>
    row === undefined ? undefined : JSON.parse(String(row.value));
  let open = true;
  return {
    folder,
    durable: true,
    get: (kind, id) => parse(get.get(kind, id)),
    all: (kind) => all.all(kind).map(parse),
    set: (kind, id, value) => void (open && set.run(kind, id, JSON.stringify(value))),
    remove: (kind, id) => void (open && remove.run(kind, id)),
    clear(kinds) {
      for (const kind of kinds) if (open) clear.run(kind);
    },
    close() {
      if (open) database.close();
      open = false;
    },
  };
}
