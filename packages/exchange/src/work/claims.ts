import { type RawBuilder, sql } from 'kysely';
import type { ExchangeStore } from '../store/exchange-store.ts';
import type { Lease, WorkItem, WorkKind } from './work-item.ts';

/** A lane with work that is due, as a worker sees it before it claims. */
export interface DueLane {
  readonly tenant: string;
  readonly service: string;
  readonly lane: string;
  /** The credentials of the tenant were refused: one item may try whether they still are. */
  readonly probing: boolean;
}

/** What a worker claims from. */
export interface ClaimScope {
  readonly kinds: readonly WorkKind[];
  /** Undefined: those of all tenants. */
  readonly tenants?: readonly string[] | undefined;
}

/** Reads what is due and takes it, by the clock of the database alone. */
export function createClaims({ db, dialect, now, schema }: ExchangeStore) {
  // Kysely writes the schema into what it builds, not into what is written by hand.
  const table = (name: string) => sql.table(schema === undefined ? name : `${schema}.${name}`);
  const [items, lanes, blocks] = [table('work_item'), table('work_lane'), table('work_block')];
  const claimable = (dueBy: RawBuilder<number> | number) => sql<boolean>`
    work_item.state = 'ready' and work_item.due_at <= ${dueBy}
    and (work_item.lease_until is null or work_item.lease_until <= ${now()})`;

  return {
    /** Lanes that have due work and are not paused. The index finds the first due item of each, not all of them. */
    async lanes({ kinds, tenants }: ClaimScope, dueBy: number): Promise<DueLane[]> {
      const { rows } = await sql<{ tenant: string; service: string; lane: string; probing: number }>`
        select work_lane.tenant, work_lane.service, work_lane.lane,
          case when work_block.tenant is null then 0 else 1 end as probing
        from ${lanes} work_lane
        left join ${blocks} work_block on work_block.tenant = work_lane.tenant and work_block.service = work_lane.service
        where work_lane.paused_at is null
          ${tenants ? sql`and work_lane.tenant in (${sql.join([...tenants, ''])})` : sql``}
          and (work_block.probe_at is null or work_block.probe_at <= ${now()})
          and not exists (select 1 from ${lanes} whole where whole.tenant = work_lane.tenant
            and whole.service = '' and whole.lane = '' and whole.paused_at is not null)
          and exists (select 1 from ${items} work_item where work_item.tenant = work_lane.tenant
            and work_item.service = work_lane.service and work_item.lane = work_lane.lane
            and work_item.kind in (${sql.join(kinds)}) and ${claimable(sql`${dueBy}`)})`.execute(db);
      return rows.map(({ probing, ...lane }) => ({ ...lane, probing: Number(probing) === 1 }));
    },

    /**
     * Takes up to `limit` due items of a lane for `leaseMs`. One statement, so that two workers never take the same: on
     * PostgreSQL rows that another one is taking are skipped, on SQLite writers take turns.
     */
    async claim(
      { kinds }: ClaimScope,
      { tenant, service, lane }: DueLane,
      { limit, leaseMs, dueBy }: { limit: number; leaseMs: number; dueBy: number },
    ): Promise<WorkItem[]> {
      const { rows } = await sql<Claimed>`
        with picked as materialized (select kind, id from ${items} work_item
          where tenant = ${tenant} and service = ${service} and lane = ${lane}
            and kind in (${sql.join(kinds)}) and ${claimable(sql`${dueBy}`)}
          order by due_at limit ${sql.lit(limit)} ${dialect === 'postgres' ? sql`for update skip locked` : sql``})
        update ${items} as work_item set epoch = epoch + 1, updated_at = ${now()},
          lease_until = ${now()} + ${sql.lit(Math.trunc(leaseMs))}
        from picked where work_item.kind = picked.kind and work_item.id = picked.id
        returning work_item.kind, work_item.id, tenant, service, lane, epoch, failures, failing_since`.execute(
        db,
      );
      return rows.map(itemOf);
    },

    /** Holds an item for longer; false when another worker has it. */
    async renew({ kind, id, epoch }: Lease, leaseMs: number): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('work_item')
        .set({ lease_until: sql<number>`${now()} + ${sql.lit(Math.trunc(leaseMs))}` })
        .where('kind', '=', kind)
        .where('id', '=', id)
        .where('epoch', '=', epoch)
        .where('lease_until', 'is not', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },

    /** Milliseconds until the next item of anybody is due, undefined when there is none. Ends of leases are not looked for. */
    async nextDue(): Promise<number | undefined> {
      const { rows } = await sql<{ wait: number | string | null }>`
        select min(due_at) - ${now()} as wait from ${items}
        where state = 'ready' and due_at > ${now()}`.execute(db);
      const wait = rows[0]?.wait;
      return wait === null || wait === undefined ? undefined : Math.max(0, Number(wait));
    },
  };
}

interface Claimed {
  kind: WorkKind;
  id: string;
  tenant: string;
  service: string;
  lane: string;
  epoch: number | string;
  failures: number | string;
  failing_since: number | string | null;
}

const itemOf = ({ kind, id, tenant, service, lane, epoch, failures, failing_since }: Claimed): WorkItem => ({
  kind,
  id,
  tenant,
  service,
  lane,
  epoch: Number(epoch),
  failures: Number(failures),
  failingSince: failing_since === null ? undefined : Number(failing_since),
});
