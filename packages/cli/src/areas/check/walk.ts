import type { Dirent, Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Abortable, throwIfAborted, unlessAborted } from '@rathaus/client-core/abort';

/** What lies at a path that was named, or in a folder that was. */
export type Found =
  /** `named`: the path itself was named, not only a folder around it. */
  | { readonly kind: 'file'; readonly path: string; readonly named: boolean }
  /** Cannot be looked into, so there is no verdict on it. */
  | { readonly kind: 'no-file'; readonly path: string; readonly why: 'dangling' | 'special' }
  /** Left out on purpose; takes nothing from the verdict. */
  | { readonly kind: 'skipped'; readonly path: string; readonly why: 'hidden' | 'visited' }
  /** The file system refused. */
  | { readonly kind: 'fault'; readonly path: string; readonly error: unknown };

/** Names that are still to be visited of a folder. */
interface Level {
  readonly folder: string;
  readonly entries: Dirent[];
  next: number;
}

const reading = 'Reading a folder';

/**
 * Visits files and, sorted by name, what lies in folders and the folders below. Links are followed, but into each folder
 * only once. Holds the names of the folders on the way down and the numbers of those visited, nothing of the files.
 * Never throws for what it meets; an abort ends it at once.
 */
export async function* walk(paths: Iterable<string>, { signal }: Abortable = {}): AsyncGenerator<Found> {
  const visited = new Set<string>();
  const levels: Level[] = [];

  /** Looks at a path. A folder is entered, everything else is found. */
  async function visit(path: string, named: boolean, isLink: boolean): Promise<Found | undefined> {
    throwIfAborted(signal, reading);
    let stats: Stats;
    try {
      stats = await unlessAborted(stat(path), signal, reading);
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

  for (const path of paths) {
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
