import { createReadStream } from 'node:fs';
import { throwIfAborted, unlessAborted, untilAborted } from '@rathaus/client-core/abort';
import { eakteError } from '../errors.ts';

/** Bytes that can be read once. */
export type ByteStream = AsyncIterable<Uint8Array> | Iterable<Uint8Array> | ReadableStream<Uint8Array>;

/**
 * Bytes of an entry: held already, or a factory that opens them when their turn comes
 * (a factory, so that a package of 100,000 files does not hold 100,000 open streams).
 * Chunks are kept until they are written: a factory must not reuse their memory.
 */
export type Content = Uint8Array | (() => ByteStream | Promise<ByteStream>);

const what = 'Reading the content of an entry';

/** Opens the bytes of a content; ends at once as `core.aborted` when the signal aborts, also when the content hangs. */
export async function* readContent(
  content: Content,
  signal?: AbortSignal | undefined,
): AsyncGenerator<Uint8Array> {
  throwIfAborted(signal, what);
  if (content instanceof Uint8Array) {
    yield content;
    return;
  }
  // ReadableStream is async iterable in Node; its return() cancels the source.
  const stream = (await unlessAborted(Promise.resolve(content()), signal, what)) as
    | AsyncIterable<Uint8Array>
    | Iterable<Uint8Array>;
  for await (const chunk of untilAborted(stream, signal, what)) {
    if (!(chunk instanceof Uint8Array)) throw eakteError('eakte.package.content');
    yield chunk;
  }
}

/** Content of a file on disk, opened when its turn comes. */
export function fileContent(path: string): Content {
  return () => createReadStream(path, { highWaterMark: 1 << 20 });
}
