import { Buffer } from 'node:buffer';
import { buffer } from 'node:stream/consumers';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { sha512 } from '../../test/loopback.ts';
import { beispielhausen, hundesteuer, musterstadt, type Town } from '../../test/towns.ts';
import {
  allowInsecurePublicKey,
  allowSandbox,
  createDestinationClient,
  type Delivery,
  type Exchange,
  type ReceivedDelivery,
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
async function contents({ config }: Town): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of config.store.content.list('')) names.push(name);
  return names;
}
/** The line of the inbox for a submission. */
async function entryOf({ inbox }: Exchange, search: string) {
  for await (const entry of inbox.list({ search })) return entry;
  return undefined;
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
  const [destination] = full.config.fitConnect.destinations ?? [];
  const decrypters = destination!.decrypters.slice(1);
  const town = beispielhausen(fitconnect(), {
    fitConnect: { destinations: [{ ...destination!, decrypters }] },
  });
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

describe('one changed byte', () => {
  const parts = ['encryptedKey', 'iv', 'ciphertext', 'tag'] as const;
  const targets = ['metadata', 'data', 'attachment'] as const;
  it.each(targets.flatMap((target) => parts.map((part) => [target, part] as const)))(
    'in %s, part %s, is detected and rejected, not lost',
    async (target, part) => {
      const sender = keep(musterstadt(fitconnect()));
      const receiver = keep(beispielhausen(fitconnect()));
      const { id } = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-4'));
      const { remoteId: submissionId } = await reach(sender, id, 'sent');
      sandbox.fault({ service: 'fitconnect', times: 9, flipByte: { target, part } });
      let handed = 0;
      const count = () => {
        handed += 1;
      };
      await until('rejected', async () => {
        await receiver.inbox.runOnce({ onReceive: count });
        const state = (await entryOf(receiver, submissionId!))?.state;
        expect(state).not.toBe('accepted');
        return state === 'rejected';
      });
      const entry = await entryOf(receiver, submissionId!);
      expect(handed).toBe(0);
      expect(entry?.state).toBe('rejected');
      expect(entry?.problems?.[0]?.instance).toMatch(
        target === 'attachment' ? /^attachment:/ : new RegExp(`^${target}$`),
      );
      const delivery = await reach(sender, id, 'rejected');
      expect(delivery.problems).toEqual(entry?.problems);
      // It is kept for a while: it may be sent again.
      expect(await contents(towns[0]!)).not.toEqual([]);
    },
  );

  it.each(targets)(
    'in the header of %s names a key that nobody has: it waits, and rejects nobody',
    async (target) => {
      const sender = keep(musterstadt(fitconnect()));
      const receiver = keep(beispielhausen(fitconnect()));
      const { id } = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-4'));
      const { remoteId: submissionId } = await reach(sender, id, 'sent');
      sandbox.fault({ service: 'fitconnect', times: 2, flipByte: { target, part: 'header' } });
      let handed = 0;
      const count = () => {
        handed += 1;
      };
      const codes = new Set<string>();
      await until('accepted', async () => {
        await receiver.inbox.runOnce({ onReceive: count });
        const entry = await entryOf(receiver, submissionId!);
        if (entry?.error) codes.add(entry.error.code);
        expect(entry?.state).not.toMatch(/reject/);
        return entry?.state === 'accepted';
      });
      expect([...codes]).toEqual(['exchange.jwe.unknown-kid']);
      expect(handed).toBe(1);
    },
  );

  it('is not mixed up with a private key that is not configured here', async () => {
    const sender = keep(musterstadt(fitconnect()));
    const receiver = keep(withoutCurrentKey());
    const { id } = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-12'));
    const { remoteId: submissionId } = await reach(sender, id, 'sent');
    await receiver.inbox.runOnce();
    const entry = await entryOf(receiver, submissionId!);
    expect(entry).toMatchObject({
      state: 'found',
      error: { code: 'exchange.jwe.unknown-kid', class: 'local' },
    });
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
      const { remoteId: submissionId } = await reach(sender, id, 'sent');
      sandbox.fault({ service: 'fitconnect', operation, drop: 'answer', times: 2 });
      let handed = 0;
      const count = () => {
        handed += 1;
      };
      await until('accepted', async () => {
        await receiver.inbox.runOnce({ onReceive: count });
        return (await entryOf(receiver, submissionId!))?.state === 'accepted';
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
      service: { identifier: 'urn:de:fim:leika:leistung:99999999999999', name: 'Unbekannt' },
    };
    const refused = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-9', other));
    const dead = await reach(sender, refused.id, 'stopped');
    expect(dead).toMatchObject({ attempts: 3, error: { code: 'core.http.problem', class: 'refusal' } });
    expect((await sender.outbox.retry(refused.id)).state).toBe('queued');
  });

  it('starts a new submission when the service has deleted the incomplete one', async () => {
    let later = 0;
    const clock = () => Date.now() + later;
    const slow = { patience: { firstPause: 60_000, longestPause: 60_000 } };
    const sender = keep(musterstadt(fitconnect(), { clock, work: slow }));
    sandbox.fault({ service: 'fitconnect', operation: 'putAttachment', status: 503 });
    const { id } = await sender.outbox.enqueue(hundesteuer(fitconnect(), 'v-10'));
    const { remoteId: first } = await reach(sender, id, 'sending');
    await sandbox.advance(25 * 3_600_000);
    later = 25 * 3_600_000;
    await sender.outbox.runOnce();
    expect(await sender.outbox.history(id)).toContainEqual(
      expect.objectContaining({ type: 'notice', code: 'exchange.outbox.restarted' }),
    );
    later += 120_000;
    const { remoteId: second } = await reach(sender, id, 'sent');
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
