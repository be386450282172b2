import { createHash, randomUUID } from 'node:crypto';
import { lstat, mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isolate, type OnProgress } from '@rathaus/client-core/observe';
import { eakteError } from '../errors.ts';
import type { ContainerSource } from './byte-source.ts';
import { type ReadContainerOptions, readContainer } from './read-container.ts';
import type { WrittenFile } from './zip-write.ts';

/** How a container is unpacked. */
export interface UnpackOptions extends Omit<ReadContainerOptions, 'findings'> {
  /** Called after each file with the bytes so far. */
  onProgress?: OnProgress<'files'> | undefined;
}

/**
 * Unpacks into a new folder: into a temporary one beside it, every file checked, synced and closed, then renamed.
 * Nothing half is left, whatever fails. The folder must not exist yet (`eakte.package.target-exists`).
 * Errors: those of `readContainer()` and `Container.open()`.
 *
 * @example
 * const { files } = await unpackContainer('abgabe.zip', 'abgabe', { signal });
 */
export async function unpackContainer(
  source: ContainerSource,
  folder: string,
  options: UnpackOptions = {},
): Promise<{ folder: string; files: WrittenFile[] }> {
  if (await exists(folder)) throw eakteError('eakte.package.target-exists');
  const notify = isolate(options.onProgress, { name: 'onProgress of unpackContainer' });
  const container = await readContainer(source, { ...options, findings: 'throw' });
  try {
    const temporary = join(
      dirname(folder),
      `.${basename(folder).slice(0, 100)}.${randomUUID().slice(0, 8)}.part`,
    );
    const total = container.entries.reduce((sum, entry) => sum + entry.size, 0);
    const files: WrittenFile[] = [];
    let bytes = 0;
    await mkdir(temporary);
    try {
      for (const entry of container.entries) {
        const path = join(temporary, ...entry.name.split('/'));
        // Names were judged when the container was opened: no way up, no absolute path.
        if (entry.name.includes('/')) await mkdir(dirname(path), { recursive: true });
        const hash = createHash('sha512');
        const handle = await open(path, 'wx', 0o644);
        try {
          for await (const chunk of container.open(entry, options)) {
            hash.update(chunk);
            await handle.appendFile(chunk);
          }
          await handle.sync();
        } finally {
          await handle.close();
        }
        bytes += entry.size;
        files.push({ name: entry.name, size: entry.size, sha512: hash.digest('hex') });
        notify({ step: 'files', done: bytes, total, unit: 'bytes' });
      }
      if (await exists(folder)) {
        throw eakteError('eakte.package.target-exists', { message: 'It appeared while unpacking' });
      }
      await rename(temporary, folder);
    } catch (error) {
      await rm(temporary, { recursive: true, force: true });
      throw error;
    }
    return { folder, files };
  } finally {
    await container.close();
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
