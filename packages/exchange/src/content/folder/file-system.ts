import { constants } from 'node:fs';
import type * as node from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { storageFault } from '../storage-fault.ts';

/** What the folder store uses of `node:fs/promises`; tests hand in one that fails. */
export type ContentFileSystem = Pick<
  typeof node,
  'chmod' | 'lstat' | 'mkdir' | 'open' | 'opendir' | 'rename' | 'rm' | 'rmdir' | 'unlink'
>;

/** Opens a file for a piece of work and closes it, whatever the work does. */
export async function withFile<T>(
  opened: Promise<FileHandle>,
  work: (file: FileHandle) => Promise<T>,
): Promise<T> {
  const file = await opened;
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}

/** Makes what was renamed or removed in a folder last. Windows has no such call and needs none. */
export async function syncFolder(fs: ContentFileSystem, folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  // With the flags, what has been put in place of the folder (a FIFO would hang) cannot be opened.
  const flags = constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NONBLOCK;
  await withFile(fs.open(folder, flags), (handle) => handle.sync());
}

/** The result of work, or `undefined` when what it names is not there. */
export async function unlessAbsent<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw storageFault(error);
  }
}

/** `ENOTDIR`: a file stands where a folder would be. */
export const isAbsent = (error: unknown): boolean => hasCode(error, 'ENOENT', 'ENOTDIR');

export const hasCode = (error: unknown, ...codes: string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));
