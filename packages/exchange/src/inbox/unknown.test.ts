import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { letter, minute, openPostOffice, type PostOffice } from '../../test/post-office.ts';
import type { Exchange } from '../index.ts';

let office: PostOffice;
let sender: Exchange;
let receiver: Exchange;
beforeEach(async () => {
  office = await openPostOffice();
  sender = office.exchange('musterstadt');
  receiver = office.exchange('beispielhausen');
});
afterEach(() => office.store.close());

const problem = { type: 'urn:p', title: 'Nicht zuständig', detail: 'x', instance: 'data' };

/** One delivery that has come in. */
async function received(key: string, remoteId = `letter-${key}`) {
  await sender.outbox.enqueue(letter(key));
  await sender.outbox.runOnce();
  office.pass(minute);
  await receiver.inbox.runOnce({ onReceive: () => 'later' });
  for await (const entry of receiver.inbox.list({ search: remoteId })) return entry;
  throw new Error('nothing came');
}

describe('an id that nobody has', () => {
  it('is said to be unknown by every act, of both boxes', async () => {
    const { inbox } = receiver;
    const acts: (() => Promise<unknown>)[] = [
      () => inbox.accept('nope'),
      () => inbox.reject('nope', [problem]),
      () => inbox.retry('nope'),
      () => inbox.removeContent('nope'),
    ];
    for (const act of acts)
      await expect(act()).rejects.toMatchObject({ code: 'exchange.inbox.unknown-delivery' });
    await expect(sender.outbox.retry('nope')).rejects.toMatchObject({
      code: 'exchange.outbox.unknown-delivery',
    });
  });

  it('is nothing to read, and nothing to look for', async () => {
    for (const { get, getByKey, history, look } of [sender.outbox, receiver.inbox]) {
      expect([await get('nope'), await getByKey('nope')]).toEqual([undefined, undefined]);
      expect(await history('nope')).toEqual([]);
      expect(await look('nope')).toBe(false);
    }
    expect(await receiver.inbox.entryByKey('loopback:beispielhausen:nope')).toBeUndefined();
    expect(await receiver.inbox.look('beispielhausen')).toBe(true);
  });

  it('is told from one that is not in the state for it', async () => {
    const { id } = await received('v-1');
    await receiver.inbox.accept(id);
    await expect(receiver.inbox.accept(id)).rejects.toMatchObject({ code: 'exchange.inbox.not-waiting' });
    await expect(receiver.inbox.retry(id)).rejects.toMatchObject({
      code: 'exchange.inbox.not-stopped',
      details: { state: 'accepting' },
    });
  });
});

describe('a received delivery', () => {
  it('is returned by retry as it goes on, like one that was sent', async () => {
    const { id } = await received('v-1');
    await receiver.inbox.accept(id);
    office.post.fault = () => {
      throw new TypeError('fetch failed');
    };
    await receiver.inbox.runOnce();
    expect(await receiver.inbox.entry(id)).toMatchObject({ attempts: 1 });
    expect(await receiver.inbox.retry(id)).toMatchObject({ id, attempts: 0, error: undefined });
  });

  it.each(['v-1', 'a:b', ':', 'x:'.repeat(40)])('is found by its key: %s', async (key) => {
    const entry = await received(key);
    await received(`${key}-other`);
    expect(await receiver.inbox.entryByKey(entry.key)).toEqual(entry);
    expect(await receiver.inbox.getByKey(entry.key)).toMatchObject({ id: entry.id, message: {} });
    expect(await sender.inbox.entryByKey(entry.key)).toBeUndefined();
  });

  it('is not found by a key that ends as its own does', async () => {
    const short = await received('z');
    const long = await received('q:letter-z');
    expect(long.key.endsWith(short.remoteId)).toBe(true);
    expect(await receiver.inbox.entryByKey(long.key)).toEqual(long);
    expect(await receiver.inbox.entryByKey(`loopback:x:${short.remoteId}`)).toBeUndefined();
  });
});
