import * as node from 'node:fs/promises';
import type { DirectoryFileSystem } from '../../src/node/index.ts';

/**
 * A look at a call of the file system before it is made: the method, and the path when it has one (a file handle has
 * none). What it throws is what the call throws.
 */
export type FileCall = (method: string, path: string | undefined) => void | Promise<void>;

/** The file system, watched, with the calls of open files and folders. Nothing is synced: no test cuts the power. */
export function watchedFileSystem(before: FileCall): DirectoryFileSystem {
  const watched = <Target extends object>(target: Target): Target =>
    new Proxy(target, {
      get(from, member) {
        const value: unknown = Reflect.get(from, member);
        if (typeof value !== 'function' || typeof member === 'symbol') return value;
        return async (...given: unknown[]) => {
          const call = () => Reflect.apply(value, from, given) as unknown;
          // The system closes the files of a killed process.
          const closed: unknown = member === 'close' ? await call() : undefined;
          await before(member, typeof given[0] === 'string' ? given[0] : undefined);
          if (member === 'close' || member === 'sync') return closed;
          const result = await call();
          return member === 'open' || member === 'opendir' ? watched(result as object) : result;
        };
      },
    });
  // A module cannot be the target of a proxy that answers otherwise.
  return watched({ ...node });
}

/** Calls after which a process that is killed leaves something else behind. */
const changing = new Set(['appendFile', 'close', 'link', 'mkdir', 'open', 'rename', 'rm', 'rmdir', 'unlink']);

/** A file system whose process is killed before its n-th change: all calls after it fail, so nothing is tidied up. */
export function killedAt(change: number): { fs: DirectoryFileSystem; readonly isDead: boolean } {
  let changes = 0;
  return {
    fs: watchedFileSystem((method) => {
      if (changing.has(method)) changes += 1;
      if (changes >= change) throw new Error('killed');
    }),
    get isDead() {
      return changes >= change;
    },
  };
}

export const systemError = (code: string): Error => Object.assign(new Error(code), { code });
