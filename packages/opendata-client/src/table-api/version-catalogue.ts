import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { storeFault } from './store-fault.ts';

/** Which version of a table is served. */
export interface CurrentVersion {
  readonly version: string;
  /** What the application says of the source, with the settings of the table; the same one need not be read again. */
  readonly source: string;
  /** When the work began that made it, milliseconds since the epoch. */
  readonly started: number;
}

/** Milliseconds after which an unfinished file belongs to nobody: whoever writes one changes it all the time. */
const abandoned = 3_600_000;

/** The versions of one folder, shared by all processes that use it. */
export interface VersionCatalogue {
  current(table: string): CurrentVersion | undefined;
  /** Rises when another process has switched a table. */
  revision(): number;
  /** Gives a finished file its name and makes it the current one. False: a later one is there already. */
  switchTo(table: string, entry: CurrentVersion, part: string): boolean;
  /** Notes that the current version also stands for this state of the source. */
  confirm(table: string, entry: CurrentVersion): void;
  /** Removes versions that are no longer current and what a crash left. */
  clean(table: string, now: number): void;
  fileOf(table: string, version: string): string;
  /** A new name for an unfinished file. */
  partOf(table: string, kind: 'csv' | 'sqlite', id: string): string;
  close(): void;
}

/**
 * Opens the folder. The locks of SQLite make the switch atomic across processes, and end with a process that crashes. The
 * folder must be on a local disk. Errors: `opendata.table-api.store-failed`.
 */
export function openVersionCatalogue(folder: string): VersionCatalogue {
  let database: DatabaseSync;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    database = new DatabaseSync(join(folder, 'versions.sqlite'));
    database.exec('pragma busy_timeout = 5000; pragma journal_mode = wal; pragma synchronous = full');
    database.exec(
      'create table if not exists current (id text primary key, version text not null, source text not null, started integer not null)',
    );
  } catch (error) {
    throw storeFault(error);
  }
  const select = database.prepare('select version, source, started from current where id = ?');
  const upsert = database.prepare(
    'insert into current values (?, ?, ?, ?) on conflict (id) do update set version = excluded.version, source = excluded.source, started = excluded.started',
  );
  const revisions = database.prepare('pragma data_version');
  const fileOf = (table: string, version: string) => join(folder, `${table}.${version}.sqlite`);

  /** One process at a time. */
  function alone<T>(work: () => T): T {
    try {
      database.exec('begin immediate');
      const result = work();
      database.exec('commit');
      return result;
    } catch (error) {
      if (database.isTransaction) database.exec('rollback');
      throw storeFault(error);
    }
  }
  const current = (table: string) => select.get(table) as unknown as CurrentVersion | undefined;

  return {
    current,
    revision: () => Number((revisions.get() as { data_version: number }).data_version),
    switchTo: (table, entry, part) =>
      alone(() => {
        const known = current(table);
        if (known && known.started > entry.started) return false;
        putInPlace(part, fileOf(table, entry.version), folder);
        upsert.run(table, entry.version, entry.source, entry.started);
        return true;
      }),
    confirm: (table, entry) =>
      alone(() => {
        if (current(table)?.version === entry.version)
          upsert.run(table, entry.version, entry.source, entry.started);
      }),
    clean: (table, now) =>
      alone(() => {
        const kept = current(table)?.version;
        for (const name of readdirSync(folder)) {
          const [id, rest] = [name.slice(0, name.indexOf('.')), name.slice(name.indexOf('.') + 1)];
          if (id !== table || name === `${table}.${kept}.sqlite`) continue;
          const path = join(folder, name);
          const isOld =
            !rest.startsWith('part-') ||
            now - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? now) > abandoned;
          // Windows does not remove a file that is open somewhere; the next clean-up does.
          if (isOld) tolerate(() => rmSync(path, { force: true }));
        }
      }),
    fileOf,
    partOf: (table, kind, id) => join(folder, `${table}.part-${id}.${kind}`),
    close: () => database.close(),
  };
}

function putInPlace(part: string, file: string, folder: string): void {
  try {
    renameSync(part, file);
  } catch (error) {
    // The same version, open in another process, cannot be replaced on Windows and need not be.
    if (!existsSync(file)) throw error;
    rmSync(part, { force: true });
  }
  tolerate(() => {
    const handle = openSync(folder, 'r');
    fsyncSync(handle);
    closeSync(handle);
  });
}

function tolerate(work: () => void): void {
  try {
    work();
  } catch {
    // Not every system syncs folders or removes open files; nothing depends on it but space.
  }
}
