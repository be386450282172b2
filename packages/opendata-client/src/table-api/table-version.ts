import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { storedSchema, type TableMeta } from './table-meta.ts';

/** A cell as stored: a number, a text or a date, or bytes for what is empty or does not fit. */
export type StoredValue = string | number | Uint8Array;

/** One version of a table, open for reading. */
export interface TableVersion {
  readonly meta: TableMeta;
  /** Runs one statement and answers all its rows as lists: callers bound them by `limit`. */
  all(sql: string, values: readonly SQLInputValue[]): readonly (readonly StoredValue[])[];
  /** Keeps the file open until the returned function is called, also when a newer version comes. */
  hold(): () => void;
  /** Closes the file when nobody holds it any more. */
  retire(): void;
}

/** Statements kept prepared; queries differ by their columns and filters. */
const mostStatements = 200;

/** Opens a version for reading; `undefined` when the file is absent, damaged, or of another stored form. */
export function openTableVersion(path: string, version: string): TableVersion | undefined {
  let database: DatabaseSync | undefined;
  try {
    const address = pathToFileURL(path);
    // Nobody changes a finished file: no locks, no look for a journal (sqlite.org/uri.html).
    address.searchParams.set('immutable', '1');
    database = new DatabaseSync(address, { readOnly: true });
    database.exec('pragma query_only = on; pragma trusted_schema = off; pragma cache_size = -16000');
    const stored = database.prepare('select json from meta').get() as { json: string } | undefined;
    const meta = JSON.parse(stored?.json ?? '{}') as TableMeta;
    if (meta.schema === storedSchema && meta.version === version) return reading(database, meta);
  } catch {
    // Whatever is wrong with the file: it is built anew from the source.
  }
  database?.close();
  return undefined;
}

function reading(database: DatabaseSync, meta: TableMeta): TableVersion {
  database.function('fold', { deterministic: true, directOnly: true }, (value) => foldCase(String(value)));
  const statements = new Map<string, StatementSync>();
  let holders = 0;
  let retired = false;
  const closeIfUnused = () => {
    if (retired && holders === 0 && database.isOpen) {
      statements.clear();
      database.close();
    }
  };
  function prepared(sql: string): StatementSync {
    let statement = statements.get(sql);
    if (statement) statements.delete(sql);
    else {
      statement = database.prepare(sql);
      statement.setReturnArrays(true);
      if (statements.size >= mostStatements) statements.delete(statements.keys().next().value as string);
    }
    statements.set(sql, statement);
    return statement;
  }
  return {
    meta,
    all: (sql, values) => prepared(sql).all(...values) as unknown as StoredValue[][],
    hold() {
      holders++;
      let held = true;
      return () => {
        if (!held) return;
        held = false;
        holders--;
        closeIfUnused();
      };
    },
    retire() {
      retired = true;
      closeIfUnused();
    },
  };
}

/** How texts are compared by `contains`: without regard to case, also of umlauts. Values are stored as NFC. */
export const foldCase = (text: string): string => text.normalize('NFC').toLowerCase();
