import { createPemDecrypter, createPemSigner } from '@rathaus/client-core/node';
import type { Clock } from '@rathaus/client-core/observe';
import type { SandboxConfig } from '@rathaus/sandbox';
import {
  allowHttp,
  allowInsecurePublicKey,
  allowSandbox,
  type ExchangeConfig,
  type ExchangeEvent,
  type ExchangeStore,
} from '../../src/index.ts';
import { type ContentFileSystem, createFolderContent, createSqliteStore } from '../../src/node/index.ts';
import { openPostgresStore } from '../postgres-pool.ts';

export type FitConnect = SandboxConfig['services']['fitconnect'];

/** What all processes of a run share. */
export interface Shared {
  readonly fitconnect: FitConnect;
  /** Where the delivery service is reached: the hostile line. */
  readonly line: string;
  readonly folder: string;
  /** Of PostgreSQL; undefined: SQLite in the folder. */
  readonly databaseUrl: string | undefined;
}

export const [sender, receiver] = ['musterstadt', 'beispielhausen'] as const;
export const towns: readonly string[] = [sender, receiver];

/** The one store of both towns. */
export function openStore(
  { folder, databaseUrl }: Shared,
  { clock, fs }: { clock?: Clock; fs?: ContentFileSystem } = {},
): ExchangeStore {
  const content = createFolderContent({ folder, fs });
  if (databaseUrl === undefined) return createSqliteStore({ folder, content, clock });
  return openPostgresStore(databaseUrl, { max: 10, connectionTimeoutMillis: 3000, content });
}

/** Short pauses, so that a day of work fits into minutes; everything else is as in production. */
export const pace = {
  interval: 100,
  lease: 3000,
  drain: 5000,
  concurrency: 8,
  perTenant: 4,
  patience: { firstPause: 50, longestPause: 2000 },
  breaker: { firstPause: 200, longestPause: 1000 },
};

/** Configuration of one of the two towns. */
export function townConfig(
  tenant: string,
  shared: Shared,
  more: { store: ExchangeStore; name: string; clock: Clock; observer?: (event: ExchangeEvent) => void },
): ExchangeConfig | undefined {
  const { fitconnect, line } = shared;
  const { sender: sends, subscriber } = fitconnect;
  const { store, name, clock, observer } = more;
  if (!towns.includes(tenant)) return undefined;
  const client = tenant === sender ? sends : subscriber;
  const at = (address: string) => address.replace(fitconnect.origin, line);
  return {
    tenant,
    store,
    clock,
    observer,
    work: pace,
    outbox: { receiptInterval: 300 },
    inbox: { interval: 200, retention: { accepted: 1, rejected: 1 } },
    fitConnect: {
      endpoints: {
        tokenUrl: at(fitconnect.tokenUrl),
        submissionApi: at(fitconnect.submissionApi),
        destinationApi: at(fitconnect.destinationApi),
        serviceIssuers: [fitconnect.submissionApi],
      },
      clientId: client.clientId,
      clientSecret: client.clientSecret,
      userAgent: `Chaos/1.0 (${name})`,
      timeout: 5000,
      trust: { [allowInsecurePublicKey]: true as const },
      [allowHttp]: true as const,
      [allowSandbox]: true as const,
      destinations: tenant === sender ? [] : [destinationOf(subscriber)],
    },
  };
}

const destinationOf = ({ destinationId, decryptionKeys, signingKey }: FitConnect['subscriber']) => ({
  destinationId,
  decrypters: decryptionKeys.map((key) =>
    createPemDecrypter({ key: { ...key, key_ops: [...key.key_ops], x5c: [...key.x5c] } }),
  ),
  signer: createPemSigner({
    key: { ...signingKey, key_ops: [...signingKey.key_ops], x5c: [...signingKey.x5c] },
  }),
});
