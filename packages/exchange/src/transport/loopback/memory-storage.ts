import { throwIfAborted } from '@rathaus/client-core/abort';
import type { Clock } from '@rathaus/client-core/observe';
import { exchangeError } from '../../errors.ts';
import type { MailboxEntry, MailboxStorage } from '../mailbox/storage.ts';

/** Files and folders in memory. */
export interface MemoryFolder {
  /** Bytes and time by path. A test may look, change and remove. */
  readonly files: Map<string, { readonly bytes: Uint8Array; readonly modifiedAt: number }>;
  readonly folders: Set<string>;
}

const what = 'Using a mailbox in memory';
const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** A mailbox in memory: each call is one step, so nothing is ever half there. */
export function memoryStorage({ files, folders }: MemoryFolder, clock: Clock): MailboxStorage {
  /** Those that were made, and those of files that a test has put there. */
  const allFolders = () => new Set([...folders, ...[...files.keys()].map(parentOf)]);
  const put = (path: string, bytes: Uint8Array) => {
    if (!folders.has(parentOf(path)))
      throw exchangeError('exchange.mailbox.not-prepared', { details: { missing: parentOf(path) } });
    files.set(path, { bytes, modifiedAt: clock() });
  };
  return {
    async list(folder, { signal }) {
      throwIfAborted(signal, what);
      const all = allFolders();
      if (!all.has(folder)) return undefined;
      const entries: MailboxEntry[] = [];
      for (const [path, { bytes, modifiedAt }] of files)
        if (parentOf(path) === folder)
          entries.push({ name: nameOf(path), type: 'file', size: bytes.length, modifiedAt });
      for (const path of all)
        if (path !== '' && parentOf(path) === folder)
          // A folder is as old as the mailbox: what is in it has the age that counts.
          entries.push({ name: nameOf(path), type: 'folder', size: 0, modifiedAt: 0 });
      return entries;
    },
    async find(path, { signal }) {
      throwIfAborted(signal, what);
      const file = files.get(path);
      return file && { size: file.bytes.length, modifiedAt: file.modifiedAt };
    },
    async open(path, { signal }) {
      throwIfAborted(signal, what);
      const file = files.get(path);
      return file && pieces(file.bytes);
    },
    async makeFolder(path, { signal }) {
      throwIfAborted(signal, what);
      folders.add(path);
    },
    async write(path, source, { signal }) {
      const parts: Uint8Array[] = [];
      for await (const piece of source) parts.push(Uint8Array.from(piece));
      throwIfAborted(signal, what);
      put(path, new Uint8Array(await new Blob(parts as BlobPart[]).arrayBuffer()));
    },
    async create(path, bytes, { signal }) {
      throwIfAborted(signal, what);
      if (files.has(path)) return false;
      put(path, bytes);
      return true;
    },
    async move(from, to, { signal }) {
      throwIfAborted(signal, what);
      const file = files.get(from);
      if (!file) return false;
      files.delete(from);
      files.set(to, file);
      return true;
    },
    async remove(path, { signal, folder = false }) {
      throwIfAborted(signal, what);
      if (folder) folders.delete(path);
      else files.delete(path);
    },
  };
}

async function* pieces(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, void> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
