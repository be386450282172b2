import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  away,
  historyOf,
  hour,
  letter,
  minute,
  openPostOffice,
  type PostOffice,
} from '../../test/post-office.ts';
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
    expect(await historyOf(sender, id)).toContain(`stopped ${stopped.error!.code}`);
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
    expect(await historyOf(sender, id)).toContain('retried');
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
