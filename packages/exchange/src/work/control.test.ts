import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { destination, seedDelivery, service } from '../../test/operation-world.ts';
import { letter, openPostOffice, type PostOffice } from '../../test/post-office.ts';
import type { LaneName } from '../index.ts';

let office: PostOffice;
beforeEach(async () => {
  office = await openPostOffice();
});
afterEach(() => office.store.close());

const post = 'https://post.example';

describe('a pause', () => {
  it.each<[string, LaneName]>([
    ['a whole service', { service: post, lane: '' }],
    ['a lane that is misspelt', { service: post, lane: 'beispielhausn' }],
    ['a lane without its service', { service: '', lane: 'beispielhausen' }],
    ['a service alone', { service: post } as LaneName],
    ['nothing that has a name', null as never],
  ])('of %s is refused, and keeps nothing from being sent', async (_, lane) => {
    const sender = office.exchange('musterstadt');
    await sender.outbox.enqueue(letter('v-1'));
    await expect(sender.pause(lane)).rejects.toMatchObject({ code: 'exchange.operation.unknown-lane' });
    expect(await sender.status()).toMatchObject({ paused: false, pausedLanes: [] });
    await sender.outbox.runOnce();
    expect(await sender.outbox.getByKey('v-1')).toMatchObject({ state: 'sent' });
    await expect(sender.resume(lane)).rejects.toMatchObject({ code: 'exchange.operation.unknown-lane' });
  });

  it('of a lane that is idle holds what comes later', async () => {
    const sender = office.exchange('musterstadt');
    await seedDelivery(office.store, {
      tenant: 'musterstadt',
      at: office.now(),
      state: 'accepted',
      work: { state: 'done' },
    });
    await office.store.db.deleteFrom('work_lane').execute();
    await sender.pause({ service, lane: destination }, { by: 'Z. Őrsi' });
    expect(await sender.status()).toMatchObject({ pausedLanes: [{ lane: destination, by: 'Z. Őrsi' }] });
  });

  it('that a former release has made of a whole service can be ended', async () => {
    const sender = office.exchange('musterstadt');
    const paused = { service: post, lane: '', paused_at: office.now(), paused_by: null };
    await office.store.db
      .insertInto('work_lane')
      .values({ tenant: 'musterstadt', ...paused })
      .execute();
    await sender.resume({ service: post, lane: '' });
    expect(await sender.status()).toMatchObject({ pausedLanes: [] });
  });
});
