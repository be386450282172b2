import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ByteStream } from '@rathaus/client-core';
import { writeFileAtomically } from '@rathaus/client-core/node';
import type { DecryptedJwe, DecryptJweOptions } from './decrypt.ts';
import { decryptJweStream } from './decrypt-stream.ts';

/**
 * Decrypts a compact JWE into a file in constant memory. Plaintext first goes to a temporary file that only its owner
 * can read; the file gets its name after tag, form and length are verified and the bytes are on the disk.
 * When anything fails nothing remains. Errors: those of `decryptJwe`.
 *
 * @example
 * const { sha512, size } = await decryptJweToFile(body, path, { decrypters, maxBytes: 375_000_000, expectedTag, signal });
 */
export async function decryptJweToFile(
  source: ByteStream,
  path: string,
  options: DecryptJweOptions,
): Promise<DecryptedJwe> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const { plaintext, result } = decryptJweStream(source, options);
  await writeFileAtomically(path, plaintext, { signal: options.signal });
  return result();
}
