import { readFile } from 'node:fs/promises';
import { createMemoryStateStore } from '@rathaus/client-core';
import {
  allowHttp,
  allowInsecurePublicKey,
  allowSandbox,
  createExchange,
  type Exchange,
  type ExchangeConfig,
  type ExchangeStore,
  type FitConnectConfig,
} from '@rathaus/exchange';
import type { FitConnectSettings, Settings, TenantSettings } from './configuration/settings.ts';
import { mailboxTransports } from './open-mailboxes.ts';
import { openStore, type StoreUse } from './open-store.ts';

/** What a command does beyond looking and telling. */
export interface ExchangeUse extends Pick<ExchangeConfig, 'outbox' | 'observer' | 'inbox' | 'work'> {
  /** Reads the private keys of the mailboxes. */
  readonly receives?: boolean | undefined;
  readonly fetch?: typeof fetch | undefined;
}

/** FIT-Connect as the settings say. Private keys are read only for whoever receives. Errors: those of the file system. */
export async function fitConnectOf(
  settings: Settings,
  tenant: string,
  fitConnect: FitConnectSettings,
  { receives = false, fetch }: Pick<ExchangeUse, 'receives' | 'fetch'> = {},
): Promise<FitConnectConfig> {
  const { endpoints, clientId, clientSecret, userAgent, roots, insecureKeys, destinations } = fitConnect;
  return {
    endpoints,
    clientId,
    clientSecret: () => clientSecret.read(),
    userAgent,
    fetch,
    trust: {
      roots: await Promise.all(roots.map((path) => readFile(path, 'utf8'))),
      ...(await revocationOf(tenant, fitConnect)),
      [allowInsecurePublicKey]: insecureKeys ? true : undefined,
    },
    destinations: receives ? await Promise.all(destinations.map((one) => one.load())) : [],
    [allowHttp]: settings.isSandbox ? true : undefined,
    [allowSandbox]: settings.isSandbox ? true : undefined,
  };
}

async function revocationOf(tenant: string, { revocation }: FitConnectSettings) {
  if (revocation === undefined) return {};
  const { createRevocation } = await import('@rathaus/exchange/revocation');
  const { allowHosts, allowUnknownFor } = revocation;
  const { isRevoked } = createRevocation({
    tenant,
    cache: createMemoryStateStore(),
    allowHosts,
    policy: allowUnknownFor === undefined ? 'require' : { allowUnknownFor },
  });
  return { isRevoked };
}

/** Opens the store for a piece of work and closes it, however that ends. */
export async function withStore<T>(
  settings: Settings,
  use: StoreUse,
  work: (store: ExchangeStore) => Promise<T>,
): Promise<T> {
  const store = await openStore(settings, use);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** The exchange of one tenant on a store that is open. */
export async function exchangeOn(
  store: ExchangeStore,
  settings: Settings,
  tenant: TenantSettings,
  use: ExchangeUse = {},
): Promise<Exchange> {
  const { receives, fetch, ...rest } = use;
  const { id, fitConnect, mailboxes } = tenant;
  return createExchange({
    tenant: id,
    store,
    fitConnect: fitConnect && (await fitConnectOf(settings, id, fitConnect, { receives, fetch })),
    transports: await mailboxTransports(mailboxes, { receives }),
    ...rest,
  });
}

/** A tenant with its exchange. */
export interface TenantExchange {
  readonly tenant: string;
  readonly exchange: Exchange;
}

/** The exchanges of all tenants that are meant. */
export async function exchangesOn(
  store: ExchangeStore,
  settings: Settings,
  tenants: readonly TenantSettings[],
): Promise<TenantExchange[]> {
  return Promise.all(
    tenants.map(async (one) => ({ tenant: one.id, exchange: await exchangeOn(store, settings, one) })),
  );
}
