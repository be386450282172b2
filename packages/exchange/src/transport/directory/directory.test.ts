import { mkdir, mkdtemp, readdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRathausError } from '@rathaus/client-core';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { filesOnDisk } from '../../../test/transport-contract/disk.ts';
import {
  killedAt,
  systemError,
  watchedFileSystem,
} from '../../../test/transport-contract/failing-file-system.ts';
import {
  arrivals,
  contentOf,
  contextOf,
  incoming,
  outgoing,
  receiveUntilDone,
  sendUntilLater,
  sha512,
} from '../../../test/transport-contract/world.ts';
import type { Address, OutgoingDelivery, Progress, SendStep } from '../../index.ts';
import {
  createDirectoryTransport,
  type DirectoryTransportOptions,
  prepareDirectoryMailbox,
} from './directory.ts';
import type { DirectoryFileSystem } from './directory-storage.ts';

vi.setConfig({ testTimeout: 120_000 });

const root = await mkdtemp(join(tmpdir(), 'rathaus-directory-'));
afterAll(() => rm(root, { recursive: true, force: true }));
const quick = watchedFileSystem(() => undefined);
const address: Address = { transport: 'directory', mailbox: 'archiv' };

async function openBox() {
  const folder = await mkdtemp(join(root, 'box-'));
  await prepareDirectoryMailbox({ folder });
  const transport = (more: Partial<DirectoryTransportOptions> & { receiveAs?: string } = {}) => {
    const { receiveAs, ...options } = more;
    return createDirectoryTransport({ mailboxes: { archiv: { folder, receiveAs } }, ...options });
  };
  const world = {
    address,
    source: 'archiv',
    sender: () => transport({ fs: quick }),
    reader: () => transport({ receiveAs: 'archiv', fs: quick }),
  };
  return { folder, transport, world, ...filesOnDisk(folder) };
}
type Box = Awaited<ReturnType<typeof openBox>>;

async function sent(box: Box) {
  const content = contentOf();
  const delivery = await outgoing(address, content);
  const step = await sendUntilLater(box.world, delivery, { content });
  return { content, delivery, step, id: delivery.id };
}

/** Steps with a file system that may die; what the last step before has stored is what is left. */
async function sendUntilKilled(
  box: Box,
  delivery: OutgoingDelivery,
  fs: DirectoryFileSystem,
  content = contentOf(),
) {
  let progress: Progress | undefined;
  const transport = box.transport({ fs });
  try {
    for (;;) {
      const context = contextOf(content, `musterstadt/outbox/${delivery.id}/`);
      const step: SendStep = await transport.send(delivery, progress, context);
      progress = step.progress;
      if (step.next !== 'now') return progress;
    }
  } catch {
    return progress;
  }
}

async function fault(call: () => Promise<unknown>) {
  try {
    await call();
  } catch (error) {
    if (isRathausError(error)) return error;
    throw error;
  }
  throw new Error('nothing failed');
}

describe('a process killed before any change of the file system', () => {
  it('as a writer leaves temporaries at most, and ends up with one whole delivery', async () => {
    const box = await openBox();
    const content = contentOf();
    let calls = 0;
    for (let call = 1; ; call += 1) {
      const delivery = await outgoing(address, content);
      const killed = killedAt(call);
      const progress = await sendUntilKilled(box, delivery, killed.fs, content);
      for (const path of await box.paths()) {
        const [, id, file] = /^content\/([^/]+)\/(.*)$/.exec(path) ?? [];
        if (id !== delivery.id) continue;
        const part = delivery.parts[Number(file?.slice(0, 4)) - 1];
        const bytes = Buffer.from(await box.get(path));
        // Whole under its name, or not there.
        if (part?.size === 300_000) expect(bytes).toHaveLength(300_000);
        else expect(sha512(bytes)).toBe(part?.sha512);
      }
      const last = await sendUntilLater(box.world, delivery, { content, progress });
      expect(last.known.state).toBe('sent');
      calls = call;
      if (!killed.isDead) break;
    }
    expect(calls).toBeGreaterThan(25);
    const found = await arrivals(box.transport({ receiveAs: 'archiv' }), 'archiv');
    expect(new Set(found.map(({ remoteId }) => remoteId)).size).toBe(Math.min(50, calls));
    const others = (await box.paths()).filter((path) => !/^(content|offered|taken)\//.test(path));
    expect(others.filter((path) => path !== 'mailbox.json' && !path.startsWith('temporary/t-'))).toEqual([]);
  });

  it('as a reader gives one receipt', async () => {
    const box = await openBox();
    for (let call = 1; ; call += 1) {
      const { content, delivery, step, id } = await sent(box);
      const killed = killedAt(call);
      const row = incoming('archiv', id);
      const received = contentOf();
      let progress: Progress = { version: 1 };
      let task: 'fetch' | 'accept' = 'fetch';
      const store = (made: Progress) => {
        progress = made;
      };
      const take = async (fs?: DirectoryFileSystem) => {
        const transport = () => box.transport({ receiveAs: 'archiv', fs: fs ?? quick });
        await arrivals(transport(), 'archiv');
        const options = { content: received, transport, store };
        if (task === 'fetch') await receiveUntilDone(row, { ...options, progress, task });
        task = 'accept';
        return receiveUntilDone(row, { ...options, progress, task });
      };
      await take(killed.fs).catch(() => undefined);
      expect(await take()).toMatchObject({ type: 'answered', as: 'accepted' });
      const last = await sendUntilLater(box.world, delivery, { content, progress: step.progress });
      expect(last.known.state).toBe('accepted');
      if (!killed.isDead) break;
    }
  });
});

describe('what a reader sees while a file is written', () => {
  it('is nothing under its name', async () => {
    const box = await openBox();
    const content = contentOf();
    const delivery = await outgoing(address, content);
    const seen = new Set<string>();
    const fs = watchedFileSystem(async (method) => {
      if (method !== 'appendFile') return;
      for (const path of await box.paths()) seen.add(path.replace(/t-.*/, 't-'));
    });
    await sendUntilKilled(box, delivery, fs, content);
    // Before the last part and before the manifest is written the earlier ones stand there, and no offer.
    const names = [...seen].filter((path) => path !== 'mailbox.json' && path !== 'temporary/t-');
    expect(names.sort()).toEqual(
      ['0001', '0002.pdf', '0003.txt'].map((file) => `content/${delivery.id}/${file}`),
    );
    expect((await box.paths()).filter((path) => path.startsWith('offered/'))).toHaveLength(1);
  });
});

describe('symbolic links', () => {
  it('are not offered, and named as foreign', async () => {
    const box = await openBox();
    const { id } = await sent(box);
    const name = id.replace(/^.{8}/, 'ffffffff');
    await symlink(join(box.folder, `offered/${id}.json`), join(box.folder, `offered/${name}.json`));
    const reader = box.transport({ receiveAs: 'archiv' });
    expect((await reader.inspect('archiv')).foreign).toEqual([`offered/${name}.json`]);
    expect((await arrivals(reader, 'archiv')).map(({ remoteId }) => remoteId)).toEqual([id]);
  });

  it.each([
    ['a part', (id: string) => `content/${id}/0002.pdf`],
    ['the folder of a delivery', (id: string) => `content/${id}`],
    ['a folder of the mailbox', () => 'content'],
  ])('are not followed: %s', async (_, pathOf) => {
    const box = await openBox();
    const { id } = await sent(box);
    const path = join(box.folder, pathOf(id));
    const elsewhere = await mkdtemp(join(root, 'elsewhere-'));
    await rename(path, join(elsewhere, 'moved'));
    await symlink(join(elsewhere, 'moved'), path);
    const reader = () => box.transport({ receiveAs: 'archiv' });
    const take = async () => {
      await arrivals(reader(), 'archiv');
      const options = { content: contentOf(), transport: reader };
      await receiveUntilDone(incoming('archiv', id), { ...options, progress: { version: 1 }, task: 'fetch' });
    };
    expect(await fault(take)).toMatchObject({
      code: 'exchange.mailbox.unsafe',
      details: { reason: 'symbolic-link' },
    });
  });
});

describe('a file system without hard links', () => {
  const withoutLinks = () =>
    watchedFileSystem((method) => {
      if (method === 'link') throw systemError('EPERM');
    });

  it('offers, claims and answers all the same', async () => {
    const box = await openBox();
    const content = contentOf();
    const delivery = await outgoing(address, content);
    const world = {
      ...box.world,
      sender: () => box.transport({ fs: withoutLinks() }),
      reader: () => box.transport({ receiveAs: 'archiv', fs: withoutLinks() }),
    };
    const step = await sendUntilLater(world, delivery, { content, twice: true });
    await arrivals(world.reader(), 'archiv');
    const row = incoming('archiv', delivery.id);
    const options = { content: contentOf(), transport: world.reader, twice: true };
    const { progress } = await receiveUntilDone(row, { ...options, progress: { version: 1 }, task: 'fetch' });
    await receiveUntilDone(row, { ...options, progress, task: 'accept' });
    const last = await sendUntilLater(world, delivery, { content, progress: step.progress });
    expect(last.known.state).toBe('accepted');
    expect((await box.paths()).filter((path) => path.startsWith('temporary/'))).toEqual([]);
  });

  it('waits for a lock, and takes away that of a killed process', async () => {
    const box = await openBox();
    const content = contentOf();
    const delivery = await outgoing(address, content);
    let lock: string | undefined;
    const fs = watchedFileSystem((method, path) => {
      if (method === 'link') throw systemError('EPERM');
      if (method === 'open' && path?.includes('t-lock-')) lock = path;
    });
    const transport = box.transport({ fs });
    let progress = await sendUntilKilled(
      box,
      delivery,
      watchedFileSystem((method) => {
        if (method === 'link') throw systemError('EIO');
      }),
      content,
    );
    const step = () =>
      transport.send(delivery, progress, contextOf(content, `musterstadt/outbox/${delivery.id}/`));
    progress = (await step()).progress;
    expect(progress.offered).toBe(true);
    if (!lock) throw new Error('no lock was made');
    await rm(join(box.folder, `offered/${delivery.id}.json`));
    progress = { ...progress, offered: undefined };
    await writeFile(lock, '');
    expect(transport.failureClassOf?.(await fault(step))).toBe('transient');
    const old = new Date(Date.now() - 600_000);
    await utimes(lock, old, old);
    expect(await fault(step)).toMatchObject({ details: { reason: 'locked' } });
    expect((await step()).progress.offered).toBe(true);
  });
});

describe('faults of the file system', () => {
  it.each([
    ['ENOSPC', 'exchange.mailbox.no-space', 'local'],
    ['EACCES', 'exchange.mailbox.unavailable', 'local'],
    ['EIO', 'exchange.mailbox.unavailable', 'transient'],
    ['ESTALE', 'exchange.mailbox.unavailable', 'transient'],
  ])('%s is %s, %s, and leaves no temporary file', async (code, expected, failureClass) => {
    const box = await openBox();
    const content = contentOf();
    const delivery = await outgoing(address, content);
    const fs = watchedFileSystem((method) => {
      if (method === 'appendFile') throw systemError(code);
    });
    const transport = box.transport({ fs });
    const send = () => transport.send(delivery, undefined, contextOf(content, 'musterstadt/outbox/x/'));
    const failed = await fault(send);
    expect(failed).toMatchObject({ code: expected, details: { reason: code } });
    expect(transport.failureClassOf?.(failed)).toBe(failureClass);
    expect(await readdir(join(box.folder, 'temporary'))).toEqual([]);
  });

  it('a share that hangs is given up and transient', async () => {
    const box = await openBox();
    const fs = watchedFileSystem((method) =>
      method === 'opendir' ? new Promise(() => undefined) : undefined,
    );
    const transport = box.transport({ receiveAs: 'archiv', fs, timeout: 50 });
    const failed = await fault(() => arrivals(transport, 'archiv'));
    expect(failed).toMatchObject({ code: 'exchange.mailbox.unavailable', details: { reason: 'timeout' } });
    expect(transport.failureClassOf?.(failed)).toBe('transient');
  });

  it('content that has changed since it was enqueued is not sent', async () => {
    const box = await openBox();
    const content = contentOf();
    const delivery = await outgoing(address, content);
    const changed = content.objects.get(delivery.parts[0]?.content ?? '');
    if (changed) changed.bytes = Uint8Array.from(changed.bytes).fill(32);
    const send = () => sendUntilLater(box.world, delivery, { content });
    expect((await fault(send)).code).toBe('exchange.outbox.content-changed');
    expect((await box.paths()).filter((path) => path !== 'mailbox.json')).toEqual([]);
  });

  it('an unmounted share is not written to', async () => {
    const box = await openBox();
    const { content, delivery } = await sent(box);
    await rename(box.folder, `${box.folder}-away`);
    await mkdir(box.folder);
    const send = () => sendUntilLater(box.world, { ...delivery, id: `${delivery.id}2` }, { content });
    expect((await fault(send)).code).toBe('exchange.mailbox.not-prepared');
    expect(await readdir(box.folder)).toEqual([]);
  });
});

describe('the configuration', () => {
  it('names all faults at once', async () => {
    const options = {
      mailboxes: { 'Archiv ': { folder: 'relativ', receiveAs: 'A/B' } },
      maxPartBytes: 0,
      timeout: 0,
    };
    expect(await fault(async () => createDirectoryTransport(options))).toMatchObject({
      code: 'exchange.config.invalid',
      details: {
        members:
          'mailboxes.Archiv , mailboxes.Archiv .receiveAs, mailboxes.Archiv .folder, maxPartBytes, timeout',
      },
    });
    expect((await fault(async () => createDirectoryTransport(undefined as never))).code).toBe(
      'exchange.config.invalid',
    );
  });
});
