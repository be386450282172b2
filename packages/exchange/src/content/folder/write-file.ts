import { randomUUID } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { throwIfAborted, unlessAborted } from '@rathaus/client-core/abort';
import { partialMark } from '../content-name.ts';
import { stored, unavailable } from '../storage-fault.ts';
import { tidy } from '../tidy.ts';
import { type ContentFileSystem, hasCode, syncFolder } from './file-system.ts';
import { fileMode, type PrivateFolders } from './private-folders.ts';

/** Few large writes instead of many small ones. */
const gatherBytes = 1024 * 1024;

const what = 'Storing content';

interface Temporary {
  readonly file: FileHandle;
  readonly path: string;
}

/**
 * Writes a file that appears whole or not at all, also after a power cut: temporary file with a mark, sync, rename, sync
 * of the folder. Faults of the disk are those of the content store, faults of the source pass as they are; either way
 * nothing remains. An abort ends it at once, also where the disk hangs: the sweep takes what is left then.
 */
export async function writeWholeFile(
  { fs, folders }: { fs: ContentFileSystem; folders: PrivateFolders },
  segments: readonly string[],
  pieces: AsyncGenerator<Uint8Array, void, void>,
  signal: AbortSignal | undefined,
): Promise<void> {
  const name = segments.at(-1) as string;
  /** A piece of work on the disk. */
  const onDisk: OnDisk = (work) => stored(() => unlessAborted(work(), signal, what));
  const opening = stored(() => openTemporary(fs, folders, segments.slice(0, -1), name));
  let opened: Temporary | undefined;
  try {
    opened = await unlessAborted(opening, signal, what);
    const { file, path } = opened;
    await fill(file, pieces, onDisk);
    throwIfAborted(signal, what);
    await onDisk(() => file.sync());
    await onDisk(() => file.close());
    await onDisk(() => fs.rename(path, join(dirname(path), name)));
    await onDisk(() => syncFolder(fs, dirname(path)));
  } catch (error) {
    // Not awaited: it may be what hangs. That it fails too is no news.
    pieces.return().catch(() => undefined);
    const removed = (temporary: Temporary) => tidy(() => discard(fs, temporary));
    if (opened) await removed(opened);
    else opening.then(removed).catch(() => undefined);
    throw error;
  }
}

type OnDisk = <T>(work: () => Promise<T>) => Promise<T>;

async function discard(fs: ContentFileSystem, { file, path }: Temporary): Promise<void> {
  // May be closed already, or be what cannot be closed.
  await file.close().catch(() => undefined);
  await fs.rm(path, { force: true });
}

async function openTemporary(
  fs: ContentFileSystem,
  folders: PrivateFolders,
  segments: readonly string[],
  name: string,
): Promise<Temporary> {
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
  onDisk: OnDisk,
): Promise<void> {
  // Exactly this, whatever the umask takes away.
  await onDisk(() => file.chmod(fileMode));
  const gathered = Buffer.allocUnsafeSlow(gatherBytes);
  let filled = 0;
  const flush = async () => {
    const bytes = gathered.subarray(0, filled);
    filled = 0;
    if (bytes.length > 0) await onDisk(() => file.appendFile(bytes));
  };
  for (;;) {
    const { done, value } = await pieces.next();
    if (done) break;
    if (filled + value.length > gatherBytes) await flush();
    if (value.length > gatherBytes) await onDisk(() => file.appendFile(value));
    else {
      gathered.set(value, filled);
      filled += value.length;
    }
  }
  await flush();
}
