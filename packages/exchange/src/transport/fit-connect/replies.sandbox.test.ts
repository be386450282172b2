import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createTestKey, type TestKey } from '../../../test/keys.ts';
import { answered, bescheid, read, repliesFor, untilTrue } from '../../../test/reply-scene.ts';
import { beispielhausen, musterstadt, type Town, type TownConfig } from '../../../test/towns.ts';
import type { Delivery, Exchange, OnReceive, ReceivedDelivery } from '../../index.ts';

// Two stores sync every step to the disk: on a busy machine that alone can take seconds.
vi.setConfig({ testTimeout: 120_000 });

let sandbox: Sandbox;
let key: TestKey;
let nextKey: TestKey;
const towns: Town[] = [];
const fitconnect = () => sandbox.config().services.fitconnect;
const keep = (town: Town): Town => {
  towns.push(town);
  return town;
};
const sender = (more: TownConfig = { fitConnect: { replies: repliesFor(key) } }, folder?: string) =>
  keep(musterstadt(fitconnect(), more, folder));
const receiver = () => keep(beispielhausen(fitconnect()));

beforeAll(async () => {
  key = createTestKey('musterstadt-antworten-1', 'encryption');
  nextKey = createTestKey('musterstadt-antworten-2', 'encryption');
  sandbox = await startSandbox();
}, 120_000);
afterEach(async () => {
  for (const town of towns.splice(0).reverse()) await town[Symbol.asyncDispose]();
  await sandbox.reset();
});
afterAll(() => sandbox.close());

/** Works on both sides until the reply has the state; what the sender of the application got. */
async function reach(
  state: Delivery['state'],
  id: string,
  from: Exchange,
  to: Exchange,
  onReceive?: OnReceive,
): Promise<{ reply: Delivery; got: ReceivedDelivery[] }> {
  const got: ReceivedDelivery[] = [];
  await untilTrue(state, async () => {
    await from.outbox.runOnce();
    await to.inbox.runOnce({
      onReceive: (delivery, options) => {
        got.push(delivery);
        return onReceive?.(delivery, options);
      },
    });
    const { state: now } = (await from.outbox.get(id)) ?? {};
    if (now === 'stopped' && state !== 'stopped') throw new Error('it has stopped');
    return now === state;
  });
  const reply = await from.outbox.get(id);
  if (!reply) throw new Error('there is no reply');
  return { reply, got };
}

async function repliesAtService(): Promise<string[]> {
  const answer = await fetch(`${sandbox.origin}/control/submissions`);
  const { replies = [] } = (await answer.json()) as { replies?: { state: string }[] };
  return replies.map(({ state }) => state).filter((state) => state !== 'incomplete');
}

describe('a reply', () => {
  it('goes back to the sender, who knows which delivery it answers, and is accepted', async () => {
    const town = sender();
    const other = receiver();
    const { deliveryId, received } = await answered(fitconnect(), town, other, 'HS-1');
    expect(received.replyTo).toMatchObject({
      transport: 'fit-connect-reply',
      caseId: received.details.caseId,
      encryptionKey: { kid: key.kid },
    });

    const request = bescheid(received.replyTo, 'HS-1 Bescheid');
    const { id, state } = await other.exchange.outbox.enqueue(request);
    expect(state).toBe('queued');
    // The same is asked for once more, perhaps after a restart: one reply.
    expect((await other.exchange.outbox.enqueue(request)).id).toBe(id);

    const { reply, got } = await reach('accepted', id, other.exchange, town.exchange);
    expect(reply.times).toEqual({
      queued: expect.any(String),
      sent: expect.any(String),
      accepted: expect.any(String),
    });
    // The service has signed that it was accepted, its receiver has not: that proves nothing about him.
    expect(reply.proof).toBeUndefined();
    expect(got).toHaveLength(1);
    const [delivery] = got;
    expect(await read(delivery!)).toEqual({
      transport: 'fit-connect-reply',
      inReplyTo: deliveryId,
      reference: 'HS-2026-4711',
      data: { bescheid: 'Ümit Öztürk-Łukaszewicz', vorgang: 'HS-1 Bescheid' },
      attachments: [
        ['Bescheid.pdf', 150_000],
        ['leer.txt', 0],
      ],
    });
    expect(delivery?.key).toBe(`fit-connect-reply:replies:${reply.remoteId}`);
    const entry = await town.exchange.inbox.entry(delivery!.id);
    expect(entry?.state).toBe('accepted');
    // The evidence ends with the acceptance that the service has signed.
    const { details } = (await town.exchange.inbox.get(delivery!.id))!;
    const last = String((details.events as string[]).at(-1)).split('.')[1] ?? '';
    expect(Buffer.from(last, 'base64url').toString()).toContain('/events/accept-reply"');
    expect(await repliesAtService()).toEqual(['accepted']);
  });

  it('that is rejected tells the authority why', async () => {
    const town = sender();
    const other = receiver();
    const { received } = await answered(fitconnect(), town, other, 'HS-2');
    const { id } = await other.exchange.outbox.enqueue(bescheid(received.replyTo, 'HS-2 Bescheid'));
    const problem = {
      type: 'https://schema.musterstadt.example/problems/unknown-case',
      title: 'Vorgang unbekannt',
      detail: 'Das Fachverfahren kennt den Vorgang nicht.',
      instance: 'data',
    };
    const { reply, got } = await reach('rejected', id, other.exchange, town.exchange, () => ({
      reject: [problem],
    }));
    expect(reply.problems).toEqual([problem]);
    expect((await town.exchange.inbox.entry(got[0]!.id))?.state).toBe('rejected');
  });

  it('that waits for a person is accepted when that person says so, and several answer one delivery', async () => {
    const town = sender();
    const other = receiver();
    const { deliveryId, received } = await answered(fitconnect(), town, other, 'HS-3');
    const ids = [];
    for (const name of ['Eingang', 'Bescheid'])
      ids.push((await other.exchange.outbox.enqueue(bescheid(received.replyTo, `HS-3 ${name}`))).id);
    const waiting: ReceivedDelivery[] = [];
    await untilTrue('both wait', async () => {
      await other.exchange.outbox.runOnce();
      await town.exchange.inbox.runOnce({
        onReceive: (delivery) => {
          waiting.push(delivery);
          return 'later';
        },
      });
      return waiting.length === 2;
    });
    expect(waiting.map(({ inReplyTo }) => inReplyTo)).toEqual([deliveryId, deliveryId]);
    for (const { id } of waiting) await town.exchange.inbox.accept(id);
    for (const id of ids) await reach('accepted', id, other.exchange, town.exchange);
    expect(await repliesAtService()).toEqual(['accepted', 'accepted']);
  });

  it.each(['answer', 'request'] as const)(
    'of which every %s is lost once is one reply, handed over as one',
    async (drop) => {
      const town = sender();
      const other = receiver();
      const { received } = await answered(fitconnect(), town, other, 'HS-4');
      for (const operation of [
        'createReply',
        'putReplyAttachment',
        'submitReply',
        'getReplyEvents',
        'listReplies',
        'getReply',
        'getReplyAttachment',
        'acceptReply',
      ])
        sandbox.fault({ service: 'fitconnect', operation, drop });
      const { id } = await other.exchange.outbox.enqueue(bescheid(received.replyTo, 'HS-4 Bescheid'));
      const { got } = await reach('accepted', id, other.exchange, town.exchange);
      expect(new Set(got.map((delivery) => delivery.key)).size).toBe(1);
      // All of them were met.
      const left = await (await fetch(`${sandbox.origin}/control/faults`)).json();
      expect(left).toEqual({ faults: [] });
      expect(await repliesAtService()).toEqual(['accepted']);
    },
  );

  it.each(['answer', 'request'] as const)('whose rejection loses its %s is rejected once', async (drop) => {
    const town = sender();
    const other = receiver();
    const { received } = await answered(fitconnect(), town, other, 'HS-5');
    sandbox.fault({ service: 'fitconnect', operation: 'rejectReply', drop });
    const { id } = await other.exchange.outbox.enqueue(bescheid(received.replyTo, 'HS-5 Bescheid'));
    const problem = { type: 'urn:x', title: 't', detail: 'd', instance: 'data' };
    await reach('rejected', id, other.exchange, town.exchange, () => ({ reject: [problem] }));
    expect(await repliesAtService()).toEqual(['rejected']);
  });

  it('that is damaged on its way is fetched again, and rejected with its cause when it stays so', async () => {
    const town = sender();
    const other = receiver();
    const { received } = await answered(fitconnect(), town, other, 'HS-6');
    const flip = { service: 'fitconnect', flipByte: { target: 'data', part: 'ciphertext' } } as const;
    sandbox.fault({ ...flip, times: 1 });
    const once = await other.exchange.outbox.enqueue(bescheid(received.replyTo, 'HS-6 einmal'));
    await reach('accepted', once.id, other.exchange, town.exchange);
    sandbox.fault({ ...flip, times: 2 });
    const twice = await other.exchange.outbox.enqueue(bescheid(received.replyTo, 'HS-6 immer'));
    const { reply, got } = await reach('rejected', twice.id, other.exchange, town.exchange);
    expect(reply.problems?.map(({ instance }) => instance)).toEqual(['data']);
    expect(got).toEqual([]);
  });
});

describe('the key for replies', () => {
  it('is rolled over: what was offered before is still opened, what is sent now offers the new one', async () => {
    const town = sender();
    const other = receiver();
    const { received } = await answered(fitconnect(), town, other, 'HS-7');
    const rolled = sender({ fitConnect: { replies: repliesFor(nextKey, key) } }, town.folder);
    const before = await other.exchange.outbox.enqueue(bescheid(received.replyTo, 'HS-7 Bescheid'));
    await reach('accepted', before.id, other.exchange, rolled.exchange);

    const after = await answered(fitconnect(), rolled, other, 'HS-8');
    expect(after.received.replyTo).toMatchObject({ encryptionKey: { kid: nextKey.kid } });
    const next = await other.exchange.outbox.enqueue(bescheid(after.received.replyTo, 'HS-8 Bescheid'));
    await reach('accepted', next.id, other.exchange, rolled.exchange);
  });

  it('that was taken out too early rejects nothing: the reply waits until it is back', async () => {
    const town = sender();
    const other = receiver();
    const { received } = await answered(fitconnect(), town, other, 'HS-9');
    const forgetful = sender({ fitConnect: { replies: repliesFor(nextKey) } }, town.folder);
    const { id } = await other.exchange.outbox.enqueue(bescheid(received.replyTo, 'HS-9 Bescheid'));
    const errors = new Set<string>();
    for (let round = 0; round < 20; round += 1) {
      await other.exchange.outbox.runOnce();
      await forgetful.exchange.inbox.runOnce();
      for await (const { transport, error } of forgetful.exchange.inbox.list())
        if (transport === 'fit-connect-reply' && error) errors.add(error.code);
    }
    expect([...errors]).toEqual(['exchange.jwe.unknown-kid']);
    expect(await repliesAtService()).toEqual(['submitted']);
    const { got } = await reach('accepted', id, other.exchange, town.exchange);
    expect(got).toHaveLength(1);
  });

  it('is offered only by those who are configured to take replies', async () => {
    const { received } = await answered(fitconnect(), sender({}), receiver(), 'HS-10');
    expect(received.replyTo).toBeUndefined();
  });

  it('that belongs to somebody else opens nothing, and is called a fault of this side', async () => {
    const wrong = { ...key, decrypter: { ...nextKey.decrypter, kid: key.kid } };
    const town = sender({ fitConnect: { replies: repliesFor(wrong) } });
    const other = receiver();
    const { received } = await answered(fitconnect(), town, other, 'HS-11');
    await other.exchange.outbox.enqueue(bescheid(received.replyTo, 'HS-11 Bescheid'));
    const errors = new Set<string>();
    for (let round = 0; round < 20; round += 1) {
      await other.exchange.outbox.runOnce();
      await town.exchange.inbox.runOnce();
      for await (const { error } of town.exchange.inbox.list()) if (error) errors.add(error.code);
    }
    expect([...errors]).toEqual(['exchange.jwe.wrong-private-key']);
    expect(await repliesAtService()).toEqual(['submitted']);
  });
});

describe('an address for replies', () => {
  it('of a destination that is not ours, or with a key that is none, is refused at once', async () => {
    const town = sender();
    const other = receiver();
    const { received } = await answered(fitconnect(), town, other, 'HS-12');
    const to = received.replyTo;
    if (to?.transport !== 'fit-connect-reply') throw new Error('there is no way to answer');
    const refused = (changes: object, place: string) =>
      expect(
        other.exchange.outbox.enqueue(bescheid({ ...to, ...changes }, `HS-12 ${place}`)),
      ).rejects.toMatchObject({ code: 'exchange.outbox.invalid-request', details: { place } });
    await refused({ destinationId: crypto.randomUUID() }, 'to.destinationId');
    await refused({ caseId: 'Vorgang' }, 'to.caseId');
    await refused({ encryptionKey: { ...to.encryptionKey, n: 'AQAB' } }, 'to.encryptionKey');
  });

  it('of a case that the service does not know stops, with its cause', async () => {
    const town = sender();
    const other = receiver();
    const { received } = await answered(fitconnect(), town, other, 'HS-13');
    const to = { ...received.replyTo!, caseId: crypto.randomUUID() } as ReceivedDelivery['replyTo'];
    const { id } = await other.exchange.outbox.enqueue(bescheid(to, 'HS-13 Bescheid'));
    const { reply } = await reach('stopped', id, other.exchange, town.exchange);
    expect(reply.error).toMatchObject({ code: 'exchange.outbox.case-unknown', class: 'refusal' });
  });
});
