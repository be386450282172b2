import { join } from 'node:path';
import { throwIfAborted } from '@rathaus/client-core/abort';
import { isContentName, isPartialName } from '../content-name.ts';
import type { ContentInfo } from '../content-store.ts';
import { storageFault, stored } from '../storage-fault.ts';
import { type ContentFileSystem, unlessAbsent } from './file-system.ts';
import { type PrivateFolders, secureFile } from './private-folders.ts';

/** Objects have at most so many segments; what lies deeper is not ours. */
const deepest = 4;

/**
 * The files below a folder, one folder open at a time for each level. What is not named like an object (a database beside
 * the content) is not listed, and links are not followed.
 */
export async function* listFiles(
  place: { fs: ContentFileSystem; folders: PrivateFolders },
  segments: readonly string[],
  signal: AbortSignal | undefined,
): AsyncGenerator<ContentInfo & { partial: boolean }, void, void> {
  const { fs, folders } = place;
  const path = await stored(() => folders.find(segments));
  const folder = path && (await unlessAbsent(fs.opendir(path)));
  if (!folder) return;
  try {
    for await (const entry of folder) {
      throwIfAborted(signal, 'Listing content');
      const inside = [...segments, entry.name];
      if (entry.isDirectory() && inside.length < deepest) yield* listFiles(place, inside, signal);
      else if (entry.isFile()) yield* fileInfo(fs, folders.root, inside.join('/'));
    }
  } catch (error) {
    throw storageFault(error);
  }
}

async function* fileInfo(
  fs: ContentFileSystem,
  root: string,
  name: string,
): AsyncGenerator<ContentInfo & { partial: boolean }, void, void> {
  const partial = isPartialName(name);
  if (!partial && !isContentName(name)) return;
  const path = join(root, name);
  await secureFile(fs, path);
  const found = await unlessAbsent(fs.lstat(path));
  if (found?.isFile()) yield { name, size: found.size, modifiedAt: found.mtimeMs, partial };
}
