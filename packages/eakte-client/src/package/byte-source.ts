import { open } from 'node:fs/promises';

/**
 * Bytes that can be read at any place. ZIP keeps its directory at the end, so a container that arrives as a stream
 * is stored first. Implement it for object stores with range requests.
 */
export interface ByteSource {
  readonly size: number;
  /** Exactly the bytes `[position, position + length)`, fewer only at the end of the source. */
  read(position: number, length: number, signal?: AbortSignal): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A path, bytes in memory, a `Blob`/`File` (also of a file: `fs.openAsBlob`) or an own source. */
export type ContainerSource = string | URL | Uint8Array | Blob | ByteSource;

export async function openByteSource(source: ContainerSource): Promise<ByteSource> {
  if (typeof source === 'string' || source instanceof URL) return openFile(source);
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

/** A range of the source in chunks. */
export async function* readRange(
  source: ByteSource,
  start: number,
  length: number,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const step = 1 << 18;
  for (let at = 0; at < length; at += step) {
    signal?.throwIfAborted();
    const chunk = await source.read(start + at, Math.min(step, length - at), signal);
    if (chunk.length === 0) return;
    yield chunk;
  }
}
