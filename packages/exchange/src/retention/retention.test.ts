import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { seedDelivery, seedReceived } from '../../test/operation-world.ts';
import { day, hour, letter, minute, openPostOffice, type PostOffice } from '../../test/post-office.ts';
import { createExchange, type Exchange, type ExchangeConfig } from '../index.ts';

let office: PostOffice;
beforeEach(async () => {
  office = await openPostOffice();
});
afterEach(() => office.store.close());

/** A name that stands in everything a caller may fill. */
const name = 'Mustermann';
const personal = (key: string) =>
  letter(key, 'beispielhausen', {
    senderReference: `AZ ${name}`,
    applicationDate: '2026-11-01',
    attachments: [
      { content: 'x', mimeType: 'text/plain', fileName: `Attest ${name}.txt`, description: `von ${name}` },
    ],
  });
const problem = { type: 'urn:p', title: `Zu ${name}`, detail: `${name} wohnt nicht hier`, instance: name };

/** Every row of every table that has the name in a column. */
async function told(): Promise<string[]> {
  const { db } = office.store;
  const found: string[] = [];
  for (const table of [
    'delivery',
    'delivery_part',
    'received',
    'received_part',
    'work_item',
    'work_event',
  ] as const)
    for (const row of await db.selectFrom(table).selectAll().execute())
      for (const [column, value] of Object.entries(row))
        if (String(value).includes(name)) found.push(`${table}.${column}`);
  return [...new Set(found)].sort();
}

const towns = (more: Partial<ExchangeConfig> = {}) => ({
  sender: office.exchange('musterstadt', more),
  receiver: office.exchange('beispielhausen', more),
});

/** Sends, and has it answered. */
async function deliver(
  { sender, receiver }: { sender: Exchange; receiver: Exchange },
  key = 'v-1',
  reject = false,
) {
  await sender.outbox.enqueue(personal(key));
  await sender.outbox.runOnce();
  office.pass(minute);
  await receiver.inbox.runOnce({ onReceive: () => (reject ? { reject: [problem] } : 'accept') });
  office.pass(2 * minute);
  await sender.outbox.runOnce();
  for await (const entry of receiver.inbox.list()) return entry;
  throw new Error('nothing came');
}

describe('when content is removed', () => {
  it.each([
    ['accepted', false],
    ['rejected', true],
  ])('nothing that names anybody is left of what was %s', async (state, reject) => {
    const both = towns({ outbox: { retention: { rejected: 0 } } });
    const { id } = await deliver(both, 'v-1', reject);
    expect(await told()).toContain('received_part.file_name');
    await both.receiver.inbox.removeContent(id);
    expect(await told()).toEqual(['delivery.reference']);
    const sent = await both.sender.outbox.getByKey('v-1');
    expect(sent).toMatchObject({
      state,
      reference: `AZ ${name}`,
      service: { name: 'Hundesteuer: Anmeldung' },
      to: { mailbox: 'beispielhausen' },
      ...(reject ? { problems: [{ type: 'urn:p', detail: '' }] } : { proof: { letter: 'letter-v-1' } }),
    });
    expect(await both.receiver.inbox.entry(id)).toMatchObject({ state, removedAt: expect.any(String) });
    const parts = await office.store.db.selectFrom('received_part').select(['sha512', 'size']).execute();
    expect(parts.map(({ sha512 }) => sha512.length)).toEqual([128, 128]);
    // The same key is still the same delivery.
    expect(await both.sender.outbox.enqueue(personal('v-1'))).toMatchObject({ id: sent?.id });
  });

  it('by the retention of the inbox, its record tells no more either', async () => {
    await deliver(towns({ inbox: { retention: { accepted: 0 } } }));
    expect(await told()).toEqual(['delivery.reference']);
  });

  it('by a worker of a former release, the next sweep makes up for it', async () => {
    const { db } = office.store;
    const at = office.now();
    const message = JSON.stringify({ service: { identifier: 'urn:x', name: 'x' }, senderReference: name });
    const iso = new Date(at).toISOString();
    const done = { tenant: 'musterstadt', at, removed_at: iso, message, work: { state: 'done' } } as const;
    for (let count = 0; count < 130; count += 1) {
      const id = await seedDelivery(office.store, { ...done, state: 'accepted', reference: name });
      await db
        .insertInto('delivery_part')
        .values({ ...part(id), delivery_id: id })
        .execute();
    }
    const details = JSON.stringify({ events: ['signed'], metadata: { author: name } });
    const received = await seedReceived(office.store, { ...done, step: 'accepted', details });
    const open = await seedDelivery(office.store, { tenant: 'musterstadt', at, message });
    await office.exchange('musterstadt').outbox.runOnce();
    const left = await db.selectFrom('delivery').select('id').where('message', 'like', `%${name}%`).execute();
    expect(left).toEqual([{ id: open }]);
    expect((await told()).filter((column) => column !== 'delivery.message')).toEqual(['delivery.reference']);
    const row = await db.selectFrom('received').selectAll().where('id', '=', received).executeTakeFirst();
    expect(row?.details).toBe('{"events":["signed"]}');
  });
});

const part = (id: string) => ({
  part_id: id,
  position: 0,
  role: 'attachment' as const,
  mime_type: 'text/plain',
  file_name: `${name}.txt`,
  description: name,
  purpose: null,
  size: 1,
  sha512: '0',
  content: `musterstadt/outbox/${id}/x`,
});

describe('records', () => {
  const kept = { accepted: 10 * day, rejected: 20 * day };
  const count = async () => {
    const { db } = office.store;
    const numbers: Record<string, number> = {};
    for (const table of ['delivery', 'delivery_part', 'received', 'received_part', 'work_event'] as const)
      numbers[table] = (await db.selectFrom(table).selectAll().execute()).length;
    return numbers;
  };
  const sweep = async ({ sender, receiver }: { sender: Exchange; receiver: Exchange }) => {
    await sender.outbox.runOnce();
    await receiver.inbox.runOnce();
  };

  it('stay for ever unless somebody says for how long', async () => {
    const both = towns();
    await deliver(both);
    office.pass(3650 * day);
    await sweep(both);
    expect(await both.sender.outbox.getByKey('v-1')).toMatchObject({ state: 'accepted' });
  });

  it('go with their history when their time is over, by state, and content that is left goes with them', async () => {
    const both = towns({ outbox: { retention: { records: kept } }, inbox: { retention: { records: kept } } });
    await deliver(both, 'v-1');
    await deliver(both, 'v-2', true);
    office.pass(10 * day - hour);
    await sweep(both);
    expect(await count()).toMatchObject({ delivery: 2, received: 2 });
    office.pass(2 * hour);
    await sweep(both);
    expect(await both.sender.outbox.getByKey('v-1')).toBeUndefined();
    expect(await count()).toMatchObject({ delivery: 1, delivery_part: 2, received: 1, received_part: 2 });
    expect(office.events).toContainEqual({
      type: 'records.deleted',
      tenant: 'beispielhausen',
      deliveries: 0,
      received: 1,
    });
    // What was rejected keeps its content for 30 days, and its record with it.
    office.pass(11 * day);
    await sweep(both);
    expect(await count()).toMatchObject({ delivery: 1, received: 0 });
    office.pass(20 * day);
    await sweep(both);
    office.pass(2 * hour);
    await sweep(both);
    expect(await count()).toEqual({
      delivery: 0,
      delivery_part: 0,
      received: 0,
      received_part: 0,
      work_event: 0,
    });
    expect([...office.content.objects.keys()]).toEqual([]);
  });

  it('take their content along, whatever a sweep of the content would find', async () => {
    const both = towns({ inbox: { retention: { records: kept } } });
    await deliver(both);
    const received = () =>
      [...office.content.objects.keys()].filter((one) => one.startsWith('beispielhausen/'));
    expect(received()).toHaveLength(2);
    office.pass(11 * day);
    vi.spyOn(office.content, 'list').mockImplementation(() => {
      throw new TypeError('the share is away');
    });
    await sweep(both);
    expect(await count()).toMatchObject({ received: 0 });
    expect(received()).toEqual([]);
  });

  it('of another tenant, and whatever is open, stay', async () => {
    const at = office.now() - 100 * day;
    const iso = new Date(at).toISOString();
    const done = { at, removed_at: iso, work: { state: 'done' } } as const;
    const keys = async () =>
      (await office.store.db.selectFrom('delivery').select('key').orderBy('key').execute()).map(
        ({ key }) => key,
      );
    await seedDelivery(office.store, { ...done, key: 'other', tenant: 'beispielhausen', state: 'accepted' });
    await seedDelivery(office.store, { ...done, key: 'done', tenant: 'musterstadt', state: 'accepted' });
    await seedDelivery(office.store, {
      ...done,
      key: 'ended',
      tenant: 'musterstadt',
      state: 'sent',
      finished_at: iso,
    });
    for (const state of ['queued', 'sending', 'sent', 'collected'] as const)
      await seedDelivery(office.store, {
        key: `open ${state}`,
        tenant: 'musterstadt',
        at,
        state,
        work: { state: 'stopped', class: 'local', code: 'core.network' },
      });
    await seedDelivery(office.store, {
      key: 'content waits',
      tenant: 'musterstadt',
      at,
      state: 'rejected',
      work: { due: office.now() + day },
    });
    const exchange = office.exchange('musterstadt', {
      outbox: { retention: { records: { accepted: day, rejected: day } } },
    });
    await exchange.outbox.runOnce();
    expect(await keys()).toEqual([
      'content waits',
      'open collected',
      'open queued',
      'open sending',
      'open sent',
      'other',
    ]);
  });

  it('free their key with them: what is enqueued again is sent again', async () => {
    const both = towns({ outbox: { retention: { records: kept } } });
    await deliver(both);
    const before = await both.sender.outbox.enqueue(personal('v-1'));
    office.pass(11 * day);
    await sweep(both);
    const after = await both.sender.outbox.enqueue(personal('v-1'));
    expect(after).toMatchObject({ state: 'queued' });
    expect(after.id).not.toBe(before.id);
  });

  it.each(['outbox', 'inbox'])('of the %s are kept for a day at least', (box) => {
    for (const member of ['accepted', 'rejected'])
      expect(() =>
        createExchange(
          office.config('musterstadt', { [box]: { retention: { records: { [member]: 365 } } } }),
        ),
      ).toThrow(`${box}.retention.records.${member}`);
  });
});
