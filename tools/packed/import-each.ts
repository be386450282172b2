import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Entry, Installation } from './packed-packages.ts';

/** They define elements in a page, or extend the types of a framework: importing them must do nothing in Node. */
const quiet = /^@rathaus\/ui-kit\/(define|types\/)/;
/** Files to copy or to link. */
const files = /\.(css|json)$|^@rathaus\/ui-kit\/cdn\//;

export interface Imported {
  readonly node: string;
  readonly imported: readonly string[];
  readonly resolved: readonly string[];
  /** What Node says, by name of the entry. */
  readonly failed: Readonly<Record<string, string>>;
}

/** Imports entries in one process of a Node, in the folder of an installation. */
export async function importEach(
  installed: Installation,
  node: string,
  entries: readonly Entry[],
): Promise<Imported> {
  installed.write(
    'import-each.mjs',
    readFileSync(join(import.meta.dirname, 'programs/import-each.mjs'), 'utf8'),
  );
  const list = entries.map(({ id }) => ({
    id,
    how: files.test(id) ? 'find' : quiet.test(id) ? 'quiet' : 'import',
  }));
  const { output } = await installed.execute(node, ['import-each.mjs', JSON.stringify(list)]);
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Imported;
}
