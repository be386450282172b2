import type { SlownessOptions } from './services.ts';

/** When a service is left alone after failures, and when it counts as slow. */
export interface BreakerOptions extends SlownessOptions {
  /** Transient failures of one tenant in a row after which its work with the service pauses. Default 5. */
  readonly failures?: number | undefined;
  /** Milliseconds of the first pause; each further one doubles. Default 5000. */
  readonly firstPause?: number | undefined;
  /** Milliseconds of the longest pause. Default 60,000. */
  readonly longestPause?: number | undefined;
}

/** Items of a tenant that may be in hand with a service that failed and has not succeeded since. */
const whileFailing = 2;

interface State {
  failures: number;
  openUntil: number;
  pause: number;
  probing: boolean;
}

/**
 * Leaves a service alone that fails, and lets one item try from time to time. Counted by tenant and service: what one
 * tenant's firewall refuses says nothing about the others. Lives in one process; each worker finds out for itself.
 *
 * One item begins with a service of which nothing is known, the others follow when it has answered: a service that hangs
 * holds one slot, not all that its tenant may have.
 */
export function createBreaker(clock: () => number, options: BreakerOptions = {}) {
  const { failures: limit = 5, firstPause = 5000, longestPause = 60_000 } = options;
  const states = new Map<string, State>();
  const answering = new Set<string>();
  const key = (tenant: string, service: string) => `${tenant} ${service}`;

  return {
    /** How many items of the tenant may be in hand with the service now. */
    allows(tenant: string, service: string): number {
      const name = key(tenant, service);
      const state = states.get(name);
      if (!state) return answering.has(name) ? Number.POSITIVE_INFINITY : 1;
      // Not one: it may be an upload that takes its time.
      if (state.failures < limit) return whileFailing;
      return state.probing || clock() < state.openUntil ? 0 : 1;
    },
    /** Whether it has failed and not succeeded since. */
    isFailing: (tenant: string, service: string): boolean => states.has(key(tenant, service)),
    /** The service has answered something of use; the item goes on. */
    answered(tenant: string, service: string): void {
      answering.add(key(tenant, service));
    },
    /** An item was claimed: while it tries, no other does. */
    begin(tenant: string, service: string): void {
      const state = states.get(key(tenant, service));
      if (state && state.failures >= limit) state.probing = true;
    },
    succeeded(tenant: string, service: string): void {
      states.delete(key(tenant, service));
      answering.add(key(tenant, service));
    },
    /** True when the service is left alone from now on. */
    failed(tenant: string, service: string): boolean {
      const state = states.get(key(tenant, service)) ?? {
        failures: 0,
        openUntil: 0,
        pause: 0,
        probing: false,
      };
      state.failures += 1;
      state.probing = false;
      states.set(key(tenant, service), state);
      if (state.failures < limit) return false;
      state.pause = state.pause === 0 ? firstPause : Math.min(longestPause, state.pause * 2);
      state.openUntil = clock() + state.pause;
      return state.failures === limit;
    },
    /** The item was put down without an answer: another may try. */
    abandoned(tenant: string, service: string): void {
      const state = states.get(key(tenant, service));
      if (state) state.probing = false;
    },
    /** Services that are left alone now. */
    open: (): { tenant: string; service: string }[] =>
      [...states].flatMap(([name, state]) => {
        if (state.failures < limit) return [];
        const at = name.indexOf(' ');
        return [{ tenant: name.slice(0, at), service: name.slice(at + 1) }];
      }),
  };
}

export type Breaker = ReturnType<typeof createBreaker>;
