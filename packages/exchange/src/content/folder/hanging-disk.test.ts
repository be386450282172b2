import { isRathausError } from '@rathaus/client-core';
import { afterEach, describe, expect, it } from 'vitest';
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
} satisfies Readonly<Record<string, Call>>;

/** Method of the file system or of an open file, and the calls that use it. */
const uses: readonly [method: string, calls: readonly (keyof typeof calls)[]][] = [
  ['lstat', ['write', 'read', 'list', 'reseal']],
  ['mkdir', ['write']],
  ['opendir', ['list']],
  ['open', ['write', 'read', 'reseal']],
  ['stat', ['read', 'reseal']],
  ['chmod', ['write']],
  ['read', ['read', 'reseal', 'list']],
  ['appendFile', ['write']],
  ['write', ['reseal']],
  ['sync', ['write', 'reseal']],
  ['utimes', ['reseal']],
  ['close', ['write', 'read', 'reseal']],
  ['rename', ['write']],
];

async function hangingStore(hangs: (method: string) => boolean) {
  const folder = await emptyFolder();
  await createFolderContent({ folder, sealing: { current: former } }).write(name, [patterned(100_000)]);
  const fs = watchedFileSystem((method) => (hangs(method) ? hang() : undefined));
  return createFolderContent({ folder, sealing: { current, former: [former] }, fs });
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
});
