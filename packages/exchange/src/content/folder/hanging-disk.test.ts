import { isRathausError } from '@rathaus/client-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { patterned } from '../../../test/content-contract.ts';
import { temporaryFolders } from '../../../test/content-folders.ts';
import { watchedFileSystem } from '../../../test/transport-contract/failing-file-system.ts';
import { createFolderContent } from '../folder-content.ts';
import { createLocalKeyWrapper } from '../sealing/local-key.ts';

const emptyFolder = temporaryFolders();
const name = 'musterstadt/inbox/7d1f/data';
const former = createLocalKeyWrapper({ id: 'inhalt-2025', key: new Uint8Array(32).fill(6) });
const current = createLocalKeyWrapper({ id: 'inhalt-2026', key: new Uint8Array(32).fill(7) });

/** What hangs goes on after the test, so that open files are closed. */
const hanging: (() => void)[] = [];
const hang = () => new Promise<void>((resolve) => hanging.push(resolve));
afterEach(() => {
  for (const goOn of hanging.splice(0)) goOn();
});

type Call = (store: ReturnType<typeof createFolderContent>, signal: AbortSignal) => Promise<unknown>;
const calls = {
  write: (store, signal) => store.write(`${name}2`, [patterned(5)], { signal }),
  async read(store, signal) {
    for await (const piece of await store.read(name, { signal })) expect(piece.length).toBeGreaterThan(0);
  },
  async list(store, signal) {
    for await (const found of store.list('', { signal })) expect(found.name).toBe(name);
  },
  reseal: (store, signal) => store.reseal(name, { signal }),
  has: (store, signal) => store.has(name, { signal }),
  remove: (store, signal) => store.remove(name, { signal }),
  removeAll: (store, signal) => store.remove('musterstadt/', { signal }),
} satisfies Readonly<Record<string, Call>>;

/** Method of the file system or of an open file, and the calls that use it. */
const uses: readonly [method: string, calls: readonly (keyof typeof calls)[]][] = [
  ['lstat', ['write', 'read', 'list', 'reseal', 'has', 'remove', 'removeAll']],
  ['mkdir', ['write']],
  ['opendir', ['list']],
  ['open', ['write', 'read', 'reseal', 'remove', 'removeAll']],
  ['stat', ['read', 'reseal']],
  ['chmod', ['write']],
  ['read', ['read', 'reseal', 'list']],
  ['appendFile', ['write']],
  ['write', ['reseal']],
  ['sync', ['write', 'reseal', 'remove', 'removeAll']],
  ['utimes', ['reseal']],
  ['close', ['write', 'read', 'reseal', 'remove', 'removeAll']],
  ['rename', ['write']],
  ['unlink', ['remove']],
  ['rmdir', ['remove', 'removeAll']],
  ['rm', ['removeAll']],
];

async function hangingStore(hangs: (method: string) => boolean, timeout?: number) {
  const folder = await emptyFolder();
  await createFolderContent({ folder, sealing: { current: former } }).write(name, [patterned(100_000)]);
  const fs = watchedFileSystem((method) => (hangs(method) ? hang() : undefined));
  return createFolderContent({ folder, sealing: { current, former: [former] }, fs, timeout });
}

async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'done';
  } catch (error) {
    if (isRathausError(error)) return error.code;
    throw error;
  }
}

describe('a disk on which one call hangs', () => {
  it.each(uses)('%s: an abort ends what uses it', async (method, using) => {
    for (const call of using) {
      const gone = new AbortController();
      const store = await hangingStore((asked) => {
        if (asked === method) gone.abort();
        return asked === method;
      });
      expect(await codeOf(calls[call](store, gone.signal)), call).toBe('core.aborted');
    }
  });

  it.each(['lstat', 'open', 'sync', 'close', 'unlink', 'rmdir', 'rm'])(
    '%s: what has no signal ends in time, and may be asked again',
    async (method) => {
      let hangs = true;
      const store = await hangingStore((asked) => hangs && asked === method, 50);
      const removed = method === 'rm' ? 'musterstadt/' : name;
      const late = { code: 'exchange.content.unavailable', retryable: true, details: { reason: 'timeout' } };
      if (method === 'lstat') await expect(store.has(name)).rejects.toMatchObject(late);
      await expect(store.remove(removed)).rejects.toMatchObject(late);
      hangs = false;
      for (const goOn of hanging.splice(0)) goOn();
      // A busy machine may be as slow as a share that is gone.
      await vi.waitFor(async () => {
        await store.remove(removed);
        expect(await store.has(name)).toBe(false);
      }, 20_000);
    },
  );
});
