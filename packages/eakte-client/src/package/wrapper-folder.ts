import { judgeEntryName } from './entry-name.ts';
import { isDustName } from './packer-dust.ts';
import { type DirectoryEntry, isDosLike } from './zip-record.ts';

/** Whether an entry is a folder. */
export const isFolder = ({ path, size, host }: DirectoryEntry): boolean =>
  size === 0 && (path.endsWith('/') || (path.endsWith('\\') && isDosLike(host)));

// .NET up to 4.6 separates folders by a backslash.
const separator = /[/\\]/;

/** The folders of a path, outermost first. */
export const foldersOf = (path: string): string[] => path.split(separator).slice(0, -1);

/**
 * The folders around all files of a container, outermost first: whoever packs a folder instead of its files gets them.
 * Empty when a file lies outside, and as far as a name is none of a plain folder (`..`, a drive, a device).
 */
export function findWrapper(entries: readonly DirectoryEntry[]): string[] {
  const files = entries.filter((entry) => !isFolder(entry));
  // What seems to be of an operating system lies beside the folder of the files.
  const own = files.filter(({ path }) => !isDustName(path));
  let common: string[] | undefined;
  for (const entry of own.length > 0 ? own : files) {
    const folders = foldersOf(entry.path);
    if (!common) common = folders;
    else {
      const known: string[] = common;
      const length = known.findIndex((part, at) => part !== folders[at]);
      if (length >= 0) common = known.slice(0, length);
    }
    if (common.length === 0) return [];
  }
  const wrapper = common ?? [];
  const strange = wrapper.findIndex((part) => {
    const fault = judgeEntryName(part, Buffer.byteLength(part));
    return fault !== undefined && fault !== 'name-not-nfc';
  });
  return strange < 0 ? wrapper : wrapper.slice(0, strange);
}

/** How many folders of the wrapper are around an entry: all of them or none, and of a wrapper itself all of its own. */
export function wrapperDepth(entry: DirectoryEntry, wrapper: readonly string[]): number {
  const folders = foldersOf(entry.path);
  const most = isFolder(entry) ? Math.min(folders.length, wrapper.length) : wrapper.length;
  return wrapper.slice(0, most).every((folder, at) => folders[at] === folder) ? most : 0;
}

/** A path without its outermost folders, as stored. The folders themselves become ''. */
export function insideFolders(path: string, depth: number): string {
  let from = 0;
  for (let left = depth; left > 0; left--) from += path.slice(from).search(separator) + 1;
  return path.slice(from);
}

/** The name that a path gives an entry: without the folders around all files, in NFC, with `/` for any folder left. */
export function nameFrom(path: string, { depth, host }: DirectoryEntry): string {
  const name = insideFolders(path, depth).normalize('NFC');
  // Elsewhere a backslash is a character, and one that no name should have.
  return isDosLike(host) ? name.replaceAll('\\', '/') : name;
}
