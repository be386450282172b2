import { randomUUID } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { throwIfAborted } from '@rathaus/client-core/abort';
import { partialMark } from '../content-name.ts';
import { stored, unavailable } from '../storage-fault.ts';
import { type ContentFileSystem, hasCode, syncFolder } from './file-system.ts';
import { fileMode, type PrivateFolders } from './private-folders.ts';

/** Few large writes instead of many small ones. */
const gatherBytes = 1024 * 1024;

/**
 * Writes a file that appears whole or not at all, also after a power cut: temporary file with a mark, sync, rename, sync
 * of the folder. Faults of the disk are those of the content store, faults of the source pass as they are; either way
 * nothing remains.
 */
export async function writeWholeFile(
  { fs, folders }: { fs: ContentFileSystem; folders: PrivateFolders },
  segments: readonly string[],
  pieces: AsyncGenerator<Uint8Array, void, void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const name = segments.at(-1) as string;
  const { file, path } = await stored(() => openTemporary(fs, folders, segments.slice(0, -1), name));
  try {
    await fill(file, pieces, signal);
    await stored(() => fs.rename(path, join(dirname(path), name)));
    await stored(() => syncFolder(fs, dirname(path)));
  } catch (error) {
    // Not awaited: it may be what hangs. That it fails too is no news.
    pieces.return().catch(() => undefined);
    // The sweep takes what cannot be removed now; the first fault is the one to tell.
    await fs.rm(path, { force: true }).catch(() => undefined);
    throw error;
  }
}

async function openTemporary(
  fs: ContentFileSystem,
  folders: PrivateFolders,
  segments: readonly string[],
  name: string,
): Promise<{ file: FileHandle; path: string }> {
  for (let attempt = 1; ; attempt++) {
    const path = join(await folders.make(segments), `${name}${partialMark}${randomUUID()}`);
    try {
      return { file: await fs.open(path, 'wx', fileMode), path };
    } catch (error) {
      // Somebody removed the last object of the folder, and the empty folder with it.
      if (!hasCode(error, 'ENOENT')) throw error;
      if (attempt === 5) throw unavailable('folder-changed', error);
    }
  }
}

async function fill(
  file: FileHandle,
  pieces: AsyncGenerator<Uint8Array, void, void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  try {
    // Exactly this, whatever the umask takes away.
    await stored(() => file.chmod(fileMode));
    const gathered = Buffer.allocUnsafeSlow(gatherBytes);
    let filled = 0;
    const flush = async () => {
      const bytes = gathered.subarray(0, filled);
      filled = 0;
      if (bytes.length > 0) await stored(() => file.appendFile(bytes));
    };
    for (;;) {
      const { done, value } = await pieces.next();
      if (done) break;
      if (filled + value.length > gatherBytes) await flush();
      if (value.length > gatherBytes) await stored(() => file.appendFile(value));
      else {
        gathered.set(value, filled);
        filled += value.length;
      }
    }
    await flush();
    throwIfAborted(signal, 'Storing content');
    await stored(() => file.sync());
  } finally {
    await stored(() => file.close());
  }
}
