import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPemDecrypter, createPemSigner } from '@rathaus/client-core/node';
import type { SandboxConfig } from '@rathaus/sandbox';
import {
  allowHttp,
  allowInsecurePublicKey,
  allowSandbox,
  createExchange,
  type DeliveryRequest,
  type Exchange,
  type ExchangeConfig,
  type FitConnectConfig,
} from '../src/index.ts';
import { createSqliteStore } from '../src/node/index.ts';

type FitConnect = SandboxConfig['services']['fitconnect'];

/** Quick retries, so that tests do not wait. */
const quick = {
  outbox: { receiptInterval: 1 },
  inbox: { interval: 20 },
  work: {
    interval: 20,
    lease: 2000,
    patience: { firstPause: 1, longestPause: 5, confirmWithin: 3 },
    breaker: { firstPause: 1, longestPause: 5 },
  },
};

/** A configuration of a town, of which FIT-Connect may be changed member by member. */
export type TownConfig = Omit<Partial<ExchangeConfig>, 'fitConnect'> & {
  fitConnect?: Partial<FitConnectConfig>;
};

export interface Town extends AsyncDisposable {
  exchange: Exchange;
  config: ExchangeConfig & { fitConnect: FitConnectConfig };
  folder: string;
}

function town(
  tenant: string,
  client: Pick<FitConnectConfig, 'clientId' | 'clientSecret' | 'destinations'>,
  { fitConnect, ...more }: TownConfig,
  fitconnect: FitConnect,
  folder?: string,
): Town {
  const own = folder ?? mkdtempSync(join(tmpdir(), 'rathaus-exchange-'));
  const store = more.store ?? createSqliteStore({ folder: own, clock: more.clock });
  const { tokenUrl, submissionApi, destinationApi } = fitconnect;
  const full = {
    tenant,
    ...quick,
    fitConnect: {
      endpoints: { tokenUrl, submissionApi, destinationApi },
      userAgent: 'Rathaus-Test/1.0',
      trust: { [allowInsecurePublicKey]: true as const },
      [allowHttp]: true as const,
      [allowSandbox]: true as const,
      ...client,
      ...fitConnect,
    },
    ...more,
    store,
  };
  return {
    exchange: createExchange(full),
    config: full,
    folder: own,
    async [Symbol.asyncDispose]() {
      await store.close();
      if (folder === undefined) rmSync(own, { recursive: true, force: true });
    },
  };
}

/** The sending town of the sandbox. Give a folder, or a store in `more`, to survive the end of the process. */
export function musterstadt(fitconnect: FitConnect, more: TownConfig = {}, folder?: string): Town {
  const { clientId, clientSecret } = fitconnect.sender;
  return town('musterstadt', { clientId, clientSecret }, more, fitconnect, folder);
}

/** The receiving town of the sandbox. */
export function beispielhausen(fitconnect: FitConnect, more: TownConfig = {}, folder?: string): Town {
  const { clientId, clientSecret, destinationId, decryptionKeys, signingKey } = fitconnect.subscriber;
  const destination = {
    destinationId,
    decrypters: decryptionKeys.map((key) =>
      createPemDecrypter({ key: { ...key, key_ops: [...key.key_ops], x5c: [...key.x5c] } }),
    ),
    signer: createPemSigner({
      key: { ...signingKey, key_ops: [...signingKey.key_ops], x5c: [...signingKey.x5c] },
    }),
  };
  return town(
    'beispielhausen',
    { clientId, clientSecret, destinations: [destination] },
    more,
    fitconnect,
    folder,
  );
}

export const leistung = 'urn:de:fim:leika:leistung:99102013104000';

/** An invented application with two attachments. */
export function hundesteuer(
  fitconnect: FitConnect,
  key: string,
  more: Partial<DeliveryRequest> = {},
): DeliveryRequest {
  return {
    key,
    to: { transport: 'fit-connect', destinationId: fitconnect.subscriber.destinationId },
    service: { identifier: leistung, name: 'Hundesteuer: Anmeldung' },
    data: {
      content: JSON.stringify({ hund: 'Rex', vorgang: key }),
      mimeType: 'application/json',
      schemaUri: 'https://schema.musterstadt.example/hundesteuer/1.0.0/hundesteuer.schema.json',
    },
    attachments: [
      {
        content: () => [Buffer.from('%PDF-1.7 Formular')],
        mimeType: 'application/pdf',
        fileName: 'Anmeldung.pdf',
        purpose: 'form',
      },
      { content: Buffer.alloc(200_000, 7), mimeType: 'application/octet-stream', fileName: 'Impfpass.bin' },
    ],
    senderReference: key,
    ...more,
  };
}
