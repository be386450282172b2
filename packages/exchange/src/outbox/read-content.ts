import { Buffer } from 'node:buffer';
import type { ByteStream } from '@rathaus/client-core';
import { type ApplicationLimits, callApplication } from '@rathaus/client-core/abort';
import type { ContentInput } from './delivery.ts';

/**
 * Content of the application: opened and read within the time it has. An abort ends the reading at once, a source that
 * hangs ends it as `core.application.timeout`. What is in memory anyway passes as it is.
 */
export async function readContent(content: ContentInput, limits: ApplicationLimits): Promise<ByteStream> {
  if (typeof content !== 'function') return [typeof content === 'string' ? Buffer.from(content) : content];
  const source = await callApplication('The function for content', () => content(), limits);
  return Symbol.asyncIterator in source ? piecesInTime(source[Symbol.asyncIterator](), limits) : source;
}

async function* piecesInTime(
  iterator: AsyncIterator<Uint8Array>,
  limits: ApplicationLimits,
): AsyncGenerator<Uint8Array, void, void> {
  let ended = false;
  try {
    for (;;) {
      const next = await callApplication('Content of the application', () => iterator.next(), limits);
      ended = next.done === true;
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // Not awaited: it may be what hangs. That it fails too is no news.
    if (!ended) Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}
