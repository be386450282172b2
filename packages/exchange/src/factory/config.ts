import { type ConfigFaults, checkConfig, configOf } from '@rathaus/client-core/config';
import type { Clock, Logger, Observer, Random } from '@rathaus/client-core/observe';
import type { TenantConfig } from '@rathaus/client-core/tenants';
import { allowInsecurePublicKey } from '../danger/index.ts';
import { exchangeError } from '../errors.ts';
import type { ExchangeEvent } from '../events/exchange-event.ts';
import { type FitConnectClientOptions, judgeClientOptions } from '../fit-connect/client-options.ts';
import type { InboxDestination, InboxOptions } from '../inbox/types.ts';
import type { PublicKeyTrust } from '../keys/check-jwk.ts';
import type { OutboxOptions } from '../outbox/outbox.ts';
import type { ExchangeStore } from '../store/tables.ts';

/** The exchange of one authority: addresses, client, store, keys. */
export interface ExchangeConfig extends TenantConfig, FitConnectClientOptions {
  /** Authorities may share a store: every row and every folder has its tenant. */
  store: ExchangeStore;
  /** Root certificates for public keys; `[allowInsecurePublicKey]: true` in TEST. */
  trust?: PublicKeyTrust | undefined;
  /** Destinations to pick up from; none for a pure sender. */
  destinations?: readonly InboxDestination[] | undefined;
  outbox?: OutboxOptions | undefined;
  inbox?: InboxOptions | undefined;
  /**
   * Milliseconds that a function of the application may take: `clientSecret()`, an operation of a key (`unwrapKey`,
   * `sign`), `trust.isRevoked`, a function for content and each piece of what it opens. What takes longer ends as
   * `core.application.timeout`: `enqueue` stores nothing then, a worker tries again later. Default 30,000. Only
   * `onReceive` has a time of its own (`inbox.handlerTimeout`), because it may store big files.
   */
  applicationTimeout?: number | undefined;
  clock?: Clock | undefined;
  random?: Random | undefined;
  /** Watches states and faults. May throw, reject or hang: the work goes on. */
  observer?: Observer<ExchangeEvent> | undefined;
  /** Gets a line for each fault of a worker, of the observer, and for what has stopped: ids and codes only. */
  logger?: Logger | undefined;
}

/** Errors: `exchange.config.invalid`, all faults at once. */
export function checkExchangeConfig(config: ExchangeConfig): void {
  checkConfig(
    (facts) => exchangeError('exchange.config.invalid', facts),
    (faults) => {
      faults.tenant('tenant', config.tenant);
      judgeClientOptions(config, faults);
      if (!config.store) faults.add('store', 'is missing');
      if (!config.trust?.[allowInsecurePublicKey] && (config.trust?.roots ?? []).length === 0)
        faults.add('trust.roots', 'is empty; without root certificates no public key can be trusted');
      judgePace('outbox', config.outbox, ['receiptInterval'], faults);
      judgePace('inbox', config.inbox, ['verifyAttempts', 'maxDataBytes', 'handlerTimeout'], faults);
      judgeDestinations(config.destinations ?? [], faults);
    },
  );
}

function judgePace(
  part: 'outbox' | 'inbox',
  options: OutboxOptions | InboxOptions | undefined,
  own: readonly string[],
  faults: ConfigFaults,
): void {
  const given: Readonly<Record<string, unknown>> = { ...options };
  // A receipt may be looked for in each round.
  for (const member of ['interval', 'concurrency', 'lease', ...own])
    faults.number(`${part}.${member}`, given[member], member === 'receiptInterval' ? 0 : 1);
  for (const member of ['base', 'max', 'attempts'] as const)
    faults.number(`${part}.backoff.${member}`, options?.backoff?.[member], 1);
}

function judgeDestinations(destinations: readonly InboxDestination[], faults: ConfigFaults): void {
  if (!Array.isArray(destinations)) {
    faults.add('destinations', 'must be a list');
    return;
  }
  const seen = new Set<string>();
  for (const [index, destination] of destinations.entries()) {
    const member = `destinations[${index}]`;
    const { destinationId, decrypters, signer }: Partial<InboxDestination> = configOf(destination);
    if (faults.text(`${member}.destinationId`, destinationId)) {
      if (seen.has(destinationId)) faults.add(`${member}.destinationId`, 'occurs twice');
      seen.add(destinationId);
    }
    if (!decrypters?.length) faults.add(`${member}.decrypters`, 'is empty');
    if (signer?.algorithm !== 'PS512') faults.add(`${member}.signer`, 'must sign with PS512');
  }
}
