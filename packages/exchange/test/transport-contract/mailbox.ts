import { randomUUID } from 'node:crypto';
import { isRathausError } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import type { Arrival, MailboxTransport, OutgoingDelivery, SendStep } from '../../src/index.ts';
import { contentFaultOf } from '../../src/transport/content-fault.ts';
import {
  arrivals,
  contentOf,
  contextOf,
  incoming,
  outgoing,
  receiveUntilDone,
  sendUntilLater,
  type TransportWorld,
} from './world.ts';

/** A mailbox with both its ends, whose files a test may see and change behind its back. */
export interface MailboxWorld extends TransportWorld {
  sender(): MailboxTransport;
  reader(name?: string): MailboxTransport;
  /** Paths of all files, sorted. */
  paths(): Promise<string[]>;
  get(path: string): Promise<string>;
  /** Writes a file, and the folder it is in. */
  put(path: string, text: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Milliseconds by which the clocks of both sides go ahead of that of the mailbox from now on. */
  ahead(milliseconds: number): void;
}

const day = 86_400_000;

async function codeOf(call: () => unknown): Promise<string> {
  try {
    await call();
  } catch (error) {
    if (isRathausError(error)) return error.code;
    throw error;
  }
  return 'none';
}

/** What every mailbox holds to beyond the contract of transports. */
export function describeMailbox(name: string, open: () => Promise<MailboxWorld>): void {
  async function sent() {
    const world = await open();
    const content = contentOf();
    const delivery = await outgoing(world.address, content);
    const step = await sendUntilLater(world, delivery, { content });
    return { world, content, delivery, step, id: delivery.id };
  }
  const ids = (found: readonly Arrival[]) => found.map(({ remoteId }) => remoteId);
  const look = (
    world: MailboxWorld,
    { delivery, step }: { delivery: OutgoingDelivery; step: SendStep },
  ): Promise<SendStep> => sendUntilLater(world, delivery, { content: contentOf(), progress: step.progress });

  async function fetchAs(world: MailboxWorld, id: string, reader = 'archiv') {
    const row = incoming(world.source, id);
    const options = { content: contentOf(), transport: () => world.reader(reader) };
    const fetch = () => receiveUntilDone(row, { ...options, progress: { version: 1 }, task: 'fetch' });
    return { row, options, fetch };
  }

  describe(`mailbox: ${name}`, () => {
    it('gives each delivery to one of two readers that look at the same time', async () => {
      const world = await open();
      const content = contentOf();
      const all: string[] = [];
      for (let count = 0; count < 12; count += 1) {
        const delivery = await outgoing(world.address, content);
        await sendUntilLater(world, delivery, { content });
        all.push(delivery.id);
      }
      const names = ['eins', 'zwei', 'drei', 'vier'];
      const look = () => Promise.all(names.map((reader) => arrivals(world.reader(reader), world.source)));
      const rounds = [await look(), await look()];
      // What a reader was given once stays with it.
      const given = names.map((_, index) => new Set(rounds.flatMap((round) => ids(round[index] ?? []))));
      expect(given.flatMap((found) => [...found]).sort()).toEqual(all.sort());
    });

    it('shows the sender that a reader has it', async () => {
      const { world, id, ...run } = await sent();
      expect(ids(await arrivals(world.reader(), world.source))).toEqual([id]);
      expect((await look(world, run)).known.state).toBe('sent');
      await (await fetchAs(world, id)).fetch();
      expect(await look(world, run)).toMatchObject({ known: { state: 'collected' }, next: 'later' });
    });

    it('gives one delivery when a sender without memory sends it again', async () => {
      const { world, id, content, delivery } = await sent();
      await sendUntilLater(world, delivery, { content });
      expect(ids(await arrivals(world.reader(), world.source))).toEqual([id]);
      expect((await sendUntilLater(world, delivery, { content })).known.state).toBe('sent');
      const { row, options, fetch } = await fetchAs(world, id);
      const { progress } = await fetch();
      await receiveUntilDone(row, { ...options, progress, task: 'accept' });
      expect((await sendUntilLater(world, delivery, { content })).known.state).toBe('accepted');
      expect(ids(await arrivals(world.reader('zwei'), world.source))).toEqual([]);
      expect((await world.reader().inspect('archiv')).offered).toEqual([]);
    });

    it('does not take again what a late writer offers a second time', async () => {
      const { world, id } = await sent();
      const manifest = await world.get(`offered/${id}.json`);
      await arrivals(world.reader(), world.source);
      await (await fetchAs(world, id)).fetch();
      await world.put(`offered/${id}.json`, manifest);
      expect(ids(await arrivals(world.reader('zwei'), world.source))).toEqual([]);
      // The claim is enough, wherever the manifest is; that nobody has what is offered is told.
      await world.remove(`taken/${id}~archiv.json`);
      expect(ids(await arrivals(world.reader('zwei'), world.source))).toEqual([id]);
      await expect((await fetchAs(world, id, 'zwei')).fetch()).rejects.toMatchObject({
        code: 'exchange.mailbox.barred',
        details: { reason: 'claim' },
      });
      expect(await world.get(`offered/${id}.json`)).toBe(manifest);
      expect((await world.reader().inspect('archiv')).barred).toEqual([id]);
    });

    it('refuses another delivery under an id that is taken', async () => {
      const { world, content, delivery } = await sent();
      const other = { ...delivery, message: { ...delivery.message, senderReference: 'anders' } };
      expect(await codeOf(() => sendUntilLater(world, other, { content }))).toBe('exchange.mailbox.conflict');
    });

    it('lets one system of a name have a delivery, not two', async () => {
      const { world, id } = await sent();
      await arrivals(world.reader(), world.source);
      await (await fetchAs(world, id)).fetch();
      const twin = await fetchAs(world, id);
      expect(await codeOf(twin.fetch)).toBe('exchange.mailbox.held');
      const accept = () =>
        receiveUntilDone(twin.row, { ...twin.options, progress: { version: 1 }, task: 'accept' });
      expect(await codeOf(accept)).toBe('exchange.mailbox.held');
    });

    it('takes no receipt for another manifest, and none without the right hashes', async () => {
      const { world, id, ...run } = await sent();
      await arrivals(world.reader(), world.source);
      const { row, options, fetch } = await fetchAs(world, id);
      const { progress } = await fetch();
      await receiveUntilDone(row, { ...options, progress, task: 'accept' });
      const receipt = await world.get(`receipts/${id}.json`);
      expect(JSON.parse(receipt)).toMatchObject({ delivery: id, answer: 'accepted', reader: 'archiv' });
      const forged = [
        receipt.replace(/("manifestSha512": ")../, '$1zz'),
        receipt.replace(/("file": "0002.pdf",\s+"sha512": ")../, '$1zz'),
        receipt.replace(id, randomUUID()),
        // What one reader takes for an acceptance and another for a rejection.
        receipt.replace('{', '{"answer": "rejected",'),
        '{"answer":"accepted"}',
        '',
      ];
      for (const text of forged) {
        expect(text).not.toBe(receipt);
        await world.put(`receipts/${id}.json`, text);
        expect(await codeOf(() => look(world, run))).toBe('exchange.outbox.receipt-differs');
      }
      await world.put(`receipts/${id}.json`, receipt);
      expect((await look(world, run)).known.state).toBe('accepted');
    });

    it('says so when a delivery was removed before anybody answered', async () => {
      const { world, id, ...run } = await sent();
      await world.remove(`offered/${id}.json`);
      expect(await codeOf(() => look(world, run))).toBe('exchange.outbox.deleted-unanswered');
    });

    it('stores a part again that was cleaned away before the delivery was offered', async () => {
      const world = await open();
      const content = contentOf();
      const delivery = await outgoing(world.address, content);
      const context = contextOf(content, `musterstadt/outbox/${delivery.id}/`);
      let step = await world.sender().send(delivery, undefined, context);
      while ((step.progress.stored as string[]).length < 3)
        step = await world.sender().send(delivery, step.progress, context);
      await world.remove(`content/${delivery.id}/0002.pdf`);
      step = await world.sender().send(delivery, step.progress, context);
      expect(step).toMatchObject({ notice: 'exchange.mailbox.part-lost', next: 'later' });
      const last = await sendUntilLater(world, delivery, { content, progress: step.progress });
      expect(last.known.state).toBe('sent');
    });

    it('removes what a killed writer has left, by age, and nothing else', async () => {
      const { world, id } = await sent();
      const orphan = randomUUID();
      await world.put(`temporary/t-${randomUUID()}`, 'half a fi');
      await world.put('temporary/Thumbs.db', 'not ours');
      await world.put(`content/${orphan}/0001`, 'never offered');
      await world.put(`content/${orphan}/Notiz.txt`, 'not ours');
      await arrivals(world.reader(), world.source);
      expect(await world.paths()).toContain(`content/${orphan}/0001`);
      world.ahead(8 * day);
      await arrivals(world.reader(), world.source);
      const left = await world.paths();
      expect(left.filter((path) => path.startsWith('temporary/'))).toEqual(['temporary/Thumbs.db']);
      expect(left.filter((path) => path.includes(orphan))).toEqual([`content/${orphan}/Notiz.txt`]);
      expect(left.filter((path) => path.startsWith(`content/${id}/`))).toHaveLength(3);
    });

    it('leaves foreign files alone and reports them', async () => {
      const { world, id } = await sent();
      const foreign = ['Bitte lesen.txt', 'offered/Übergabe 2026.zip', 'receipts/desktop.ini'];
      for (const path of foreign) await world.put(path, 'foreign');
      const report = await world.reader().inspect('archiv');
      expect({ ...report, foreign: [...report.foreign].sort() }).toEqual({
        offered: [id],
        taken: [],
        answered: 0,
        barred: [],
        temporary: 0,
        foreign,
      });
      expect(ids(await arrivals(world.reader(), world.source))).toEqual([id]);
      expect((await world.reader().inspect('archiv')).taken).toEqual([{ id, reader: 'archiv' }]);
      for (const path of foreign) expect(await world.get(path)).toBe('foreign');
    });

    it('removes the content with the answer, and the rest when it was kept long enough', async () => {
      const { world, id, ...run } = await sent();
      await arrivals(world.reader(), world.source);
      const { row, options, fetch } = await fetchAs(world, id);
      const { progress } = await fetch();
      await receiveUntilDone(row, { ...options, progress, task: 'accept' });
      const kept = ['mailbox.json', `claims/${id}.json`, `receipts/${id}.json`, `taken/${id}~archiv.json`];
      expect(await world.paths()).toEqual(kept.sort());
      expect((await look(world, run)).known.state).toBe('accepted');
      world.ahead(31 * day);
      await arrivals(world.reader(), world.source);
      expect(await world.paths()).toEqual(['mailbox.json']);
    });

    it('is no mailbox without its marker, and none of a later version', async () => {
      const { world, content } = await sent();
      const calls = async () => [
        await codeOf(() => arrivals(world.reader(), world.source)),
        await codeOf(async () => sendUntilLater(world, await outgoing(world.address, content), { content })),
      ];
      await world.put('mailbox.json', '{"format":"rathaus-mailbox","version":2}');
      expect(await calls()).toEqual(['exchange.mailbox.version', 'exchange.mailbox.version']);
      await world.remove('mailbox.json');
      expect(await calls()).toEqual(['exchange.mailbox.not-prepared', 'exchange.mailbox.not-prepared']);
    });

    it('rejects a manifest that leads out of the mailbox, and one that is none', async () => {
      const { world, id } = await sent();
      await arrivals(world.reader(), world.source);
      const path = `taken/${id}~archiv.json`;
      const manifest = await world.get(path);
      const outside = '../../mailbox.json';
      const hostile: [text: string, place: string][] = [
        [manifest.replace('"0002.pdf"', JSON.stringify(outside)), '/parts/1'],
        [manifest.replace('"0002.pdf"', '"0001"'), '/parts/1'],
        [manifest.replace('"0002.pdf"', '"con.txt"'), '/parts/1'],
        [manifest.replace(id, randomUUID()), '/id'],
        [manifest.replace('"role": "data"', '"role": "attachment"'), '/parts'],
        [manifest.replace('"role": "data"', '"role": "attachment", "role": "data"'), '/'],
        [manifest.slice(0, 200), '/'],
      ];
      const { fetch } = await fetchAs(world, id);
      for (const [text, place] of hostile) {
        expect(text).not.toBe(manifest);
        await world.put(path, text);
        const fault = await fetch().catch((error: unknown) => error);
        expect(contentFaultOf(fault)).toMatchObject({ instance: 'metadata' });
        expect(contentFaultOf(fault)?.detail).toContain(`(${place})`);
      }
      await world.put(path, manifest.replace('"version": 1', '"version": 2'));
      const fault = await fetch().catch((error: unknown) => error);
      expect(contentFaultOf(fault)?.title).toBe('Metadatenschema nicht unterstützt');
    });

    it('tells the sender of a manifest that was spoiled on its way', async () => {
      const { world, id, ...run } = await sent();
      await arrivals(world.reader(), world.source);
      await world.put(`taken/${id}~archiv.json`, '{"format":');
      const { row, options, fetch } = await fetchAs(world, id);
      const reason = contentFaultOf(await fetch().catch((error: unknown) => error));
      const problems = reason ? [reason] : [];
      await receiveUntilDone(row, { ...options, progress: { version: 1 }, task: 'reject', problems });
      expect(await look(world, run)).toMatchObject({
        known: { state: 'rejected', problems: [{ instance: 'metadata' }] },
        next: 'done',
      });
    });

    it('refuses here what a reader would refuse there', async () => {
      const world = await open();
      const { id: _, createdAt: __, ...delivery } = await outgoing(world.address, contentOf());
      const check = (change: object) => codeOf(() => world.sender().check({ ...delivery, ...change }));
      const [data, ...others] = delivery.parts;
      expect(await check({})).toBe('none');
      const invalid = 'exchange.outbox.invalid-request';
      expect(await check({ parts: [{ ...data, fileName: 'a\u0000b' }, ...others] })).toBe(invalid);
      expect(await check({ parts: others })).toBe(invalid);
      expect(await check({ parts: [{ ...data, id: '../etc' }, ...others] })).toBe(invalid);
      expect(await check({ message: { ...delivery.message, senderReference: 'x'.repeat(3000) } })).toBe(
        invalid,
      );
      expect(await check({ address: { ...delivery.address, mailbox: 'anderes' } })).toBe(invalid);
      expect(await check({ parts: [{ ...data, size: 2e11 }, ...others] })).toBe('exchange.outbox.too-large');
    });
  });
}
