import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMemoryStateStore } from '@rathaus/client-core';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { allowHttp, allowInsecurePublicKey, allowSandbox } from '../danger/index.ts';
import {
  createFitConnectClient,
  type FitConnectClient,
  type SubmissionReference,
} from '../fit-connect/client.ts';
import { encryptJweText } from '../jwe/encrypt.ts';
import { importPublicJwk } from '../keys/import-jwk.ts';
import { type CallbackEvent, createCallbackReceiver } from './callback-receiver.ts';
import { toCallbackHandler } from './node-handler.ts';
import type { CallbackNotice } from './notice.ts';

const secret = 'ein-geheimnis-fuer-beispielhausen';
const notices: CallbackNotice[] = [];
const events: CallbackEvent[] = [];
let sandbox: Sandbox;
let server: Server;
let sender: FitConnectClient;
let destinationId: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  const { fitconnect } = sandbox.config().services;
  destinationId = fitconnect.subscriber.destinationId;
  const receive = createCallbackReceiver({
    tenant: 'beispielhausen',
    secrets: [secret],
    store: createMemoryStateStore(),
    onNotice: (notice) => void notices.push(notice),
    observer: (event) => events.push(event),
  });
  const handler = toCallbackHandler(receive);
  server = createServer((incoming, outgoing) => void handler(incoming, outgoing));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  sandbox.callback(destinationId, { url: `http://127.0.0.1:${port}/callback`, secret });
  const { clientId, clientSecret } = fitconnect.sender;
  sender = createFitConnectClient({
    endpoints: fitconnect,
    clientId,
    clientSecret,
    userAgent: 'Rathaus-Test/1.0',
    [allowHttp]: true,
    [allowSandbox]: true,
  });
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await sandbox.close();
});

/** A submission without attachments. What is in it does not matter to the delivery service. */
async function submit(): Promise<SubmissionReference> {
  const { encryptionKid } = await sender.getDestination(destinationId);
  const jwk = await sender.getDestinationKey(destinationId, encryptionKid);
  const recipient = await importPublicJwk(jwk, 'encryption', { trust: { [allowInsecurePublicKey]: true } });
  const encrypt = async () =>
    (await encryptJweText(Buffer.from('{}'), { recipient, cty: 'application/json' })).jwe;
  const reference = await sender.createSubmission({
    destinationId,
    announcedAttachments: [],
    publicService: { identifier: 'urn:de:fim:leika:leistung:99102013104000', name: 'Hundesteuer' },
  });
  await sender.submit(reference.submissionId, {
    encryptedMetadata: await encrypt(),
    encryptedData: await encrypt(),
  });
  return reference;
}
const heard = ({ submissionId }: SubmissionReference) =>
  notices.filter(({ references }) => references.some((one) => one.submissionId === submissionId));

describe('a callback of the sandbox', () => {
  it('names the submission that has just arrived', async () => {
    const reference = await submit();
    await vi.waitFor(() => expect(heard(reference)).toHaveLength(1), 10_000);
    const { submissionId, caseId } = reference;
    expect(heard(reference)[0]).toMatchObject({
      tenant: 'beispielhausen',
      kind: 'new-submissions',
      references: [{ submissionId, caseId, destinationId }],
    });
  });

  it('with a wrong HMAC tells nobody anything', async () => {
    sandbox.fault({ service: 'fitconnect', callback: 'wrong-signature' });
    const reference = await submit();
    await vi.waitFor(() => expect(events.at(-1)).toMatchObject({ status: 401, reason: 'hmac' }), 10_000);
    expect(heard(reference)).toEqual([]);
  });

  it('that is sent twice byte by byte is handed over for the first of both', async () => {
    const before = events.length;
    sandbox.fault({ service: 'fitconnect', callback: 'repeat' });
    const reference = await submit();
    await vi.waitFor(() => expect(events.length).toBeGreaterThanOrEqual(before + 2), 10_000);
    // The repeated one may be refused while the first is still being handed over.
    const both = events.slice(before, before + 2).sort((a, b) => b.type.length - a.type.length);
    expect(both).toMatchObject([
      { type: 'callback.received' },
      { type: 'callback.refused', reason: 'replayed' },
    ]);
    expect(heard(reference).length).toBeGreaterThan(0);
  });
});
