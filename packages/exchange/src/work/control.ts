import { sql } from 'kysely';
import type { ExchangeStore } from '../store/exchange-store.ts';
import type { FailureClass } from './failure.ts';

/** Who acts, for the history: as the application names them. */
export interface ActedBy {
  readonly by?: string | undefined;
}

/** A lane of work: a service, and a destination or mailbox within it. */
export interface LaneName {
  readonly service: string;
  readonly lane: string;
}

/** How many are in a state. */
export interface StateCount {
  /** Of deliveries and received deliveries as stored; what has stopped is counted as `stopped`. */
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

/** How the work of one tenant stands. Ages by the clock of the database. */
export interface ExchangeStatus {
  readonly tenant: string;
  /** Everything is paused. */
  readonly paused: boolean;
  readonly pausedLanes: readonly LaneName[];
  readonly lanes: readonly LaneName[];
  readonly blocked: readonly BlockedService[];
  readonly deliveries: readonly StateCount[];
  readonly received: readonly StateCount[];
  readonly failures: readonly FailureCount[];
  /** Milliseconds since the oldest delivery was made that has not reached the service, and the oldest that waits here. */
  readonly oldest: { readonly delivery?: number | undefined; readonly received?: number | undefined };
}

/** Pausing and counting the work of one tenant. */
export function createControl(store: ExchangeStore, tenant: string) {
  const { db, now, schema } = store;
  const table = (name: string) => sql.table(schema === undefined ? name : `${schema}.${name}`);
  const everything: LaneName = { service: '', lane: '' };

  const setPaused = async ({ service, lane }: LaneName, pause: ActedBy | undefined): Promise<void> => {
    const paused_at = pause ? now() : null;
    const paused_by = pause?.by ?? null;
    await db
      .insertInto('work_lane')
      .values({ tenant, service, lane, paused_at, paused_by })
      .onConflict((conflict) =>
        conflict.columns(['tenant', 'service', 'lane']).doUpdateSet({ paused_at, paused_by }),
      )
      .execute();
  };

  const counts = async (kind: 'delivery' | 'received'): Promise<StateCount[]> => {
    const column = sql.ref(kind === 'delivery' ? 'state' : 'step');
    const { rows } = await sql<{ state: string; count: number | string; oldest: string }>`
      select case when item.state = 'stopped' and one.${column} not in ('accepted', 'rejected')
          then 'stopped' else one.${column} end as state,
        count(*) as count, min(one.created_at) as oldest
      from ${table(kind)} one
      left join ${table('work_item')} item on item.kind = ${kind} and item.id = one.id
      where one.tenant = ${tenant} group by 1 order by 1`.execute(db);
    const at = await instant();
    return rows.map(({ state, count, oldest }) => ({
      state,
      count: Number(count),
      oldest: Math.max(0, at - Date.parse(oldest)),
    }));
  };

  const instant = async (): Promise<number> => {
    const { rows } = await sql<{ now: number | string }>`select ${now()} as now`.execute(db);
    return Number(rows[0]?.now);
  };

  const failures = async (): Promise<FailureCount[]> => {
    const { rows } = await sql<{
      kind: FailureCount['kind'];
      class: FailureClass;
      code: string;
      state: FailureCount['state'];
      count: number | string;
      longest: number | string;
    }>`
      select kind, failure_class as class, error_code as code, state, count(*) as count,
        max(${now()} - failing_since) as longest
      from ${table('work_item')} where tenant = ${tenant} and failure_class is not null
        and state in ('ready', 'stopped')
      group by kind, failure_class, error_code, state order by 1, 2, 3, 4`.execute(db);
    return rows.map((row) => ({ ...row, count: Number(row.count), longest: Number(row.longest) }));
  };

  const iso = (milliseconds: number | string) => new Date(Number(milliseconds)).toISOString();
  const oldestOf = (found: readonly StateCount[], states: readonly string[]): number | undefined => {
    const ages = found.filter(({ state }) => states.includes(state)).map(({ oldest }) => oldest);
    return ages.length === 0 ? undefined : Math.max(...ages);
  };

  return {
    /** Work that is not in hand is left alone until `resume`: that of one lane, or all of the tenant. */
    pause: (lane: LaneName = everything, options: ActedBy = {}) => setPaused(lane, options),
    resume: (lane: LaneName = everything) => setPaused(lane, undefined),

    async status(): Promise<ExchangeStatus> {
      const lanes = await db
        .selectFrom('work_lane')
        .select(['service', 'lane', 'paused_at'])
        .where('tenant', '=', tenant)
        .orderBy('service')
        .orderBy('lane')
        .execute();
      const named = lanes.filter(({ service, lane }) => service !== '' || lane !== '');
      const blocks = await db
        .selectFrom('work_block')
        .selectAll()
        .where('tenant', '=', tenant)
        .orderBy('service')
        .execute();
      const deliveries = await counts('delivery');
      const received = await counts('received');
      return {
        tenant,
        paused: lanes.some(
          ({ service, lane, paused_at: at }) => service === '' && lane === '' && at !== null,
        ),
        pausedLanes: named
          .filter(({ paused_at: at }) => at !== null)
          .map(({ service, lane }) => ({ service, lane })),
        lanes: named.map(({ service, lane }) => ({ service, lane })),
        blocked: blocks.map((row) => ({
          service: row.service,
          code: row.error_code,
          message: row.error_message,
          since: iso(row.since),
          nextProbeAt: iso(row.probe_at),
          probes: Number(row.probes),
        })),
        deliveries,
        received,
        failures: await failures(),
        oldest: {
          delivery: oldestOf(deliveries, ['queued', 'sending', 'stopped']),
          received: oldestOf(received, ['found', 'stored', 'accepting', 'rejecting', 'stopped']),
        },
      };
    },
  };
}
