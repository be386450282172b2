import { join } from 'node:path';
import { unlessAborted } from '@rathaus/client-core/abort';
import { isContentName, isPartialName } from '../content-name.ts';
import type { ContentInfo } from '../content-store.ts';
import { storageFault, stored } from '../storage-fault.ts';
import { tidy } from '../tidy.ts';
import { type ContentFileSystem, unlessAbsent } from './file-system.ts';
import { type PrivateFolders, secureFile } from './private-folders.ts';

/** Objects have at most so many segments; what lies deeper is not ours. */
const deepest = 4;
const what = 'Listing content';

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
  const path = await stored(() => unlessAborted(folders.find(segments), signal, what));
  if (path === undefined) return;
  const opening = unlessAbsent(fs.opendir(path));
  const folder = await unlessAborted(opening, signal, what).catch((error: unknown) => {
    // Opened when nobody waits any more.
    opening.then((late) => late?.close()).catch(() => undefined);
    throw error;
  });
  if (!folder) return;
  try {
    for (;;) {
      const entry = await unlessAborted(folder.read(), signal, what);
      if (!entry) return;
      const inside = [...segments, entry.name];
      if (entry.isDirectory() && inside.length < deepest) yield* listFiles(place, inside, signal);
      else if (entry.isFile()) yield* fileInfo(fs, folders.root, inside.join('/'), signal);
    }
  } catch (error) {
    throw storageFault(error);
  } finally {
    await tidy(() => folder.close());
  }
}

async function* fileInfo(
  fs: ContentFileSystem,
  root: string,
  name: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<ContentInfo & { partial: boolean }, void, void> {
  const partial = isPartialName(name);
  if (!partial && !isContentName(name)) return;
  const path = join(root, name);
  await unlessAborted(secureFile(fs, path), signal, what);
  const found = await unlessAborted(unlessAbsent(fs.lstat(path)), signal, what);
  if (found?.isFile()) yield { name, size: found.size, modifiedAt: found.mtimeMs, partial };
}
