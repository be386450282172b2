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

/** Texts of the files of a guard without it, by path. Errors: for a name that no guard has. */
export function filesWithoutGuard(name: string): (path: string, text: string) => string | undefined {
  const guard = guards.find((one) => one.name === name);
  if (!guard) throw new Error(`there is no guard ${name}`);
  const files = new Map(guard.edits.map(({ file }) => [fileURLToPath(new URL(file, sources)), file]));
  return (path, text) => {
    const file = files.get(path);
    return file === undefined ? undefined : textWithout(file, guard, text);
  };
}

/** From now on this process loads the sources without a guard. The files stay as they are. */
export function withoutGuard(name: string): void {
  const changed = filesWithoutGuard(name);
  registerHooks({
    load(url, context, nextLoad) {
      const loaded = nextLoad(url, context);
      if (!url.startsWith(sources.href)) return loaded;
      const source = changed(fileURLToPath(url), String(loaded.source));
      return source === undefined ? loaded : { ...loaded, source };
    },
  });
}
