import { Buffer } from 'node:buffer';
import { createHash, randomUUID } from 'node:crypto';
import { allowHttp, allowSandbox } from '@rathaus/client-core';
import { createPemDecrypter, createPemSigner } from '@rathaus/client-core/node';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createMemoryContent } from '../../../test/memory-content.ts';
import { allowInsecurePublicKey } from '../../danger/index.ts';
import { contentFaultOf } from '../content-fault.ts';
import type {
  OutgoingDelivery,
  Part,
  Progress,
  ReceivedMessage,
  SendStep,
  StepContext,
} from '../transport.ts';
import { createFitConnectTransport } from './transport.ts';

vi.setConfig({ testTimeout: 120_000 });

let sandbox: Sandbox;
const fitconnect = () => sandbox.config().services.fitconnect;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const content = createMemoryContent();
const contextOf = (folder: string): StepContext => ({
  content,
  folder,
  clock: Date.now,
  random: Math.random,
  signal: new AbortController().signal,
});

function worker(role: 'sender' | 'subscriber') {
  const { tokenUrl, submissionApi, destinationApi, subscriber } = fitconnect();
  const { clientId, clientSecret } = fitconnect()[role];
  const plain = <Key extends { key_ops: readonly string[]; x5c: readonly string[] }>(key: Key) => ({
    ...key,
    key_ops: [...key.key_ops],
    x5c: [...key.x5c],
  });
  return createFitConnectTransport({
    endpoints: { tokenUrl, submissionApi, destinationApi },
    clientId,
    clientSecret,
    userAgent: 'Rathaus-Test/1.0',
    retry: { limit: 0 },
    trust: { [allowInsecurePublicKey]: true },
    destinations: [
      {
        destinationId: subscriber.destinationId,
        decrypters: subscriber.decryptionKeys.map((key) => createPemDecrypter({ key: plain(key) })),
        signer: createPemSigner({ key: plain(subscriber.signingKey) }),
      },
    ],
    [allowHttp]: true,
    [allowSandbox]: true,
  });
}

async function enqueue(): Promise<{ delivery: OutgoingDelivery; context: StepContext }> {
  const id = randomUUID();
  const folder = `musterstadt/outbox/${id}/`;
  const part = async (bytes: Buffer, more: Pick<Part, 'role' | 'mimeType' | 'fileName'>): Promise<Part> => {
    const name = randomUUID();
    await content.write(`${folder}${name}`, [bytes]);
    const sha512 = createHash('sha512').update(bytes).digest('hex');
    return { id: name, content: `${folder}${name}`, size: bytes.length, sha512, ...more };
  };
  const parts = [
    await part(Buffer.from('{"hund":"Rex"}'), { role: 'data', mimeType: 'application/json' }),
    await part(Buffer.alloc(300_000, 7), {
      role: 'attachment',
      mimeType: 'application/pdf',
      fileName: 'Impfpass.pdf',
    }),
    await part(Buffer.from(''), { role: 'attachment', mimeType: 'text/plain', fileName: 'leer.txt' }),
  ];
  return {
    delivery: {
      id,
      tenant: 'musterstadt',
      key: id,
      address: { transport: 'fit-connect', destinationId: fitconnect().subscriber.destinationId },
      message: {
        service: { identifier: 'urn:de:fim:leika:leistung:99102013104000', name: 'Hundesteuer: Anmeldung' },
        schemaUri: 'https://schema.musterstadt.example/hundesteuer/1.0.0/hundesteuer.schema.json',
      },
      parts,
      createdAt: new Date().toISOString(),
    },
    context: contextOf(folder),
  };
}

const copy = (progress: Progress) => JSON.parse(JSON.stringify(progress)) as Progress;

/** Steps until it is sent or has ended. `twice`: each step is made by two workers, one result is thrown away. */
async function send(
  { delivery, context }: Awaited<ReturnType<typeof enqueue>>,
  { progress, twice = false }: { progress?: Progress; twice?: boolean } = {},
): Promise<SendStep> {
  const transport = worker('sender');
  let stored = progress;
  for (let tries = 0; tries < 60; tries += 1) {
    if (twice)
      await worker('sender')
        .send(delivery, stored, context)
        .catch(() => undefined);
    const step = await transport.send(delivery, stored, context).catch((error: unknown) => {
      expect(transport.failureClassOf(error)).toBe('transient');
    });
    if (!step) continue;
    stored = copy(step.progress);
    if (step.next === 'done' || step.known.state === 'sent') return step;
  }
  throw new Error('it does not end');
}

/** Fetches and accepts what waits; a fault of the content ends it. */
async function receive(): Promise<ReceivedMessage[]> {
  const transport = worker('subscriber');
  const { destinationId } = fitconnect().subscriber;
  const { signal } = new AbortController();
  const received: ReceivedMessage[] = [];
  for await (const { remoteId, progress } of transport.list(destinationId, { signal })) {
    const context = contextOf(`beispielhausen/inbox/${remoteId}/`);
    const delivery = { id: remoteId, tenant: 'b', source: destinationId, remoteId, problems: [] };
    let task: 'fetch' | 'accept' = 'fetch';
    let stored = copy(progress);
    for (let tries = 0; tries < 20; tries += 1) {
      const step = await transport.receive({ ...delivery, task }, stored, context).catch((error: unknown) => {
        if (contentFaultOf(error)) throw error;
        expect(transport.failureClassOf(error)).toBe('transient');
      });
      if (!step) continue;
      stored = copy(step.progress);
      if (step.type === 'fetched') {
        received.push(step.received);
        task = 'accept';
      }
      if (step.type === 'answered') break;
    }
  }
  return received;
}

async function submitted(): Promise<number> {
  const answer = await fetch(`${sandbox.origin}/control/submissions`);
  const { submissions } = (await answer.json()) as { submissions: { state: string }[] };
  return submissions.filter(({ state }) => state !== 'incomplete' && state !== 'deleted').length;
}

/** A fault that nothing has met would prove nothing. */
async function faultsLeft(): Promise<number> {
  const answer = await fetch(`${sandbox.origin}/control/faults`);
  const { faults } = (await answer.json()) as { faults: { remaining: number }[] };
  return faults.filter(({ remaining }) => remaining > 0).length;
}

describe('FIT-Connect against the sandbox', () => {
  it('carries data and attachments from town to town, with a proof', async () => {
    const item = await enqueue();
    const sent = await send(item);
    const [message] = await receive();
    const bytes = [];
    for (const { content: name, size } of message!.parts) {
      const pieces: Uint8Array[] = [];
      for await (const piece of await content.read(name)) pieces.push(piece);
      bytes.push([size, Buffer.concat(pieces).length]);
    }
    expect(bytes).toEqual([
      [14, 14],
      [300_000, 300_000],
      [0, 0],
    ]);
    const done = await send(item, { progress: copy(sent.progress) });
    expect(done).toMatchObject({
      next: 'done',
      known: { state: 'accepted', proof: { transport: 'fit-connect' } },
    });
    expect((done.known as { proof: object }).proof).toHaveProperty('opening');
  });

  it('makes each step twice and delivers once', async () => {
    const item = await enqueue();
    const sent = await send(item, { twice: true });
    expect(await submitted()).toBe(1);
    expect(await receive()).toHaveLength(1);
    expect((await send(item, { progress: copy(sent.progress), twice: true })).known.state).toBe('accepted');
  });

  it.each([
    'token',
    'getDestination',
    'getDestinationKey',
    'createSubmission',
    'putAttachment',
    'submitSubmission',
    'getSubmissionEvents',
    'getServiceKeys',
    'listSubmissions',
    'getSubmission',
    'getAttachment',
    'postCaseEvent',
  ])('survives that answer and request of %s are lost', async (operation) => {
    for (const drop of ['answer', 'request'] as const) {
      sandbox.fault({ service: 'fitconnect', operation, drop });
      const item = await enqueue();
      const sent = await send(item);
      for (let rounds = 0; rounds < 3; rounds += 1) await receive().catch(() => []);
      expect(await faultsLeft()).toBe(0);
      expect((await send(item, { progress: copy(sent.progress) })).known.state).toBe('accepted');
      await sandbox.reset();
    }
  });

  it.each([500, 503, 429, 408])('goes on after a row of %i', async (status) => {
    sandbox.fault({ service: 'fitconnect', times: 4, status });
    const item = await enqueue();
    const sent = await send(item);
    expect(await submitted()).toBe(1);
    expect(await receive()).toHaveLength(1);
    expect((await send(item, { progress: copy(sent.progress) })).known.state).toBe('accepted');
  });

  it.each(['metadata', 'data', 'attachment'] as const)('recognises a changed byte in %s', async (target) => {
    await send(await enqueue());
    sandbox.fault({ service: 'fitconnect', flipByte: { target, part: 'ciphertext' } });
    await expect(receive()).rejects.toMatchObject({
      code: expect.stringMatching(/^exchange\.inbox\.(encryption-issue|hash-mismatch)$/),
    });
    expect(await receive()).toHaveLength(1);
  });
});
