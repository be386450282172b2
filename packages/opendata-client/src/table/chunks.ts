import type { ByteStream } from '@rathaus/client-core';

/** One way to read all byte streams: the next chunk or `undefined`, and an early end. */
export interface Chunks {
  next(): Promise<Uint8Array | undefined>;
  cancel(reason?: unknown): Promise<void>;
}

/** Opens a byte stream for reading by chunks. */
export function chunksOf(source: ByteStream): Chunks {
  // Not every browser can iterate a `ReadableStream`.
  if ('getReader' in source) {
    const reader = source.getReader();
    return {
      async next() {
        const { done, value } = await reader.read();
        return done ? undefined : bytesOf(value);
      },
      cancel: (reason) => reader.cancel(reason),
    };
  }
  const iterator =
    Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  return {
    async next() {
      const { done, value } = await iterator.next();
      return done ? undefined : bytesOf(value);
    },
    async cancel() {
      await iterator.return?.();
    },
  };
}

/** A chunk that is none, such as a text, is a fault of the source and not the end of the file. */
function bytesOf(chunk: Uint8Array): Uint8Array {
  if (!ArrayBuffer.isView(chunk)) throw new TypeError('a file is read from a source of Uint8Array');
  return chunk;
}
