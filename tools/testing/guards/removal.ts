import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AnyGuard, Edit, GuardTable } from './guard.ts';

/** An edit with the path of its file. */
export interface PlacedEdit extends Pick<Edit, 'text' | 'instead'> {
  readonly path: string;
}

function pathOf(sources: URL, { file, library }: Edit): string {
  if (library === undefined) return fileURLToPath(new URL(file, sources));
  return join(dirname(fileURLToPath(import.meta.resolve(`${library}/package.json`))), file);
}

/** The edits of a guard, each with the path of its file. */
export const placed = (sources: URL, { edits }: AnyGuard): PlacedEdit[] =>
  edits.map((edit) => ({ path: pathOf(sources, edit), text: edit.text, instead: edit.instead }));

/**
 * The text of a file after the edits that are for it; `undefined` when none is. Errors: when what has to be replaced is
 * not there exactly once.
 */
export function edited(edits: readonly PlacedEdit[], path: string, text: string): string | undefined {
  let changed: string | undefined;
  for (const edit of edits) {
    if (edit.path !== path) continue;
    changed ??= text;
    if (changed.split(edit.text).length !== 2)
      throw new Error(`not found exactly once in ${path}: ${edit.text}`);
    changed = changed.replace(edit.text, () => edit.instead);
  }
  return changed;
}

/** Whether the guards can be removed from the sources as they are today. Errors: the first that cannot. */
export function checkGuards({ sources, guards }: GuardTable): void {
  const names = new Set<string>();
  for (const guard of guards) {
    if (names.has(guard.name)) throw new Error(`two guards are called ${guard.name}`);
    names.add(guard.name);
    const edits = placed(sources, guard);
    for (const path of new Set(edits.map((edit) => edit.path))) {
      try {
        edited(edits, path, readFileSync(path, 'utf8'));
      } catch (cause) {
        throw new Error(`${guard.name} cannot be taken out`, { cause });
      }
    }
  }
}

/** From now on this process loads the sources without a guard. The files stay as they are. */
export function removeGuard({ sources, guards }: GuardTable, name: string): void {
  const guard = guards.find((one) => one.name === name);
  if (!guard) throw new Error(`there is no guard ${name}`);
  const edits = placed(sources, guard);
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!url.startsWith('file:')) return loaded;
      const source = edited(edits, fileURLToPath(url), String(loaded.source));
      return source === undefined ? loaded : { ...loaded, source };
    },
  });
}
