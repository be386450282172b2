import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { ReplayableBody } from '../client/request-body.ts';
import { RathausError } from '../errors/rathaus-error.ts';
import type { OnProgress } from '../transfer/progress.ts';
import { upload } from '../transfer/upload.ts';

/**
 * A file as a request body: streamed, with its length, opened anew for each attempt. A file that changes its
 * length meanwhile fails the call (`core.upload.size`). Rejects with the file system's error when there is none.
 */
export async function fileUpload(
  path: string | URL,
  options: { onProgress?: OnProgress } = {},
): Promise<ReplayableBody> {
  const { size } = await stat(path);
  const source = () => Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  return upload(source, { size, ...options });
}

/** How a stream is written to a file. */
export interface WriteFileOptions {
  signal?: AbortSignal | undefined;
  /** Permissions of a new file. Default 0o600: what citizens send is not for other users of the machine. */
  mode?: number;
}

/**
 * Writes a stream to a file so that the name never shows a half-written file, also after a power cut: temporary
 * file in the same folder, sync, rename, sync of the folder. On any error the temporary file is removed and the
 * stream's own error is thrown. Returns the bytes written.
 */
export async function writeFileStream(
  path: string,
  stream: ReadableStream<Uint8Array>,
  { signal, mode = 0o600 }: WriteFileOptions = {},
): Promise<number> {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${randomUUID()}.part`);
  let written = 0;
  const reader = stream.getReader();
  // A source that pauses must not keep an aborted call waiting.
  const stop = () => reader.cancel(signal?.reason).catch(() => undefined);
  signal?.addEventListener('abort', stop, { once: true });
  try {
    if (signal?.aborted) throw aborted(signal);
    const file = await open(temporary, 'wx', mode);
    try {
      for (;;) {
        const { done, value } = await reader.read();
        if (signal?.aborted) throw aborted(signal);
        if (done) break;
        // One write may take fewer bytes than it is given.
        for (let from = 0; from < value.length; ) {
          const { bytesWritten } = await file.write(value, from);
          from += bytesWritten;
        }
        written += value.length;
      }
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    await syncFolder(folder);
    return written;
  } catch (error) {
    // Not awaited: a source that hangs must not keep the temporary file.
    reader.cancel(error).catch(() => undefined);
    await rm(temporary, { force: true });
    throw error;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

const aborted = (signal: AbortSignal) =>
  new RathausError({
    code: 'core.aborted',
    origin: 'local',
    message: 'Writing a file was aborted by the caller',
    cause: signal.reason,
  });

/** The rename itself is durable only when the folder is synced; Windows has no such call. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
