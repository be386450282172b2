import type { RathausError } from '@rathaus/client-core';
import type { Random } from '@rathaus/client-core/observe';
import type { Breaker } from './breaker.ts';
import { type FailureClass, type Patience, patienceOf, pauseAfter } from './failure.ts';
import type { WorkItem } from './work-item.ts';
import { isLeaseLost, type WorkStore } from './work-store.ts';

/** What a worker tells. Ids and codes only. */
export type WorkEvent =
  /** An attempt failed; the work goes on after a pause. */
  | {
      readonly type: 'work.failed';
      readonly item: WorkItem;
      readonly class: FailureClass;
      readonly error: RathausError;
    }
  /** Patience is over, or the other side refuses for good: it waits for a person. */
  | {
      readonly type: 'work.stopped';
      readonly item: WorkItem;
      readonly class: FailureClass;
      readonly error: RathausError;
    }
  /** Credentials are refused: all work of the tenant with the service waits. */
  | {
      readonly type: 'work.blocked';
      readonly tenant: string;
      readonly service: string;
      readonly error: RathausError;
    }
  | { readonly type: 'work.unblocked'; readonly tenant: string; readonly service: string }
  /** A service fails and is left alone for a while. */
  | {
      readonly type: 'work.breaker';
      readonly tenant: string;
      readonly service: string;
      readonly error: RathausError;
    }
  /** The worker itself failed, no item is to blame: the database, a handler of another kind. */
  | { readonly type: 'work.fault'; readonly error: RathausError };

/** What a handler knows of the next attempt at what has failed. */
export interface AttemptWait {
  /** Milliseconds until then, at least. */
  readonly after: number;
  /** Whether the service was asked for anything: else the failure says nothing about it. */
  readonly asked: boolean;
}

interface FailingParts {
  readonly work: WorkStore;
  readonly breaker: Breaker;
  readonly random: Random;
  notify(event: WorkEvent): void;
}

/** Failed attempts since the last success, and the milliseconds they are old. */
type Failing = Awaited<ReturnType<WorkStore['failingOf']>>;

/** Decides by the class of a failure what follows. Patience is counted in age, not in attempts. */
export function createFailing({ work, breaker, random, notify }: FailingParts, patience: Patience = {}) {
  const { stopAfter, confirmations, confirmWithin } = patienceOf(patience);

  /** Milliseconds until the next attempt; undefined when there is none. */
  function next({ failures, age }: Failing, refused: { count: number; age: number } | undefined) {
    const pause = pauseAfter(failures + 1, patience, random);
    if (age >= stopAfter) return undefined;
    if (!refused) return pause;
    // One wrong answer is no verdict, whatever failed before it: it is asked again, spread over a while, until the same
    // one has come often enough. Two answers that differ cannot both be true.
    if (refused.count + 1 >= confirmations && refused.age >= confirmWithin) return undefined;
    return Math.max(pause, Math.ceil(confirmWithin / Math.max(1, confirmations - 1)));
  }

  return {
    /**
     * `endless`: work that never stops, since nobody would notice: regular looks. `wait`: what the handler knows of the next
     * attempt.
     */
    async failed(
      item: WorkItem,
      error: RathausError,
      failureClass: FailureClass,
      { endless = false, wait }: { endless?: boolean | undefined; wait?: AttemptWait | undefined } = {},
    ): Promise<void> {
      const { tenant, service } = item;
      try {
        if (failureClass === 'credential') {
          breaker.abandoned(tenant, service);
          const probes = await work.probesOf(item);
          const isNew = await work.block(item, error, pauseAfter((probes ?? 0) + 5, patience, random));
          await work.noted(item, { type: 'blocked', code: error.code });
          await work.putDown(item);
          if (isNew) notify({ type: 'work.blocked', tenant, service, error });
          return;
        }
        if (failureClass === 'transient') {
          if (breaker.failed(tenant, service)) notify({ type: 'work.breaker', tenant, service, error });
        } else if (wait?.asked === false) breaker.abandoned(tenant, service);
        else breaker.succeeded(tenant, service);
        const failing = await work.failingOf(item);
        const refused = failureClass === 'refusal' ? await work.refusalsOf(item, error) : undefined;
        const pause =
          next(failing, refused) ??
          (endless ? pauseAfter(failing.failures + 1, patience, random) : undefined);
        const after = pause === undefined ? undefined : Math.max(pause, wait?.after ?? 0);
        await work.fail(item, { class: failureClass, error, after });
        notify({
          type: after === undefined ? 'work.stopped' : 'work.failed',
          item,
          class: failureClass,
          error,
        });
      } catch (lost) {
        if (!isLeaseLost(lost)) throw lost;
      }
    },
  };
}
