import { Buffer } from 'node:buffer';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { beispielhausen, hundesteuer, musterstadt, type Town } from '../../test/towns.ts';
import {
  allowInsecurePublicKey,
  createDestinationClient,
  type Delivery,
  type ReceivedSubmission,
  verifyDeliveryProof,
} from '../index.ts';

// Every step is synced to the disk: on a busy machine that alone can take seconds.
vi.setConfig({ testTimeout: 120_000 });

let sandbox: Sandbox;
const towns: Town[] = [];
const fitconnect = () => sandbox.config().services.fitconnect;
const keep = (town: Town) => {
  towns.push(town);
  return town.exchange;
};
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterEach(async () => {
  for (const town of towns.splice(0)) await town[Symbol.asyncDispose]();
  await sandbox.reset();
});
afterAll(() => sandbox.close());

async function submissions(): Promise<{ state: string }[]> {
  const answer = await fetch(`${sandbox.origin}/control/submissions`);
  return ((await answer.json()) as { submissions: { state: string }[] }).submissions;
}
const submitted = async () => (await submissions()).filter(({ state }) => state !== 'incomplete').length;

async function until(what: string, done: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    if (await done()) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`not reached: ${what}`);
}
/** A receiver whose operator forgot the key that the service still names. */
function withoutCurrentKey(): Town {
  const full = beispielhausen(fitconnect());
  const [destination] = full.config.destinations ?? [];
  const decrypters = destination!.decrypters.slice(1);
  const town = beispielhausen(fitconnect(), { destinations: [{ ...destination!, decrypters }] });
  towns.push(full);
  return town;
}

/** Works until the delivery has the state. */
async function reach(
  exchange: ReturnType<typeof keep>,
  id: string,
  state: Delivery['state'],
): Promise<Delivery> {
  let seen: Delivery | undefined;
  await until(state, async () => {
    await exchange.outbox.runOnce();
    seen = await exchange.outbox.get(id);
    return seen?.state === state;
  });
  return seen as Delivery;
}

describe('from town to town', () => {
  it('sends data and two attachments, receives, accepts and proves it', async () => {
    const sender = keep(musterstadt(fitconnect()));
    const receiver = keep(beispielhausen(fitconnect()));
    const { id } = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-1'));
    const sent = await reach(sender, id, 'sent');
    const received: ReceivedSubmission[] = [];
    await receiver.inbox.runOnce({ onReceive: async (submission) => void received.push(submission) });

    const [submission] = received;
    expect(submission?.submissionId).toBe(sent.submissionId);
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
    const trust = { [allowInsecurePublicKey]: true as const };
    await expect(verifyDeliveryProof(done.proof!, { trust })).resolves.toEqual({
      acceptedAt: done.times.accepted,
    });
    const forged = { ...done.proof!, tags: { ...done.proof!.tags, data: done.proof!.tags.metadata } };
    await expect(verifyDeliveryProof(forged, { trust })).rejects.toMatchObject({
      code: 'exchange.proof.invalid',
    });
    expect((await submissions()).map(({ state }) => state)).toEqual(['accepted']);
    expect((await receiver.inbox.entry(sent.submissionId!))?.state).toBe('accepted');
    // Sent content is gone after the proof was stored, received content stays.
    expect(readdirSync(join(towns[0]!.folder, 'outbox'))).toEqual([]);
    expect(existsSync(submission!.data.path)).toBe(true);
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
    const { submissionId } = await reach(sender, id, 'sent');
    let calls = 0;
    await until('waiting', async () => {
      await receiver.inbox.runOnce({
        onReceive: () => {
          calls += 1;
          if (calls === 1) throw new Error('database of the application is away');
          return 'later';
        },
      });
      return (await receiver.inbox.entry(submissionId!))?.state === 'waiting';
    });
    expect(calls).toBe(2);
    expect((await submissions()).map(({ state }) => state)).toEqual(['submitted']);
    await receiver.inbox.accept(submissionId!);
    await receiver.inbox.runOnce();
    await reach(sender, id, 'accepted');
    await expect(receiver.inbox.accept(submissionId!)).rejects.toMatchObject({
      code: 'exchange.inbox.not-waiting',
    });
  });

  it('ends a round although a receipt is due again at once', async () => {
    const outbox = { interval: 20, receiptInterval: 0 };
    const sender = keep(musterstadt(fitconnect(), { outbox }));
    for (const key of ['r-1', 'r-2'])
      await sender.outbox.enqueue(hundesteuer(fitconnect(), key, { attachments: [] }));
    const before = sandbox.requests().length;
    for (let round = 0; round < 3; round++) await sender.outbox.runOnce();
    const asked = sandbox.requests().length - before;
    expect(asked).toBeLessThan(60);
  });

  it('lists to the last page', async () => {
    const sender = keep(musterstadt(fitconnect(), { outbox: { interval: 10, concurrency: 8 } }));
    const receiver = keep(beispielhausen(fitconnect()));
    for (let n = 0; n < 7; n++)
      await sender.outbox.enqueue(hundesteuer(fitconnect(), `page-${n}`, { attachments: [] }));
    await sender.outbox.runOnce();
    const ids: string[] = [];
    const { destinationId } = fitconnect().subscriber;
    for await (const { submissionId } of receiver.fitConnect.listSubmissions(destinationId, { pageSize: 2 }))
      ids.push(submissionId);
    expect(new Set(ids).size).toBe(7);
  });
});

describe('one changed byte', () => {
  const parts = ['header', 'encryptedKey', 'iv', 'ciphertext', 'tag'] as const;
  const targets = ['metadata', 'data', 'attachment'] as const;
  it.each(targets.flatMap((target) => parts.map((part) => [target, part] as const)))(
    'in %s, part %s, is detected and rejected, not lost',
    async (target, part) => {
      const sender = keep(musterstadt(fitconnect()));
      const receiver = keep(beispielhausen(fitconnect()));
      const { id } = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-4'));
      const { submissionId } = await reach(sender, id, 'sent');
      sandbox.fault({ service: 'fitconnect', times: 9, flipByte: { target, part } });
      let handed = 0;
      const count = () => {
        handed += 1;
      };
      await until('rejected', async () => {
        await receiver.inbox.runOnce({ onReceive: count });
        const state = (await receiver.inbox.entry(submissionId!))?.state;
        expect(state).not.toBe('accepted');
        return state === 'rejected';
      });
      const entry = await receiver.inbox.entry(submissionId!);
      expect(handed).toBe(0);
      expect(entry?.state).toBe('rejected');
      expect(entry?.problems?.[0]?.instance).toMatch(
        target === 'attachment' ? /^attachment:/ : new RegExp(`^${target}$`),
      );
      const delivery = await reach(sender, id, 'rejected');
      expect(delivery.problems).toEqual(entry?.problems);
      expect(readdirSync(join(towns[0]!.folder, 'outbox'))).toEqual([id]);
    },
  );

  it('is not mixed up with a private key that is not configured here', async () => {
    const sender = keep(musterstadt(fitconnect()));
    const receiver = keep(withoutCurrentKey());
    const { id } = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-12'));
    const { submissionId } = await reach(sender, id, 'sent');
    await receiver.inbox.runOnce();
    const entry = await receiver.inbox.entry(submissionId!);
    expect(entry).toMatchObject({ state: 'stopped', error: { code: 'exchange.jwe.unknown-kid' } });
    expect((await submissions()).map(({ state }) => state)).toEqual(['submitted']);
  });

  it('on the line only is repaired by the second download', async () => {
    const sender = keep(musterstadt(fitconnect()));
    const receiver = keep(beispielhausen(fitconnect()));
    const { id } = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-5'));
    await reach(sender, id, 'sent');
    sandbox.fault({
      service: 'fitconnect',
      times: 1,
      flipByte: { target: 'attachment', part: 'ciphertext' },
    });
    await until('accepted', async () => {
      await receiver.inbox.runOnce();
      await sender.outbox.runOnce();
      return (await sender.outbox.get(id))?.state === 'accepted';
    });
  });
});

describe('lost answers and faults of the service', () => {
  const operations = [
    'token',
    'getDestination',
    'createSubmission',
    'putAttachment',
    'submitSubmission',
    'getSubmissionEvents',
  ];
  it.each(
    operations.flatMap((operation) =>
      (['request', 'answer'] as const).map((drop) => [operation, drop] as const),
    ),
  )('%s with the %s lost ends in exactly one submission', async (operation, drop) => {
    const sender = keep(musterstadt(fitconnect()));
    const receiver = keep(beispielhausen(fitconnect()));
    sandbox.fault({ service: 'fitconnect', operation, drop, times: 2 });
    const { id } = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-6'));
    await until('accepted', async () => {
      await sender.outbox.runOnce();
      await receiver.inbox.runOnce();
      return (await sender.outbox.get(id))?.state === 'accepted';
    });
    expect(await submitted()).toBe(1);
  });

  it.each(['listSubmissions', 'getSubmission', 'getAttachment', 'postCaseEvent'])(
    'the receiver survives a lost answer of %s and accepts once',
    async (operation) => {
      const sender = keep(musterstadt(fitconnect()));
      const receiver = keep(beispielhausen(fitconnect()));
      const { id } = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-7'));
      const { submissionId } = await reach(sender, id, 'sent');
      sandbox.fault({ service: 'fitconnect', operation, drop: 'answer', times: 2 });
      let handed = 0;
      const count = () => {
        handed += 1;
      };
      await until('accepted', async () => {
        await receiver.inbox.runOnce({ onReceive: count });
        return (await receiver.inbox.entry(submissionId!))?.state === 'accepted';
      });
      expect(handed).toBe(1);
      await reach(sender, id, 'accepted');
    },
  );

  it('waits when the service is busy or away, and stops with a reason when it refuses', async () => {
    const sender = keep(musterstadt(fitconnect()));
    sandbox.fault({ service: 'fitconnect', operation: 'createSubmission', status: 503, times: 2 });
    sandbox.fault({
      service: 'fitconnect',
      operation: 'putAttachment',
      status: 429,
      retryAfter: 0,
      times: 2,
    });
    const { id } = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-8'));
    await reach(sender, id, 'sent');
    const other = {
      publicService: { identifier: 'urn:de:fim:leika:leistung:99999999999999', name: 'Unbekannt' },
    };
    const refused = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-9', other));
    const dead = await reach(sender, refused.id, 'stopped');
    expect(dead.error?.code).toBe('core.http.problem');
    expect((await sender.outbox.retry(refused.id)).state).toBe('queued');
  });

  it('starts a new submission when the service has deleted the incomplete one', async () => {
    let later = 0;
    const clock = () => Date.now() + later;
    const slow = { interval: 20, backoff: { base: 60_000, max: 60_000 } };
    const sender = keep(musterstadt(fitconnect(), { clock, outbox: slow }));
    sandbox.fault({ service: 'fitconnect', operation: 'putAttachment', status: 503 });
    const { id } = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-10'));
    const { submissionId: first } = await reach(sender, id, 'sending');
    await sandbox.advance(25 * 3_600_000);
    later = 25 * 3_600_000;
    await sender.outbox.runOnce();
    expect((await sender.outbox.get(id))?.state).toBe('queued');
    later += 120_000;
    const { submissionId: second } = await reach(sender, id, 'sent');
    expect(second).not.toBe(first);
    expect((await submissions()).map(({ state }) => state).sort()).toEqual(['deleted', 'submitted']);
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
    const operator = createDestinationClient(town.config);
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
  it('with wrong secret gets a typed error and nothing half-done', async () => {
    const sender = keep(musterstadt(fitconnect(), { clientSecret: 'falsch' }));
    const { id } = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-11'));
    const dead = await reach(sender, id, 'stopped');
    expect(dead.error?.code).toBe('core.auth.invalid-client');
    expect(await submissions()).toEqual([]);
  });
});
