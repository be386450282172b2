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

  return {
    /** Work that is not in hand is left alone until `resume`: that of one lane, or all of the tenant. */
    pause: (lane: LaneName = everything, options: ActedBy = {}) => setPaused(lane, options),
    resume: (lane: LaneName = everything) => setPaused(lane, undefined),

    async status(): Promise<ExchangeStatus> {
      const [status] = await readStatus(store, { tenants: [tenant] });
      return status!;
    },
  };
}
