import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { unlessAborted } from '../abort/abort.ts';
import { throwIfAborted } from '../abort/aborted.ts';
import type { Upload } from '../client/request-body.ts';
import type { ByteStream } from '../transfer/byte-stream.ts';
import { type UploadOptions, upload } from '../transfer/upload.ts';

/**
 * A file as a request body: streamed, with its length, opened anew for each attempt. A file that changes its
 * length meanwhile fails the call (`core.upload.size`). Rejects with the file system's error when there is none.
 */
export async function fileUpload(
  path: string | URL,
  options: Pick<UploadOptions, 'onProgress' | 'logger'> = {},
): Promise<Upload> {
  const { size } = await stat(path);
  const source = () => Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  return upload(source, { size, ...options });
}

/** How a file is written. */
export interface WriteFileOptions {
  signal?: AbortSignal | undefined;
  /** Permissions of a new file. Default 0o600: what citizens send is not for other users of the machine. */
  mode?: number | undefined;
}

/** Many small pieces become few writes: they are gathered in one buffer, so that no memory piles up behind them. */
const gatherBytes = 256 * 1024;

const iteratorOf = (chunks: ByteStream): AsyncIterator<Uint8Array> | Iterator<Uint8Array> =>
  Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();

/**
 * Writes bytes to a file so that the name never shows a half-written file, also after a power cut: temporary file in
 * the same folder, sync, rename, sync of the folder. A file of that name is replaced. On any error the temporary file
 * is removed and the source's own error is thrown; an abort ends it at once with `core.aborted`, also when the source
 * hangs. Returns the bytes written.
 *
 * @example
 * await writeFileAtomically('bericht.html', encoded(renderReportPage(report, catalogue, options)), { mode: 0o644 });
 */
export async function writeFileAtomically(
  path: string,
  chunks: ByteStream,
  { signal, mode = 0o600 }: WriteFileOptions = {},
): Promise<number> {
  const what = 'Writing a file';
  const folder = dirname(path);
  // A long name must still be one when something is put around it.
  const temporary = join(folder, `.${basename(path).slice(0, 100)}.${randomUUID()}.part`);
  let written = 0;
  const source = iteratorOf(chunks);
  try {
    throwIfAborted(signal, what);
    const file = await open(temporary, 'wx', mode);
    try {
      const gathered = Buffer.allocUnsafeSlow(gatherBytes);
      let filled = 0;
      const flush = async () => {
        await file.appendFile(gathered.subarray(0, filled));
        filled = 0;
      };
      for (;;) {
        const { done, value } = await unlessAborted(Promise.resolve(source.next()), signal, what);
        if (done) break;
        written += value.length;
        if (filled > 0 && filled + value.length > gatherBytes) await flush();
        // Each piece is copied or written before the next one is asked for: a source may use its buffer again.
        if (value.length > gatherBytes) await file.appendFile(value);
        else {
          gathered.set(value, filled);
          filled += value.length;
        }
      }
      if (filled > 0) await flush();
      throwIfAborted(signal, what);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncFolder(folder);
    return written;
  } catch (error) {
    // Not awaited: a source that hangs must not keep the temporary file. That it may fail too is no news.
    Promise.resolve(source.return?.()).catch(() => undefined);
    await rm(temporary, { force: true });
    throw error;
  }
}

/**
 * Syncs a folder. Whoever renames a file or folder in it needs this: the rename itself is durable only then. Windows has
 * no such call and needs none.
 */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
