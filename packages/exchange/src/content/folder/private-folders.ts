import type { Stats } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { isSegment } from '../content-name.ts';
import { stored, unavailable } from '../storage-fault.ts';
import { type ContentFileSystem, hasCode, syncFolder, unlessAbsent } from './file-system.ts';

/** Folders that only their owner enters, whatever stood there before. */
export interface PrivateFolders {
  readonly root: string;
  /** Makes the root at the first call, and makes what stands in it private. Throws when another folder took its place. */
  ready(): Promise<void>;
  /** Makes the folders on the way and gives the last one. */
  make(segments: readonly string[]): Promise<string>;
  /** The last folder on the way, or `undefined` when it is not there. */
  find(segments: readonly string[]): Promise<string | undefined>;
  /** Removes folders that have become empty, from the last one up; returns the first that stays. */
  prune(segments: readonly string[]): Promise<string>;
}

const folderMode = 0o700;
export const fileMode = 0o600;
const permissions = 0o777;

export function privateFolders(folder: string, fs: ContentFileSystem): PrivateFolders {
  const root = resolve(folder);
  let first: Promise<Stats> | undefined;

  /** Makes a folder private; refuses a link, and what belongs to somebody else. */
  async function secure(path: string): Promise<Stats> {
    const found = await fs.lstat(path);
    if (!found.isDirectory()) throw unavailable(found.isSymbolicLink() ? 'symbolic-link' : 'not-a-folder');
    checkOwner(found);
    if (isTooOpen(found, folderMode)) await fs.chmod(path, folderMode);
    return found;
  }

  async function makeOne(path: string): Promise<void> {
    try {
      await fs.mkdir(path, { mode: folderMode });
    } catch (error) {
      if (hasCode(error, 'EEXIST')) return;
      throw error;
    }
    await syncFolder(fs, dirname(path));
  }

  /** Files of a store that others could enter may be open to them one by one. */
  async function secureTree(path: string): Promise<void> {
    for await (const entry of await fs.opendir(path)) {
      // What others keep beside the content (`lost+found`) is theirs.
      if (!isSegment(entry.name)) continue;
      const inside = join(path, entry.name);
      if (entry.isDirectory()) {
        await secure(inside);
        await secureTree(inside);
      } else if (entry.isFile()) await secureFile(fs, inside);
    }
  }

  async function prepare(): Promise<Stats> {
    const before = await unlessAbsent(fs.lstat(root));
    if (!before) await fs.mkdir(root, { recursive: true, mode: folderMode });
    const found = await secure(root);
    // Behind a folder of mode 0700 nobody gets to what is inside.
    if (before && isTooOpen(before, folderMode)) await secureTree(root);
    return found;
  }

  async function ready(): Promise<void> {
    if (!first) {
      first = stored(prepare);
      first.catch(() => {
        first = undefined;
      });
    }
    const known = await first;
    // A disk that is not mounted any more must not look like a store without content. (The device has another number when
    // it is mounted again.)
    const now = await unlessAbsent(fs.lstat(root));
    if (now?.ino !== known.ino) throw unavailable('folder-changed');
  }

  return {
    root,
    ready,

    async make(segments) {
      let path = root;
      for (const segment of segments) {
        path = join(path, segment);
        // Another process may prune it between the two.
        for (let attempt = 1; ; attempt++) {
          await makeOne(path);
          if (await unlessAbsent(secure(path))) break;
          if (attempt === 5) throw unavailable('folder-changed');
        }
      }
      return path;
    },

    async find(segments) {
      let path = root;
      for (const segment of segments) {
        path = join(path, segment);
        const found = await unlessAbsent(fs.lstat(path));
        if (!found || found.isFile()) return undefined;
        await unlessAbsent(secure(path));
      }
      return path;
    },

    async prune(segments) {
      for (let depth = segments.length; depth > 0; depth--) {
        const path = join(root, ...segments.slice(0, depth));
        try {
          await fs.rmdir(path);
        } catch (error) {
          if (hasCode(error, 'ENOENT')) continue;
          if (hasCode(error, 'ENOTEMPTY', 'EEXIST')) return path;
          throw error;
        }
      }
      return root;
    },
  };
}

/** Makes a file private, if it is still there. */
export async function secureFile(fs: ContentFileSystem, path: string): Promise<void> {
  const found = await unlessAbsent(fs.lstat(path));
  if (found?.isFile() && isTooOpen(found, fileMode)) await unlessAbsent(fs.chmod(path, fileMode));
}

export const isTooOpen = ({ mode }: Stats, wanted: number): boolean =>
  process.platform !== 'win32' && (mode & permissions) !== wanted;

function checkOwner({ uid }: Stats): void {
  // Windows has no such number.
  if (process.geteuid && uid !== process.geteuid()) throw unavailable('owner');
}
