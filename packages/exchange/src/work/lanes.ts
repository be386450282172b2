import { throwIfAborted } from '@rathaus/client-core/abort';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { ExchangeStore } from '../store/exchange-store.ts';
import type { ExchangeTables } from '../store/tables.ts';

type Executor = Kysely<ExchangeTables> | Transaction<ExchangeTables>;

interface Lane {
  readonly tenant: string;
  readonly service: string;
  readonly lane: string;
}

/** States of work that is not done, named one by one: so an index finds it beside all that is finished. */
export const openWork = sql.join((['ready', 'waiting', 'stopped'] as const).map((state) => sql.lit(state)));

/**
 * Sees to it that there is a lane and keeps it until the transaction ends: without one no worker finds the work that is
 * added to it. On SQLite writers take turns anyway.
 */
export async function holdLane(
  { dialect }: Pick<ExchangeStore, 'dialect'>,
  { tenant, service, lane }: Lane,
  executor: Executor,
): Promise<void> {
  // Once more when it was removed between the two statements; a third time nobody has ever needed.
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await executor
      .insertInto('work_lane')
      .values({ tenant, service, lane, paused_at: null })
      .onConflict((conflict) => conflict.columns(['tenant', 'service', 'lane']).doNothing())
      .execute();
    if (dialect === 'sqlite') return;
    const held = await executor
      .selectFrom('work_lane')
      .select('lane')
      .where('tenant', '=', tenant)
      .where('service', '=', service)
      .where('lane', '=', lane)
      .forKeyShare()
      .executeTakeFirst();
    if (held) return;
  }
}

/** Lanes that are removed in one transaction. */
const batch = 500;

/**
 * Removes the lanes of a tenant that no work is open in and that nobody has paused, so that looks of workers cost as much
 * as there is to do. Work that is being added keeps its lane (`holdLane`). Gives open work a lane that has none: a worker
 * of a former release does not hold it.
 */
export async function tidyLanes(store: ExchangeStore, tenant: string, signal: AbortSignal): Promise<void> {
  const table = (name: string) => sql.table(store.schema === undefined ? name : `${store.schema}.${name}`);
  const [lanes, items] = [table('work_lane'), table('work_item')];
  const isIdle = sql<boolean>`work_lane.paused_at is null and not exists (select 1 from ${items} work_item
    where work_item.tenant = work_lane.tenant and work_item.service = work_lane.service
      and work_item.lane = work_lane.lane and work_item.state in (${openWork}))`;
  const remove = () =>
    store.db.transaction().execute(async (transaction) => {
      const { rows } = await sql<Lane>`
        select work_lane.service, work_lane.lane from ${lanes} work_lane
        where work_lane.tenant = ${tenant} and ${isIdle} limit ${sql.lit(batch)}
        ${store.dialect === 'postgres' ? sql`for update of work_lane skip locked` : sql``}`.execute(
        transaction,
      );
      if (rows.length === 0) return 0;
      const named = rows.map(({ service, lane }) => sql`(${service}, ${lane})`);
      // Asked again now that they are locked: until then work may have come.
      await sql`
        delete from ${lanes} as work_lane where work_lane.tenant = ${tenant}
          and (work_lane.service, work_lane.lane) in (values ${sql.join(named)}) and ${isIdle}`.execute(
        transaction,
      );
      return rows.length;
    });
  while ((await remove()) === batch) throwIfAborted(signal, 'Removing lanes');
  // Not by the index of the tenant, in which all its work is that ever was, but by that of the states.
  await sql`
    insert into ${lanes} (tenant, service, lane)
    select distinct work_item.tenant, work_item.service, work_item.lane from ${items} work_item
    where (work_item.tenant || '') = ${tenant} and work_item.state in (${openWork}) and not exists (
      select 1 from ${lanes} work_lane where work_lane.tenant = work_item.tenant
        and work_lane.service = work_item.service and work_lane.lane = work_item.lane)
    on conflict (tenant, service, lane) do nothing`.execute(store.db);
}
