import type { Breaker } from './breaker.ts';
import type { DueLane } from './claims.ts';
import type { WorkItem } from './work-item.ts';

/** How much a worker does at the same time, and how much of it for one. */
export interface SlotOptions {
  /** Items worked on at the same time. Default 8. */
  readonly concurrency?: number | undefined;
  /** Of one tenant. Default a quarter of all, at least 2. */
  readonly perTenant?: number | undefined;
  /** Of one lane (destination, mailbox). Default as many as of one tenant. */
  readonly perLane?: number | undefined;
}

type Lane = Pick<DueLane, 'tenant' | 'service' | 'lane'>;
const serviceOf = ({ tenant, service }: Pick<Lane, 'tenant' | 'service'>) => `${tenant} ${service}`;
const nameOf = ({ tenant, service, lane }: Lane) => `${tenant} ${service} ${lane}`;

/** Shares the free slots among lanes: who was served longest ago comes first, nobody gets more than the caps. */
export function createSlots(options: SlotOptions, breaker: Breaker) {
  const { concurrency = 8 } = options;
  const perTenant = options.perTenant ?? Math.min(concurrency, Math.max(2, Math.ceil(concurrency / 4)));
  const perLane = options.perLane ?? perTenant;
  const byTenant = new Map<string, number>();
  const byLane = new Map<string, number>();
  const byService = new Map<string, number>();
  const served = new Map<string, number>();
  let busy = 0;
  let turn = 0;

  const change = (counts: Map<string, number>, name: string, by: number) => {
    const count = (counts.get(name) ?? 0) + by;
    if (count === 0) counts.delete(name);
    else counts.set(name, count);
  };

  return {
    get busy() {
      return busy;
    },
    get hasRoom() {
      return busy < concurrency;
    },
    take(item: WorkItem): void {
      busy += 1;
      change(byTenant, item.tenant, 1);
      change(byLane, nameOf(item), 1);
      change(byService, serviceOf(item), 1);
      breaker.begin(item.tenant, item.service);
    },
    free(item: WorkItem): void {
      busy -= 1;
      change(byTenant, item.tenant, -1);
      change(byLane, nameOf(item), -1);
      change(byService, serviceOf(item), -1);
    },

    /** Lanes with the number of items to claim of each. */
    share(lanes: readonly DueLane[]): Map<DueLane, number> {
      let free = concurrency - busy;
      const tenants = new Map(byTenant);
      const shares = new Map<DueLane, number>();
      const ordered = lanes
        .map((lane) => ({ lane, name: nameOf(lane), last: served.get(nameOf(lane)) ?? 0 }))
        .sort((a, b) => a.last - b.last || (a.name < b.name ? -1 : 1));
      const services = new Map(byService);
      for (let given = true; free > 0 && given; ) {
        given = false;
        for (const { lane, name } of ordered) {
          if (free === 0) break;
          const share = shares.get(lane) ?? 0;
          const ofTenant = tenants.get(lane.tenant) ?? 0;
          const ofLane = (byLane.get(name) ?? 0) + share;
          if (ofTenant >= perTenant || ofLane >= perLane) continue;
          const ofService = services.get(serviceOf(lane)) ?? 0;
          if (ofService >= (lane.probing ? 1 : breaker.allows(lane.tenant, lane.service))) continue;
          shares.set(lane, share + 1);
          services.set(serviceOf(lane), ofService + 1);
          tenants.set(lane.tenant, ofTenant + 1);
          free -= 1;
          given = true;
        }
      }
      for (const lane of shares.keys()) served.set(nameOf(lane), ++turn);
      // Lanes that have no work any more are forgotten, so that the memory stays that of the lanes with work.
      if (served.size > 10_000) served.clear();
      return shares;
    },
  };
}
