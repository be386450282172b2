import { sql } from 'kysely';
import type { ExchangeStore } from '../store/exchange-store.ts';
import type { FailureClass } from './failure.ts';
import { openWork } from './lanes.ts';

/** A lane of work: a service, and a destination or mailbox within it. */
export interface LaneName {
  readonly service: string;
  readonly lane: string;
}

/** How many are in a state. */
export interface StateCount {
  /** Of an open delivery as stored; what has stopped is counted as `stopped`. */
  readonly state: string;
  readonly count: number;
  /** Milliseconds since the oldest of them was made. */
  readonly oldest: number;
}

/** How many fail, and why. */
export interface FailureCount {
  readonly kind: 'delivery' | 'received' | 'listing' | 'sweep';
  readonly class: FailureClass;
  readonly code: string;
  /** Still tried, or waiting for a person. */
  readonly state: 'ready' | 'stopped';
  readonly count: number;
  /** Milliseconds for which the first of them has been failing. */
  readonly longest: number;
  /** Milliseconds since the first of them stopped; undefined of what is still tried. */
  readonly stopped?: number | undefined;
}

/** A service that refuses the credentials of the tenant. */
export interface BlockedService {
  readonly service: string;
  readonly code: string;
  readonly message: string;
  /** ISO 8601 in UTC. */
  readonly since: string;
  readonly nextProbeAt: string;
  readonly probes: number;
}

/** A pause that a person has made. */
export interface PauseFacts {
  /** ISO 8601 in UTC. */
  readonly since: string;
  /** As the application has named them; undefined when nobody said. */
  readonly by?: string | undefined;
}

/** A lane that a person has paused. */
export interface PausedLane extends LaneName, PauseFacts {}

/**
 * How the open work of one tenant stands: what is finished is not counted, so that asking costs as much as there is open,
 * however much there ever was. Ages by the clock of the database.
 */
export interface ExchangeStatus {
  readonly tenant: string;
  /** Everything is paused. */
  readonly paused: boolean;
  /** Of everything: since when, by whom. */
  readonly pause?: PauseFacts | undefined;
  readonly pausedLanes: readonly PausedLane[];
  /** Lanes that work is open in, or that are paused. */
  readonly lanes: readonly LaneName[];
  readonly blocked: readonly BlockedService[];
  /** Open deliveries, by state. */
  readonly deliveries: readonly StateCount[];
  /** Open received deliveries, by state. */
  readonly received: readonly StateCount[];
  readonly failures: readonly FailureCount[];
  readonly oldest: OldestAges;
}

/**
 * Milliseconds since the oldest was made that waits for this side, whether or not it has stopped: the one age that pages
 * and alerts tell. What waits for the other side, or for a decision of the application, is not late here and does not
 * count. Undefined: nothing waits.
 */
export interface OldestAges {
  /** Of the deliveries that have not reached the service. */
  readonly delivery?: number | undefined;
  /** Of the received deliveries that are not handed over yet, or whose answer is not confirmed yet. */
  readonly received?: number | undefined;
}

/** Whose status is read. */
export interface StatusScope {
  /** Ids of tenants of this store; those it does not know have an empty status. Default: all it knows. */
  readonly tenants?: readonly string[] | undefined;
}

/**
 * Reads how the open work of many tenants stands: three statements for all of them together, over indexes that hold open
 * and failing rows only. Ages are by the clock of the database. Tenants in the order of `tenants`, else by their id.
 *
 * @example
 * for (const { tenant, oldest, failures } of await readStatus(store)) console.log(tenant, oldest.delivery, failures);
 */
export async function readStatus(
  store: ExchangeStore,
  { tenants }: StatusScope = {},
): Promise<ExchangeStatus[]> {
  await store.ready();
  const lanes = await readLanes(store, tenants);
  const ids = [...new Set(tenants ?? lanes.map(({ tenant }) => tenant))];
  if (ids.length === 0) return [];
  const work = await readWork(store, ids);
  const blocks = await readBlocks(store, ids);
  return ids.map((tenant) =>
    statusOf(tenant, {
      lanes: lanes.filter((row) => row.tenant === tenant),
      work: work.filter((row) => row.tenant === tenant),
      blocks: blocks.filter((row) => row.tenant === tenant),
    }),
  );
}

/** States of what waits for this side, see {@link OldestAges}. */
const waitHere = {
  delivery: ['queued', 'sending', 'stopped'],
  received: ['found', 'stored', 'accepting', 'rejecting', 'stopped'],
} as const;

/** Named one by one: so SQLite, which has no statistics, finds them by the index instead of reading what is finished. */
const openStates = {
  delivery: ['queued', 'sending', 'sent', 'collected'],
  received: ['found', 'stored', 'waiting', 'accepting', 'rejecting'],
} as const;

/** Counted work. Branches of one statement, so that they show one moment on SQLite and cost one way on PostgreSQL. */
interface WorkRow {
  what: 'delivery' | 'received' | 'failure';
  tenant: string;
  /** Kind of the work, for failures. */
  kind: string;
  state: string;
  class: string | null;
  code: string | null;
  count: number | string;
  /** ISO 8601, or milliseconds for failures. */
  oldest: string | null;
  /** Milliseconds. */
  stopped_at: string | null;
  now: number | string;
}

async function readWork({ db, now, schema }: ExchangeStore, ids: readonly string[]): Promise<WorkRow[]> {
  const table = (name: string) => sql.table(schema === undefined ? name : `${schema}.${name}`);
  const among = sql`in (${sql.join(ids)})`;
  const open = (kind: 'delivery' | 'received', column: 'state' | 'step') => sql`
    select ${sql.lit(kind)} as what, one.tenant as tenant, ${sql.lit(kind)} as kind,
      case when item.state = 'stopped' then 'stopped' else one.${sql.ref(column)} end as state,
      null as class, null as code, count(*) as count, min(one.created_at) as oldest, null as stopped_at
    from ${table(kind)} one
    left join ${table('work_item')} item on item.kind = ${sql.lit(kind)} and item.id = one.id
    where one.tenant ${among} and one.${sql.ref(column)} in (${sql.join(openStates[kind].map((state) => sql.lit(state)))})
      and one.finished_at is null
    group by one.tenant, 4`;
  const { rows } = await sql<WorkRow>`
    select counted.*, ${now()} as now from (
      ${open('delivery', 'state')} union all ${open('received', 'step')} union all
      select 'failure' as what, tenant, kind, state, failure_class as class, error_code as code,
        count(*) as count, cast(min(failing_since) as text) as oldest,
        cast(min(case when state = 'stopped' then updated_at end) as text) as stopped_at
      from ${table('work_item')} where tenant ${among} and failure_class is not null
        and state in ('ready', 'stopped')
      group by tenant, kind, state, failure_class, error_code
    ) counted order by 1, 2, 3, 5, 6, 4`.execute(db);
  return rows;
}

interface LaneRow {
  tenant: string;
  service: string;
  lane: string;
  paused_at: number | string | null;
  paused_by: string | null;
}

/** Those that work is open in, and those that are paused; the index finds the first open item of each. */
async function readLanes(
  { db, schema }: ExchangeStore,
  tenants: readonly string[] | undefined,
): Promise<LaneRow[]> {
  const table = (name: string) => sql.table(schema === undefined ? name : `${schema}.${name}`);
  const among = tenants ? sql`one.tenant in (${sql.join(tenants.length > 0 ? tenants : [''])}) and` : sql``;
  const { rows } = await sql<LaneRow>`
    select one.tenant, one.service, one.lane, one.paused_at, one.paused_by from ${table('work_lane')} one
    where ${among} (one.paused_at is not null or exists (select 1 from ${table('work_item')} item
      where item.tenant = one.tenant and item.service = one.service and item.lane = one.lane
        and item.state in (${openWork})))
    order by one.tenant, one.service, one.lane`.execute(db);
  return rows;
}

const readBlocks = ({ db }: ExchangeStore, tenants: readonly string[]) =>
  db.selectFrom('work_block').selectAll().where('tenant', 'in', tenants).orderBy('service').execute();

interface Found {
  readonly lanes: readonly LaneRow[];
  readonly work: readonly WorkRow[];
  readonly blocks: Awaited<ReturnType<typeof readBlocks>>;
}

const iso = (milliseconds: number | string) => new Date(Number(milliseconds)).toISOString();

function statusOf(tenant: string, { lanes, work, blocks }: Found): ExchangeStatus {
  const isEverything = ({ service, lane }: LaneName) => service === '' && lane === '';
  const named = lanes.filter((lane) => !isEverything(lane));
  const whole = lanes.find(isEverything);
  const pause = whole && pauseOf(whole);
  const deliveries = countsOf(work, 'delivery');
  const received = countsOf(work, 'received');
  return {
    tenant,
    paused: pause !== undefined,
    pause,
    pausedLanes: named.flatMap((row) => {
      const facts = pauseOf(row);
      return facts ? [{ service: row.service, lane: row.lane, ...facts }] : [];
    }),
    lanes: named.map(({ service, lane }) => ({ service, lane })),
    blocked: blocks.map(blockOf),
    deliveries,
    received,
    failures: work.filter(({ what }) => what === 'failure').map(failureOf),
    oldest: {
      delivery: oldestOf(deliveries, waitHere.delivery),
      received: oldestOf(received, waitHere.received),
    },
  };
}

const pauseOf = ({ paused_at: at, paused_by: by }: LaneRow): PauseFacts | undefined =>
  at === null ? undefined : { since: iso(at), by: by ?? undefined };

const blockOf = (row: Found['blocks'][number]): BlockedService => ({
  service: row.service,
  code: row.error_code,
  message: row.error_message,
  since: iso(row.since),
  nextProbeAt: iso(row.probe_at),
  probes: Number(row.probes),
});

const countsOf = (work: readonly WorkRow[], kind: 'delivery' | 'received'): StateCount[] =>
  work
    .filter(({ what }) => what === kind)
    .map(({ state, count, oldest, now }) => ({
      state,
      count: Number(count),
      oldest: Math.max(0, Number(now) - Date.parse(oldest ?? '')),
    }));

const failureOf = (row: WorkRow): FailureCount => ({
  kind: row.kind as FailureCount['kind'],
  class: row.class as FailureClass,
  code: row.code ?? '',
  state: row.state as FailureCount['state'],
  count: Number(row.count),
  longest: row.oldest === null ? 0 : Math.max(0, Number(row.now) - Number(row.oldest)),
  stopped: row.stopped_at === null ? undefined : Math.max(0, Number(row.now) - Number(row.stopped_at)),
});

function oldestOf(found: readonly StateCount[], states: readonly string[]): number | undefined {
  const ages = found.filter(({ state }) => states.includes(state)).map(({ oldest }) => oldest);
  return ages.length === 0 ? undefined : Math.max(...ages);
}
