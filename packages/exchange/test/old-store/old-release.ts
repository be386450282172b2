import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

/** The last commit whose stores are those of version 0.1. */
const commit = '88b84a8';
const root = join(import.meta.dirname, '../../../..');

/** Says why the old release cannot be had: a copy without its history. */
export const oldReleaseMissing = (): string | undefined =>
  spawnSync('git', ['cat-file', '-e', `${commit}^{commit}`], { cwd: root }).status === 0
    ? undefined
    : `this checkout does not have the commit ${commit}; fetch the whole history`;

/** Puts the sources of the old release into a folder, with the dependencies of today. */
export function extractOldRelease(folder: string): void {
  const parts = ['packages/exchange', 'packages/client-core', 'package.json'];
  const archive = execFileSync('git', ['archive', commit, ...parts], { cwd: root, maxBuffer: 200_000_000 });
  execFileSync('tar', ['x', '-C', folder], { input: archive });
  const own = join(folder, 'node_modules');
  mkdirSync(join(own, '@rathaus'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '@rathaus') symlinkSync(join(root, 'node_modules', name), join(own, name));
  for (const name of ['exchange', 'client-core'])
    symlinkSync(join(folder, 'packages', name), join(own, '@rathaus', name));
}
