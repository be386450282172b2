import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Fault, type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OnReceive } from '../../src/index.ts';
import { beispielhausen, hundesteuer, musterstadt, type Town } from '../towns.ts';

const hour = 3_600_000;
let sandbox: Sandbox;
let folder: string;
let ahead = 0;
const clock = () => Date.now() + ahead;

beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());
afterEach(async () => {
  rmSync(folder, { recursive: true, force: true });
  ahead = 0;
  await sandbox.reset();
});

const fitconnect = () => sandbox.config().services.fitconnect;
const at = (town: string) => join(folder, town);
const openSender = () => musterstadt(fitconnect(), { clock }, at('musterstadt'));
const openReceiver = () => beispielhausen(fitconnect(), { clock }, at('beispielhausen'));

async function pass(milliseconds: number): Promise<void> {
  await sandbox.advance(milliseconds);
  ahead += milliseconds;
}
const fail = (fault: Partial<Fault>) =>
  sandbox.fault({ service: 'fitconnect', times: 1000, ...fault } as Fault);
const clear = () => fetch(`${sandbox.origin}/control/faults`, { method: 'DELETE' });

/** Effects of the receiving application by the key it was given; its own database is not the one that is restored. */
let effects: Map<string, string | undefined>;
/** Keys that were handed over, each time. */
let handedOver: string[];
const onReceive: OnReceive = ({ key, message }) => {
  handedOver.push(key);
  effects.set(key, message.senderReference);
};

/** Both towns work for a while; the receiver may be away. */
async function work(rounds: number, handler: OnReceive | 'away' = onReceive): Promise<void> {
  await using sender = openSender();
  await using receiver = openReceiver();
  for (let round = 0; round < rounds; round += 1) {
    await sender.exchange.outbox.runOnce();
    if (handler !== 'away') await receiver.exchange.inbox.runOnce({ onReceive: handler });
    await pass(60_000);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function withTown<T>(open: () => Town, use: (town: Town) => Promise<T>): Promise<T> {
  await using town = open();
  return await use(town);
}
const enqueue = (key: string) =>
  withTown(openSender, ({ exchange }) => exchange.outbox.enqueue(hundesteuer(fitconnect(), key)));
const stateOf = (key: string) =>
  withTown(openSender, async ({ exchange }) => (await exchange.outbox.getByKey(key))?.state);

/** Dumps a town, lets an hour pass in which everything goes on, and puts the dump back. */
async function restored(town: string, content: 'kept' | 'restored'): Promise<void> {
  const dump = join(folder, `${town}.dump`);
  cpSync(at(town), dump, { recursive: true });
  await clear();
  await work(20);
  expect(await stateOf('Vorgang 1')).toBe('accepted');
  expect(effects.size).toBe(1);
  await enqueue('nach der Sicherung');
  await work(10);
  expect(effects.size).toBe(2);
  await pass(hour);
  if (content === 'restored') rmSync(at(town), { recursive: true });
  else
    for (const end of ['', '-wal', '-shm']) rmSync(join(at(town), `exchange.sqlite${end}`), { force: true });
  cpSync(dump, at(town), {
    recursive: true,
    filter: (path) => content === 'restored' || path === dump || path.includes('exchange.sqlite'),
  });
}

const begin = () => {
  folder = mkdtempSync(join(tmpdir(), 'rathaus-restore-'));
  effects = new Map();
  handedOver = [];
};
const once = () => {
  const names = [...effects.values()];
  expect(names.filter((name) => name === 'Vorgang 1')).toHaveLength(1);
  expect(names.filter((name) => name === 'nach der Sicherung')).toHaveLength(1);
};

describe.each(['kept', 'restored'] as const)('the database of an hour ago, the content %s', (content) => {
  const senderStates: [string, Partial<Fault> | undefined][] = [
    ['created', { operation: 'putAttachment', status: 503 }],
    ['submitted, perhaps', { operation: 'submitSubmission', drop: 'request' }],
    ['sent', undefined],
  ];

  it.each(senderStates)(
    'of a sender with a delivery that is %s: it is not sent again',
    async (name, fault) => {
      begin();
      await enqueue('Vorgang 1');
      if (fault) fail(fault);
      await work(4, 'away');
      await restored('musterstadt', content);
      const report = await withTown(openSender, ({ exchange }) => exchange.reconcile());
      expect(report).toMatchObject({ held: [], following: 1 });
      await work(20);
      once();
      await withTown(openSender, async ({ exchange }) => {
        const delivery = await exchange.outbox.getByKey('Vorgang 1');
        expect({ state: delivery?.state, code: delivery?.error?.code }).toEqual({ state: 'accepted' });
        // What was encrypted after the dump is gone with it, or was removed with the acceptance: nobody here can compare
        // what the log names. What was encrypted before is remembered.
        const code = name === 'created' ? 'exchange.outbox.not-provable' : undefined;
        const { unproven } = await exchange.reconcile();
        expect(unproven.map((one) => [one.key, one.code])).toEqual(code ? [['Vorgang 1', code]] : []);
        expect(delivery?.proof === undefined).toBe(code !== undefined);
      });
    },
  );

  it('of a sender with a delivery that was not begun: it is held, and sent by nobody', async () => {
    begin();
    await enqueue('Vorgang 1');
    await restored('musterstadt', content);
    const report = await withTown(openSender, ({ exchange }) => exchange.reconcile());
    expect(report).toMatchObject({ held: [{ key: 'Vorgang 1' }], following: 0 });
    await work(20);
    once();
    await withTown(openSender, async ({ exchange }) => {
      const delivery = await exchange.outbox.getByKey('Vorgang 1');
      expect(delivery).toMatchObject({
        state: 'stopped',
        error: { code: 'exchange.outbox.outcome-unknown' },
      });
      expect(await exchange.reconcile()).toMatchObject({ held: [{ key: 'Vorgang 1' }] });
    });
  });

  const receiverStates: [string, Partial<Fault> | undefined, OnReceive][] = [
    ['found', { operation: 'getSubmission', status: 503 }, onReceive],
    ['stored', undefined, () => Promise.reject(new Error('the database of the application is away'))],
    ['being accepted', { operation: 'postCaseEvent', status: 503 }, (...all) => onReceive(...all)],
  ];

  it.each(receiverStates)(
    'of a receiver with a delivery that is %s: no second effect',
    async (name, fault, handler) => {
      begin();
      await enqueue('Vorgang 1');
      if (fault) fail(fault);
      await work(4, handler);
      await restored('beispielhausen', content);
      const report = await withTown(openReceiver, ({ exchange }) => exchange.reconcile());
      if (content === 'kept') expect(report.unknownReceived).toHaveLength(1);
      const before = handedOver.length;
      await work(20);
      once();
      // What was stored is handed over once more under its key, as after any crash; what is not here never.
      expect(handedOver.slice(before)).toHaveLength(name === 'stored' ? 1 : 0);
      await withTown(openReceiver, async ({ exchange }) => {
        const states: object[] = [];
        for await (const { key, state, error, gap } of exchange.inbox.list())
          if (effects.get(key) !== 'nach der Sicherung') states.push({ state, code: error?.code, gap });
        // The service has deleted the content with the answer: what the dump did not have cannot come back.
        const isGap = name === 'found';
        const gap = isGap ? 'exchange.inbox.answered-before' : undefined;
        expect(states).toEqual([{ state: 'accepted', gap }]);
        const { answeredBefore } = await exchange.reconcile();
        expect(answeredBefore.map(({ key, state }) => [effects.get(key), state])).toEqual(
          isGap ? [['Vorgang 1', 'accepted']] : [],
        );
      });
    },
  );
});
