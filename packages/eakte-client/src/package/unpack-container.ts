import { createHash, randomUUID } from 'node:crypto';
import { lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { syncFolder, writeFileAtomically } from '@rathaus/client-core/node';
import { isolate, type Logger, type Observer, type OnProgress } from '@rathaus/client-core/observe';
import { eakteError } from '../errors.ts';
import type { ContainerSource } from './byte-source.ts';
import { checksumList, checksumListName } from './checksum-list.ts';
import { type HashCounts, type HashEvent, HashLedger } from './hash-ledger.ts';
import { type Container, type ReadContainerOptions, readContainer } from './read-container.ts';
import { readStatedFiles } from './read-stated.ts';
import { SyncQueue } from './sync-queue.ts';
import { type NamedTarget, pathOf } from './write-converted.ts';
import type { WrittenFile } from './zip-write.ts';

/**
 * Unpacks although a file is not the one whose hash the message states. Without it such a container is refused
 * (`eakte.package.hash-mismatch`).
 *
 * @deprecated Not outdated but dangerous: struck through so that nobody overlooks it. Only to look for what is wrong.
 */
export const allowHashMismatch: unique symbol = Symbol.for('@rathaus/allow-hash-mismatch');

/** How a container is unpacked. */
export interface UnpackOptions extends Omit<ReadContainerOptions, 'findings'> {
  /**
   * Where a list of the hashes of the message goes, for example beside the folder: `(name) => join('eingang', name)`.
   * Not into the folder, because what is in it is packed again. Default: none, the message states them.
   */
  checksums?: NamedTarget | undefined;
  /** Gets what came of each hash of the message. Events hold personal data: never log them. */
  observer?: Observer<HashEvent> | undefined;
  /** Called after each file with the bytes so far. */
  onProgress?: OnProgress<'files'> | undefined;
  /** Gets a line when `onProgress` or the observer fails. */
  logger?: Logger | undefined;
  [allowHashMismatch]?: true | undefined;
}

/** What was unpacked. */
export interface UnpackedContainer {
  folder: string;
  files: WrittenFile[];
  /** Of the hashes that the message states of its files. */
  hashes: HashCounts;
  /** Whether the message could be read to its end: else there may be more hashes. */
  messageRead: boolean;
  /** Path of the list of hashes, where one was wanted and there are any. */
  checksums: string | undefined;
}

/**
 * Unpacks into a new folder: into a temporary one beside it, every file checked, synced and closed, then renamed.
 * Nothing half is left, whatever fails. The folder must not exist yet (`eakte.package.target-exists`).
 *
 * Before the folder appears every hash that the message states (4.0) has been compared with its file: one that differs
 * refuses the container (`eakte.package.hash-mismatch`). What could not be compared is counted in `hashes.unverified`.
 * A container without files is refused as well (`eakte.package.nothing-to-unpack`).
 * Other errors: those of `readContainer()` and `Container.open()`.
 *
 * @example
 * const { files } = await unpackContainer('abgabe.zip', 'abgabe', { signal });
 */
export async function unpackContainer(
  source: ContainerSource,
  folder: string,
  options: UnpackOptions = {},
): Promise<UnpackedContainer> {
  if (await exists(folder)) throw eakteError('eakte.package.target-exists');
  const { signal, logger } = options;
  const notify = isolate(options.onProgress, { name: 'onProgress of unpackContainer', logger });
  const ledger = new HashLedger(isolate(options.observer, { name: 'observer of unpackContainer', logger }));
  const container = await readContainer(source, { ...options, findings: 'throw' });
  try {
    if (container.entries.length === 0) throw eakteError('eakte.package.nothing-to-unpack');
    const temporary = join(
      dirname(folder),
      `.${basename(folder).slice(0, 100)}.${randomUUID().slice(0, 8)}.part`,
    );
    const total = container.entries.reduce((sum, entry) => sum + entry.size, 0);
    const files: WrittenFile[] = [];
    let bytes = 0;
    const messageRead = await readHashes(container, ledger, signal);
    await mkdir(temporary);
    const queue = new SyncQueue();
    const folders = new Set([temporary]);
    try {
      for (const entry of container.entries) {
        const path = join(temporary, ...entry.name.split('/'));
        // Names were judged when the container was opened: no way up, no absolute path.
        if (!folders.has(dirname(path))) await makeFolders(dirname(path), folders);
        const hash = createHash('sha512');
        const handle = await open(path, 'wx', 0o644);
        try {
          for await (const chunk of ledger.watch(entry.name, container.open(entry, { signal }))) {
            hash.update(chunk);
            await handle.appendFile(chunk);
          }
        } catch (error) {
          await handle.close();
          throw error;
        }
        await queue.add(handle);
        bytes += entry.size;
        files.push({ name: entry.name, size: entry.size, sha512: hash.digest('hex') });
        notify({ step: 'files', done: bytes, total, unit: 'bytes' });
      }
      await queue.end();
      for (const made of folders) await syncFolder(made);
      const hashes = ledger.finish();
      const { differing, unverified } = hashes;
      if (differing > 0 && !options[allowHashMismatch])
        throw eakteError('eakte.package.hash-mismatch', { details: { differing, unverified } });
      if (await exists(folder)) {
        throw eakteError('eakte.package.target-exists', { message: 'It appeared while unpacking' });
      }
      const checksums = await writeList(ledger, folder, options);
      await rename(temporary, folder);
      await syncFolder(dirname(folder));
      return { folder, files, hashes, messageRead, checksums };
    } catch (error) {
      await queue.settle();
      await rm(temporary, { recursive: true, force: true });
      throw error;
    }
  } finally {
    await container.close();
  }
}

/** Makes a folder and those around it, and notes them: what is in a folder lasts when the folder is synced as well. */
async function makeFolders(path: string, known: Set<string>): Promise<void> {
  await mkdir(path, { recursive: true });
  for (let folder = path; !known.has(folder); folder = dirname(folder)) known.add(folder);
}

/** The hashes of the message, before its files are read. Whether there is a message that could be read to its end. */
async function readHashes(
  container: Container,
  ledger: HashLedger,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const { message } = container;
  if (!message || !container.canOpen(message)) return false;
  const visit = ({ hashes }: { hashes: readonly Parameters<HashLedger['add']>[0][] }) => {
    for (const hash of hashes) ledger.add(hash);
  };
  return readStatedFiles(container.open(message, { signal }), visit, { signal });
}

async function writeList(
  ledger: HashLedger,
  folder: string,
  { checksums, signal }: UnpackOptions,
): Promise<string | undefined> {
  if (checksums === undefined || ledger.size === 0) return undefined;
  const name = basename(folder);
  const path = await pathOf(checksums, checksumListName(name), signal);
  // Only messages of 4.0 state hashes.
  const lines = checksumList(ledger.compared(), { from: '4.0.0', fileName: name, nameOf: (file) => file });
  await writeFileAtomically(path, lines, { signal, mode: 0o644 });
  return path;
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
