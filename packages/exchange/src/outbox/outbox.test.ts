import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { day, hour, letter, minute, openPostOffice, type PostOffice } from '../../test/post-office.ts';
import type { Exchange } from '../index.ts';
import { errorTexts } from '../texts/index.ts';

let office: PostOffice;
let sender: Exchange;
let receiver: Exchange;
beforeEach(async () => {
  office = await openPostOffice();
  sender = office.exchange('musterstadt');
  receiver = office.exchange('beispielhausen');
});
afterEach(() => office.store.close());

const away = () => {
  throw new TypeError('fetch failed');
};
const contents = (prefix: string) =>
  [...office.content.objects.keys()].filter((name) => name.startsWith(prefix));
const history = async (id: string) =>
  (await sender.outbox.history(id)).map((entry) =>
    entry.type === 'state' ? entry.state : 'code' in entry ? `${entry.type} ${entry.code}` : entry.type,
  );
const problem = { type: 'urn:p', title: 'Nicht zuständig', detail: 'x', instance: 'data' };

describe('a delivery', () => {
  it('goes from state to state, as far as it is known, and its content goes after the answer', async () => {
    const { id } = await sender.outbox.enqueue(letter('v-1'));
    expect(await sender.outbox.get(id)).toMatchObject({ state: 'queued', reference: id, attempts: 0 });
    expect(contents('musterstadt/')).toHaveLength(2);
    await sender.outbox.runOnce();
    expect(await sender.outbox.get(id)).toMatchObject({ state: 'sent', remoteId: 'letter-v-1' });
    office.pass(minute);
    await receiver.inbox.runOnce({ onReceive: () => 'later' });
    office.pass(2 * minute);
    await sender.outbox.runOnce();
    const collected = await sender.outbox.get(id);
    expect(collected?.state).toBe('collected');
    for await (const { id: received } of receiver.inbox.list()) await receiver.inbox.accept(received);
    await receiver.inbox.runOnce();
    office.pass(2 * minute);
    await sender.outbox.runOnce();
    const done = await sender.outbox.get(id);
    expect(done).toMatchObject({
      state: 'accepted',
      proof: { letter: 'letter-v-1' },
      nextAttemptAt: undefined,
    });
    expect(Object.keys(done!.times)).toEqual(['queued', 'sent', 'collected', 'accepted']);
    expect(await history(id)).toEqual(['queued', 'sending', 'sent', 'collected', 'accepted']);
    expect(contents('musterstadt/')).toEqual([]);
    expect(office.events.flatMap((event) => (event.type === 'delivery.state' ? [event.state] : []))).toEqual([
      'sending',
      'sent',
      'collected',
      'accepted',
    ]);
  });

  it('that was rejected keeps its content for a while: it may be sent again, corrected', async () => {
    const { id } = await sender.outbox.enqueue(letter('v-1'));
    await sender.outbox.runOnce();
    await receiver.inbox.runOnce({ onReceive: () => ({ reject: [problem] }) });
    office.pass(2 * minute);
    await sender.outbox.runOnce();
    expect(await sender.outbox.get(id)).toMatchObject({ state: 'rejected', problems: [problem] });
    office.pass(29 * day);
    await sender.outbox.runOnce();
    expect(contents('musterstadt/')).toHaveLength(2);
    office.pass(day);
    await sender.outbox.runOnce();
    expect(contents('musterstadt/')).toEqual([]);
    expect((await sender.outbox.get(id))?.state).toBe('rejected');
  });

  it('keeps the content of what was accepted as long as the tenant wants', async () => {
    sender = office.exchange('musterstadt', { outbox: { retention: { accepted: hour } } });
    await sender.outbox.enqueue(letter('v-1'));
    await sender.outbox.runOnce();
    await receiver.inbox.runOnce();
    office.pass(2 * minute);
    await sender.outbox.runOnce();
    expect(contents('musterstadt/')).toHaveLength(2);
    office.pass(hour);
    await sender.outbox.runOnce();
    expect(contents('musterstadt/')).toEqual([]);
  });

  it('stays accepted although its content cannot be removed, and that is tried again', async () => {
    const { id } = await sender.outbox.enqueue(letter('v-1'));
    await sender.outbox.runOnce();
    await receiver.inbox.runOnce();
    office.pass(2 * minute);
    const { remove } = office.content;
    office.content.remove = () => Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO' }));
    await sender.outbox.runOnce();
    expect((await sender.outbox.get(id))?.state).toBe('accepted');
    expect(contents('musterstadt/')).toHaveLength(2);
    office.content.remove = remove;
    office.pass(minute);
    await sender.outbox.runOnce();
    expect(contents('musterstadt/')).toEqual([]);
  });

  it('whose receipt takes long is looked for less often, and at once when the service calls back', async () => {
    const { id } = await sender.outbox.enqueue(letter('v-1'));
    await sender.outbox.runOnce();
    const pause = async () => Date.parse((await sender.outbox.get(id))!.nextAttemptAt!) - office.now();
    expect(await pause()).toBe(minute);
    office.pass(hour);
    await sender.outbox.runOnce();
    expect(await pause()).toBe(3 * minute);
    office.pass(3 * day);
    await sender.outbox.runOnce();
    expect(await pause()).toBe(15 * minute);
    await receiver.inbox.runOnce();
    await sender.outbox.runOnce();
    expect((await sender.outbox.get(id))?.state).toBe('sent');
    expect(await sender.outbox.look('letter-v-1')).toBe(true);
    await sender.outbox.runOnce();
    expect((await sender.outbox.get(id))?.state).toBe('accepted');
    expect(await sender.outbox.look('unknown')).toBe(false);
    expect(await receiver.outbox.look('letter-v-1')).toBe(false);
  });

  it('over a way that reports nothing ends as sent', async () => {
    const transport = office.post.transport();
    const send: typeof transport.send = async (delivery, progress, context) => ({
      ...(await transport.send(delivery, progress ?? { begun: true }, context)),
      next: 'done',
    });
    sender = office.exchange('musterstadt', { transports: [{ ...transport, send }] });
    const { id } = await sender.outbox.enqueue(letter('v-1'));
    await sender.outbox.runOnce();
    expect(await sender.outbox.get(id)).toMatchObject({ state: 'sent', nextAttemptAt: undefined });
    expect(contents('musterstadt/')).toEqual([]);
  });

  it('waits as it is while its way of delivery is not configured', async () => {
    const { id } = await sender.outbox.enqueue(letter('v-1'));
    const other = { ...office.post.transport(), kind: 'webdav' as const };
    const elsewhere = office.exchange('musterstadt', { transports: [other] });
    await elsewhere.outbox.runOnce();
    expect(await sender.outbox.get(id)).toMatchObject({
      state: 'queued',
      error: { code: 'exchange.transport.not-configured', class: 'local' },
    });
    office.pass(minute);
    await sender.outbox.runOnce();
    expect((await sender.outbox.get(id))?.state).toBe('sent');
  });
});

describe('when the service fails', () => {
  it('a day of outage needs nobody', async () => {
    office.post.fault = away;
    const { id } = await sender.outbox.enqueue(letter('v-1'));
    for (let at = 0; at < 24 * 60; at += 5) {
      await sender.outbox.runOnce();
      office.pass(5 * minute);
    }
    const failing = await sender.outbox.get(id);
    expect(failing).toMatchObject({ state: 'sending', error: { class: 'transient' } });
    expect(Date.parse(failing!.error!.since!)).toBe(Date.parse('2026-11-29T08:00:00Z'));
    office.post.fault = undefined;
    office.pass(15 * minute);
    await sender.outbox.runOnce();
    expect(await sender.outbox.get(id)).toMatchObject({ state: 'sent', attempts: 0, error: undefined });
    // However often it failed, its history is short.
    expect(await sender.outbox.history(id)).toHaveLength(4);
  });

  it('two weeks of it stop a delivery, with the cause and what to do; retry goes on', async () => {
    office.post.fault = away;
    const { id } = await sender.outbox.enqueue(letter('v-1'));
    for (let at = 0; at < 14 * 24; at += 1) {
      await sender.outbox.runOnce();
      office.pass(hour);
    }
    expect((await sender.outbox.get(id))?.state).toBe('sending');
    office.pass(hour);
    await sender.outbox.runOnce();
    const stopped = (await sender.outbox.get(id))!;
    expect(stopped).toMatchObject({ state: 'stopped', nextAttemptAt: undefined });
    expect(errorTexts[stopped.error!.code as keyof typeof errorTexts].remedy.de).not.toBe('');
    expect(await history(id)).toContain(`stopped ${stopped.error!.code}`);
    expect(office.events).toContainEqual(
      expect.objectContaining({ type: 'work.stopped', kind: 'delivery', id }),
    );
    expect(office.events).toContainEqual(
      expect.objectContaining({ type: 'delivery.state', state: 'stopped', deliveryId: id }),
    );
    office.post.fault = undefined;
    expect((await sender.outbox.retry(id)).state).toBe('sending');
    await sender.outbox.runOnce();
    expect((await sender.outbox.get(id))?.state).toBe('sent');
    await expect(sender.outbox.retry(id)).rejects.toMatchObject({ code: 'exchange.outbox.not-stopped' });
    await expect(receiver.outbox.retry(id)).rejects.toMatchObject({
      code: 'exchange.outbox.unknown-delivery',
    });
  });

  it('a delivery that fails can be told to go on at once', async () => {
    office.post.fault = away;
    const { id } = await sender.outbox.enqueue(letter('v-1'));
    await sender.outbox.runOnce();
    office.post.fault = undefined;
    await sender.outbox.retry(id);
    await sender.outbox.runOnce();
    expect((await sender.outbox.get(id))?.state).toBe('sent');
    expect(await history(id)).toContain('retried');
  });

  it('one refusal is no verdict; three over a minute are', async () => {
    office.post.fault = away;
    office.post.failureClass = () => 'refusal';
    const { id } = await sender.outbox.enqueue(letter('v-1'));
    await sender.outbox.runOnce();
    office.pass(minute);
    office.post.fault = undefined;
    await sender.outbox.runOnce();
    expect((await sender.outbox.get(id))?.state).toBe('sent');

    office.post.fault = away;
    const other = await sender.outbox.enqueue(letter('v-2'));
    for (let time = 0; time < 3; time += 1) {
      expect((await sender.outbox.get(other.id))?.state).not.toBe('stopped');
      await sender.outbox.runOnce();
      office.pass(minute);
    }
    expect(await sender.outbox.get(other.id)).toMatchObject({
      state: 'stopped',
      error: { class: 'refusal' },
    });
  });

  it('all that have stopped go on together, by code and class, those of this tenant', async () => {
    office.post.fault = away;
    office.post.failureClass = () => 'refusal';
    for (const tenant of [sender, receiver])
      for (const key of ['v-1', 'v-2']) await tenant.outbox.enqueue(letter(key, 'musterstadt'));
    for (let time = 0; time < 4; time += 1) {
      for (const tenant of [sender, receiver]) await tenant.outbox.runOnce();
      office.pass(minute);
    }
    const stopped = async (exchange: Exchange) => {
      const keys: string[] = [];
      for await (const { key } of exchange.outbox.list({ state: 'stopped' })) keys.push(key);
      return keys.length;
    };
    expect(await stopped(sender)).toBe(2);
    expect((await sender.outbox.retryAll({ class: 'transient' })).retried).toBe(0);
    expect((await sender.outbox.retryAll({ code: 'exchange.outbox.tags-differ' })).retried).toBe(0);
    const refused = { class: 'refusal', code: 'exchange.transport.failed' } as const;
    expect((await sender.outbox.retryAll(refused)).retried).toBe(2);
    expect([await stopped(sender), await stopped(receiver)]).toEqual([0, 2]);
  });

  it('refused credentials pause the tenant, no delivery fails, and it goes on by itself', async () => {
    office.post.fault = away;
    office.post.failureClass = () => 'credential';
    const ids: string[] = [];
    for (const key of ['v-1', 'v-2', 'v-3']) ids.push((await sender.outbox.enqueue(letter(key))).id);
    for (let time = 0; time < 20 * 24; time += 1) {
      await sender.outbox.runOnce();
      office.pass(hour);
    }
    expect((await sender.status()).blocked).toMatchObject([{ service: 'https://post.example' }]);
    for (const id of ids)
      expect(await sender.outbox.get(id)).toMatchObject({ attempts: 0, error: undefined });
    expect(office.events.filter(({ type }) => type === 'work.blocked')).toHaveLength(1);
    office.post.fault = undefined;
    for (let time = 0; time < 3; time += 1) {
      await sender.outbox.runOnce();
      office.pass(hour);
    }
    for (const id of ids) expect((await sender.outbox.get(id))?.state).toBe('sent');
    expect((await sender.status()).blocked).toEqual([]);
    expect(office.events.filter(({ type }) => type === 'work.unblocked')).toHaveLength(1);
  });
});

describe('content', () => {
  it('of an enqueue that fails is removed, and that of a commit whose answer got lost is not', async () => {
    office.faults.failWrite = (name) => (name.includes('/outbox/') ? new Error('ENOSPC') : undefined);
    await expect(sender.outbox.enqueue(letter('v-1'))).rejects.toMatchObject({
      code: 'exchange.outbox.not-stored',
    });
    office.faults.failWrite = undefined;
    const { db } = office.store;
    const { transaction } = db;
    db.transaction = () => {
      const builder = transaction.call(db);
      const { execute } = builder;
      builder.execute = async (work) => {
        await execute.call(builder, work);
        throw new Error('Connection terminated');
      };
      db.transaction = transaction;
      return builder;
    };
    const { id } = await sender.outbox.enqueue(letter('v-1'));
    expect(contents('musterstadt/')).toHaveLength(2);
    await sender.outbox.runOnce();
    expect((await sender.outbox.get(id))?.state).toBe('sent');
  });

  it('that belongs to nobody for a day is swept, that of others is not', async () => {
    const { id } = await sender.outbox.enqueue(letter('v-1'));
    await sender.outbox.runOnce();
    const orphan = `musterstadt/outbox/${crypto.randomUUID()}/data`;
    const foreign = 'beispielhausen/outbox/x/data';
    for (const name of [orphan, foreign]) await office.content.write(name, [Buffer.from('x')]);
    office.pass(23 * hour);
    await sender.outbox.runOnce();
    expect(contents(orphan)).toEqual([orphan]);
    const young = `musterstadt/inbox/${crypto.randomUUID()}/data`;
    await office.content.write(young, [Buffer.from('x')]);
    office.pass(2 * hour);
    await sender.outbox.runOnce();
    expect(contents('')).toEqual(expect.arrayContaining([foreign, young]));
    expect(contents(orphan)).toEqual([]);
    expect(contents(`musterstadt/outbox/${id}/`)).toHaveLength(2);
    expect(office.events).toContainEqual(expect.objectContaining({ type: 'content.swept', removed: 1 }));
  });

  it('needs a store that can join when it is to commit with the caller', async () => {
    const transaction = { query: async () => ({ rows: [] }) };
    await expect(sender.outbox.enqueue(letter('v-1'), { transaction })).rejects.toMatchObject({
      code: 'exchange.outbox.invalid-request',
      details: { place: 'transaction' },
    });
    expect(contents('')).toEqual([]);
  });
});

describe('people', () => {
  it('pause a tenant or a lane, and see how it stands', async () => {
    await sender.outbox.enqueue(letter('v-1'));
    await sender.outbox.enqueue(letter('v-2', 'anderswo'));
    await sender.pause({ service: 'https://post.example', lane: 'anderswo' });
    await sender.outbox.runOnce();
    const states = async () => {
      const found: Record<string, string> = {};
      for await (const { key, state } of sender.outbox.list()) found[key] = state;
      return found;
    };
    expect(await states()).toEqual({ 'v-1': 'sent', 'v-2': 'queued' });
    await sender.pause();
    office.pass(hour);
    await sender.outbox.enqueue(letter('v-3'));
    await sender.outbox.runOnce();
    const status = await sender.status();
    expect(status).toMatchObject({
      tenant: 'musterstadt',
      paused: true,
      pausedLanes: [{ lane: 'anderswo' }],
      deliveries: [
        { state: 'queued', count: 2, oldest: hour },
        { state: 'sent', count: 1 },
      ],
      failures: [],
      oldest: { delivery: hour, received: undefined },
    });
    await sender.resume();
    await sender.resume({ service: 'https://post.example', lane: 'anderswo' });
    await sender.outbox.runOnce();
    expect(await states()).toEqual({ 'v-1': 'sent', 'v-2': 'sent', 'v-3': 'sent' });
  });

  it('see what fails, and since when', async () => {
    office.post.fault = away;
    await sender.outbox.enqueue(letter('v-1'));
    await sender.outbox.runOnce();
    office.pass(hour);
    expect((await sender.status()).failures).toEqual([
      {
        kind: 'delivery',
        class: 'transient',
        code: 'exchange.transport.failed',
        state: 'ready',
        count: 1,
        longest: hour,
      },
    ]);
    const found: string[] = [];
    for await (const { key } of sender.outbox.list({ class: 'transient' })) found.push(key);
    for await (const { key } of sender.outbox.list({ class: 'local' })) found.push(`wrong ${key}`);
    expect(found).toEqual(['v-1']);
  });

  it('find a delivery by id, key, reference, or id at the service', async () => {
    const { id } = await sender.outbox.enqueue(letter('v-1', 'x', { senderReference: 'HU-2026-17' }));
    await sender.outbox.enqueue(letter('v-2'));
    await sender.outbox.runOnce();
    for (const search of [id, 'v-1', 'HU-2026-17', 'letter-v-1']) {
      const found: string[] = [];
      for await (const { key } of sender.outbox.list({ search })) found.push(key);
      expect([search, found]).toEqual([search, ['v-1']]);
    }
    for await (const _ of receiver.outbox.list({ search: id })) throw new Error('of another tenant');
  });
});
