import { isRathausError } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { createExchange, type DeliveryProblem, type Transport } from '../../src/index.ts';
import { contentFaultOf } from '../../src/transport/content-fault.ts';
import { memoryStore } from '../work-store.ts';
import {
  arrivals,
  bytesOf,
  contentOf,
  contextOf,
  copy,
  incoming,
  outgoing,
  receiveUntilDone,
  schemaUri,
  sendUntilLater,
  service,
  type TransportWorld,
} from './world.ts';

const problem: DeliveryProblem = {
  type: 'https://schema.fitko.de/fit-connect/events/problems/schema-violation',
  title: 'Schema-Fehler',
  detail: 'Das Aktenzeichen fehlt.',
  instance: 'data',
};
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Code of what a call ends with. */
async function codeOf(call: () => unknown): Promise<string> {
  try {
    await call();
  } catch (error) {
    if (isRathausError(error)) return error.code;
    throw error;
  }
  return 'none';
}

/** What every way of delivery holds to. `open` gives a world of its own for each test. */
export function describeTransport(name: string, open: () => Promise<TransportWorld>): void {
  /** A delivery that was sent and fetched. */
  async function fetched({ twice = false } = {}) {
    const world = await open();
    const content = contentOf();
    const delivery = await outgoing(world.address, content);
    const sent = await sendUntilLater(world, delivery, { content, twice });
    const offered = await arrivals(world.reader(), world.source);
    const arrival = offered.find(({ remoteId }) => remoteId === sent.remoteId);
    if (!arrival) throw new Error('what was sent is not offered');
    const row = incoming(world.source, arrival.remoteId);
    const received = contentOf();
    const options = { content: received, transport: () => world.reader(), twice };
    const step = await receiveUntilDone(row, { ...options, progress: arrival.progress, task: 'fetch' });
    if (step.type !== 'fetched') throw new Error('it was not fetched');
    return { world, content, delivery, sent, offered, row, received, options, step };
  }
  const look = ({ world, delivery, content, sent }: Awaited<ReturnType<typeof fetched>>) =>
    sendUntilLater(world, delivery, { content, progress: sent.progress });

  describe(`transport contract: ${name}`, () => {
    it('knows its own addresses only', async () => {
      const world = await open();
      const sender = world.sender();
      const content = contentOf();
      const { id: _, createdAt: __, ...delivery } = await outgoing(world.address, content);
      expect(sender.kind).toBe(world.address.transport);
      expect(() => sender.check(delivery)).not.toThrow();
      const lane = sender.laneOf(world.address);
      expect(lane.service).not.toBe('');
      const other = { transport: 'other', mailbox: 'x' } as unknown as typeof world.address;
      for (const call of [() => sender.laneOf(other), () => sender.check({ ...delivery, address: other })])
        expect(await codeOf(call)).toBe('exchange.outbox.invalid-request');
      expect(world.reader().sources.map(({ source }) => source)).toContain(world.source);
    });

    it('delivers what was sent, byte for byte', async () => {
      const { delivery, sent, step, received, offered } = await fetched();
      expect(sent).toMatchObject({ known: { state: 'sent' }, next: 'later' });
      expect(offered).toHaveLength(1);
      expect(step.received.message).toMatchObject({
        service,
        schemaUri,
        senderReference: delivery.message.senderReference,
      });
      expect(step.received.sentAt).toMatch(instant);
      expect(step.received.parts.map(({ role, size, sha512 }) => ({ role, size, sha512 }))).toEqual(
        delivery.parts.map(({ role, size, sha512 }) => ({ role, size, sha512 })),
      );
      expect(step.received.parts.map(({ fileName }) => fileName)).toEqual(
        delivery.parts.map(({ fileName }) => fileName),
      );
      for (const { content, size } of step.received.parts)
        expect(await bytesOf(received, content)).toHaveLength(size);
      expect(await bytesOf(received, step.received.parts[1]?.content ?? '')).toEqual(
        Buffer.alloc(300_000, 7),
      );
    });

    it('brings the acceptance back, with something to prove it', async () => {
      const run = await fetched();
      const { row, options, step, world } = run;
      const answered = await receiveUntilDone(row, { ...options, progress: step.progress, task: 'accept' });
      expect(answered).toMatchObject({
        type: 'answered',
        as: 'accepted',
        at: expect.stringMatching(instant),
      });
      const { known, next } = await look(run);
      expect(next).toBe('done');
      expect(known).toMatchObject({ state: 'accepted', at: expect.stringMatching(instant) });
      expect(known.state === 'accepted' && Object.keys(known.proof ?? {}).length).toBeGreaterThan(0);
      expect(await arrivals(world.reader(), world.source)).toEqual([]);
    });

    it('brings the rejection back, with its reasons', async () => {
      const run = await fetched();
      const { row, options, step } = run;
      const task = { task: 'reject', problems: [problem] } as const;
      const answered = await receiveUntilDone(row, { ...options, ...task, progress: step.progress });
      expect(answered).toMatchObject({ type: 'answered', as: 'rejected' });
      expect(await look(run)).toMatchObject({
        known: { state: 'rejected', problems: [problem] },
        next: 'done',
      });
    });

    it('does the same when two workers make each step', async () => {
      const run = await fetched({ twice: true });
      const { row, options, step, world } = run;
      expect(run.offered).toHaveLength(1);
      await receiveUntilDone(row, { ...options, progress: step.progress, task: 'accept' });
      expect((await look(run)).known.state).toBe('accepted');
      expect(await arrivals(world.reader(), world.source)).toEqual([]);
    });

    it('offers again what was not answered, and lets the answer that stands count', async () => {
      const run = await fetched();
      const { row, options, step, world } = run;
      const again = await arrivals(world.reader(), world.source);
      expect(again.map(({ remoteId }) => remoteId)).toEqual([row.remoteId]);
      const { progress } = await receiveUntilDone(row, {
        ...options,
        progress: step.progress,
        task: 'reject',
        problems: [problem],
      });
      // The result of this answer was lost; by now something else is decided.
      const tried = { ...options, progress: copy(progress), twice: false };
      const late = await receiveUntilDone(row, { ...tried, task: 'accept' });
      expect(late).toMatchObject({ type: 'answered', as: 'rejected' });
      expect((await look(run)).known.state).toBe('rejected');
    });

    it('takes a step from where its progress says, and refuses progress that it cannot read', async () => {
      const { world, content, delivery, sent, row, received } = await fetched();
      const context = contextOf(content, `musterstadt/outbox/${delivery.id}/`);
      const foreign = { ...copy(sent.progress), version: 99 };
      expect(await codeOf(() => world.sender().send(delivery, foreign, context))).toBe(
        'exchange.transport.progress-unknown',
      );
      const back = contextOf(received, `archiv/inbox/${row.id}/`);
      const receive = () =>
        world.reader().receive({ ...row, task: 'fetch', problems: [] }, { version: 99 }, back);
      expect(await codeOf(receive)).toBe('exchange.transport.progress-unknown');
    });

    it('ends at once when the signal aborts', async () => {
      const world = await open();
      const content = contentOf();
      const delivery = await outgoing(world.address, content);
      const signal = AbortSignal.abort();
      const context = contextOf(content, `musterstadt/outbox/${delivery.id}/`, signal);
      expect(await codeOf(() => world.sender().send(delivery, undefined, context))).toBe('core.aborted');
      const list = async () => {
        for await (const _ of world.reader().list(world.source, { signal }));
      };
      expect(await codeOf(list)).toBe('core.aborted');
    });

    it('does not hand out content that was changed on the way', async ({ skip }) => {
      const world = await open();
      if (!world.tamper) return skip('nothing can be changed on the way in this world');
      const content = contentOf();
      const delivery = await outgoing(world.address, content);
      const sent = await sendUntilLater(world, delivery, { content });
      await world.tamper(sent.remoteId ?? '');
      const [arrival] = await arrivals(world.reader(), world.source);
      if (!arrival) throw new Error('what was sent is not offered');
      const row = incoming(world.source, arrival.remoteId);
      const received = contentOf();
      const options = { content: received, transport: () => world.reader(), progress: arrival.progress };
      const fault = await receiveUntilDone(row, { ...options, task: 'fetch' }).catch(
        (error: unknown) => error,
      );
      const reason = contentFaultOf(fault);
      expect(reason).toMatchObject({ instance: expect.stringMatching(/^attachment:/) });
      const problems = reason ? [reason] : [];
      await receiveUntilDone(row, { ...options, task: 'reject', problems });
      expect(await sendUntilLater(world, delivery, { content, progress: sent.progress })).toMatchObject({
        known: { state: 'rejected', problems },
      });
    });

    it('works between two exchanges, outbox to inbox and back', async () => {
      const world = await open();
      const configOf = async (tenant: string, transport: Transport) => ({
        tenant,
        store: await memoryStore(Date.now, contentOf()),
        transports: [transport],
        outbox: { receiptInterval: 0 },
      });
      const town = createExchange(await configOf('musterstadt', world.sender()));
      const archive = createExchange(await configOf('archiv', world.reader()));
      const enqueue = (key: string) =>
        town.outbox.enqueue({
          key,
          to: world.address,
          service,
          data: { content: `{"key":"${key}"}`, mimeType: 'application/json', schemaUri },
          attachments: [{ content: Buffer.from(key), mimeType: 'text/plain', fileName: `${key}.txt` }],
        });
      const good = await enqueue('gut');
      const bad = await enqueue('schlecht');
      expect((await enqueue('gut')).id).toBe(good.id);
      await town.outbox.runOnce();
      const seen: string[] = [];
      await archive.inbox.runOnce({
        onReceive: async ({ data, attachments }) => {
          const text = Buffer.from(await data.bytes()).toString();
          seen.push(`${text} ${attachments[0]?.fileName}`);
          return text.includes('schlecht') ? { reject: [problem] } : 'accept';
        },
      });
      expect(seen.sort()).toEqual(['{"key":"gut"} gut.txt', '{"key":"schlecht"} schlecht.txt']);
      for (const { id } of [good, bad]) await town.outbox.look((await town.outbox.get(id))?.remoteId ?? '');
      await town.outbox.runOnce();
      expect(await town.outbox.get(good.id)).toMatchObject({ state: 'accepted', to: world.address });
      expect(await town.outbox.get(bad.id)).toMatchObject({ state: 'rejected', problems: [problem] });
      expect(seen).toHaveLength(2);
    });
  });
}
