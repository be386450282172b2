import { createReadStream } from 'node:fs';
import { RathausError } from '@rathaus/client-core';

/** Bytes that can be read once. */
export type ByteStream = AsyncIterable<Uint8Array> | Iterable<Uint8Array> | ReadableStream<Uint8Array>;

/**
 * Bytes of an entry: held already, or a factory that opens them when their turn comes
 * (a factory, so that a package of 100,000 files does not hold 100,000 open streams).
 * Chunks are kept until they are written: a factory must not reuse their memory.
 */
export type Content = Uint8Array | (() => ByteStream | Promise<ByteStream>);

/** Opens the bytes of a content as an async iterable; stops when the signal aborts. */
export async function* readContent(content: Content, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  signal?.throwIfAborted();
  if (content instanceof Uint8Array) {
    yield content;
    return;
  }
  // ReadableStream is async iterable in Node; its return() cancels the source.
  const stream = (await content()) as AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  for await (const chunk of stream) {
    signal?.throwIfAborted();
    if (!(chunk instanceof Uint8Array)) {
      throw new RathausError({
        code: 'eakte.package.content',
        origin: 'local',
        message: 'The content of an entry must come as Uint8Array chunks',
      });
    }
    yield chunk;
  }
}

/** Content of a file on disk, opened when its turn comes. */
export function fileContent(path: string): Content {
  return () => createReadStream(path, { highWaterMark: 1 << 20 });
}
