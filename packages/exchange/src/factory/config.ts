import {
  type ConfigFaults,
  checkConfig,
  judgeFunctions,
  judgeMembers,
  type MembersOf,
} from '@rathaus/client-core/config';
import type { Clock, Logger, Observer, Random } from '@rathaus/client-core/observe';
import type { TenantConfig } from '@rathaus/client-core/tenants';
import { exchangeError } from '../errors.ts';
import type { ExchangeEvent } from '../events/exchange-event.ts';
import type { InboxOptions } from '../inbox/types.ts';
import type { OutboxOptions } from '../outbox/options.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import type { FitConnectTransportOptions } from '../transport/fit-connect/transport.ts';
import type { Transport } from '../transport/transport.ts';
import type { KernelOptions } from '../work/kernel.ts';
import { judgeFitConnect } from './judge-fit-connect.ts';
import { judgeStore, judgeTransport } from './judge-parts.ts';
import { judgeWork, workMembers } from './judge-work.ts';

/** FIT-Connect in the configuration of an exchange, which gives it its clock and ids. */
export type FitConnectConfig = Omit<
  FitConnectTransportOptions,
  'trust' | 'clock' | 'random' | 'createId' | 'applicationTimeout'
> & {
  /** Root certificates for public keys; `[allowInsecurePublicKey]: true` in TEST. */
  trust?: FitConnectTransportOptions['trust'] | undefined;
};

/** The exchange of one authority: store, ways of delivery, pace. */
export interface ExchangeConfig extends TenantConfig {
  /** Authorities may share a store: every row and every content has its tenant. */
  store: ExchangeStore;
  /** Delivery over FIT-Connect. */
  fitConnect?: FitConnectConfig | undefined;
  /** Further ways of delivery, each kind at most once. */
  transports?: readonly Transport[] | undefined;
  outbox?: OutboxOptions | undefined;
  inbox?: InboxOptions | undefined;
  /** Pace and patience of `outbox.run` and `inbox.run`; a `createWorker` has its own. */
  work?: KernelOptions | undefined;
  /**
   * Milliseconds that a function of the application may take: `clientSecret()`, an operation of a key (`unwrapKey`,
   * `sign`), `trust.isRevoked`, a function for content and each piece of what it opens. What takes longer ends as
   * `core.application.timeout`: `enqueue` stores nothing then, a worker tries again later. Default 30,000. Only
   * `onReceive` has a time of its own (`inbox.handlerTimeout`), because it may store big files.
   */
  applicationTimeout?: number | undefined;
  clock?: Clock | undefined;
  random?: Random | undefined;
  /** Makes the ids of deliveries and contents: UUIDs. Default `crypto.randomUUID`. */
  createId?: (() => string) | undefined;
  /** Watches states and faults. May throw, reject or hang: the work goes on. */
  observer?: Observer<ExchangeEvent> | undefined;
  /** Gets a line for what somebody has to look at: ids and codes only. */
  logger?: Logger | undefined;
}

const exchangeMembers: MembersOf<ExchangeConfig> = {
  tenant: true,
  version: true,
  store: true,
  fitConnect: true,
  transports: true,
  outbox: true,
  inbox: true,
  work: true,
  applicationTimeout: true,
  clock: true,
  random: true,
  createId: true,
  observer: true,
  logger: true,
};
const outboxMembers: MembersOf<OutboxOptions> = { receiptInterval: true, retention: true };
const inboxMembers: MembersOf<InboxOptions> = {
  interval: true,
  verifyAttempts: true,
  handlerTimeout: true,
  retention: true,
};
const retentionMembers: MembersOf<NonNullable<InboxOptions['retention']>> = {
  accepted: true,
  rejected: true,
  records: true,
};
const recordMembers = { accepted: true, rejected: true } as const;

/** Errors: `exchange.config.invalid`, all faults at once; a member that nobody reads is one. */
export function checkExchangeConfig(config: ExchangeConfig): void {
  checkConfig(
    (facts) => exchangeError('exchange.config.invalid', facts),
    (faults) => {
      faults.tenant('tenant', config.tenant);
      judgeStore(config.store, faults);
      judgeTransports(config, faults);
      judgeMembers('work', config.work, workMembers, faults);
      judgeWork('work.', config.work, faults);
      judgeBoxes(config, faults);
      faults.number('applicationTimeout', config.applicationTimeout, 1);
      const members = judgeMembers('', config, exchangeMembers, faults);
      judgeFunctions('', members, ['clock', 'random', 'createId', 'observer', 'logger'], faults);
    },
  );
}

function judgeBoxes(config: ExchangeConfig, faults: ConfigFaults): void {
  const outbox = judgeMembers('outbox', config.outbox, outboxMembers, faults);
  const inbox = judgeMembers('inbox', config.inbox, inboxMembers, faults);
  // A receipt may be looked for in each round.
  faults.number('outbox.receiptInterval', outbox.receiptInterval, 0);
  for (const member of ['interval', 'verifyAttempts', 'handlerTimeout'])
    faults.number(`inbox.${member}`, inbox[member], 1);
  judgeRetention('outbox.retention', outbox.retention, faults);
  judgeRetention('inbox.retention', inbox.retention, faults);
}

function judgeRetention(name: string, retention: unknown, faults: ConfigFaults): void {
  const content = judgeMembers(name, retention, retentionMembers, faults);
  const records = judgeMembers(`${name}.records`, content.records, recordMembers, faults);
  for (const state of Object.keys(recordMembers)) {
    faults.number(`${name}.${state}`, content[state], 0);
    // A day, so that no key is free before a repeated call comes, and that days or hours are not taken for milliseconds.
    faults.number(`${name}.records.${state}`, records[state], 86_400_000);
  }
}

function judgeTransports({ fitConnect, transports }: ExchangeConfig, faults: ConfigFaults): void {
  if (fitConnect !== undefined) judgeFitConnect(fitConnect, faults);
  if (transports !== undefined && !Array.isArray(transports)) {
    faults.add('transports', 'must be a list');
    return;
  }
  if (fitConnect === undefined && (transports ?? []).length === 0)
    faults.add('fitConnect', 'is missing, and so is any other way of delivery');
  const seen = new Set<string>(fitConnect === undefined ? [] : ['fit-connect', 'fit-connect-reply']);
  for (const [index, transport] of (transports ?? []).entries()) {
    const kind = judgeTransport(`transports[${index}]`, transport, faults);
    if (kind === undefined) continue;
    if (seen.has(kind)) faults.add(`transports[${index}]`, 'is of a kind that occurs twice');
    else seen.add(kind);
  }
}
