import type { Breaker } from './breaker.ts';
import type { DueLane } from './claims.ts';
import type { Services } from './services.ts';
import type { WorkItem } from './work-item.ts';

/** How much a worker does at the same time, and how much of it for one. */
export interface SlotOptions {
  /** Items worked on at the same time. Default 8. */
  readonly concurrency?: number | undefined;
  /** Of one tenant. Default a quarter of all, at least 2. */
  readonly perTenant?: number | undefined;
  /** Of one lane (destination, mailbox). Default as many as of one tenant. */
  readonly perLane?: number | undefined;
  /** Of one service, of all tenants together, while there is other work. Default half of all. */
  readonly perService?: number | undefined;
}

/** A service in one sharing, of all tenants together. */
interface Across {
  inHand: number;
  doubtful: number;
  readonly most: readonly [whileOthersWait: number, otherwise: number];
}

type Lane = Pick<DueLane, 'tenant' | 'service' | 'lane'>;
const serviceOf = ({ tenant, service }: Pick<Lane, 'tenant' | 'service'>) => `${tenant} ${service}`;
const nameOf = ({ tenant, service, lane }: Lane) => `${tenant} ${service} ${lane}`;

/**
 * Shares the free slots among lanes: who was served longest ago comes first, nobody gets more than the caps. What others
 * leave goes to the services that answer, save a last eighth: work of another service that comes later begins at once,
 * whatever happens to the one that is busy now. A service that answers nobody gets one or two, of all tenants together.
 */
export function createSlots(
  options: SlotOptions,
  { breaker, services }: { readonly breaker: Breaker; readonly services: Services },
) {
  const { concurrency = 8 } = options;
  const perTenant = options.perTenant ?? Math.min(concurrency, Math.max(2, Math.ceil(concurrency / 4)));
  const perLane = options.perLane ?? perTenant;
  const quarter = Math.ceil(concurrency / 4);
  const perService = options.perService ?? Math.ceil(concurrency / 2);
  const kept = concurrency > 2 ? Math.ceil(concurrency / 8) : 0;
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

  /** Items of a service that may be in hand: while others wait for a slot, and when nobody else does. */
  function mostOf(service: string): readonly [whileOthersWait: number, otherwise: number] {
    const isAlone = services.isAlone(service);
    if (!services.answers(service)) {
      const tries = services.mayTryAnother(service) ? services.inHand(service) + 1 : 1;
      return [
        Math.min(quarter, perService, tries),
        Math.min(isAlone ? concurrency - kept : perService, Math.max(2, tries)),
      ];
    }
    if (isAlone) return [concurrency, concurrency];
    return [perService, options.perService ?? concurrency - kept];
  }

  /** Nothing is wrong with a service that answers others: those that fail or wait long share a quarter of the slots. */
  const isDoubtful = (tenant: string, service: string): boolean =>
    breaker.isFailing(tenant, service) || services.keepsWaiting(tenant, service);
  const mostDoubtful = Math.max(quarter, perTenant);

  const acrossTenants = (service: string): Across => ({
    inHand: services.inHand(service),
    doubtful: services.inHandOf(service, (tenant) => isDoubtful(tenant, service)),
    most: mostOf(service),
  });

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
      services.take(item);
      breaker.begin(item.tenant, item.service);
    },
    free(item: WorkItem): void {
      busy -= 1;
      change(byTenant, item.tenant, -1);
      change(byLane, nameOf(item), -1);
      change(byService, serviceOf(item), -1);
      services.free(item);
    },

    /** Lanes with the number of items to claim of each. */
    share(lanes: readonly DueLane[]): Map<DueLane, number> {
      let free = concurrency - busy;
      const shares = new Map<DueLane, number>();
      if (free <= 0) return shares;
      services.saw(lanes.map(({ service }) => service));
      const tenants = new Map(byTenant);
      const ofTenants = new Map(byService);
      const across = new Map<string, Across>();
      for (const { service } of lanes) if (!across.has(service)) across.set(service, acrossTenants(service));
      const ordered = lanes
        .map((lane) => ({
          lane,
          name: nameOf(lane),
          last: served.get(nameOf(lane)) ?? 0,
          doubtful: isDoubtful(lane.tenant, lane.service),
          all: across.get(lane.service)!,
        }))
        .sort((a, b) => a.last - b.last || (a.name < b.name ? -1 : 1));
      for (const round of [0, 1] as const) {
        for (let given = true; free > 0 && given; ) {
          given = false;
          for (const { lane, name, doubtful, all } of ordered) {
            if (free === 0) break;
            const share = shares.get(lane) ?? 0;
            const ofTenant = tenants.get(lane.tenant) ?? 0;
            const ofLane = (byLane.get(name) ?? 0) + share;
            if (ofTenant >= perTenant || ofLane >= perLane || all.inHand >= all.most[round]) continue;
            if (doubtful && all.doubtful >= mostDoubtful) continue;
            const ofService = ofTenants.get(serviceOf(lane)) ?? 0;
            if (ofService >= (lane.probing ? 1 : breaker.allows(lane.tenant, lane.service))) continue;
            shares.set(lane, share + 1);
            ofTenants.set(serviceOf(lane), ofService + 1);
            tenants.set(lane.tenant, ofTenant + 1);
            all.inHand += 1;
            if (doubtful) all.doubtful += 1;
            free -= 1;
            given = true;
          }
        }
      }
      for (const lane of shares.keys()) served.set(nameOf(lane), ++turn);
      // Lanes that have no work any more are forgotten, so that the memory stays that of the lanes with work.
      if (served.size > 10_000) served.clear();
      return shares;
    },
  };
}
