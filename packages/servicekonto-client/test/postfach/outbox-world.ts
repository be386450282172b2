/** The way over FIT-Connect in the sandbox: an outbox on SQLite, and a bridge that brings submissions to the mailbox. */
import { allowHttp, allowSandbox } from '@rathaus/client-core';
import { createPemDecrypter, createPemSigner } from '@rathaus/client-core/node';
import {
  allowInsecurePublicKey,
  createExchange,
  type Exchange,
  type ExchangeConfig,
} from '@rathaus/exchange';
import { createSqliteStore } from '@rathaus/exchange/node';
import type { SandboxConfig } from '@rathaus/sandbox';
import { createPostfach, type Postfach, zbpFitConnect } from '../../src/postfach/index.ts';
import { sandboxAuthor } from './sandbox-world.ts';

type Services = SandboxConfig['services'];

/** The sandbox has no destination of the bridge: Beispielhausen plays it, and offers its services under other names. */
const words = {
  message: 'urn:de:fim:leika:leistung:99102013104000',
  status: 'urn:rathaus-sandbox:leistung:akte',
  schemaUri: 'https://schema.musterstadt.example/hundesteuer/1.0.0/hundesteuer.schema.json',
};

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

function exchangeOf(
  tenant: string,
  folder: string,
  { tokenUrl, submissionApi, destinationApi }: Services['fitconnect'],
  client: Pick<NonNullable<ExchangeConfig['fitConnect']>, 'clientId' | 'clientSecret' | 'destinations'>,
) {
  const store = createSqliteStore({ folder });
  const exchange = createExchange({
    tenant,
    store,
    ...quick,
    fitConnect: {
      endpoints: { tokenUrl, submissionApi, destinationApi },
      userAgent: 'Rathaus-Test/1.0',
      trust: { [allowInsecurePublicKey]: true },
      [allowHttp]: true,
      [allowSandbox]: true,
      ...client,
    },
  });
  return { exchange, close: () => store.close() };
}

/** Musterstadt with its outbox in a folder, and the mailbox over it. */
export function outboxPostfach(
  folder: string,
  { fitconnect, postfach }: Pick<Services, 'fitconnect' | 'postfach'>,
): { exchange: Exchange; postfach: Postfach; close: () => Promise<void> } {
  const { clientId, clientSecret } = fitconnect.sender;
  const town = exchangeOf('musterstadt', folder, fitconnect, { clientId, clientSecret });
  const transport = zbpFitConnect({
    sender: town.exchange.outbox,
    destinationId: fitconnect.subscriber.destinationId,
    author: sandboxAuthor(postfach),
    words,
    [allowSandbox]: true,
  });
  return { ...town, postfach: createPostfach({ tenant: 'musterstadt', transport }) };
}

/**
 * The bridge: takes each submission once, and hands its envelope to the mailbox with the token of its author. A parcel
 * that the mailbox refuses is rejected with its reason.
 */
export function createBridge(folder: string, { fitconnect, postfach }: Services) {
  const { clientId, clientSecret, destinationId, decryptionKeys, signingKey } = fitconnect.subscriber;
  const own = <Key extends { key_ops: readonly string[]; x5c: readonly string[] }>(key: Key) => ({
    ...key,
    key_ops: [...key.key_ops],
    x5c: [...key.x5c],
  });
  const town = exchangeOf('bruecke', folder, fitconnect, {
    clientId,
    clientSecret,
    destinations: [
      {
        destinationId,
        decrypters: decryptionKeys.map((key) => createPemDecrypter({ key: own(key) })),
        signer: createPemSigner({ key: own(signingKey) }),
      },
    ],
  });
  const brought = new Set<string>();
  const bring = () =>
    town.exchange.inbox.runOnce({
      async onReceive(delivery) {
        if (brought.has(delivery.key)) return;
        const data = JSON.parse(Buffer.from(await delivery.data.bytes()).toString()) as Record<
          string,
          string
        >;
        const { content = '', sha512sum = '', authorToken = '' } = data;
        const form = new FormData();
        form.set('json', JSON.stringify({ content, sha512sum }));
        for (const one of delivery.attachments)
          form.append('files', new Blob([new Uint8Array(await one.bytes())]), one.fileName ?? '');
        const answer = await fetch(`${postfach.baseUrl}/v6/mailbox/messages`, {
          method: 'PUT',
          headers: { authorization: `Bearer ${authorToken}` },
          body: form,
        });
        if (!answer.ok) throw new Error(`the mailbox answered ${answer.status}: ${await answer.text()}`);
        brought.add(delivery.key);
      },
    });
  return { bring, brought, close: town.close };
}
