import { open } from 'node:fs/promises';
import { throwIfAborted, unlessAborted } from '@rathaus/client-core/abort';

/**
 * Bytes that can be read at any place. ZIP keeps its directory at the end, so a container that arrives as a stream
 * is stored first. Implement it for object stores with range requests.
 */
export interface ByteSource {
  /** Bytes. */
  readonly size: number;
  /** Exactly the bytes `[position, position + length)`, fewer only at the end of the source. */
  read(position: number, length: number, signal?: AbortSignal | undefined): Promise<Uint8Array>;
  /** Called once, when nothing is read any more. */
  close(): Promise<void>;
}

/** A path, bytes in memory, a `Blob`/`File` (also of a file: `fs.openAsBlob`) or an own source. */
export type ContainerSource = string | URL | Uint8Array | Blob | ByteSource;

const what = 'Reading a container';

/** Opens any source for reading at any place; an own source is taken as it is. */
export async function openByteSource(
  source: ContainerSource,
  signal?: AbortSignal | undefined,
): Promise<ByteSource> {
  throwIfAborted(signal, what);
  if (typeof source === 'string' || source instanceof URL)
    return unlessAborted(openFile(source), signal, what);
  if (source instanceof Uint8Array) {
    return {
      size: source.length,
      read: async (position, length) => source.subarray(position, position + length),
      close: async () => undefined,
    };
  }
  if (source instanceof Blob) {
    return {
      size: source.size,
      read: async (position, length) =>
        new Uint8Array(await source.slice(position, position + length).arrayBuffer()),
      close: async () => undefined,
    };
  }
  return source;
}

async function openFile(path: string | URL): Promise<ByteSource> {
  const handle = await open(path, 'r');
  const { size } = await handle.stat();
  return {
    size,
    async read(position, length) {
      const wanted = Math.max(0, Math.min(length, size - position));
      const bytes = Buffer.allocUnsafe(wanted);
      let filled = 0;
      while (filled < wanted) {
        const { bytesRead } = await handle.read(bytes, filled, wanted - filled, position + filled);
        if (bytesRead === 0) break;
        filled += bytesRead;
      }
      return bytes.subarray(0, filled);
    },
    close: () => handle.close(),
  };
}

/** Reads from a source that may hang: an abort ends it at once as `core.aborted`. */
export async function readBytes(
  source: ByteSource,
  position: number,
  length: number,
  signal: AbortSignal | undefined,
): Promise<Buffer> {
  throwIfAborted(signal, what);
  const bytes = await unlessAborted(source.read(position, length, signal), signal, what);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Closes a source; nobody waits for it after an abort, because it may be what hangs. */
export async function closeByteSource(source: ByteSource, signal: AbortSignal | undefined): Promise<void> {
  const closed = source.close();
  try {
    await unlessAborted(closed, signal, what);
  } catch (error) {
    if (!signal?.aborted) throw error;
    closed.catch(() => undefined);
  }
}

/** A range of the source in chunks. */
export async function* readRange(
  source: ByteSource,
  start: number,
  length: number,
  signal?: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  const step = 1 << 18;
  for (let at = 0; at < length; at += step) {
    const chunk = await readBytes(source, start + at, Math.min(step, length - at), signal);
    if (chunk.length === 0) return;
    yield chunk;
  }
}
