import { chmod, mkdir, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import type { MailboxWorld } from './mailbox.ts';

/** The files of a mailbox on a disk, as a test sees and changes them. */
export function filesOnDisk(
  folder: string,
): Pick<MailboxWorld, 'paths' | 'get' | 'put' | 'remove'> & { tamper(path: string): Promise<void> } {
  return {
    async tamper(path) {
      const file = await open(join(folder, path), 'r+');
      await file.write(Buffer.from([8]), 0, 1, 1000);
      await file.close();
    },
    async paths() {
      const all = await readdir(folder, { recursive: true, withFileTypes: true });
      return all
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, '/'))
        .sort();
    },
    get: (path) => readFile(join(folder, path), 'utf8'),
    async put(path, text) {
      const parent = dirname(join(folder, path));
      // Writable for the user that a server runs as.
      if (await mkdir(parent, { recursive: true })) await chmod(parent, 0o777);
      await writeFile(join(folder, path), text);
    },
    remove: (path) => rm(join(folder, path)),
  };
}
