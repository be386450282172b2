import { createHash, randomUUID } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import * as nodeFileSystem from 'node:fs/promises';
import { join } from 'node:path';
import { throwIfAborted } from '@rathaus/client-core/abort';
import { hasCode, isAbsent, syncFolder } from '../../content/folder/file-system.ts';
import { tidy } from '../../content/tidy.ts';
import { exchangeError } from '../../errors.ts';
import { temporaryPath } from '../mailbox/layout.ts';
import type { MailboxStorage } from '../mailbox/storage.ts';
import { boundedCalls, usingFolder } from './bounded-calls.ts';
import { unsafe } from './directory-fault.ts';
import { directoryListing } from './directory-listing.ts';

/** What is used of `node:fs/promises`; tests hand in one that fails. */
export type DirectoryFileSystem = Pick<
  typeof nodeFileSystem,
  'chmod' | 'link' | 'lstat' | 'mkdir' | 'open' | 'opendir' | 'rename' | 'rm' | 'rmdir' | 'unlink'
>;

/** `owner`: files 0600, folders 0700. `group`: 0660 and 2770, so that what is made in a folder has the group of the folder. */
export type DirectoryMode = 'owner' | 'group';

export interface DirectoryStorageOptions {
  readonly folder: string;
  /** Milliseconds for one call of the file system. */
  readonly timeout: number;
  /** Who may read and write what is made. */
  readonly mode: DirectoryMode;
  readonly fs?: DirectoryFileSystem | undefined;
}

const modes = { owner: { file: 0o600, folder: 0o700 }, group: { file: 0o660, folder: 0o2770 } } as const;
/** File systems without modes, or with modes that only their owner sets. */
const noModes = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL'];
/**
 * No link is followed, and a FIFO that was put in place of a file opens at once instead of holding a thread for good; what
 * is no file is refused after opening. Windows has neither flag, nor FIFOs, and makes links for administrators only.
 */
const readFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const pieceBytes = 1024 * 1024;
/** Bytes after which a file is brought to the disk, so that the last time of a huge one is not beyond its time. */
const syncBytes = 64 * 1024 * 1024;
/** File systems without hard links. */
const noLinks = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK'];
/** Milliseconds after which a lock is that of a killed process. */
const staleLock = 300_000;

const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** A mailbox in a folder. No link is followed, every file appears whole or not at all, every call has its time. */
export function directoryStorage(options: DirectoryStorageOptions): MailboxStorage {
  const { folder: root, timeout, mode, fs = nodeFileSystem } = options;
  const at = (path: string): string => (path === '' ? root : join(root, ...path.split('/')));

  const { call, opened } = boundedCalls(timeout);
  const entriesIn = directoryListing({ fs, timeout });

  /** Says for whom something was made, whatever the umask of the process says. */
  async function giveMode(path: string, kind: 'file' | 'folder'): Promise<void> {
    // A umask only takes away; what is the owner's alone was made so.
    if (mode === 'owner') return;
    await fs.chmod(path, modes[mode][kind]).catch((error: unknown) => {
      if (!hasCode(error, ...noModes)) throw error;
    });
  }

  /** Every folder on the way is one, and no link; undefined when one is absent. The root itself is the operator's word. */
  async function folderAt(path: string): Promise<string | undefined> {
    const segments = path === '' ? [] : path.split('/');
    for (let depth = 1; depth <= segments.length; depth += 1) {
      const found = await stat(segments.slice(0, depth).join('/'));
      if (!found) return undefined;
      if (found.isSymbolicLink()) throw unsafe('symbolic-link');
      if (!found.isDirectory()) throw unsafe('not-a-folder');
    }
    return at(path);
  }

  async function stat(path: string): Promise<Stats | undefined> {
    try {
      return await fs.lstat(at(path));
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  }

  /** A plain file; undefined when absent. */
  async function fileAt(path: string): Promise<Stats | undefined> {
    if ((await folderAt(parentOf(path))) === undefined) return undefined;
    const found = await stat(path);
    if (!found || found.isFile()) return found;
    throw unsafe(found.isSymbolicLink() ? 'symbolic-link' : 'not-a-file');
  }

  async function target(path: string): Promise<string> {
    const parent = parentOf(path);
    if ((await folderAt(parent)) === undefined)
      throw exchangeError('exchange.mailbox.not-prepared', { details: { missing: parent } });
    await fileAt(path);
    return at(path);
  }

  /** Fills a temporary file, down to the disk. Nothing remains of one that fails. */
  async function temporary(
    source: AsyncIterable<Uint8Array>,
    signal: AbortSignal | undefined,
  ): Promise<string> {
    const path = await call(signal, () => target(temporaryPath(randomUUID())));
    try {
      const file = await opened(signal, () => fs.open(path, 'wx', modes[mode].file));
      try {
        await call(signal, () => giveMode(path, 'file'));
        await fill(file, source, signal);
        await call(signal, () => file.sync());
        await call(signal, () => file.close());
      } catch (error) {
        await tidy(() => file.close(), timeout);
        throw error;
      }
    } catch (error) {
      await discard(path);
      throw error;
    }
    return path;
  }

  async function fill(file: FileHandle, source: AsyncIterable<Uint8Array>, signal: AbortSignal | undefined) {
    let waiting = 0;
    for await (const piece of source) {
      await call(signal, () => file.appendFile(piece));
      waiting += piece.length;
      if (waiting < syncBytes) continue;
      await call(signal, () => file.sync());
      waiting = 0;
    }
    throwIfAborted(signal, usingFolder);
  }

  const discard = (path: string): Promise<void> => tidy(() => fs.rm(path, { force: true }), timeout);

  /** Gives a file its name unless there is one of that name. */
  async function linkAs(from: string, path: string): Promise<boolean> {
    const to = await target(path);
    try {
      await fs.link(from, to);
      return true;
    } catch (error) {
      if (hasCode(error, 'EEXIST')) return false;
      if (!hasCode(error, ...noLinks)) throw error;
    }
    return renameUnderLock(from, path, to);
  }

  /** For file systems without hard links: whoever makes the lock file may look and rename. */
  async function renameUnderLock(from: string, path: string, to: string): Promise<boolean> {
    const name = createHash('sha256').update(path).digest('hex').slice(0, 40);
    const lock = at(temporaryPath(`lock-${name}`));
    try {
      await (await fs.open(lock, 'wx', modes[mode].file)).close();
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
      const found = await fs.lstat(lock).catch(() => undefined);
      if (found && found.mtimeMs < Date.now() - staleLock) await discard(lock);
      throw exchangeError('exchange.mailbox.unavailable', { details: { reason: 'locked' } });
    }
    try {
      if (await fileAt(path)) return false;
      await fs.rename(from, to);
      return true;
    } finally {
      await discard(lock);
    }
  }

  async function rename(from: string, path: string): Promise<void> {
    await fs.rename(from, await target(path));
    await syncFolder(fs, at(parentOf(path)));
  }

  return {
    async list(folder, { signal }) {
      const path = await call(signal, () => folderAt(folder));
      if (path === undefined || !(await call(signal, () => stat(folder)))) return undefined;
      return entriesIn(path, signal);
    },

    async find(path, { signal }) {
      const found = await call(signal, () => fileAt(path));
      return found && { size: found.size, modifiedAt: found.mtimeMs };
    },

    async open(path, { signal }) {
      // Opened with the first piece that is asked for: nothing stays open when none is.
      return (await call(signal, () => fileAt(path))) && pieces(path, signal);
    },

    makeFolder: (path, { signal }) =>
      call(signal, async () => {
        const parent = parentOf(path);
        if ((await folderAt(parent)) === undefined)
          throw exchangeError('exchange.mailbox.not-prepared', { details: { missing: parent } });
        try {
          await fs.mkdir(at(path), { mode: modes[mode].folder });
          await giveMode(at(path), 'folder');
        } catch (error) {
          if (!hasCode(error, 'EEXIST')) throw error;
        }
        await folderAt(path);
        await syncFolder(fs, at(parent));
      }),

    async write(path, source, { signal }) {
      const made = await temporary(source, signal);
      try {
        await call(signal, () => rename(made, path));
      } catch (error) {
        await discard(made);
        throw error;
      }
    },

    async create(path, bytes, { signal }) {
      const made = await temporary(once(bytes), signal);
      try {
        return await call(signal, async () => {
          const isNew = await linkAs(made, path);
          if (isNew) await syncFolder(fs, at(parentOf(path)));
          return isNew;
        });
      } finally {
        await discard(made);
      }
    },

    move: (from, to, { signal }) =>
      call(signal, async () => {
        if (!(await fileAt(from))) return false;
        const path = await target(to);
        try {
          await fs.rename(at(from), path);
        } catch (error) {
          if (isAbsent(error)) return false;
          throw error;
        }
        await syncFolder(fs, at(parentOf(from)));
        await syncFolder(fs, at(parentOf(to)));
        return true;
      }),

    remove: (path, { signal, folder = false }) =>
      call(signal, async () => {
        if ((await folderAt(parentOf(path))) === undefined) return;
        try {
          if (folder) await fs.rmdir(at(path));
          else await fs.unlink(at(path));
        } catch (error) {
          // Somebody has put something into it, or was faster.
          if (!isAbsent(error) && !hasCode(error, 'ENOTEMPTY', 'EEXIST')) throw error;
        }
      }),
  };

  async function* pieces(
    path: string,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Uint8Array, void, void> {
    const file = await opened(signal, () => fs.open(at(path), readFlags));
    try {
      if (!(await call(signal, () => file.stat())).isFile()) throw unsafe('not-a-file');
      for (;;) {
        const buffer = new Uint8Array(pieceBytes);
        const { bytesRead } = await call(signal, () => file.read(buffer, 0, pieceBytes, null));
        if (bytesRead === 0) return;
        yield buffer.subarray(0, bytesRead);
      }
    } finally {
      // Of a file that was read: what cannot be closed has lost nothing.
      await tidy(() => file.close(), timeout);
    }
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
  yield bytes;
}
