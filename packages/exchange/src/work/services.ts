import type { WorkItem } from './work-item.ts';

/** When a service counts as slow. */
export interface SlownessOptions {
  /** Milliseconds without any answer after which a service counts as slow while work waits for it. Default 10,000. */
  readonly slowAfter?: number | undefined;
}

interface Service {
  /** When it last answered anybody; undefined: nothing is known, or it was slow to the end. */
  answeredAt: number | undefined;
  /** Items in hand, each with the time since which it waits for the service; infinite while it waits for another. */
  readonly waiting: Map<WorkItem, number>;
  seenAt: number;
}

/** Milliseconds for which a service that had work counts as one that may have some again. */
const remembered = 600_000;

/**
 * How the services are, whoever asks them. A breaker counts by tenant; what hangs or drips for all its tenants would take
 * a slot of each of them, and so all.
 */
export function createServices(clock: () => number, { slowAfter = 10_000 }: SlownessOptions = {}) {
  const services = new Map<string, Service>();

  function of(name: string): Service {
    const known = services.get(name);
    if (known) return known;
    const made: Service = { answeredAt: undefined, waiting: new Map(), seenAt: clock() };
    services.set(name, made);
    return made;
  }
  const isLong = (since: number): boolean => clock() - since >= slowAfter;
  /** What one tenant waits long for while others are answered says nothing against the service. */
  const isSlow = ({ answeredAt, waiting }: Service): boolean =>
    answeredAt !== undefined && isLong(answeredAt) && [...waiting.values()].some(isLong);

  return {
    /** These have work that is due. */
    saw(names: Iterable<string>): void {
      const now = clock();
      for (const name of names) of(name).seenAt = now;
      for (const [name, { seenAt, waiting }] of services)
        if (waiting.size === 0 && now - seenAt >= remembered) services.delete(name);
    },
    take(item: WorkItem): void {
      of(item.service).waiting.set(item, clock());
    },
    free(item: WorkItem): void {
      const service = of(item.service);
      // That nothing is in hand any more makes it no faster: it begins anew when it has answered.
      if (isSlow(service)) service.answeredAt = undefined;
      service.waiting.delete(item);
    },
    /** It has answered. True when nobody knew that it does. */
    answered(item: WorkItem): boolean {
      const service = of(item.service);
      const isNews = service.answeredAt === undefined || isSlow(service);
      service.answeredAt = clock();
      if (service.waiting.has(item)) service.waiting.set(item, service.answeredAt);
      return isNews;
    },
    /** Does what the service is not asked for: however long it takes, the service is not slow. */
    async apart<T>(item: WorkItem, work: () => Promise<T>): Promise<T> {
      const { waiting } = of(item.service);
      waiting.set(item, Number.POSITIVE_INFINITY);
      try {
        return await work();
      } finally {
        if (waiting.has(item)) waiting.set(item, clock());
      }
    },
    inHand: (name: string): number => services.get(name)?.waiting.size ?? 0,
    /** Items in hand of tenants of this service for which `test` is true. */
    inHandOf: (name: string, test: (tenant: string) => boolean): number =>
      [...(services.get(name)?.waiting.keys() ?? [])].filter(({ tenant }) => test(tenant)).length,
    /** Whether it has answered and is not slow since. */
    answers(name: string): boolean {
      const service = services.get(name);
      return service?.answeredAt !== undefined && !isSlow(service);
    },
    /** Whether an item of this tenant waits long. */
    keepsWaiting: (tenant: string, name: string): boolean =>
      [...(services.get(name)?.waiting ?? [])].some(
        ([item, since]) => item.tenant === tenant && isLong(since),
      ),
    /** Whether all that is in hand has waited for a while, so that another may try: the fault may be that of tenants. */
    mayTryAnother: (name: string): boolean =>
      [...(services.get(name)?.waiting.values() ?? [])].every((since) => clock() - since >= slowAfter / 5),
    /** Whether no other had work in the last minutes. */
    isAlone: (name: string): boolean => services.size === (services.has(name) ? 1 : 0),
    /** Services for which work waits and that answer nobody. */
    slow: (): string[] =>
      [...services].flatMap(([name, service]) =>
        isSlow(service) || (service.answeredAt === undefined && [...service.waiting.values()].some(isLong))
          ? [name]
          : [],
      ),
  };
}

export type Services = ReturnType<typeof createServices>;
