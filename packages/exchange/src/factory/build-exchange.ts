import { randomUUID } from 'node:crypto';
import { isRathausError } from '@rathaus/client-core';
import { throwIfAborted } from '@rathaus/client-core/abort';
import { createNotify } from '../events/exchange-event.ts';
import { createInbox } from '../inbox/inbox.ts';
import { createListing, ensureListings } from '../inbox/listing.ts';
import { createReceiving } from '../inbox/receive.ts';
import { contentFoldersOf, inboxRows } from '../inbox/rows.ts';
import type { OnReceive } from '../inbox/types.ts';
import { createOutbox } from '../outbox/outbox.ts';
import { outboxRows } from '../outbox/rows.ts';
import { createSending } from '../outbox/send.ts';
import { reconcile } from '../restore/reconcile.ts';
import { requireStorable } from '../store/stored-words.ts';
import { createSweep, ensureSweep } from '../sweep/sweep.ts';
import { createFitConnectTransport } from '../transport/fit-connect/transport.ts';
import { createTransports } from '../transport/transports.ts';
import { createControl } from '../work/control.ts';
import type { KernelOptions } from '../work/kernel.ts';
import type { RunOnceOptions, RunOptions } from '../work/run-options.ts';
import type { WorkKind } from '../work/work-item.ts';
import { createWorkStore } from '../work/work-store.ts';
import { createRunner } from '../worker/runner.ts';
import type { TenantWork } from '../worker/tenant-work.ts';
import type { ExchangeConfig } from './config.ts';
import { type Exchange, withWork } from './exchange.ts';

/** How long there is such a tenant. */
export interface ExchangeScope {
  /** Aborts with the error of a tenant that is gone. */
  readonly gone: AbortSignal;
  latest(): Promise<TenantWork>;
}

/** Puts the parts of one exchange together. The configuration is valid. */
export function buildExchange(config: ExchangeConfig, scope: ExchangeScope): Exchange {
  const { tenant, store, applicationTimeout, clock = Date.now, random = Math.random } = config;
  const { createId = randomUUID } = config;
  const { gone } = scope;
  const fitConnect = config.fitConnect && createFitConnect(config, config.fitConnect, gone);
  const transports = createTransports([
    ...(fitConnect ? [fitConnect, fitConnect.replies] : []),
    ...(config.transports ?? []),
  ]);
  const notify = createNotify(`the exchange of ${tenant}`, config.observer, config.logger);
  const work = createWorkStore(store);
  const listeners = new Set<() => void>();
  const wake = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const context = { store, work, transports, tenant, clock, random, createId, notify };
  const incoming = { ...context, rows: inboxRows(store, tenant) };
  const outgoing = { ...context, rows: outboxRows(store, tenant), applicationTimeout };

  const regular = {
    delivery: createSending(outgoing, config.outbox ?? {}),
    listing: createListing(context, config.inbox?.interval ?? 5000),
    sweep: createSweep({
      ...context,
      records: { outbox: config.outbox?.retention?.records, inbox: config.inbox?.retention?.records },
      receivedFolders: (id) => contentFoldersOf(store.db, tenant, id),
    }),
  };
  const handlersOf = (onReceive: OnReceive | undefined) => ({
    ...regular,
    received: createReceiving(incoming, config.inbox ?? {}, onReceive),
  });
  const withoutHandler = handlersOf(undefined);
  // A handler remembers failures between two calls: for one function of the application there is one.
  const byFunction = new WeakMap<OnReceive, ReturnType<typeof handlersOf>>();
  const pace: KernelOptions = {
    ...config.work,
    perTenant: config.work?.perTenant ?? config.work?.concurrency ?? 8,
  };
  const tenantWork: TenantWork = {
    tenant,
    store,
    gone,
    clock,
    random,
    pace,
    notify,
    handlers(onReceive) {
      if (!onReceive) return withoutHandler;
      const known = byFunction.get(onReceive) ?? handlersOf(onReceive);
      byFunction.set(onReceive, known);
      return known;
    },
    async prepare() {
      await ensureListings(context);
      await ensureSweep(context);
    },
    onWake(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  /** A worker for this tenant alone. */
  const runnerOf = (
    resolve: () => Promise<TenantWork>,
    groups: readonly (readonly WorkKind[])[],
    onReceive: OnReceive | undefined,
  ) =>
    createRunner({
      ids: () => [tenant],
      resolve,
      groups,
      onReceive,
      pace,
      clock,
      random,
      notify,
      isEnd: (error) =>
        isRathausError(error) &&
        (error.code === 'core.tenant.unknown' || error.code === 'core.tenant.ambiguous'),
    });

  /** One round with the configuration that the handle was made with. */
  async function runOnce(
    { signal }: RunOnceOptions,
    groups: readonly (readonly WorkKind[])[],
    onReceive?: OnReceive | undefined,
  ): Promise<void> {
    throwIfAborted(signal, 'A round of work');
    gone.throwIfAborted();
    const stop = signal ? AbortSignal.any([signal, gone]) : gone;
    try {
      await runnerOf(async () => tenantWork, groups, onReceive).runOnce({ signal: stop });
    } finally {
      throwIfAborted(signal, 'A round of work');
      gone.throwIfAborted();
    }
  }
  const run = async (
    options: RunOptions,
    groups: readonly (readonly WorkKind[])[],
    onReceive?: OnReceive | undefined,
  ): Promise<void> => {
    gone.throwIfAborted();
    await runnerOf(scope.latest, groups, onReceive).run(options);
  };

  const outbox = createOutbox({
    ...outgoing,
    gone,
    wake,
    runOnce: (options) => runOnce(options, [['delivery', 'sweep']]),
    run: (options) => run(options, [['delivery', 'sweep']]),
  });
  const inbox = createInbox({
    ...incoming,
    gone,
    wake,
    async runOnce(options, onReceive) {
      throwIfAborted(options.signal, 'A round of work');
      await inbox.look();
      await runOnce(options, [['listing'], ['received', 'sweep']], onReceive);
    },
    run: (options, onReceive) => run(options, [['listing'], ['received', 'sweep']], onReceive),
  });
  const control = createControl(store, tenant);
  const controlled = async <T>(call: () => Promise<T>): Promise<T> => {
    gone.throwIfAborted();
    await store.ready();
    return call();
  };
  return withWork(
    {
      outbox,
      inbox,
      fitConnect: fitConnect?.client,
      async pause(lane, options) {
        requireStorable({ service: lane?.service, lane: lane?.lane, by: options?.by });
        await controlled(() => control.pause(lane, options));
      },
      async resume(lane) {
        requireStorable({ service: lane?.service, lane: lane?.lane });
        await controlled(() => control.resume(lane));
        wake();
      },
      status: () => controlled(() => control.status()),
      reconcile: (options) => controlled(() => reconcile(context, options)),
    },
    { now: tenantWork, latest: scope.latest },
  );
}

function createFitConnect(
  { clock, random, createId, applicationTimeout }: ExchangeConfig,
  options: NonNullable<ExchangeConfig['fitConnect']>,
  gone: AbortSignal,
) {
  const { fetch: own = fetch } = options;
  return createFitConnectTransport({
    ...options,
    trust: options.trust ?? {},
    clock,
    random,
    createId,
    applicationTimeout,
    // A client that was kept asks nothing for a tenant that is gone.
    fetch: async (input, init) => {
      gone.throwIfAborted();
      return own(input, init);
    },
  });
}
