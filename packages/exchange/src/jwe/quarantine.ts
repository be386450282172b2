import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type DecryptedJwe, type DecryptJweOptions, decryptUnverified } from './decrypt.ts';
import type { ByteSource } from './encrypt.ts';

/**
 * Decrypts a compact JWE into a file in constant memory. Plaintext first goes to `<path>.part`, which only its
 * owner can read; the file gets its name after tag, form and length are verified and the bytes are on the disk.
 * When anything fails nothing remains. Errors: `exchange.jwe.*`.
 */
export async function decryptJweToFile(
  source: ByteSource,
  path: string,
  options: DecryptJweOptions,
): Promise<DecryptedJwe> {
  const part = `${path}.part`;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await open(part, 'w', 0o600);
  const generator = decryptUnverified(source, options);
  try {
    for (;;) {
      const next = await generator.next();
      if (next.done) {
        await file.sync();
        await file.close();
        await rename(part, path);
        await syncFolder(dirname(path));
        return next.value;
      }
      await file.writeFile(next.value);
    }
  } catch (error) {
    await generator.throw(error).catch(() => undefined);
    await file.close().catch(() => undefined);
    await rm(part, { force: true });
    throw error;
  }
}

/** A rename is durable only when its folder is on the disk. Folders cannot be opened everywhere (Windows). */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  if (!folder) return;
  try {
    await folder.sync();
  } catch (error) {
    if (!['EPERM', 'EINVAL', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    await folder.close();
  }
}
