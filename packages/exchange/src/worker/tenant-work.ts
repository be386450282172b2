import type { Clock, Random } from '@rathaus/client-core/observe';
import type { Notify } from '../events/exchange-event.ts';
import type { OnReceive } from '../inbox/types.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import type { KernelOptions, WorkHandler } from '../work/kernel.ts';
import type { WorkKind } from '../work/work-item.ts';

/** What a worker needs to know to do the work of one tenant, with its configuration as it is now. */
export interface TenantWork {
  readonly tenant: string;
  readonly store: ExchangeStore;
  /** Aborts when the tenant is gone: its work is put down. */
  readonly gone: AbortSignal;
  readonly clock: Clock;
  readonly random: Random;
  /** Pace of a worker that works for this tenant alone. */
  readonly pace: KernelOptions;
  readonly notify: Notify;
  handlers(onReceive: OnReceive | undefined): Readonly<Record<WorkKind, WorkHandler>>;
  /** Sees to it that the regular work is there. */
  prepare(): Promise<void>;
  /** Hears of new work in this process. Returns what ends it. */
  onWake(listener: () => void): () => void;
}
