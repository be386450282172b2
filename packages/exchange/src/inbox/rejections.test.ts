import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryContent } from '../../test/memory-content.ts';
import { hour, letter } from '../../test/post-office.ts';
import { memoryStore } from '../../test/work-store.ts';
import {
  createExchange,
  createLoopback,
  type DeliveryProblem,
  type Exchange,
  type OnReceive,
} from '../index.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';

const good: DeliveryProblem = {
  type: 'urn:p',
  title: 'Nicht zuständig',
  detail: 'Bitte an X.',
  instance: 'data',
};
const long = 'x'.repeat(4001);

/** What a program without types gives for problems, with the first place that is wrong below the list. */
const broken: readonly (readonly [string, unknown, string])[] = [
  ['no problem', [], ''],
  ['text', 'nein', ''],
  ['an object', { ...good }, ''],
  ['a hundred and one', Array.from({ length: 101 }, () => good), ''],
  ['null', [null], '.0'],
  ['text as a problem', ['nein'], '.0'],
  ['a problem without members', [{}], '.0.type'],
  ['numbers', [{ type: 1, title: 2, detail: 3, instance: 4 }], '.0.type'],
  ['white space', [good, { ...good, title: ' \n' }], '.1.title'],
  ['more than a reader takes', [{ ...good, detail: long }], '.0.detail'],
  ['what no database keeps', [{ ...good, detail: 'a\0b' }], '.0.detail'],
  ['half of a character', [{ ...good, instance: 'a\ud800' }], '.0.instance'],
];

let now: number;
let store: ExchangeStore;
let sender: Exchange;
let receiver: Exchange;
beforeEach(async () => {
  now = Date.parse('2026-11-29T08:00:00Z');
  const clock = () => now;
  store = await memoryStore(clock, createMemoryContent({ clock }));
  const loopback = createLoopback({ clock });
  const side = (tenant: string, receiveAs?: string) =>
    createExchange({
      tenant,
      store,
      clock,
      transports: [loopback.transport({ mailboxes: { beispielhausen: { receiveAs } } })],
      outbox: { receiptInterval: 0 },
    });
  sender = side('musterstadt');
  receiver = side('beispielhausen', 'beispielhausen');
});
afterEach(() => store.close());

const send = async (): Promise<string> => {
  const { id } = await sender.outbox.enqueue(letter('v-1'));
  await sender.outbox.runOnce();
  return id;
};
const round = async (onReceive?: OnReceive): Promise<void> => {
  now += hour;
  await receiver.inbox.runOnce({ onReceive });
};
const entry = async () => {
  for await (const one of receiver.inbox.list()) return one;
  throw new Error('nothing came');
};
/** What the sender sees of the answer. */
const answer = async (id: string) => {
  now += hour;
  await sender.outbox.runOnce();
  const found = await sender.outbox.get(id);
  return { state: found?.state, problems: found?.problems };
};

describe('a rejection with', () => {
  it.each(broken)('%s by onReceive rejects nothing, and says where it is wrong', async (_, reject, place) => {
    const id = await send();
    await round((() => ({ reject })) as unknown as OnReceive);
    // What is no list at all is no decision.
    const isList = Array.isArray(reject);
    const { state, error } = await entry();
    expect([state, error?.code, error?.class]).toEqual(['stored', 'exchange.inbox.not-taken', 'handler']);
    expect(error?.message).toContain(isList ? `nothing is rejected: reject${place} ` : 'none of accept');
    expect((await answer(id)).state).toBe('collected');
    await round(() => ({ reject: [good] }));
    expect(await answer(id)).toEqual({ state: 'rejected', problems: [good] });
  });

  it.each(broken)(
    '%s by reject() is refused by its place, and can be given right',
    async (_, problems, place) => {
      const id = await send();
      await round(() => 'later');
      const waiting = await entry();
      const reject = (given: unknown) => receiver.inbox.reject(waiting.id, given as DeliveryProblem[]);
      await expect(reject(problems)).rejects.toMatchObject({
        code: 'exchange.inbox.invalid-request',
        details: { place: `problems${place}` },
        message: expect.stringContaining(`problems${place} `),
      });
      expect((await entry()).state).toBe('waiting');
      await reject([good]);
      await round();
      expect(await answer(id)).toEqual({ state: 'rejected', problems: [good] });
    },
  );

  it('several faults names all of them, and the rule', async () => {
    await send();
    await round(() => 'later');
    const { id } = await entry();
    const call = receiver.inbox.reject(id, [{ ...good, type: '' }, null] as never);
    await expect(call).rejects.toMatchObject({
      details: { place: 'problems.0.type', places: 'problems.0.type, problems.1' },
      message: expect.stringContaining('problems.0.type must be text of 1 to 4000 characters'),
    });
  });

  it('members beyond the four sends the four', async () => {
    const id = await send();
    await round(() => ({ reject: [{ ...good, file: 'Erika.pdf' } as DeliveryProblem] }));
    expect((await answer(id)).problems).toEqual([good]);
    expect((await entry()).problems).toEqual([good]);
  });
});

describe('a rejection that an older release has stored without a usable problem', () => {
  const stored = ['[null]', '[{}]', '["nein"]', '[]', '"nein"'];
  /** As that release left it: decided, tried, stopped for a person. */
  async function stuck(problems: string) {
    const sent = await send();
    await round(() => 'later');
    const { id } = await entry();
    await store.db.updateTable('received').set({ step: 'rejecting', problems }).execute();
    await store.db
      .updateTable('work_item')
      .set({ state: 'stopped', failures: 9, failing_since: now, error_code: 'exchange.worker.unexpected' })
      .where('kind', '=', 'received')
      .execute();
    return { id, sent };
  }

  it.each(stored)('%s is decided anew by onReceive when it is revived', async (problems) => {
    const { id, sent } = await stuck(problems);
    await receiver.inbox.retry(id);
    await round(() => ({ reject: [good] }));
    expect((await entry()).state).toBe('rejected');
    expect(await answer(sent)).toEqual({ state: 'rejected', problems: [good] });
    const codes = (await receiver.inbox.history(id)).flatMap((one) => ('code' in one ? [one.code] : []));
    expect(codes).toContain('exchange.inbox.not-taken');
  });

  it.each(stored)(
    '%s waits for reject() where there is no function: it is not accepted',
    async (problems) => {
      const { id, sent } = await stuck(problems);
      await receiver.inbox.retry(id);
      await round();
      expect(await entry()).toMatchObject({ state: 'waiting', problems: undefined });
      await receiver.inbox.reject(id, [good]);
      await round();
      expect(await answer(sent)).toEqual({ state: 'rejected', problems: [good] });
    },
  );
});
