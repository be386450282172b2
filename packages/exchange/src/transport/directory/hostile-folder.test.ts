import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rename, rm, stat, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { type FileCall, watchedFileSystem } from '../../../test/transport-contract/failing-file-system.ts';
import { arrivals, contentOf, outgoing, sendUntilLater } from '../../../test/transport-contract/world.ts';
import type { Address } from '../../index.ts';
import { createDirectoryTransport, type DirectoryMailbox, prepareDirectoryMailbox } from './directory.ts';
import { directoryStorage } from './directory-storage.ts';

const isWindows = process.platform === 'win32';
const root = await mkdtemp(join(tmpdir(), 'rathaus-hostile-'));
afterAll(() => rm(root, { recursive: true, force: true }));
afterEach(() => {
  vi.useRealTimers();
});

const address: Address = { transport: 'directory', mailbox: 'archiv' };
const timeout = 2000;

async function openBox(before: FileCall = () => undefined) {
  const folder = await mkdtemp(join(root, 'box-'));
  await prepareDirectoryMailbox({ folder });
  const fs = watchedFileSystem(before);
  return { folder, storage: directoryStorage({ folder, mode: 'owner', timeout, fs }) };
}

const fifo = (path: string) => execFileSync('mkfifo', [path]);

describe.skipIf(isWindows)(
  'a FIFO that takes the place of something between the look and the opening',
  () => {
    it('of a file is refused, and holds no thread', async () => {
      let swap: string | undefined;
      const { folder, storage } = await openBox(async (method, path) => {
        if (method !== 'open' || swap === undefined || path !== swap) return;
        await unlink(path);
        fifo(path);
        swap = undefined;
      });
      const path = join(folder, 'offered', 'akte-0001.json');
      // More often than there are threads for files.
      for (let count = 0; count < 6; count += 1) {
        await rm(path, { force: true });
        await writeFile(path, 'eine Akte');
        swap = path;
        const read = async () => {
          for await (const _ of (await storage.open('offered/akte-0001.json', {})) ?? []) break;
        };
        await expect(read()).rejects.toMatchObject({
          code: 'exchange.mailbox.unsafe',
          details: { reason: 'not-a-file' },
        });
      }
      await expect(readdir(folder)).resolves.toContain('mailbox.json');
    });

    it('of a folder is refused', async () => {
      let swap: string | undefined;
      const { folder, storage } = await openBox(async (method, path) => {
        if (method !== 'open' || path !== swap) return;
        await rename(path ?? '', join(folder, 'beiseite'));
        fifo(path ?? '');
        swap = undefined;
      });
      swap = join(folder, 'content');
      await expect(storage.makeFolder('content/akte-0001', {})).rejects.toMatchObject({
        code: 'exchange.mailbox.unavailable',
        details: { reason: 'ENOTDIR' },
      });
    });
  },
);

describe('a folder with many entries on a slow share', () => {
  it('is listed to its end: the time is that of a call', async () => {
    const { folder, storage } = await openBox((method) => {
      // A page of calls is under way at once, and stays within the time; the whole list takes three times as long.
      if (method === 'lstat' && vi.isFakeTimers()) vi.advanceTimersByTime(timeout / 100);
    });
    const names = Array.from({ length: 300 }, (_, index) => `akte-${String(index).padStart(4, '0')}.json`);
    for (const name of names) await writeFile(join(folder, 'receipts', name), '{}');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const entries = await storage.list('receipts', {});
    vi.useRealTimers();
    expect(entries?.map(({ name }) => name).sort()).toEqual(names);
  });
});

describe.skipIf(isWindows)('who may read what is made', () => {
  async function modesOf(mode: DirectoryMailbox['mode']) {
    const folder = await mkdtemp(join(root, 'box-'));
    await prepareDirectoryMailbox({ folder, mode });
    const sender = () => createDirectoryTransport({ mailboxes: { archiv: { folder, mode } } });
    const reader = () =>
      createDirectoryTransport({ mailboxes: { archiv: { folder, mode, receiveAs: 'archiv' } } });
    const content = contentOf();
    await sendUntilLater({ address, source: 'archiv', sender, reader }, await outgoing(address, content), {
      content,
    });
    await arrivals(reader(), 'archiv');
    const all = await readdir(folder, { recursive: true, withFileTypes: true });
    const modes = await Promise.all(
      all.map(async (entry) => {
        const found = await stat(join(entry.parentPath, entry.name));
        return `${entry.isFile() ? 'file' : 'folder'} ${(found.mode & 0o7777).toString(8)}`;
      }),
    );
    return [...new Set(modes)].sort();
  }

  it('is the user, unless told otherwise', async () => {
    expect(await modesOf(undefined)).toEqual(['file 600', 'folder 700']);
  });

  it('is the group of the folder when told so, whatever the umask takes away', async () => {
    expect(await modesOf('group')).toEqual(['file 660', 'folder 2770']);
  });

  it('is nobody else: other words are refused', () => {
    const mailbox = { folder: root, mode: 'everybody' } as unknown as DirectoryMailbox;
    expect(() => createDirectoryTransport({ mailboxes: { archiv: mailbox } })).toThrow(
      expect.objectContaining({
        code: 'exchange.config.invalid',
        details: expect.objectContaining({ members: 'mailboxes.archiv.mode' }),
      }),
    );
  });
});

describe('preparing', () => {
  it('names the folder that is missing and what to do, and makes nothing', async () => {
    const folder = join(root, 'nicht', 'eingebunden');
    await expect(prepareDirectoryMailbox({ folder })).rejects.toMatchObject({
      code: 'exchange.mailbox.not-prepared',
      message: expect.stringContaining(`there is no folder ${folder}: create it or mount the share`),
      details: { missing: 'folder' },
    });
    expect(await readdir(root)).not.toContain('nicht');
    await mkdir(folder, { recursive: true });
    await prepareDirectoryMailbox({ folder });
    expect(await readdir(folder)).toContain('mailbox.json');
  });
});
