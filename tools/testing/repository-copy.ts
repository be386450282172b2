/** A copy of the repository in which tests break something and see whether the checks notice. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');

/** How a part of the check ended in the copy. */
export interface CheckResult {
  code: number | null;
  output: string;
}

export interface RepositoryCopy {
  folder: string;
  check(part: string): CheckResult;
  /** Changes files for the duration of one call and puts back what was there. The new text is made from the old one. */
  broken<T>(files: Record<string, (text: string) => string>, then: () => T): T;
  remove(): void;
}

/** Copies the files git knows or would take, without history; packages are linked as npm links workspaces. */
export function copyRepository(): RepositoryCopy {
  const folder = mkdtempSync(join(tmpdir(), 'rathaus-checks-'));
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of files.split('\0').filter((name) => name && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  mkdirSync(join(folder, 'node_modules/@rathaus'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@rathaus')
      symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  }
  for (const name of readdirSync(join(folder, 'packages'))) {
    symlinkSync(join(folder, 'packages', name), join(folder, 'node_modules/@rathaus', name));
  }
  return {
    folder,
    check(part) {
      const result = spawnSync(process.execPath, ['tools/check/run.ts', part], {
        cwd: folder,
        encoding: 'utf8',
      });
      return { code: result.status, output: result.stdout + result.stderr };
    },
    broken(changes, then) {
      const before = new Map<string, string | undefined>();
      try {
        for (const [file, change] of Object.entries(changes)) {
          const path = join(folder, file);
          const text = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
          before.set(path, text);
          mkdirSync(dirname(path), { recursive: true });
          writeFileSync(path, change(text ?? ''));
        }
        return then();
      } finally {
        for (const [path, text] of before) {
          if (text === undefined) rmSync(path);
          else writeFileSync(path, text);
        }
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
