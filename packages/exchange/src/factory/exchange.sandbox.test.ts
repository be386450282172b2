import { Buffer } from 'node:buffer';
import { buffer } from 'node:stream/consumers';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { sha512 } from '../../test/loopback.ts';
import { contents, createSandboxTowns, entryOf, reach, until } from '../../test/sandbox-towns.ts';
import { beispielhausen, hundesteuer, musterstadt } from '../../test/towns.ts';
import {
  allowInsecurePublicKey,
  allowSandbox,
  createDestinationClient,
  type ReceivedDelivery,
  verifyDeliveryProof,
} from '../index.ts';

// Every step is synced to the disk: on a busy machine that alone can take seconds.
vi.setConfig({ testTimeout: 120_000 });

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
const { towns, fitconnect, keep, reset, submissions } = createSandboxTowns(() => sandbox);
afterEach(reset);

describe('from town to town', () => {
  it('sends data and two attachments, receives, accepts and proves it', async () => {
    const sender = keep(musterstadt(fitconnect()));
    const receiver = keep(beispielhausen(fitconnect()));
    const { id } = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-1'));
    const sent = await reach(sender, id, 'sent');
    const received: ReceivedDelivery[] = [];
    await receiver.inbox.runOnce({ onReceive: async (delivery) => void received.push(delivery) });

    const [submission] = received;
    expect(submission?.remoteId).toBe(sent.remoteId);
    expect(JSON.parse(Buffer.from(await submission!.data.bytes()).toString())).toEqual({
      hund: 'Rex',
      vorgang: 'v-1',
    });
    expect(
      submission?.attachments.map(({ fileName, purpose, size }) => ({ fileName, purpose, size })),
    ).toEqual([
      { fileName: 'Anmeldung.pdf', purpose: 'form', size: 17 },
      { fileName: 'Impfpass.bin', purpose: 'attachment', size: 200_000 },
    ]);
    const second = await buffer(submission!.attachments[1]!.stream() as unknown as AsyncIterable<Uint8Array>);
    expect(second.equals(Buffer.alloc(200_000, 7))).toBe(true);

    const done = await reach(sender, id, 'accepted');
    const { submissionApi, subscriber } = fitconnect();
    const trust = {
      [allowInsecurePublicKey]: true as const,
      [allowSandbox]: true as const,
      serviceIssuers: [submissionApi],
      destination: subscriber.destinationId,
    };
    const report = await verifyDeliveryProof(done.proof!, { trust });
    expect(report).toMatchObject({ findings: [], facts: { acceptedAt: done.times.accepted } });
    expect(report.verdict).not.toBe('failed');
    const forged = JSON.stringify(done.proof).replace(
      sha512(JSON.stringify({ hund: 'Rex', vorgang: 'v-1' })),
      sha512('{}'),
    );
    expect((await verifyDeliveryProof(forged, { trust })).verdict).toBe('failed');
    expect((await submissions()).map(({ state }) => state)).toEqual(['accepted']);
    expect((await receiver.inbox.entry(submission!.id))?.state).toBe('accepted');
    // Sent content is gone after the proof was stored, received content stays.
    expect(await contents(towns[0]!)).toEqual([]);
    expect(await contents(towns[1]!)).toHaveLength(3);
  });

  it('hands the rejection of the application to the sender', async () => {
    const sender = keep(musterstadt(fitconnect()));
    const receiver = keep(beispielhausen(fitconnect()));
    const { id } = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-2'));
    await reach(sender, id, 'sent');
    const problem = {
      type: 'https://schema.fitko.de/fit-connect/events/problems/technical-error',
      title: 'Nicht zuständig',
      detail: 'Der Hund wohnt in Musterstadt.',
      instance: 'data',
    };
    await receiver.inbox.runOnce({ onReceive: () => ({ reject: [problem] }) });
    expect((await reach(sender, id, 'rejected')).problems).toEqual([problem]);
  });

  it('waits for a verdict that comes later, and hands over again what the application did not take', async () => {
    const sender = keep(musterstadt(fitconnect()));
    const receiver = keep(beispielhausen(fitconnect()));
    const { id } = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-3'));
    const { remoteId: submissionId } = await reach(sender, id, 'sent');
    let calls = 0;
    await until('waiting', async () => {
      await receiver.inbox.runOnce({
        onReceive: () => {
          calls += 1;
          if (calls === 1) throw new Error('database of the application is away');
          return 'later';
        },
      });
      return (await entryOf(receiver, submissionId!))?.state === 'waiting';
    });
    expect(calls).toBe(2);
    expect((await submissions()).map(({ state }) => state)).toEqual(['submitted']);
    const { id: received } = (await entryOf(receiver, submissionId!))!;
    await receiver.inbox.accept(received);
    await receiver.inbox.runOnce();
    await reach(sender, id, 'accepted');
    await expect(receiver.inbox.accept(received)).rejects.toMatchObject({
      code: 'exchange.inbox.not-waiting',
    });
  });

  it('ends a round although a receipt is due again at once', async () => {
    const outbox = { receiptInterval: 0 };
    const sender = keep(musterstadt(fitconnect(), { outbox }));
    for (const key of ['r-1', 'r-2'])
      await sender.outbox.enqueue(hundesteuer(fitconnect(), key, { attachments: [] }));
    const before = sandbox.requests().length;
    for (let round = 0; round < 3; round++) await sender.outbox.runOnce();
    const asked = sandbox.requests().length - before;
    expect(asked).toBeLessThan(60);
  });

  it('lists to the last page', async () => {
    const sender = keep(musterstadt(fitconnect()));
    const receiver = keep(beispielhausen(fitconnect()));
    for (let n = 0; n < 7; n++)
      await sender.outbox.enqueue(hundesteuer(fitconnect(), `page-${n}`, { attachments: [] }));
    await sender.outbox.runOnce();
    const ids: string[] = [];
    const { destinationId } = fitconnect().subscriber;
    for await (const { submissionId } of receiver.fitConnect!.listSubmissions(destinationId, { pageSize: 2 }))
      ids.push(submissionId);
    expect(new Set(ids).size).toBe(7);
  });
});

describe('key roll-over', () => {
  it('encrypts with the new key as soon as the destination names it, and still reads the old', async () => {
    const sender = keep(musterstadt(fitconnect()));
    const town = beispielhausen(fitconnect());
    const receiver = keep(town);
    const { destinationId, decryptionKeys } = fitconnect().subscriber;
    const next = decryptionKeys[1]!.kid;
    const before = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'old-key'));
    await reach(sender, before.id, 'sent');
    const operator = createDestinationClient(town.config.fitConnect);
    expect((await operator.listKeys(destinationId)).map(({ kid }) => kid)).toContain(next);
    await operator.patch(destinationId, { encryptionKid: next });
    expect((await operator.getDestination(destinationId)).encryptionKid).toBe(next);
    const after = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'new-key'));
    await reach(sender, after.id, 'sent');
    await receiver.inbox.runOnce();
    await reach(sender, before.id, 'accepted');
    await reach(sender, after.id, 'accepted');
  });
});

describe('tenants', () => {
  it('with an expired secret waits as a whole and goes on by itself', async () => {
    let secret = 'falsch';
    const right = fitconnect().sender.clientSecret;
    const clientSecret = () => secret;
    const sender = keep(musterstadt(fitconnect(), { fitConnect: { clientSecret } }));
    const { id } = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-11'));
    const other = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-12', { attachments: [] }));
    await sender.outbox.runOnce();
    expect((await sender.status()).blocked).toMatchObject([{ code: 'core.auth.invalid-client' }]);
    for (const one of [id, other.id])
      expect(await sender.outbox.get(one)).toMatchObject({ state: 'queued', attempts: 0, error: undefined });
    expect(await submissions()).toEqual([]);
    secret = right;
    await reach(sender, id, 'sent');
    await reach(sender, other.id, 'sent');
    expect((await sender.status()).blocked).toEqual([]);
  });
});
