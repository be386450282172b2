import type { Abortable } from '@rathaus/client-core/abort';
import type { FitConnectClient } from '../fit-connect/client.ts';
import type { Inbox } from '../inbox/types.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Reconciliation } from '../restore/reconcile.ts';
import type { ActedBy } from '../work/control.ts';
import type { ExchangeStatus, LaneName } from '../work/status.ts';
import type { TenantWork } from '../worker/tenant-work.ts';

/**
 * Delivery between authorities for one tenant. A handle that was kept refuses everything with `core.tenant.unknown` when
 * its tenant is gone.
 */
export interface Exchange {
  readonly outbox: Outbox;
  readonly inbox: Inbox;
  /** The calls themselves, for what outbox and inbox do not do; undefined without `fitConnect` in the configuration. */
  readonly fitConnect: FitConnectClient | undefined;
  /**
   * Leaves work alone until `resume`: that of one lane, or all of the tenant, on all workers. What is in hand ends. `by`
   * is kept with the pause. A lane is named by `service` and `lane` together, as `status().lanes` has them. Errors:
   * `exchange.operation.unknown-lane` for one that there was never work in, `exchange.operation.invalid-text`.
   */
  pause(lane?: LaneName, options?: ActedBy): Promise<void>;
  /** Ends a pause; nothing happens when there is none. Errors: those of `pause`. */
  resume(lane?: LaneName): Promise<void>;
  /** How the open work stands: counts, ages, failures by class, what is paused and blocked. Cheap: for a look at any time. */
  status(): Promise<ExchangeStatus>;
  /**
   * For a store that was restored from a dump, with all workers stopped: holds the deliveries that may have been sent
   * since, so that nothing arrives twice, and lists the gaps. Everything else is found in the log of the service by the
   * workers that start then.
   *
   * @example
   * const { held, unknownDeliveries, unknownReceived } = await exchange.reconcile();
   */
  reconcile(options?: Abortable): Promise<Reconciliation>;
}

/** What workers need of an exchange. */
export interface ExchangeWork {
  /** With the configuration that the handle was made with. */
  readonly now: TenantWork;
  /** With the configuration as it is now. Errors: `core.tenant.*`, `exchange.config.invalid`. */
  latest(): Promise<TenantWork>;
}

/** Registered, so that a worker of one installed copy of this package knows the exchanges of another. */
const own: unique symbol = Symbol.for('@rathaus/exchange/work') as never;

/** Gives a handle its work, which is nobody's business but that of workers. */
export const withWork = (exchange: Exchange, work: ExchangeWork): Exchange =>
  Object.defineProperty(exchange, own, { value: work });

export const workOf = (exchange: Exchange): ExchangeWork =>
  (exchange as Exchange & { readonly [own]: ExchangeWork })[own];
