import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hour, letter, openPostOffice, type PostOffice } from '../../test/post-office.ts';
import type { Exchange } from '../index.ts';
import { readStatus } from './status.ts';

let office: PostOffice;
let sender: Exchange;
beforeEach(async () => {
  office = await openPostOffice();
  sender = office.exchange('musterstadt');
});
afterEach(() => office.store.close());

const service = 'https://post.example';
const idle = (count: number, tenant = 'musterstadt') =>
  office.store.db
    .insertInto('work_lane')
    .values(
      Array.from({ length: count }, (_, at) => ({ tenant, service, lane: `idle-${at}`, paused_at: null })),
    )
    .execute();
const lanes = async () =>
  (
    await office.store.db
      .selectFrom('work_lane')
      .select(['tenant', 'lane'])
      .orderBy('tenant')
      .orderBy('lane')
      .execute()
  ).map(({ tenant, lane }) => `${tenant}/${lane}`);

describe('a lane that no work is open in', () => {
  it('is no lane of the status, unless it is paused', async () => {
    await idle(3);
    await sender.outbox.enqueue(letter('v-1'));
    await sender.pause({ service, lane: 'idle-1' }, { by: 'Z. Őrsi' });
    const status = await sender.status();
    expect(status.lanes).toEqual([
      { service, lane: 'beispielhausen' },
      { service, lane: 'idle-1' },
    ]);
    expect(status.pausedLanes).toMatchObject([{ lane: 'idle-1', by: 'Z. Őrsi' }]);
    expect(await readStatus(office.store)).toEqual([status]);
  });

  it('goes with the next sweep, however many there are; paused ones and those of others stay', async () => {
    await idle(1201);
    await idle(1, 'altdorf');
    await sender.outbox.enqueue(letter('v-1'));
    await sender.outbox.enqueue(letter('v-2', 'anderswo'));
    await sender.pause({ service, lane: 'idle-7' });
    office.post.fault = () => {
      throw new TypeError('fetch failed');
    };
    await sender.outbox.runOnce();
    expect(await lanes()).toEqual([
      'altdorf/idle-0',
      'musterstadt/anderswo',
      'musterstadt/beispielhausen',
      'musterstadt/idle-7',
      'musterstadt/musterstadt',
      'musterstadt/sweep',
    ]);
  });

  it('is there again with the next work', async () => {
    await sender.outbox.enqueue(letter('v-1'));
    await sender.outbox.runOnce();
    await office.store.db
      .updateTable('work_item')
      .set({ state: 'done' })
      .where('kind', '=', 'delivery')
      .execute();
    office.pass(2 * hour);
    await sender.outbox.runOnce();
    expect(await lanes()).not.toContain('musterstadt/beispielhausen');
    await sender.outbox.enqueue(letter('v-2'));
    await sender.outbox.runOnce();
    expect(await sender.outbox.getByKey('v-2')).toMatchObject({ state: 'sent' });
  });
});

it('work that has lost its lane gets one again', async () => {
  await sender.outbox.enqueue(letter('v-1'));
  await office.store.db.deleteFrom('work_lane').execute();
  // With the first sweep, and then it is found.
  await sender.outbox.runOnce();
  await sender.outbox.runOnce();
  expect(await sender.outbox.getByKey('v-1')).toMatchObject({ state: 'sent' });
});
