import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { exchangeError } from '../errors.ts';

/** Opens the database of a folder and makes both when absent. Errors: `exchange.store.folder | damaged | denied`. */
export function openSqlite(folder: string, busyTimeout: number): DatabaseSync {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw folderFault(error);
  }
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(join(folder, 'exchange.sqlite'));
    database.exec(`pragma busy_timeout = ${Math.trunc(busyTimeout)}`);
    database.exec('pragma journal_mode = wal');
    database.exec('pragma synchronous = full');
    database.exec('pragma foreign_keys = on');
    return database;
  } catch (error) {
    database?.close();
    throw sqliteFault(error);
  }
}

function folderFault(error: unknown): unknown {
  const { code } = Object(error) as NodeJS.ErrnoException;
  const details = { reason: String(code) };
  if (code === 'EEXIST' || code === 'ENOTDIR') return exchangeError('exchange.store.folder', { details });
  return code === 'EACCES' || code === 'EPERM' || code === 'EROFS'
    ? exchangeError('exchange.store.denied', { details })
    : error;
}

/** Result codes of SQLite (sqlite.org/rescode.html); an extended one has its primary in the lowest byte. */
const damaged = [11, 26];
const denied = [3, 8, 14];

/** A fault of the file as an error of the family; any other, as of a database that is busy, stays what it was. */
export function sqliteFault(error: unknown): unknown {
  const { code, errcode } = Object(error) as { code?: unknown; errcode?: unknown };
  if (code !== 'ERR_SQLITE_ERROR' || typeof errcode !== 'number') return error;
  const facts = { details: { errcode }, cause: error };
  const primary = errcode & 0xff;
  if (damaged.includes(primary)) return exchangeError('exchange.store.damaged', facts);
  return denied.includes(primary) ? exchangeError('exchange.store.denied', facts) : error;
}
