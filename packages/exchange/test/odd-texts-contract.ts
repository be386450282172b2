import { randomUUID } from 'node:crypto';
import { isRathausError } from '@rathaus/client-core';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createExchange, createLoopback, type Exchange } from '../src/index.ts';
import type { ExchangeStore } from '../src/store/exchange-store.ts';
import { seedDelivery, seedReceived } from './operation-world.ts';

/** Texts that a careless program, or somebody who looks for a gap, hands to a method. */
const oddTexts = fc.oneof(
  fc.constantFrom(
    '\0',
    'a\0b',
    '\ud800',
    '\udc00\ud800',
    '\ufffd',
    '',
    ' ',
    '%',
    "'; drop table delivery; --",
  ),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 40 })
    .map((units) => String.fromCharCode(...units)),
  // A megabyte that no index compresses, of characters of one, three and four bytes.
  fc.integer({ min: 1, max: 9 }).map((seed) =>
    Array.from({ length: 20_000 }, (_, at) =>
      String.fromCodePoint(
        0x20 + ((at * 7919 * seed) % 90),
        0x4e00 + ((at * 104_729 * seed) % 20_000),
        0x1f300 + (at % 250),
      ),
    )
      .join('')
      .repeat(7),
  ),
);

type Call = (exchange: Exchange, odd: string, known: Known) => Promise<unknown>;
interface Known {
  readonly delivery: string;
  readonly received: string;
  /** A received one. */
  readonly stopped: string;
}

const all = async (pages: AsyncIterable<unknown>): Promise<number> => {
  let count = 0;
  for await (const _ of pages) count += 1;
  return count;
};
const problem = (odd: string) => ({ type: odd, title: odd, detail: odd, instance: odd });
const content = '{}';
const hund = { identifier: 'urn:x', name: 'Hundesteuer' };
const data = { content, mimeType: 'application/json', schemaUri: 'urn:s' };
const to = { transport: 'loopback', mailbox: 'archiv' } as const;
const request = () => ({ key: randomUUID(), to, service: hund, data });

/** Every public method of an exchange that takes an id or a text, with it in each place. */
const calls: Readonly<Record<string, Call>> = {
  'outbox.get': ({ outbox }, odd) => outbox.get(odd),
  'outbox.getByKey': ({ outbox }, odd) => outbox.getByKey(odd),
  'outbox.history': ({ outbox }, odd) => outbox.history(odd),
  'outbox.list search': ({ outbox }, odd) => all(outbox.list({ search: odd })),
  'outbox.list code': ({ outbox }, odd) => all(outbox.list({ code: odd })),
  'outbox.list state': ({ outbox }, odd) => all(outbox.list({ state: odd as never })),
  'outbox.list class': ({ outbox }, odd) => all(outbox.list({ class: odd as never })),
  'outbox.retry id': ({ outbox }, odd) => outbox.retry(odd),
  'outbox.retry by': ({ outbox }, odd, { delivery }) => outbox.retry(delivery, { by: odd }),
  'outbox.retryAll code': ({ outbox }, odd) => outbox.retryAll({ code: odd }),
  'outbox.retryAll class': ({ outbox }, odd) => outbox.retryAll({ class: odd as never }),
  'outbox.retryAll by': ({ outbox }, odd) => outbox.retryAll({ by: odd }),
  'outbox.look': ({ outbox }, odd) => outbox.look(odd),
  'enqueue key': ({ outbox }, odd) => outbox.enqueue({ ...request(), key: odd }),
  'enqueue to.transport': ({ outbox }, odd) =>
    outbox.enqueue({ ...request(), to: { transport: odd as never, mailbox: 'archiv' } }),
  'enqueue to.mailbox': ({ outbox }, odd) => outbox.enqueue({ ...request(), to: { ...to, mailbox: odd } }),
  'enqueue service': ({ outbox }, odd) =>
    outbox.enqueue({ ...request(), service: { identifier: odd, name: odd } }),
  'enqueue senderReference': ({ outbox }, odd) => outbox.enqueue({ ...request(), senderReference: odd }),
  'enqueue region': ({ outbox }, odd) => outbox.enqueue({ ...request(), region: odd }),
  'enqueue applicationDate': ({ outbox }, odd) => outbox.enqueue({ ...request(), applicationDate: odd }),
  'enqueue data.mimeType': ({ outbox }, odd) =>
    outbox.enqueue({ ...request(), data: { ...data, mimeType: odd } }),
  'enqueue data.schemaUri': ({ outbox }, odd) =>
    outbox.enqueue({ ...request(), data: { ...data, schemaUri: odd } }),
  'enqueue attachment': ({ outbox }, odd) =>
    outbox.enqueue({
      ...request(),
      attachments: [
        { content, mimeType: 'text/plain', fileName: odd, description: odd, purpose: odd as never },
      ],
    }),
  'inbox.get': ({ inbox }, odd) => inbox.get(odd),
  'inbox.getByKey': ({ inbox }, odd) => inbox.getByKey(`loopback:archiv:${odd}`),
  'inbox.entry': ({ inbox }, odd) => inbox.entry(odd),
  'inbox.entryByKey': ({ inbox }, odd) => inbox.entryByKey(`loopback:archiv:${odd}`),
  'inbox.history': ({ inbox }, odd) => inbox.history(odd),
  'inbox.list search': ({ inbox }, odd) => all(inbox.list({ search: odd })),
  'inbox.list code': ({ inbox }, odd) => all(inbox.list({ code: odd })),
  'inbox.accept': ({ inbox }, odd) => inbox.accept(odd),
  'inbox.reject id': ({ inbox }, odd) => inbox.reject(odd, [problem('x')]),
  'inbox.reject problems': ({ inbox }, odd, { received }) => inbox.reject(received, [problem(odd)]),
  'inbox.retry id': ({ inbox }, odd) => inbox.retry(odd),
  'inbox.retry by': ({ inbox }, odd, { stopped }) => inbox.retry(stopped, { by: odd }),
  'inbox.retryAll code': ({ inbox }, odd) => inbox.retryAll({ code: odd }),
  'inbox.retryAll class': ({ inbox }, odd) => inbox.retryAll({ class: odd as never }),
  'inbox.retryAll by': ({ inbox }, odd) => inbox.retryAll({ by: odd }),
  'inbox.look': ({ inbox }, odd) => inbox.look(odd),
  'inbox.removeContent': ({ inbox }, odd) => inbox.removeContent(odd),
  'pause lane': (exchange, odd) => exchange.pause({ service: 'directory:x', lane: odd }),
  'pause service': (exchange, odd) => exchange.pause({ service: odd, lane: 'x' }),
  'pause by': (exchange, odd) => exchange.pause({ service: 'directory:x', lane: 'x' }, { by: odd }),
  'resume lane': (exchange, odd) => exchange.resume({ service: 'directory:x', lane: odd }),
  'resume service': (exchange, odd) => exchange.resume({ service: odd, lane: 'x' }),
};

/** What came of a call, so that two databases can be compared: a typed error by its code, or that it answered. */
async function outcomeOf(call: () => Promise<unknown>): Promise<string> {
  try {
    const found = await call();
    return typeof found === 'object' && found !== null ? 'something' : String(found);
  } catch (error) {
    if (isRathausError(error) && error.code !== 'exchange.outbox.not-stored') return error.code;
    throw error;
  }
}

/** Whatever text comes: the answer is that there is none, or a typed error, and on every database the same. */
export function oddTextsContract(open: () => readonly ExchangeStore[]): void {
  let exchanges: { exchange: Exchange; known: Known }[];
  beforeAll(async () => {
    exchanges = await Promise.all(
      open().map(async (store) => {
        await store.ready();
        const tenant = 'altdorf';
        const exchange = createExchange({
          tenant,
          store,
          transports: [createLoopback().transport({ mailboxes: { archiv: { receiveAs: 'archiv' } } })],
        });
        const work = { state: 'stopped', class: 'local', code: 'core.network' } as const;
        const known = {
          delivery: await seedDelivery(store, { tenant, at: Date.now(), work }),
          received: await seedReceived(store, { tenant, at: Date.now(), step: 'waiting' }),
          stopped: await seedReceived(store, { tenant, at: Date.now(), work }),
        };
        return { exchange, known };
      }),
    );
  }, 60_000);
  afterAll(() => {
    exchanges = [];
  });

  it.each(Object.entries(calls))('%s', async (_, call) => {
    await fc.assert(
      fc.asyncProperty(oddTexts, async (odd) => {
        const outcomes = await Promise.all(
          exchanges.map(({ exchange, known }) => outcomeOf(() => call(exchange, odd, known))),
        );
        expect(new Set(outcomes).size, outcomes.join(' / ')).toBe(1);
      }),
      { numRuns: 40, examples: [['\0'], ['a\0b'], ['\ud800'], ['\ufffd']] },
    );
  });
}
