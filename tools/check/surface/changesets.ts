/** Pending changesets: what users will be told at the next release. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

export type Bump = 'patch' | 'minor' | 'major';

/** A changeset that names a package. */
export interface Changeset {
  /** `exchange-first.md`. */
  readonly file: string;
  readonly bump: Bump;
  /** Of the whole file: an edited changeset is another one. */
  readonly digest: string;
}

/** Pending changesets by package name. Throws for one that cannot be read. */
export function pendingChangesets(root: string): ReadonlyMap<string, readonly Changeset[]> {
  const folder = join(root, '.changeset');
  const found = new Map<string, Changeset[]>();
  const files = existsSync(folder) ? readdirSync(folder).sort() : [];
  for (const file of files.filter((name) => name.endsWith('.md') && name !== 'README.md')) {
    const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n');
    const head = /^---\n(?<head>.*?)\n?---\n/s.exec(text)?.groups?.head;
    if (head === undefined)
      throw new Error(`.changeset/${file} does not begin with its packages between ---`);
    const digest = createHash('sha256').update(text).digest('base64url').slice(0, 12);
    const packages: unknown = parse(head) ?? {};
    if (typeof packages !== 'object') throw new Error(`.changeset/${file} names no packages`);
    for (const [name, bump] of Object.entries(packages as Record<string, unknown>)) {
      if (bump === 'none') continue;
      if (bump !== 'patch' && bump !== 'minor' && bump !== 'major')
        throw new Error(`.changeset/${file}: "${String(bump)}" is no kind of version`);
      found.set(name, [...(found.get(name) ?? []), { file, bump, digest }]);
    }
  }
  return found;
}
