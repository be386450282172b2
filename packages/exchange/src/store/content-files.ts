import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { RathausError } from '@rathaus/client-core';
import type { ByteSource } from '../jwe/encrypt.ts';
import { syncFolder } from '../jwe/quarantine.ts';

export interface StoredContent {
  size: number;
  /** Hex SHA-512. */
  sha512: string;
}

/**
 * Writes a stream to a file in constant memory, hashing it: temporary name, sync, rename, sync of the folder. Nothing
 * remains when it fails. Errors: `exchange.outbox.too-big` with the limit; faults of the source as they are.
 */
export async function storeContent(
  source: ByteSource,
  path: string,
  options: { maxBytes: number; signal?: AbortSignal },
): Promise<StoredContent> {
  const part = `${path}.part`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(part, 'w', 0o600);
  try {
    const hash = createHash('sha512');
    let size = 0;
    for await (const chunk of source) {
      options.signal?.throwIfAborted();
      size += chunk.length;
      if (size > options.maxBytes) throw tooBig(options.maxBytes);
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
    await file.close();
    await rename(part, path);
    await syncFolder(dirname(path));
    return { size, sha512: hash.digest('hex') };
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
}

export function tooBig(limit: number): RathausError {
  return new RathausError({
    code: 'exchange.outbox.too-big',
    origin: 'local',
    message: `the content is bigger than the limit of ${limit} bytes`,
    details: { limit },
  });
}
