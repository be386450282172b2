import { allowHttp, allowSandbox } from '@rathaus/client-core';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { type DavFault, startDavServer } from '../../../test/transport-contract/webdav-server.ts';
import { contentOf, schemaUri, service } from '../../../test/transport-contract/world.ts';
import { memoryStore } from '../../../test/work-store.ts';
import { createExchange, type ExchangeEvent } from '../../index.ts';
import { createWebDavTransport, prepareWebDavMailbox } from './webdav.ts';

const server = await startDavServer();
afterAll(() => server.close());
const { url } = server;
const dangers = { [allowHttp]: true, [allowSandbox]: true } as const;
await prepareWebDavMailbox({ url, ...dangers });

/** A town and an archive over one collection, and a clock that the test moves. */
async function openOffices(timeout = 20_000) {
  let now = Date.parse('2026-11-29T08:00:00Z');
  const clock = () => now;
  const events: ExchangeEvent[] = [];
  const exchangeOf = async (tenant: string, receiveAs?: string) =>
    createExchange({
      tenant,
      store: await memoryStore(clock, contentOf()),
      transports: [
        createWebDavTransport({ mailboxes: { archiv: { url, receiveAs } }, timeout, clock, ...dangers }),
      ],
      outbox: { receiptInterval: 0 },
      clock,
      observer: (event) => events.push(event),
    });
  return {
    town: await exchangeOf('musterstadt'),
    archive: await exchangeOf('archiv', 'archiv'),
    events,
    pass(milliseconds: number) {
      now += milliseconds;
    },
  };
}

vi.setConfig({ testTimeout: 60_000 });
const hour = 3_600_000;

describe('an exchange over a WebDAV server that fails', () => {
  it.each<[string, DavFault, string]>([
    ['hangs', 'hang', 'transient'],
    ['is in maintenance', { status: 503 }, 'transient'],
    ['has locked everything', { status: 423 }, 'transient'],
    ['is full', { status: 507 }, 'transient'],
    ['has lost the collection', { status: 404 }, 'local'],
  ])('%s: what was reached is kept, and it goes on by itself', async (_, failing, failureClass) => {
    // Only what hangs is given up: a busy machine is no fault.
    const { town, archive, events, pass } = await openOffices(failing === 'hang' ? 1500 : undefined);
    const { id } = await town.outbox.enqueue({
      key: 'Aussonderung 7',
      to: { transport: 'webdav', mailbox: 'archiv' },
      service,
      data: { content: '{}', mimeType: 'application/json', schemaUri },
      attachments: [{ content: Buffer.alloc(200_000, 1), mimeType: 'application/zip', fileName: 'a.zip' }],
    });
    // The data go through, then nothing does any more.
    server.fault = (method, path) => (method === 'PUT' && path !== '' && stored() > 0 ? failing : undefined);
    const stored = () => [...server.files.keys()].filter((path) => path.startsWith(`content/${id}/`)).length;
    await town.outbox.runOnce();
    expect(await town.outbox.get(id)).toMatchObject({ state: 'sending', error: { class: failureClass } });
    pass(hour);
    await town.outbox.runOnce();
    expect((await town.outbox.get(id))?.state).toBe('sending');
    expect(events.filter(({ type }) => type === 'work.failed').length).toBeGreaterThan(0);

    server.fault = undefined;
    pass(hour);
    await town.outbox.runOnce();
    expect(await town.outbox.get(id)).toMatchObject({ state: 'sent', error: undefined });

    const names: (string | undefined)[] = [];
    server.fault = () => failing;
    await archive.inbox.runOnce({ onReceive: async () => undefined });
    server.fault = undefined;
    pass(hour);
    await archive.inbox.runOnce({
      onReceive: async ({ attachments }) => void names.push(attachments[0]?.fileName),
    });
    expect(names).toEqual(['a.zip']);
    pass(hour);
    await town.outbox.runOnce();
    expect(await town.outbox.get(id)).toMatchObject({
      state: 'accepted',
      proof: { receipt: { reader: 'archiv' } },
    });
  });

  it('refuses the credentials: the work of the tenant waits, the delivery is not to blame', async () => {
    const { town, events, pass } = await openOffices();
    const { id } = await town.outbox.enqueue({
      key: 'Aussonderung 8',
      to: { transport: 'webdav', mailbox: 'archiv' },
      service,
      data: { content: '{}', mimeType: 'application/json', schemaUri },
    });
    server.fault = () => ({ status: 401 });
    await town.outbox.runOnce();
    expect(events.map(({ type }) => type)).toContain('work.blocked');
    expect((await town.outbox.get(id))?.state).toBe('queued');
    server.fault = undefined;
    pass(hour);
    await town.outbox.runOnce();
    expect((await town.outbox.get(id))?.state).toBe('sent');
  });
});
