import type { Dirent, Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, sep } from 'node:path';
import { type Abortable, throwIfAborted, unlessAborted } from '@rathaus/client-core/abort';

/**
 * Why something is left out: its name begins with a dot, its folder was visited, a link leads out of what was named, it is
 * the list of parts that `writeTransfer()` keeps beside them.
 */
export type SkippedWhy = 'hidden' | 'visited' | 'outside' | 'parts-list';

/** What lies at a path that was named, or in a folder that was. */
export type Found =
  /** `named`: the path itself was named, not only a folder around it. */
  | { readonly kind: 'file'; readonly path: string; readonly named: boolean }
  /** Cannot be looked into, so there is no verdict on it. */
  | { readonly kind: 'no-file'; readonly path: string; readonly why: 'dangling' | 'special' }
  /** Left out on purpose; takes nothing from the verdict. */
  | { readonly kind: 'skipped'; readonly path: string; readonly why: SkippedWhy }
  /** The file system refused. */
  | { readonly kind: 'fault'; readonly path: string; readonly error: unknown };

/** Names that are still to be visited of a folder. */
interface Level {
  readonly folder: string;
  readonly entries: Dirent[];
  next: number;
}

/** `<ProzessID>_0503_Transport.json` */
const partsList = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}_\d{4}_Transport\.json$/i;

const reading = 'Reading a folder';

/**
 * Visits files and, sorted by name, what lies in folders and the folders below. Links are followed, but into each folder
 * only once, and never out of what was named: someone who names a folder does not mean the whole disk. Holds the names of the folders on the way down and the numbers of those visited, nothing of the files.
 * Never throws for what it meets; an abort ends it at once.
 */
export async function* walk(paths: Iterable<string>, { signal }: Abortable = {}): AsyncGenerator<Found> {
  const visited = new Set<string>();
  const named = [...paths];
  const roots: string[] = [];
  const levels: Level[] = [];

  /** Looks at a path. A folder is entered, everything else is found. */
  async function visit(path: string, named: boolean, isLink: boolean): Promise<Found | undefined> {
    throwIfAborted(signal, reading);
    let stats: Stats;
    try {
      if (isLink && !isWithin(await unlessAborted(realpath(path), signal, reading), roots))
        return { kind: 'skipped', path, why: 'outside' };
      stats = await unlessAborted(stat(path), signal, reading);
      if (stats.isFile() && !named && partsList.test(basename(path)))
        return { kind: 'skipped', path, why: 'parts-list' };
      if (stats.isFile()) return { kind: 'file', path, named };
      if (!stats.isDirectory()) return { kind: 'no-file', path, why: 'special' };
      const { dev, ino } = await unlessAborted(stat(path, { bigint: true }), signal, reading);
      const id = `${dev}:${ino}`;
      if (visited.has(id)) return { kind: 'skipped', path, why: 'visited' };
      visited.add(id);
      const entries = await unlessAborted(readdir(path, { withFileTypes: true }), signal, reading);
      levels.push({ folder: path, entries: entries.sort((a, b) => (a.name < b.name ? -1 : 1)), next: 0 });
      return undefined;
    } catch (error) {
      throwIfAborted(signal, reading);
      const { code } = Object(error) as { code?: unknown };
      // A link without a target, or to itself. A file that vanished meanwhile is a fault.
      if (code === 'ELOOP' || (code === 'ENOENT' && isLink))
        return { kind: 'no-file', path, why: 'dangling' };
      return { kind: 'fault', path, error };
    }
  }

  for (const path of named) {
    // What does not exist is found when it is visited.
    const root = await unlessAborted(
      realpath(path).catch(() => undefined),
      signal,
      reading,
    );
    if (root !== undefined) roots.push(root);
  }
  for (const path of named) {
    const found = await visit(path, true, false);
    if (found) yield found;
    for (let level = levels.at(-1); level; level = levels.at(-1)) {
      const entry = level.entries[level.next++];
      if (!entry) {
        levels.pop();
        continue;
      }
      const below = join(level.folder, entry.name);
      const inside: Found | undefined = entry.name.startsWith('.')
        ? { kind: 'skipped', path: below, why: 'hidden' }
        : await visit(below, false, entry.isSymbolicLink());
      if (inside) yield inside;
    }
  }
}

const isWithin = (path: string, roots: readonly string[]): boolean =>
  roots.some((root) => path === root || path.startsWith(root.endsWith(sep) ? root : `${root}${sep}`));
