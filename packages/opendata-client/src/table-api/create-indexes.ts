import { open } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { Worker } from 'node:worker_threads';
import { refusal } from './plan-columns.ts';

/** Rows up to which the indexes are made at once: starting a thread takes longer. */
const fewRows = 5_000;

/**
 * An index of a million rows takes SQLite a second or two in which nothing else would go on, so a thread of its own makes
 * them. It is given as text: a file would have to be found by whatever bundles the application.
 */
const thread = `
const { DatabaseSync } = require('node:sqlite');
const { workerData, parentPort } = require('node:worker_threads');
const database = new DatabaseSync(workerData.path);
let fault;
try {
  for (const sql of workerData.statements) database.exec(sql);
} catch (error) {
  fault = { code: error.code, errcode: error.errcode };
}
database.close();
parentPort.postMessage(fault);
`;

/** What SQLite said. */
interface Fault {
  readonly code?: string;
  readonly errcode?: number;
}

/** Which columns get an index. */
export interface Indexes {
  /** Id of the table. */
  readonly table: string;
  readonly columns: readonly number[];
  readonly primaryKey: number | undefined;
  readonly rows: number;
}

/**
 * Makes the indexes of a file and makes it durable, before it gets its name. Throws `opendata.table-api.refused` when
 * values of the primary key repeat.
 */
export async function createIndexes(
  path: string,
  { table, columns, primaryKey, rows }: Indexes,
): Promise<void> {
  const statements = [
    'pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -8000; pragma temp_store = file',
    ...columns.map(
      (column) => `create ${column === primaryKey ? 'unique ' : ''}index i${column} on r (c${column})`,
    ),
  ];
  const fault = rows <= fewRows ? here(path, statements) : await apart(path, statements);
  // SQLITE_CONSTRAINT (sqlite.org/rescode.html): only the unique index of the key can fail like this.
  if (((fault?.errcode ?? 0) & 0xff) === 19) throw refusal(table, 'primary-key-not-unique');
  if (fault) throw Object.assign(new Error('the indexes could not be made'), fault);
  const file = await open(path, 'r+');
  await file.sync().finally(() => file.close());
}

function here(path: string, statements: readonly string[]): Fault | undefined {
  const database = new DatabaseSync(path);
  try {
    for (const sql of statements) database.exec(sql);
    return undefined;
  } catch (error) {
    return error as Fault;
  } finally {
    database.close();
  }
}

function apart(path: string, statements: readonly string[]): Promise<Fault | undefined> {
  const worker = new Worker(thread, {
    eval: true,
    workerData: { path, statements },
    env: {},
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread that makes indexes ended early')));
  });
}
