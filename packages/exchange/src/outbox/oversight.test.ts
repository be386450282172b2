import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { away, hour, letter, openPostOffice, type PostOffice } from '../../test/post-office.ts';
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
