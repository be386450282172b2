import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { letter, openPostOffice, type PostOffice } from '../../test/post-office.ts';
import { createWorker, type Exchange } from '../index.ts';

let office: PostOffice;
let exchange: Exchange;
beforeAll(async () => {
  office = await openPostOffice();
  exchange = office.exchange('beispielhausen');
});
afterAll(() => office.store.close());

const first = async (list: AsyncGenerator<unknown>): Promise<void> => void (await list.next());
type Call = (box: never, given: never) => Promise<unknown>;
const text = [undefined, null, 5, {}];
const object = [null, 5, 'x', []];

/** Calls that both boxes have, with what a program without types gives them, and the place of the fault. */
const shared: readonly (readonly [string, Call, readonly unknown[], string])[] = [
  ['get(id)', (box: Exchange['outbox'], id) => box.get(id), text, 'id'],
  ['history(id)', (box: Exchange['outbox'], id) => box.history(id), text, 'id'],
  ['retry(id)', (box: Exchange['outbox'], id) => box.retry(id), text, 'id'],
  ['retry options', (box: Exchange['outbox'], given) => box.retry('x', given), object, 'options'],
  ['list(filter)', (box: Exchange['outbox'], filter) => first(box.list(filter)), object, 'filter'],
  ['list state', (box: Exchange['outbox'], state) => first(box.list({ state })), [null, 5, 'bogus'], 'state'],
  ['list class', (box: Exchange['outbox'], given) => first(box.list({ class: given })), [null, 'x'], 'class'],
  ['list code', (box: Exchange['outbox'], code) => first(box.list({ code })), [null, 5], 'code'],
  ['list search', (box: Exchange['outbox'], search) => first(box.list({ search })), [null, 5], 'search'],
  ['retryAll(filter)', (box: Exchange['outbox'], filter) => box.retryAll(filter), object, 'filter'],
  [
    'retryAll asked',
    (box: Exchange['outbox'], asked) => box.retryAll({ asked }),
    [null, 'false', 1],
    'asked',
  ],
  ['runOnce(options)', (box: Exchange['outbox'], given) => box.runOnce(given), object, 'options'],
  ['runOnce signal', (box: Exchange['outbox'], signal) => box.runOnce({ signal }), [null, {}], 'signal'],
  ['run signal', (box: Exchange['outbox'], signal) => box.run({ signal }), [null, {}], 'signal'],
];
const ofOutbox: typeof shared = [
  ['getByKey(key)', (box: Exchange['outbox'], key) => box.getByKey(key), text, 'key'],
  ['look(remoteId)', (box: Exchange['outbox'], id) => box.look(id), text, 'remoteId'],
];
const ofInbox: typeof shared = [
  ['getByKey(key)', (box: Exchange['inbox'], key) => box.getByKey(key), text, 'key'],
  ['entryByKey(key)', (box: Exchange['inbox'], key) => box.entryByKey(key), text, 'key'],
  ['entry(id)', (box: Exchange['inbox'], id) => box.entry(id), text, 'id'],
  ['accept(id)', (box: Exchange['inbox'], id) => box.accept(id), text, 'id'],
  ['reject(id)', (box: Exchange['inbox'], id) => box.reject(id, [problem]), text, 'id'],
  [
    'reject problems',
    (box: Exchange['inbox'], given) => box.reject('x', given),
    [undefined, null],
    'problems',
  ],
  ['removeContent(id)', (box: Exchange['inbox'], id) => box.removeContent(id), text, 'id'],
  ['look(source)', (box: Exchange['inbox'], source) => box.look(source), [null, 5], 'source'],
  ['onReceive', (box: Exchange['inbox'], onReceive) => box.runOnce({ onReceive }), [null, 'x'], 'onReceive'],
];
const problem = { type: 'urn:p', title: 'x', detail: 'x', instance: 'data' };

describe.each([
  ['outbox', [...shared, ...ofOutbox]],
  ['inbox', [...shared, ...ofInbox]],
] as const)('the %s refuses, typed and by its place,', (box, calls) => {
  it.each(calls)('%s', async (_, call, values, place) => {
    for (const value of values)
      await expect(call(exchange[box] as never, value as never), String(value)).rejects.toMatchObject({
        name: 'RathausError',
        code: `exchange.${box}.invalid-request`,
        details: { place },
      });
  });

  it('work without a signal, and texts of an act that are none', async () => {
    for (const given of [undefined, {}])
      await expect(exchange[box].run(given as never)).rejects.toMatchObject({
        code: 'exchange.worker.no-signal',
      });
    for (const by of [null, 5, {}])
      await expect(exchange[box].retry('x', { by: by as never })).rejects.toMatchObject({
        code: 'exchange.operation.invalid-text',
        details: { place: 'by' },
      });
  });
});

it('a worker without a signal says so', async () => {
  const worker = createWorker({ exchanges: exchange });
  for (const given of [undefined, null, {}])
    await expect(worker.run(given as never)).rejects.toMatchObject({ code: 'exchange.worker.no-signal' });
  await expect(worker.runOnce(null as never)).resolves.toBeUndefined();
});

it('options of enqueue that are none are refused before anything is stored', async () => {
  const given: readonly (readonly [unknown, string])[] = [
    [null, 'options'],
    [{ signal: {} }, 'signal'],
    [{ transaction: null }, 'transaction'],
    [{ transaction: {} }, 'transaction'],
  ];
  for (const [options, place] of given)
    await expect(exchange.outbox.enqueue(letter('o-1'), options as never)).rejects.toMatchObject({
      code: 'exchange.outbox.invalid-request',
      details: { place },
    });
  expect(await exchange.outbox.getByKey('o-1')).toBeUndefined();
});
