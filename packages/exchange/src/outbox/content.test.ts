import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hour, letter, openPostOffice, type PostOffice } from '../../test/post-office.ts';
import type { Exchange } from '../index.ts';

let office: PostOffice;
let sender: Exchange;
beforeEach(async () => {
  office = await openPostOffice();
  sender = office.exchange('musterstadt');
});
afterEach(() => office.store.close());

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
    expect(office.contents('musterstadt/')).toHaveLength(2);
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
    expect(office.contents(orphan)).toEqual([orphan]);
    const young = `musterstadt/inbox/${crypto.randomUUID()}/data`;
    await office.content.write(young, [Buffer.from('x')]);
    office.pass(2 * hour);
    await sender.outbox.runOnce();
    expect(office.contents('')).toEqual(expect.arrayContaining([foreign, young]));
    expect(office.contents(orphan)).toEqual([]);
    expect(office.contents(`musterstadt/outbox/${id}/`)).toHaveLength(2);
    expect(office.events).toContainEqual(expect.objectContaining({ type: 'content.swept', removed: 1 }));
  });

  it('needs a store that can join when it is to commit with the caller', async () => {
    const transaction = { query: async () => ({ rows: [] }) };
    await expect(sender.outbox.enqueue(letter('v-1'), { transaction })).rejects.toMatchObject({
      code: 'exchange.outbox.invalid-request',
      details: { place: 'transaction' },
    });
    expect(office.contents('')).toEqual([]);
  });
});
