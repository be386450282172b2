import { storeError } from '../state-store/errors.ts';

/** Rows that one sweep deletes at most. */
export const sweepRows = 100;

const name = /^[a-z_][a-z0-9_]{0,49}$/;

/** The statements for one table: constant text, made once. */
export interface StoreStatements {
  /** Quoted, as it stands in the statements. */
  readonly table: string;
  readonly get: string;
  readonly set: string;
  readonly delete: string;
  readonly add: string;
  readonly take: string;
  readonly count: string;
  readonly sweep: string;
  create(unlogged: boolean): string;
}

/** Any number; it is the same in all releases, so that they wait for each other. */
const preparing = 7_210_471_048;

/**
 * Statements for a table, `name` or `schema.name`. A row that has expired counts as absent, by the clock of the database.
 * Errors: `core.store.config`.
 */
export function statementsFor(given: string): StoreStatements {
  const parts = typeof given === 'string' ? given.split('.') : [];
  if (parts.length < 1 || parts.length > 2 || !parts.every((part) => name.test(part)))
    throw storeError('core.store.config', {
      message: 'table must be a name, or schema.name, of a-z, 0-9 and _, each of at most 50 characters',
      details: { member: 'table' },
    });
  const table = parts.map((part) => `"${part}"`).join('.');
  const insert = (value: string, count: string, ttl: string) =>
    `insert into ${table} as held (key, value, count, expires) values ($1, ${value}, ${count}, now() + ${ttl}::float8 * interval '1 millisecond')`;
  const overwrite =
    'on conflict (key) do update set value = excluded.value, count = null, expires = excluded.expires';
  return {
    table,
    get: `select value, count::text as count from ${table} where key = $1 and expires > now()`,
    set: `${insert('$2', 'null', '$3')} ${overwrite}`,
    delete: `delete from ${table} where key = $1`,
    add: `${insert('$2', 'null', '$3')} ${overwrite} where held.expires <= now() returning true as stored`,
    take: `delete from ${table} where key = $1 returning value, count::text as count, expires > now() as live`,
    // A row that another caller has just begun lies in the future of each statement: it is counted on, not begun anew.
    count: `${insert('null', '1', '$2')} on conflict (key) do update set value = null, count = case when held.expires <= now() then 1 else held.count + 1 end, expires = case when held.expires <= now() then excluded.expires else held.expires end where held.expires <= now() or held.count is not null returning count::text as count`,
    // Rows that somebody is writing are skipped, so that sweepers wait for nobody and for each other never.
    sweep: `with gone as (delete from ${table} where key in (select key from ${table} where expires <= now() order by expires limit ${sweepRows} for update skip locked) returning 1) select count(*)::int as rows from gone`,
    // One text is one transaction. Keys are compared byte by byte, whatever the language of the database.
    create: (unlogged) => `select pg_advisory_xact_lock(${preparing});
create ${unlogged ? 'unlogged ' : ''}table if not exists ${table} (
  key text collate "C" primary key,
  value bytea,
  count bigint,
  expires timestamptz not null,
  check ((value is null) <> (count is null))
);
create index if not exists "${parts.at(-1)}_expires" on ${table} (expires)`,
  };
}
