import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ByteStream } from '@rathaus/client-core';
import { type Abortable, type ApplicationLimits, callApplication } from '@rathaus/client-core/abort';
import { writeFileAtomically } from '@rathaus/client-core/node';
import { exchangeError } from '../errors.ts';

export interface StoredContent {
  size: number;
  /** Hex SHA-512. */
  sha512: string;
}

/**
 * Writes a stream to a file in constant memory, hashing it; the file appears whole or not at all. Errors:
 * `exchange.outbox.too-large` with the limit, `core.aborted`; faults of the source as they are.
 */
export async function storeContent(
  source: ByteStream,
  path: string,
  { maxBytes, signal }: Abortable & { maxBytes: number },
): Promise<StoredContent> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const hash = createHash('sha512');
  let size = 0;
  async function* measured(): AsyncGenerator<Uint8Array, void, void> {
    for await (const chunk of source) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      hash.update(chunk);
      yield chunk;
    }
  }
  await writeFileAtomically(path, measured(), { signal });
  return { size, sha512: hash.digest('hex') };
}

/**
 * Content of the application, each piece of which has its time: an abort ends the reading at once, a source that hangs
 * ends it as `core.application.timeout`. What is in memory anyway passes as it is.
 */
export function timely(source: ByteStream, limits: ApplicationLimits): ByteStream {
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

export const tooLarge = (limit: number) =>
  exchangeError('exchange.outbox.too-large', { message: `${limit} bytes`, details: { limit } });
