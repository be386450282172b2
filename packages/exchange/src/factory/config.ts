import { type ConfigFaults, checkConfig, configOf } from '@rathaus/client-core/config';
import type { Clock, Logger, Observer, Random } from '@rathaus/client-core/observe';
import type { TenantConfig } from '@rathaus/client-core/tenants';
import { allowInsecurePublicKey } from '../danger/index.ts';
import { exchangeError } from '../errors.ts';
import type { ExchangeEvent } from '../events/exchange-event.ts';
import { judgeClientOptions } from '../fit-connect/client-options.ts';
import type { InboxOptions } from '../inbox/types.ts';
import { isReplyKey } from '../metadata/check-reply.ts';
import { isUri } from '../metadata/formats.ts';
import type { OutboxOptions } from '../outbox/options.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import type { FitConnectDestination } from '../transport/fit-connect/receiving.ts';
import type { FitConnectReplies, ReplyKeyPair } from '../transport/fit-connect/replies.ts';
import type { FitConnectTransportOptions } from '../transport/fit-connect/transport.ts';
import type { Transport } from '../transport/transport.ts';
import type { KernelOptions } from '../work/kernel.ts';
import { judgeWork } from './judge-work.ts';

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

/** Errors: `exchange.config.invalid`, all faults at once. */
export function checkExchangeConfig(config: ExchangeConfig): void {
  checkConfig(
    (facts) => exchangeError('exchange.config.invalid', facts),
    (faults) => {
      faults.tenant('tenant', config.tenant);
      if (!config.store) faults.add('store', 'is missing');
      judgeTransports(config, faults);
      judgeWork('work.', config.work, faults);
      judgeBoxes(config, faults);
      faults.number('applicationTimeout', config.applicationTimeout, 1);
    },
  );
}

function judgeBoxes({ outbox, inbox }: ExchangeConfig, faults: ConfigFaults): void {
  // A receipt may be looked for in each round.
  faults.number('outbox.receiptInterval', outbox?.receiptInterval, 0);
  for (const member of ['interval', 'verifyAttempts', 'handlerTimeout'] as const)
    faults.number(`inbox.${member}`, inbox?.[member], 1);
  for (const state of ['accepted', 'rejected'] as const) {
    faults.number(`outbox.retention.${state}`, outbox?.retention?.[state], 0);
    faults.number(`inbox.retention.${state}`, inbox?.retention?.[state], 0);
    // A day, so that no key is free before a repeated call comes, and that days or hours are not taken for milliseconds.
    for (const [box, options] of [
      ['outbox', outbox],
      ['inbox', inbox],
    ] as const)
      faults.number(`${box}.retention.records.${state}`, options?.retention?.records?.[state], 86_400_000);
  }
}

function judgeTransports({ fitConnect, transports }: ExchangeConfig, faults: ConfigFaults): void {
  if (fitConnect !== undefined) judgeFitConnect(configOf(fitConnect), under('fitConnect.', faults));
  if (transports !== undefined && !Array.isArray(transports)) {
    faults.add('transports', 'must be a list');
    return;
  }
  if (fitConnect === undefined && (transports ?? []).length === 0)
    faults.add('fitConnect', 'is missing, and so is any other way of delivery');
  const seen = new Set<string>(fitConnect === undefined ? [] : ['fit-connect', 'fit-connect-reply']);
  for (const [index, transport] of (transports ?? []).entries()) {
    const kind = (transport as Partial<Transport> | null | undefined)?.kind;
    if (typeof kind !== 'string') faults.add(`transports[${index}]`, 'is no way of delivery');
    else if (seen.has(kind)) faults.add(`transports[${index}]`, 'is of a kind that occurs twice');
    else seen.add(kind);
  }
}

function judgeFitConnect(config: FitConnectConfig, faults: ConfigFaults): void {
  judgeClientOptions(config, faults);
  if (!config.trust?.[allowInsecurePublicKey] && (config.trust?.roots ?? []).length === 0)
    faults.add('trust.roots', 'is empty; without root certificates no public key can be trusted');
  faults.number('maxDataBytes', config.maxDataBytes, 1);
  judgeDestinations(config.destinations ?? [], faults);
  if (config.replies !== undefined) judgeReplies(config.replies, faults);
}

function judgeReplies(replies: FitConnectReplies, faults: ConfigFaults): void {
  const { keys, processStandards }: Partial<FitConnectReplies> = configOf(replies);
  if (!Array.isArray(processStandards) || processStandards.length === 0 || !processStandards.every(isUri))
    faults.add('replies.processStandards', 'must be a list of URIs, at least one');
  if (!Array.isArray(keys) || keys.length === 0) {
    faults.add('replies.keys', 'must be a list of key pairs, at least one');
    return;
  }
  const seen = new Set<string>();
  for (const [index, pair] of keys.entries()) {
    const { publicKey, decrypter }: Partial<ReplyKeyPair> = configOf(pair);
    const member = `replies.keys[${index}]`;
    if (!isReplyKey(publicKey)) {
      faults.add(`${member}.publicKey`, 'is no RSA key of 4096 bits for RSA-OAEP-256 with a kid and wrapKey');
      continue;
    }
    if (decrypter?.kid !== publicKey.kid) faults.add(`${member}.decrypter`, 'has another kid than publicKey');
    if (seen.has(publicKey.kid)) faults.add(`${member}.publicKey.kid`, 'occurs twice');
    seen.add(publicKey.kid);
  }
}

function judgeDestinations(destinations: readonly FitConnectDestination[], faults: ConfigFaults): void {
  if (!Array.isArray(destinations)) {
    faults.add('destinations', 'must be a list');
    return;
  }
  const seen = new Set<string>();
  for (const [index, destination] of destinations.entries()) {
    const member = `destinations[${index}]`;
    const { destinationId, decrypters, signer, compromisedKeys, refuseUnreadableAfter } = configOf(
      destination,
    ) as Partial<FitConnectDestination>;
    if (faults.text(`${member}.destinationId`, destinationId)) {
      if (seen.has(destinationId)) faults.add(`${member}.destinationId`, 'occurs twice');
      seen.add(destinationId);
    }
    if (!decrypters?.length) faults.add(`${member}.decrypters`, 'is empty');
    else if (isListOfTexts(compromisedKeys) && decrypters.every(({ kid }) => compromisedKeys.includes(kid)))
      faults.add(`${member}.decrypters`, 'has only keys that are in compromisedKeys');
    if (compromisedKeys !== undefined && !isListOfTexts(compromisedKeys))
      faults.add(`${member}.compromisedKeys`, 'must be a list of key ids');
    faults.number(`${member}.refuseUnreadableAfter`, refuseUnreadableAfter, 0);
    if (signer?.algorithm !== 'PS512') faults.add(`${member}.signer`, 'must sign with PS512');
  }
}

const isListOfTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== '');

/** Faults of a part of the configuration, named from its root. */
const under = (prefix: string, faults: ConfigFaults): ConfigFaults => ({
  get count() {
    return faults.count;
  },
  add: (member, fault) => faults.add(prefix + member, fault),
  text: (member, value): value is string => faults.text(prefix + member, value),
  textOrFunction: (member, value) => faults.textOrFunction(prefix + member, value),
  oneOf: (member, value, words) => faults.oneOf(prefix + member, value, words),
  number: (member, value, least) => faults.number(prefix + member, value, least),
  address: (member, value, dangers): value is string | URL => faults.address(prefix + member, value, dangers),
  tenant: (member, value): value is string => faults.tenant(prefix + member, value),
});
