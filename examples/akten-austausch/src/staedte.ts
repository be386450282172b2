import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { createPemDecrypter, createPemSigner } from '@rathaus/client-core/node';
import {
  allowHttp,
  allowInsecurePublicKey,
  allowSandbox,
  createExchange,
  createWorker,
  type Exchange,
  type ExchangeConfig,
  type ExchangeEvent,
  type OnReceive,
} from '@rathaus/exchange';
import { createFolderContent, createPostgresStore, createSqliteStore } from '@rathaus/exchange/node';
import type { Sandbox } from '@rathaus/sandbox';
import pg from 'pg';

type Dienst = ReturnType<Sandbox['config']>['services']['fitconnect'];
type Store = ExchangeConfig['store'];

/**
 * A town as FIT-Connect knows it: one client that sends and one that receives, as they are registered in its portal. Both
 * are tenants of the exchange, and one worker of the town serves them.
 */
export interface Stadt {
  ausgang: Exchange;
  /** Sends and receives until the signal aborts. */
  arbeite(signal: AbortSignal, onReceive: OnReceive): Promise<void>;
}

/** Both towns with their stores. */
export interface Staedte {
  musterstadt: Stadt;
  beispielhausen: Stadt;
  /** Where the work is kept, for people. */
  datenbank: string;
  close(): Promise<void>;
}

export interface StaedteOptions {
  /** For databases and content in transit; deleted by the caller. */
  ordner: string;
  /** PostgreSQL for both towns, as an IT provider has it; otherwise SQLite for each. */
  databaseUrl: string | undefined;
  /** Delivery service for each direction, by its receiver. */
  dienste: { beispielhausen: Dienst; musterstadt: Dienst };
  observer: (event: ExchangeEvent) => void;
}

/** Sandbox only: plain http, loopback, keys that no administration PKI has certified. */
const danger = { [allowHttp]: true, [allowSandbox]: true } as const;
const trust = { [allowInsecurePublicKey]: true } as const;

/** A person watches, so everything is looked for more often than in production. */
const pace = {
  outbox: { receiptInterval: 500 },
  inbox: { interval: 500 },
  work: { interval: 200, patience: { firstPause: 500 } },
};

/** The database of `DATABASE_URL` cannot be used: what to do is in its message, no password. */
export class DatenbankFehlt extends Error {
  constructor(url: string, cause: unknown) {
    const { code = 'ohne Code' } = cause as { code?: string };
    const wo = URL.parse(url)?.host;
    super(
      `Die Datenbank aus DATABASE_URL ist nicht erreichbar (${wo ? `${wo}, ` : ''}${code}): PostgreSQL starten oder DATABASE_URL berichtigen; ohne DATABASE_URL läuft das Beispiel mit SQLite.`,
      { cause },
    );
  }
}

/** Rejects with `DatenbankFehlt` before anything is begun. */
export async function gruendeStaedte(options: StaedteOptions): Promise<Staedte> {
  const { ordner, databaseUrl, dienste, observer } = options;
  const stores = databaseUrl === undefined ? sqlite(ordner) : await postgres(ordner, databaseUrl);

  const stadt = async (name: string, store: Store, hin: Dienst, her: Dienst): Promise<Stadt> => {
    const userAgent = `Akten-Austausch/0.1 (it@${name}.example)`;
    const base = { store, observer, ...pace };
    const configs = new Map<string, ExchangeConfig>([
      [
        `${name}-ausgang`,
        {
          ...base,
          tenant: `${name}-ausgang`,
          fitConnect: { ...client(hin), ...sender(hin), userAgent, trust, ...danger },
        },
      ],
      [
        `${name}-eingang`,
        {
          ...base,
          tenant: `${name}-eingang`,
          fitConnect: { ...client(her), ...receiver(her), userAgent, trust, ...danger },
        },
      ],
    ]);
    const exchanges = createExchange({ config: (id) => configs.get(id) });
    return {
      ausgang: await exchanges.tenant(`${name}-ausgang`),
      arbeite: (signal, onReceive) =>
        createWorker({
          exchanges,
          tenants: () => [...configs.keys()],
          onReceive,
          observer,
          ...pace.work,
        }).run({ signal }),
    };
  };
  try {
    return {
      musterstadt: await stadt(
        'musterstadt',
        stores.musterstadt,
        dienste.beispielhausen,
        dienste.musterstadt,
      ),
      beispielhausen: await stadt(
        'beispielhausen',
        stores.beispielhausen,
        dienste.musterstadt,
        dienste.beispielhausen,
      ),
      datenbank: stores.name,
      close: stores.close,
    };
  } catch (error) {
    await stores.close();
    throw error;
  }
}

const client = ({ tokenUrl, submissionApi, destinationApi, serviceIssuers }: Dienst) => ({
  endpoints: { tokenUrl, submissionApi, destinationApi, serviceIssuers },
});

const sender = ({ sender: { clientId, clientSecret } }: Dienst) => ({ clientId, clientSecret });

const receiver = ({ subscriber }: Dienst) => ({
  clientId: subscriber.clientId,
  clientSecret: subscriber.clientSecret,
  destinations: [
    {
      destinationId: subscriber.destinationId,
      decrypters: subscriber.decryptionKeys.map((key) => createPemDecrypter({ key })),
      signer: createPemSigner({ key: subscriber.signingKey }),
    },
  ],
});

interface Stores {
  name: string;
  musterstadt: Store;
  beispielhausen: Store;
  close(): Promise<void>;
}

function sqlite(ordner: string): Stores {
  const musterstadt = createSqliteStore({ folder: join(ordner, 'musterstadt') });
  const beispielhausen = createSqliteStore({ folder: join(ordner, 'beispielhausen') });
  return {
    name: 'SQLite, je Stadt eine eigene Datenbank',
    musterstadt,
    beispielhausen,
    close: async () => {
      await Promise.all([musterstadt.close(), beispielhausen.close()]);
    },
  };
}

/** A schema of its own: an interrupted run leaves nothing that the next one would take for its own work. */
async function postgres(ordner: string, connectionString: string): Promise<Stores> {
  const schema = `akten_austausch_${randomBytes(4).toString('hex')}`;
  const pool = new pg.Pool({ connectionString, max: 12, connectionTimeoutMillis: 10_000 });
  try {
    await pool.query(`create schema ${schema}`);
  } catch (error) {
    await pool.end();
    throw new DatenbankFehlt(connectionString, error);
  }
  const content = createFolderContent({ folder: join(ordner, 'inhalt') });
  const store = createPostgresStore({ pool, content, schema });
  return {
    name: `PostgreSQL, Schema ${schema}, beide Städte als Mandanten`,
    musterstadt: store,
    beispielhausen: store,
    close: async () => {
      try {
        await pool.query(`drop schema if exists ${schema} cascade`);
      } finally {
        await store.close();
        await pool.end();
      }
    },
  };
}
