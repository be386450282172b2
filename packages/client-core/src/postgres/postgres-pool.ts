import type { Deadline } from '../abort/deadline.ts';
import type { RathausError } from '../errors/rathaus-error.ts';
import { storeError } from '../state-store/errors.ts';
import { type Emitting, type StoreOperation, surviveErrors, withinTime } from '../state-store/within-time.ts';

/** A statement of constant text, its values apart. */
export interface PostgresStatement {
  text: string;
  values?: unknown[];
}

/** What the store needs of a client of `pg`. */
export interface PostgresStateClient extends Emitting {
  query(statement: PostgresStatement): Promise<{ rows: readonly unknown[] }>;
  /** `true` ends the connection instead of giving it back. */
  release(destroy?: boolean): void;
}

/** What the store needs of a `Pool` of `pg` 8. */
export interface PostgresStatePool extends Emitting {
  connect(): Promise<PostgresStateClient>;
}

/** Runs a statement and gives its rows. */
export type Query = (text: string, ...values: unknown[]) => Promise<readonly Record<string, unknown>[]>;

/** Whether `pool` can be one of `pg`; throws otherwise. */
export function judgePool(pool: PostgresStatePool): PostgresStatePool {
  if (typeof pool?.connect !== 'function')
    throw storeError('core.store.config', {
      message: 'pool must be a Pool of pg 8',
      details: { member: 'pool' },
    });
  surviveErrors(pool);
  return pool;
}

/**
 * Runs statements on a connection of the pool, within the time of the call. A connection that comes when nobody waits any
 * more goes back unused, so that nothing is written later; one that failed or was left in the middle is ended, so that the
 * next call does not meet it.
 */
export function withConnection<T>(
  pool: PostgresStatePool,
  { operation, timeout }: { operation: StoreOperation; timeout: number },
  use: (query: Query) => Promise<T>,
): Promise<T> {
  return withinTime({ operation, timeout, judge: judgePostgresError }, async (deadline) => {
    const client = await connect(pool, deadline);
    surviveErrors(client);
    let isWhole = true;
    const query: Query = async (text, ...values) => {
      deadline.signal.throwIfAborted();
      try {
        const { rows } = await deadline.limit(client.query(values.length > 0 ? { text, values } : { text }));
        return rows as readonly Record<string, unknown>[];
      } catch (error) {
        if (sqlState(error) === undefined) isWhole = false;
        throw error;
      }
    };
    try {
      return await use(query);
    } finally {
      client.release(!isWhole);
    }
  });
}

async function connect(pool: PostgresStatePool, deadline: Deadline): Promise<PostgresStateClient> {
  const coming = pool.connect();
  try {
    return await deadline.limit(coming);
  } catch (error) {
    coming.then(
      (late) => late.release(),
      // The same error, or one that nobody waits for.
      () => undefined,
    );
    throw error;
  }
}

/** The SQLSTATE of an answer of the server; failures of the connection have none, though some have a `code`. */
function sqlState(error: unknown): string | undefined {
  const { code, severity } = (error ?? {}) as { code?: unknown; severity?: unknown };
  return severity !== undefined && typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/**
 * States that pass by themselves: connection, shutdown and start, too many clients, a time limit of the server, a lock, a
 * conflict of transactions, a standby, an error of the system. Source: PostgreSQL, appendix A.
 */
const passing = /^(?:08|57P0|53300|57014|55P03|40|25006|58)/;

/** What a failure of `pg` means. Of an answer only its SQLSTATE is kept: detail and place may quote a key. */
function judgePostgresError(error: unknown, operation: StoreOperation): RathausError {
  const answer = sqlState(error);
  if (answer === undefined)
    return storeError('core.store.unavailable', {
      details: { operation, reason: 'connection' },
      cause: error,
    });
  if (passing.test(answer))
    return storeError('core.store.unavailable', { details: { operation, reason: 'busy', answer } });
  if (answer === '53100') return storeError('core.store.full', { details: { operation } });
  return storeError('core.store.refused', {
    message: answer === '42P01' ? 'the table is missing, call prepareStateStore(…)' : `SQLSTATE ${answer}`,
    details: { operation, answer },
  });
}
