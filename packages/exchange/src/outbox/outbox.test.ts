import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  day,
  historyOf,
  hour,
  letter,
  minute,
  openPostOffice,
  type PostOffice,
} from '../../test/post-office.ts';
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

describe('a delivery', () => {
  it('goes from state to state, as far as it is known, and its content goes after the answer', async () => {
    const { id } = await sender.outbox.enqueue(letter('v-1'));
    expect(await sender.outbox.get(id)).toMatchObject({ state: 'queued', reference: id, attempts: 0 });
    expect(office.contents('musterstadt/')).toHaveLength(2);
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
    expect(await historyOf(sender, id)).toEqual(['queued', 'sending', 'sent', 'collected', 'accepted']);
    expect(office.contents('musterstadt/')).toEqual([]);
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
    expect(office.contents('musterstadt/')).toHaveLength(2);
    office.pass(day);
    await sender.outbox.runOnce();
    expect(office.contents('musterstadt/')).toEqual([]);
    expect((await sender.outbox.get(id))?.state).toBe('rejected');
  });

  it('keeps the content of what was accepted as long as the tenant wants', async () => {
    sender = office.exchange('musterstadt', { outbox: { retention: { accepted: hour } } });
    await sender.outbox.enqueue(letter('v-1'));
    await sender.outbox.runOnce();
    await receiver.inbox.runOnce();
    office.pass(2 * minute);
    await sender.outbox.runOnce();
    expect(office.contents('musterstadt/')).toHaveLength(2);
    office.pass(hour);
    await sender.outbox.runOnce();
    expect(office.contents('musterstadt/')).toEqual([]);
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
    expect(office.contents('musterstadt/')).toHaveLength(2);
    office.content.remove = remove;
    office.pass(minute);
    await sender.outbox.runOnce();
    expect(office.contents('musterstadt/')).toEqual([]);
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
    expect(office.contents('musterstadt/')).toEqual([]);
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
