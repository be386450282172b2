import { sql } from 'kysely';
import { exchangeError } from '../errors.ts';
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

  const isEverything = ({ service, lane }: LaneName): boolean => service === '' && lane === '';

  const isKnown = async ({ service, lane }: LaneName): Promise<boolean> => {
    for (const table of ['work_lane', 'work_item'] as const) {
      const found = await db
        .selectFrom(table)
        .select('lane')
        .where('tenant', '=', tenant)
        .where('service', '=', service)
        .where('lane', '=', lane)
        .limit(1)
        .executeTakeFirst();
      if (found) return true;
    }
    return false;
  };

  /**
   * Only what there is or was work in: anything else would count as paused and keep nothing from being done. Errors:
   * `exchange.operation.unknown-lane`.
   */
  const demand = async (name: LaneName, { mayBePart = false } = {}): Promise<void> => {
    const { service, lane }: Partial<LaneName> = name ?? {};
    if (typeof service === 'string' && typeof lane === 'string') {
      const isWhole = service !== '' && lane !== '';
      if (isEverything(name) || ((isWhole || mayBePart) && (await isKnown(name)))) return;
    }
    throw exchangeError('exchange.operation.unknown-lane');
  };

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
    async pause(lane: LaneName = everything, options: ActedBy = {}): Promise<void> {
      await demand(lane);
      await pause(lane, options);
    },
    async resume(lane: LaneName = everything): Promise<void> {
      // A former release has paused what no work is in; that can be ended.
      await demand(lane, { mayBePart: true });
      await resume(lane);
    },

    async status(): Promise<ExchangeStatus> {
      const [status] = await readStatus(store, { tenants: [tenant] });
      return status!;
    },
  };
}
