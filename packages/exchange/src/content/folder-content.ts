import * as nodeFileSystem from 'node:fs/promises';
import { join } from 'node:path';
import { isRathausError } from '@rathaus/client-core';
import { callApplication, throwIfAborted, unlessAborted } from '@rathaus/client-core/abort';
import { exchangeError } from '../errors.ts';
import { measuredBlocks } from './blocks.ts';
import { checkContentName, checkContentPrefix, checkRemovable } from './content-name.ts';
import { type ContentFileSystem, syncFolder, unlessAbsent } from './folder/file-system.ts';
import { listFiles } from './folder/list-files.ts';
import { openObject, readObject, resealFile } from './folder/object-file.ts';
import { privateFolders } from './folder/private-folders.ts';
import { writeWholeFile } from './folder/write-file.ts';
import { withPlainMark } from './plain.ts';
import type { SealedContentStore } from './resealable.ts';
import { chunkBytes } from './sealing/chunks.ts';
import type { Sealing } from './sealing/key-wrapper.ts';
import { createSealer } from './sealing/sealer.ts';
import { storageFault, unavailable } from './storage-fault.ts';

/** Where and how content is kept. */
export interface FolderContentOptions {
  /** Made when absent. On a local disk, of this process's user; two stores do not share one. */
  folder: string;
  /** Seals everything that is written. Left out, content is as plain on the disk as it came. */
  sealing?: Sealing | undefined;
  /** With `sealing`: what was written without it stays readable. Callers compare hashes anyway. Default false. */
  legacyPlain?: boolean | undefined;
  /**
   * Milliseconds for `has` and for `remove`, which are asked where nobody can give up: a share that is gone hangs. Then
   * `exchange.content.unavailable` with the reason `timeout`. Default 60,000.
   */
  timeout?: number | undefined;
  /** `node:fs/promises`; tests hand in one that fails. */
  fs?: ContentFileSystem | undefined;
}

/**
 * Keeps content in a folder: folders of mode 0700 and files of mode 0600 whatever stood there before, each object in a
 * file of its own, which appears whole or not at all, also after a power cut.
 *
 * `exchange.content.unavailable` has in `details.reason` the code of the system (`EACCES`), or `symbolic-link`, `owner`
 * (a folder of another user), `not-a-folder`, `folder-changed` (another folder, or none, took the place of this one: a
 * disk that is not mounted any more), `timeout` (a disk or share that does not answer), `version` (a newer release wrote the
 * object).
 *
 * @example
 * const store = createFolderContent({
 *   folder: '/var/lib/exchange/inhalt',
 *   sealing: { current: createLocalKeyWrapper({ id: 'inhalt-2026', key: () => readContentKeyFile('/etc/exchange/inhalt.key') }) },
 * });
 */
export function createFolderContent(options: FolderContentOptions): SealedContentStore {
  const { folder, sealing, legacyPlain = false, timeout = 60_000, fs = nodeFileSystem } = options;
  const sealer = sealing && createSealer(sealing);
  const folders = privateFolders(folder, fs);
  const place = { fs, folders, sealer, legacyPlain };

  return {
    async write(name, source, write = {}) {
      checkContentName(name);
      throwIfAborted(write.signal, 'Storing content');
      await unlessAborted(folders.ready(), write.signal, 'Storing content');
      const { blocks, measured } = measuredBlocks(source, chunkBytes, write);
      const pieces = sealer ? sealer.seal(name, blocks, write.signal) : withPlainMark(blocks);
      await writeWholeFile(place, name.split('/'), pieces, write.signal);
      return measured();
    },

    async read(name, { signal } = {}) {
      checkContentName(name);
      throwIfAborted(signal, 'Reading content');
      await unlessAborted(folders.ready(), signal, 'Reading content');
      const opened = await openObject(place, name, signal);
      return { [Symbol.asyncIterator]: () => readObject(place, name, opened, signal) };
    },

    async has(name, { signal } = {}) {
      checkContentName(name);
      return inTime('Looking for content', signal, async () => {
        await folders.ready();
        const parent = await folders.find(name.split('/').slice(0, -1));
        if (parent === undefined) return false;
        return (await unlessAbsent(fs.lstat(join(folders.root, name))))?.isFile() === true;
      });
    },

    async remove(name, { signal } = {}) {
      checkRemovable(name);
      const segments = name.split('/');
      const last = segments.pop();
      return inTime('Removing content', signal, async () => {
        await folders.ready();
        if ((await folders.find(segments)) === undefined) return;
        const path = join(folders.root, ...segments);
        if (last) await unlessAbsent(fs.unlink(join(path, last)));
        else await fs.rm(path, { recursive: true, force: true });
        await syncUntilThere(segments);
      });
    },

    async *list(prefix, { signal } = {}) {
      checkContentPrefix(prefix);
      throwIfAborted(signal, 'Listing content');
      await unlessAborted(folders.ready(), signal, 'Listing content');
      yield* listFiles(place, prefix.split('/').slice(0, -1), signal);
    },

    async reseal(name, { signal } = {}) {
      checkContentName(name);
      throwIfAborted(signal, 'Sealing content anew');
      if (!sealer)
        throw exchangeError('exchange.config.invalid', {
          message: 'the content store has no sealing',
          details: { members: 'sealing' },
        });
      await unlessAborted(folders.ready(), signal, 'Sealing content anew');
      // Each step of the rewriting leaves the object readable, so it may go on when nobody waits for it.
      return unlessAborted(resealFile({ ...place, sealer }, name, signal), signal, 'Sealing content anew');
    },
  };

  /** A piece of work on the disk that nobody waits for longer than `timeout`. */
  async function inTime<T>(
    what: string,
    signal: AbortSignal | undefined,
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      return await callApplication(what, work, { signal, timeout });
    } catch (error) {
      throwIfAborted(signal, what);
      const isLate = isRathausError(error) && error.code === 'core.application.timeout';
      throw isLate ? unavailable('timeout', error) : storageFault(error);
    }
  }

  /** Empty folders go, and what is gone stays gone. */
  async function syncUntilThere(segments: readonly string[]): Promise<void> {
    const kept = await folders.prune(segments);
    // Another process may remove it as well, and then syncs the one above.
    await unlessAbsent(syncFolder(fs, kept));
  }
}
