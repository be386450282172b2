import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRathausError } from '@rathaus/client-core';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { watchedFileSystem } from '../../../test/transport-contract/failing-file-system.ts';
import type { MailboxStorage } from '../mailbox/storage.ts';
import { prepareDirectoryMailbox } from './directory.ts';
import { directoryStorage } from './directory-storage.ts';

const root = await mkdtemp(join(tmpdir(), 'rathaus-hanging-'));
afterAll(() => rm(root, { recursive: true, force: true, maxRetries: 3 }));
const timeout = 60_000;

/** Time passes only where something hangs, so a busy machine is never taken for one that hangs. */
const hanging: (() => void)[] = [];
const hang = () =>
  new Promise<void>((resolve) => {
    hanging.push(resolve);
    setImmediate(() => {
      if (vi.isFakeTimers()) vi.advanceTimersByTime(timeout);
    });
  });
afterEach(() => {
  // What hung goes on, so that open files are closed.
  for (const goOn of hanging.splice(0)) goOn();
});

const bytes = Buffer.from('Straße 1');

async function* pieces() {
  yield bytes;
}

type Call = (storage: MailboxStorage, signal?: AbortSignal) => Promise<unknown>;
/** Each call of a storage, on a mailbox that has `content/alt`. */
const calls: Readonly<Record<string, Call>> = {
  list: (storage, signal) => storage.list('content', { signal }),
  find: (storage, signal) => storage.find('content/alt', { signal }),
  async open(storage, signal) {
    const read: Uint8Array[] = [];
    for await (const piece of (await storage.open('content/alt', { signal })) ?? []) read.push(piece);
    return Buffer.concat(read);
  },
  makeFolder: (storage, signal) => storage.makeFolder('content/neu-0001', { signal }),
  write: (storage, signal) => storage.write('content/neu', pieces(), { size: bytes.length, signal }),
  create: (storage, signal) => storage.create('content/neu', bytes, { signal }),
  move: (storage, signal) => storage.move('content/alt', 'content/neu', { signal }),
  remove: (storage, signal) => storage.remove('content/alt', { signal }),
  removeFolder: (storage, signal) => storage.remove('content/leer-0001', { signal, folder: true }),
};

/** What the file system is asked for, and the calls that cannot be answered without it. */
const needs: readonly [method: string, noLinks: boolean, calls: readonly string[]][] = [
  ['lstat', false, Object.keys(calls)],
  ['opendir', false, ['list']],
  ['stat', false, ['open']],
  ['read', false, ['list', 'open']],
  ['open', false, ['open', 'makeFolder', 'write', 'create', 'move']],
  ['mkdir', false, ['makeFolder']],
  ['appendFile', false, ['write', 'create']],
  ['sync', false, ['makeFolder', 'write', 'create', 'move']],
  // What was read to its end has been read, whatever closing does.
  ['close', false, ['makeFolder', 'write', 'create', 'move']],
  ['rename', false, ['write', 'move']],
  ['rename', true, ['write', 'create', 'move']],
  ['link', false, ['create']],
  // Only for tidying up: the sweep does it, too.
  ['rm', false, []],
  ['unlink', false, ['remove']],
  ['rmdir', false, ['removeFolder']],
];

async function share(hangs: (method: string) => boolean, noLinks = false) {
  const folder = await mkdtemp(join(root, 'box-'));
  await prepareDirectoryMailbox({ folder });
  const whole = directoryStorage({ folder, mode: 'owner', timeout, fs: watchedFileSystem(() => undefined) });
  await whole.write('content/alt', pieces(), { size: bytes.length });
  await whole.makeFolder('content/leer-0001', {});
  const fs = watchedFileSystem((method) => {
    if (noLinks && method === 'link') throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
    return hangs(method) ? hang() : undefined;
  });
  return directoryStorage({ folder, mode: 'owner', timeout, fs });
}

/** How a call ended; one that never does fails the test by its own time. */
async function endOf(call: () => Promise<unknown>): Promise<string> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    await call();
    return 'done';
  } catch (error) {
    if (!isRathausError(error)) throw error;
    return error.code === 'core.aborted' ? 'aborted' : String(error.details?.reason);
  } finally {
    vi.useRealTimers();
  }
}

describe('a share on which one call of the file system hangs', () => {
  it.each(needs)('%s (no hard links: %s): what needs it is given up, the rest is done', async (...row) => {
    const [method, noLinks, needing] = row;
    const ends: [string, string][] = [];
    for (const [name, call] of Object.entries(calls)) {
      const storage = await share((asked) => asked === method, noLinks);
      ends.push([name, await endOf(() => call(storage))]);
    }
    const expected = Object.keys(calls).map((name) => [name, needing.includes(name) ? 'timeout' : 'done']);
    expect(ends).toEqual(expected);
  });

  it.each(needs)('%s (no hard links: %s): an abort ends it', async (...row) => {
    const [method, noLinks, needing] = row;
    for (const name of needing) {
      const gone = new AbortController();
      const storage = await share((asked) => {
        if (asked !== method) return false;
        gone.abort();
        return true;
      }, noLinks);
      expect(await endOf(() => calls[name]!(storage, gone.signal)), name).toBe('aborted');
    }
  });

  it('all that a write needs: neither its time nor an abort waits for what tidies up', async () => {
    const hanging = new Set(['appendFile', 'sync', 'close', 'rm']);
    const storage = await share((method) => hanging.has(method));
    expect(await endOf(() => calls.write!(storage))).toBe('timeout');
    const gone = new AbortController();
    const ended = endOf(() => calls.write!(storage, gone.signal));
    gone.abort();
    expect(await ended).toBe('aborted');
  });

  it('open: a file that opens late is closed', async () => {
    const folder = await mkdtemp(join(root, 'box-'));
    await prepareDirectoryMailbox({ folder });
    let closed = (): void => undefined;
    const wasClosed = new Promise<void>((resolve) => {
      closed = resolve;
    });
    const fs = watchedFileSystem((method, path) => {
      if (method === 'open' && path?.includes('t-')) return hang();
      if (method === 'close') closed();
      return undefined;
    });
    const storage = directoryStorage({ folder, mode: 'owner', timeout, fs });
    expect(await endOf(() => calls.write!(storage))).toBe('timeout');
    for (const goOn of hanging.splice(0)) goOn();
    await wasClosed;
  });
});
