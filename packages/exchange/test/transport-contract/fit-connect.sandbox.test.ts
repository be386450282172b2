import { allowHttp, allowSandbox } from '@rathaus/client-core';
import { createPemDecrypter, createPemSigner } from '@rathaus/client-core/node';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, afterEach, beforeAll, vi } from 'vitest';
import { allowInsecurePublicKey } from '../../src/danger/index.ts';
import { createFitConnectTransport } from '../../src/transport/fit-connect/transport.ts';
import { describeTransport } from './contract.ts';

vi.setConfig({ testTimeout: 120_000 });

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const plain = <Key extends { key_ops: readonly string[]; x5c: readonly string[] }>(key: Key) => ({
  ...key,
  key_ops: [...key.key_ops],
  x5c: [...key.x5c],
});

describeTransport('FIT-Connect', async () => {
  const { tokenUrl, submissionApi, destinationApi, subscriber, sender } =
    sandbox.config().services.fitconnect;
  const { destinationId } = subscriber;
  let tampers = false;
  const transport = ({ clientId, clientSecret }: { clientId: string; clientSecret: string }) =>
    createFitConnectTransport({
      endpoints: { tokenUrl, submissionApi, destinationApi },
      clientId,
      clientSecret,
      userAgent: 'Rathaus-Test/1.0',
      retry: { limit: 0 },
      async fetch(input, init) {
        if (!tampers) return fetch(input, init);
        const { method, url } = new Request(input instanceof Request ? input.clone() : input, init);
        const isDownload = method === 'GET' && url.includes('/attachments/');
        const response = await fetch(input, init);
        if (!isDownload) return response;
        const jwe = await response.text();
        const at = jwe.length - 2000;
        const changed = `${jwe.slice(0, at)}${jwe[at] === 'A' ? 'B' : 'A'}${jwe.slice(at + 1)}`;
        return new Response(changed, { status: response.status, headers: response.headers });
      },
      trust: { [allowInsecurePublicKey]: true },
      destinations: [
        {
          destinationId,
          decrypters: subscriber.decryptionKeys.map((key) => createPemDecrypter({ key: plain(key) })),
          signer: createPemSigner({ key: plain(subscriber.signingKey) }),
        },
      ],
      [allowHttp]: true,
      [allowSandbox]: true,
    });
  return {
    address: { transport: 'fit-connect', destinationId },
    source: destinationId,
    sender: () => transport(sender),
    reader: () => transport(subscriber),
    async tamper() {
      tampers = true;
    },
  };
});
