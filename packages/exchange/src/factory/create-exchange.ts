import { allowHttp, RathausError } from '@rathaus/client-core';
import { allowInsecurePublicKey, allowSandbox } from '../danger/index.ts';
import { createFitConnectClient, type FitConnectClient } from '../fit-connect/client.ts';
import { isLoopback } from '../fit-connect/emulator.ts';
import type { FitConnectEndpoints } from '../fit-connect/environments.ts';
import { createTrustedKeys } from '../fit-connect/trusted-keys.ts';
import { createInbox, type Inbox, type InboxDestination, type InboxOptions } from '../inbox/inbox.ts';
import type { PublicKeyTrust } from '../keys/check-jwk.ts';
import { createOutbox, type Outbox, type OutboxOptions } from '../outbox/outbox.ts';
import type { ExchangeStore } from '../store/tables.ts';

/** The exchange of one authority: addresses, client, store, keys. */
export interface ExchangeConfig {
  /** One of `fitConnectEnvironments`, or the addresses of the sandbox. */
  endpoints: FitConnectEndpoints;
  clientId: string;
  /** The secret, or a function that reads it (a file, a vault). */
  clientSecret: string | (() => string | Promise<string>);
  /** Names product and operator, for example `Musterstadt-Portal/1.2 (it@musterstadt.example)`. */
  userAgent: string;
  /** Of this tenant. Tenants may share a store: every row carries its tenant. */
  store: ExchangeStore;
  /** Root certificates for public keys; `[allowInsecurePublicKey]: true` in TEST. */
  trust?: PublicKeyTrust;
  /** Destinations to pick up from; none for a pure sender. */
  destinations?: readonly InboxDestination[];
  outbox?: OutboxOptions;
  inbox?: InboxOptions;
  /** Milliseconds for one request without content. Default 30,000. */
  timeout?: number;
  fetch?: typeof fetch;
  /** Milliseconds since the epoch. Default `Date.now`. */
  clock?: () => number;
  /** 0 ≤ x < 1. Default `Math.random`. */
  random?: () => number;
  [allowHttp]?: true;
  [allowSandbox]?: true;
}

/** Delivery between authorities for one tenant. */
export interface Exchange {
  outbox: Outbox;
  inbox: Inbox;
  /** The calls themselves, for what outbox and inbox do not do. */
  fitConnect: FitConnectClient;
}

/** The exchanges of many authorities. */
export interface TenantExchange {
  /** The exchange of one tenant. Errors: `exchange.tenant.unknown`; it is never another tenant's. */
  tenant(id: string): Promise<Exchange>;
  /** Forgets the configuration of a tenant that changed or left; what is stored stays. */
  forget(id: string): void;
}

type Awaitable<T> = T | Promise<T>;

/**
 * Makes the exchange of one authority, or of many by a function that knows the configuration of each tenant. The
 * configuration is checked at once, all faults together. Errors: `exchange.config.invalid`,
 * `exchange.config.sandbox-refused`, `core.config.url`.
 */
export function createExchange(config: ExchangeConfig): Exchange;
export function createExchange(tenant: (id: string) => Awaitable<ExchangeConfig | undefined>): TenantExchange;
export function createExchange(
  input: ExchangeConfig | ((id: string) => Awaitable<ExchangeConfig | undefined>),
): Exchange | TenantExchange {
  if (typeof input !== 'function') return build(input, '');
  const known = new Map<string, Promise<Exchange>>();
  return {
    tenant(id) {
      const existing = known.get(id);
      if (existing) return existing;
      const made = (async () => {
        // The id names a folder of the store: dots alone would lead out of it.
        const usable = typeof id === 'string' && !/^\.{0,2}$/.test(id);
        const config = usable ? await input(id) : undefined;
        if (config) return build(config, id);
        throw new RathausError({
          code: 'exchange.tenant.unknown',
          origin: 'local',
          message: 'there is no such tenant',
        });
      })();
      known.set(id, made);
      // A failure is not kept: the tenant may be configured a moment later.
      made.catch(() => known.delete(id));
      return made;
    },
    forget: (id) => void known.delete(id),
  };
}

function checkConfig(config: ExchangeConfig): void {
  const faults: string[] = [];
  for (const name of ['clientId', 'userAgent'] as const) {
    if (typeof config[name] !== 'string' || config[name].trim() === '') faults.push(`${name} is missing`);
  }
  if (!config.clientSecret) faults.push('clientSecret is missing');
  if (!config.store) faults.push('store is missing');
  const endpoints: Partial<FitConnectEndpoints> = config.endpoints ?? {};
  for (const name of ['tokenUrl', 'submissionApi', 'destinationApi'] as const) {
    const url = endpoints[name];
    if (typeof url !== 'string' || !URL.canParse(url)) faults.push(`endpoints.${name} is no address`);
    else if (!config[allowHttp] && !url.startsWith('https:')) faults.push(`endpoints.${name} is not https`);
    else if (!config[allowSandbox] && isLoopback(url))
      faults.push(`endpoints.${name} is a loopback address, set [allowSandbox] if this is meant`);
  }
  if (!config.trust?.[allowInsecurePublicKey] && (config.trust?.roots ?? []).length === 0) {
    faults.push('trust.roots is empty; without root certificates no public key can be trusted');
  }
  const ids = (config.destinations ?? []).map((destination) => destination.destinationId);
  if (new Set(ids).size !== ids.length) faults.push('destinations has an id twice');
  for (const [index, destination] of (config.destinations ?? []).entries()) {
    if (destination.decrypters.length === 0) faults.push(`destinations[${index}].decrypters is empty`);
    if (destination.signer.algorithm !== 'PS512') faults.push(`destinations[${index}].signer is not PS512`);
  }
  if (faults.length === 0) return;
  throw new RathausError({
    code: 'exchange.config.invalid',
    origin: 'local',
    message: `the configuration of the exchange has ${faults.length} fault(s): ${faults.join('; ')}`,
  });
}

function build(config: ExchangeConfig, tenant: string): Exchange {
  checkConfig(config);
  const { endpoints, store, destinations = [], clock = Date.now, random = Math.random } = config;
  const { clientId, clientSecret, userAgent } = config;
  const client = createFitConnectClient({
    endpoints,
    clientId,
    clientSecret,
    userAgent,
    clock,
    ...(config.timeout === undefined ? {} : { timeout: config.timeout }),
    ...(config.fetch ? { fetch: config.fetch } : {}),
    ...(config[allowHttp] ? { [allowHttp]: true as const } : {}),
    ...(config[allowSandbox] ? { [allowSandbox]: true as const } : {}),
  });
  const trust = { ...config.trust, ...(config[allowSandbox] ? { [allowSandbox]: true as const } : {}) };
  const trusted = createTrustedKeys({ client, endpoints, trust, clock });
  const context = { store, tenant, client, trusted, clock, random };
  return {
    outbox: createOutbox({ ...context, endpoints }, config.outbox),
    inbox: createInbox({ ...context, destinations }, config.inbox),
    fitConnect: client,
  };
}
