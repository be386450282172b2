import type { Dir } from 'node:fs';
import { join } from 'node:path';
import { isAbsent } from '../../content/folder/file-system.ts';
import { tidy } from '../../content/tidy.ts';
import { exchangeError } from '../../errors.ts';
import type { MailboxEntry } from '../mailbox/storage.ts';
import { boundedCalls } from './bounded-calls.ts';
import type { DirectoryFileSystem } from './directory-storage.ts';

/** Names of a folder that are read, and looked at, at a time. */
const pageSize = 64;
/** Entries of a folder beyond which something is wrong with it: nobody reads on for hours. */
const mostEntries = 1_000_000;

/**
 * Lists a folder in pages. Each call has its time, not the whole list: one of many entries on a slow share takes as long
 * as it takes. Errors: `exchange.mailbox.unavailable`, `core.aborted`.
 */
export function directoryListing({ fs, timeout }: { fs: DirectoryFileSystem; timeout: number }) {
  const { call, opened } = boundedCalls(timeout);

  async function* pagesOf(path: string, signal: AbortSignal | undefined) {
    const folder = await opened(signal, () => fs.opendir(path, { bufferSize: pageSize }));
    try {
      for (;;) {
        const names = await call(signal, () => namesOf(folder));
        if (names.length === 0) return;
        yield names;
      }
    } finally {
      await tidy(() => folder.close(), timeout);
    }
  }

  async function entryAt(
    folder: string,
    name: string,
    signal: AbortSignal | undefined,
  ): Promise<MailboxEntry | undefined> {
    const found = await call(signal, () =>
      fs.lstat(join(folder, name)).catch((error: unknown) => {
        if (isAbsent(error)) return undefined;
        throw error;
      }),
    );
    if (!found) return undefined;
    const type = found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
    return { name, type, size: found.size, modifiedAt: found.mtimeMs };
  }

  return async (path: string, signal: AbortSignal | undefined): Promise<MailboxEntry[]> => {
    const entries: MailboxEntry[] = [];
    let seen = 0;
    for await (const names of pagesOf(path, signal)) {
      seen += names.length;
      if (seen > mostEntries)
        throw exchangeError('exchange.mailbox.unavailable', {
          message: `more than ${mostEntries} entries in one folder`,
          details: { reason: 'too-many-entries' },
        });
      const found = await Promise.all(names.map((name) => entryAt(path, name, signal)));
      for (const entry of found) if (entry) entries.push(entry);
    }
    return entries;
  };
}

/** The next names of a folder; none at its end. */
async function namesOf(folder: Dir): Promise<string[]> {
  const names: string[] = [];
  while (names.length < pageSize) {
    const entry = await folder.read();
    if (!entry) break;
    names.push(entry.name);
  }
  return names;
}
