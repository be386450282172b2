import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Guard, guards } from './guards.ts';

const sources = new URL('../../../src/', import.meta.url);

/** The text of a file without a guard. Errors: when what has to be replaced is not there exactly once. */
function textWithout(file: string, { name, edits }: Guard, text: string): string {
  let changed = text;
  for (const edit of edits) {
    if (edit.file !== file) continue;
    if (changed.split(edit.text).length !== 2)
      throw new Error(`${name}: its text is not found exactly once in ${file}`);
    changed = changed.replace(edit.text, () => edit.instead);
  }
  return changed;
}

/** Whether the guards can be removed from the sources as they are today. Errors: the first that cannot. */
export function checkGuards(): void {
  for (const guard of guards)
    for (const { file } of guard.edits)
      textWithout(file, guard, readFileSync(fileURLToPath(new URL(file, sources)), 'utf8'));
}

/** From now on this process loads the sources without a guard. The files stay as they are. */
export function withoutGuard(name: string): void {
  const guard = guards.find((one) => one.name === name);
  if (!guard) throw new Error(`there is no guard ${name}`);
  const files = new Map(guard.edits.map(({ file }) => [new URL(file, sources).href, file]));
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      const file = files.get(url.split('?')[0] ?? url);
      if (file === undefined) return loaded;
      return { ...loaded, source: textWithout(file, guard, String(loaded.source)) };
    },
  });
}
