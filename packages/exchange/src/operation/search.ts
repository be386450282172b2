import { sql } from 'kysely';
import { type ReceivedState, receivedStateOf } from '../inbox/state.ts';
import { type DeliveryState, deliveryStateOf } from '../outbox/state.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import type { DeliveryTable, ReceivedTable, WorkState } from '../store/tables.ts';
import type { FailureClass } from '../work/failure.ts';
import { columnOf, type Direction, pickItems } from '../work/pick-items.ts';
import { askStores, type UnreadTenant } from './ask-stores.ts';

/** Which deliveries of many tenants are listed. What is left out does not matter. */
export interface ItemFilter {
  readonly direction?: Direction | undefined;
  readonly state?: DeliveryState | ReceivedState | undefined;
  /** Those that fail or have stopped for this reason. */
  readonly code?: string | undefined;
  readonly class?: FailureClass | undefined;
  /** Exactly this id, key, id at the service or reference. */
  readonly search?: string | undefined;
}

/** One line of a list of deliveries of both directions. */
export interface ListedItem {
  readonly direction: Direction;
  readonly tenant: string;
  readonly id: string;
  /** Of what goes out: the sender's reference, else its id. Of what came in: its id at the service. */
  readonly reference: string;
  readonly state: DeliveryState | ReceivedState;
  /** ISO 8601 in UTC. */
  readonly createdAt: string;
  /** When anything of it changed last, a failed attempt, a stop or a retry included. */
  readonly updatedAt: string;
  /** Next attempt, while there is something to do. */
  readonly nextAt?: string | undefined;
  readonly failure?:
    | { readonly code: string; readonly class: FailureClass; readonly attempts: number }
    | undefined;
  /** Its service refuses the credentials of the tenant: nothing of it is tried until they are taken again. */
  readonly blocked?:
    | { readonly code: string; readonly since: string; readonly nextProbeAt: string }
    | undefined;
}

/** Where a page of a list ends: the next one begins after it. */
export interface ListPosition {
  readonly createdAt: string;
  readonly id: string;
}

/** One page, newest first. */
export interface ListedPage {
  readonly items: readonly ListedItem[];
  readonly next?: ListPosition | undefined;
  /** Tenants whose deliveries are not among them, because they could not be read. */
  readonly unread: readonly UnreadTenant[];
}

/** What is asked for. */
export interface ListQuery {
  readonly filter: ItemFilter;
  readonly after?: ListPosition | undefined;
  /** Lines of a page. Default 50. */
  readonly limit?: number | undefined;
}

/** Tenants asked for in one statement: SQLite joins 500 selects at most. */
const most = 100;

/**
 * A page of the deliveries of many tenants, from wherever the last one ended: it costs what it shows, however many there
 * are before it. Every store is asked for as much as fits on a page, in both directions, then merged. A store that fails,
 * or does not answer within `timeout` milliseconds, leaves out its own tenants, and they are named.
 *
 * @example
 * const { items, next } = await listItems([{ tenant, store }], { filter: { state: 'stopped' } }, 5000);
 */
export async function listItems(
  tenants: readonly { readonly tenant: string; readonly store: ExchangeStore }[],
  { filter, after, limit = 50 }: ListQuery,
  timeout = 5000,
): Promise<ListedPage> {
  const directions: readonly Direction[] = filter.direction ? [filter.direction] : ['delivery', 'received'];
  const ask = async (store: ExchangeStore, owners: readonly string[]): Promise<ListedItem[]> => {
    await store.ready();
    const pages = chunks(owners).flatMap((ids) =>
      directions.map((direction) => readRows(store, direction, ids, { filter, after, limit: limit + 1 })),
    );
    return (await Promise.all(pages)).flat();
  };
  const { found, unread } = await askStores(tenants, ask, timeout);
  const items = found.flat().sort(newestFirst);
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown,
    next: items.length > limit && last ? { createdAt: last.createdAt, id: last.id } : undefined,
    unread,
  };
}

const chunks = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / most) }, (_, at) => ids.slice(at * most, (at + 1) * most));

const newestFirst = (a: ListedItem, b: ListedItem): number =>
  a.createdAt === b.createdAt ? (a.id < b.id ? 1 : -1) : a.createdAt < b.createdAt ? 1 : -1;

interface Row {
  tenant: string;
  id: string;
  reference: string;
  state: string;
  created_at: string;
  updated_at: string;
  happened_at: number | string | null;
  work_state: WorkState | null;
  due_at: number | string | null;
  failures: number | string | null;
  failure_class: string | null;
  error_code: string | null;
  block_code: string | null;
  block_since: number | string | null;
  block_probe_at: number | string | null;
}

const referenceOf = { delivery: 'reference', received: 'remote_id' } as const;

async function readRows(
  { db, schema }: ExchangeStore,
  direction: Direction,
  tenants: readonly string[],
  wanted: ListQuery & { limit: number },
): Promise<ListedItem[]> {
  const table = (name: string) => sql.table(schema === undefined ? name : `${schema}.${name}`);
  const picked = pickItems(schema, direction, { tenants, ...wanted });
  const { rows } = await sql<Row>`
    select one.tenant, one.id, one.${sql.ref(referenceOf[direction])} as reference,
      one.${sql.ref(columnOf[direction])} as state, one.created_at, one.updated_at,
      (select max(event.last_at) from ${table('work_event')} event
        where event.kind = ${sql.lit(direction)} and event.id = one.id) as happened_at,
      item.state as work_state, item.due_at, item.failures, item.failure_class, item.error_code,
      block.error_code as block_code, block.since as block_since, block.probe_at as block_probe_at
    from (${picked}) picked
    join ${table(direction)} one on one.id = picked.id
    left join ${table('work_item')} item on item.kind = ${sql.lit(direction)} and item.id = one.id
    left join ${table('work_block')} block on block.tenant = item.tenant and block.service = item.service
      and item.state = 'ready'
    order by one.created_at desc, one.id desc`.execute(db);
  return rows.map((row) => itemOf(direction, row));
}

/** The later one: rows of deliveries do not change when their work fails, stops or is told to go on. */
const latest = (changed: string, happened: number | string | null): string =>
  happened !== null && Number(happened) > Date.parse(changed)
    ? new Date(Number(happened)).toISOString()
    : changed;

const instantOf = (milliseconds: number | string | null): string =>
  new Date(Number(milliseconds)).toISOString();

function itemOf(direction: Direction, row: Row): ListedItem {
  const common = {
    tenant: row.tenant,
    id: row.id,
    reference: row.reference,
    createdAt: row.created_at,
    updatedAt: latest(row.updated_at, row.happened_at),
    nextAt:
      row.work_state === 'ready' && row.due_at !== null
        ? new Date(Number(row.due_at)).toISOString()
        : undefined,
    failure:
      row.error_code === null
        ? undefined
        : {
            code: row.error_code,
            class: (row.failure_class ?? 'local') as FailureClass,
            attempts: Number(row.failures ?? 0),
          },
    blocked:
      row.block_code === null
        ? undefined
        : {
            code: row.block_code,
            since: instantOf(row.block_since),
            nextProbeAt: instantOf(row.block_probe_at),
          },
  };
  return direction === 'delivery'
    ? { direction, state: deliveryStateOf(row.state as DeliveryTable['state'], row.work_state), ...common }
    : { direction, state: receivedStateOf(row.state as ReceivedTable['step'], row.work_state), ...common };
}
