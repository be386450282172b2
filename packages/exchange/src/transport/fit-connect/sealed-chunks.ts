import { createHash } from 'node:crypto';
import { exchangeError } from '../../errors.ts';
import type { Sealed } from './send-progress.ts';

/**
 * The bytes of a stored ciphertext, which must be those that were stored: only then its tag is the one that the log will
 * have. The last piece is held back until all were hashed, so that the service never gets a whole that is wrong. Errors:
 * `exchange.content.damaged`.
 */
export async function* sealedChunks(
  source: AsyncIterable<Uint8Array>,
  { size, encryptedSha512 }: Pick<Sealed, 'size' | 'encryptedSha512'>,
): AsyncGenerator<Uint8Array, void, void> {
  const hash = createHash('sha512');
  let seen = 0;
  let held: Uint8Array | undefined;
  for await (const chunk of source) {
    if (held) yield held;
    held = chunk;
    seen += chunk.length;
    hash.update(chunk);
  }
  if (seen !== size || hash.digest('hex') !== encryptedSha512)
    throw exchangeError('exchange.content.damaged', { details: { reason: 'hash' } });
  if (held) yield held;
}
