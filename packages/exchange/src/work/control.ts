import { sql } from 'kysely';
import type { ExchangeStore } from '../store/exchange-store.ts';
import { type ExchangeStatus, type LaneName, readStatus } from './status.ts';

/** Who acts, for the history: as the application names them. */
export interface ActedBy {
  readonly by?: string | undefined;
}

/** Pausing and counting the work of one tenant. */
export function createControl(store: ExchangeStore, tenant: string) {
  const { db, now } = store;
  const everything: LaneName = { service: '', lane: '' };

  const pause = async ({ service, lane }: LaneName, { by }: ActedBy): Promise<void> => {
    const paused = { paused_at: now(), paused_by: by ?? null };
    await db
      .insertInto('work_lane')
      .values({ tenant, service, lane, ...paused })
      .onConflict((conflict) => conflict.columns(['tenant', 'service', 'lane']).doUpdateSet(paused))
      .execute();
  };

  /** While it was paused nothing was tried: that time is not counted as failing of anybody. */
  const resume = ({ service, lane }: LaneName): Promise<void> =>
    db.transaction().execute(async (transaction) => {
      const paused = await transaction
        .selectFrom('work_lane')
        .select('paused_at')
        .where('tenant', '=', tenant)
        .where('service', '=', service)
        .where('lane', '=', lane)
        .where('paused_at', 'is not', null)
        .executeTakeFirst();
      if (!paused) return;
      await transaction
        .updateTable('work_lane')
        .set({ paused_at: null, paused_by: null })
        .where('tenant', '=', tenant)
        .where('service', '=', service)
        .where('lane', '=', lane)
        .execute();
      const since = sql.lit(Number(paused.paused_at));
      let failing = transaction
        .updateTable('work_item')
        .set({
          failing_since: sql<number>`failing_since + ${now()}
            - case when failing_since > ${since} then failing_since else ${since} end`,
        })
        .where('tenant', '=', tenant)
        .where('failing_since', 'is not', null);
      if (service !== '') failing = failing.where('service', '=', service);
      if (lane !== '') failing = failing.where('lane', '=', lane);
      await failing.execute();
    });

  return {
    /** Work that is not in hand is left alone until `resume`: that of one lane, or all of the tenant. */
    pause: (lane: LaneName = everything, options: ActedBy = {}) => pause(lane, options),
    resume: (lane: LaneName = everything) => resume(lane),

    async status(): Promise<ExchangeStatus> {
      const [status] = await readStatus(store, { tenants: [tenant] });
      return status!;
    },
  };
}
