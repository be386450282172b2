import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Folder for the stores of sandboxes, in the folder where the command runs. */
export const sandboxFolder = 'rathaus-sandbox';

/** The stores that sandboxes have left here, the one that was used last first. Errors: those of the file system. */
export async function sandboxStores(): Promise<string[]> {
  const names = await readdir(sandboxFolder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const found: { folder: string; usedAt: number }[] = [];
  for (const name of names) {
    const folder = join(sandboxFolder, name);
    const times = await Promise.all(
      // The second is written first while a store is open.
      ['exchange.sqlite', 'exchange.sqlite-wal'].map((file) =>
        stat(join(folder, file)).then(
          ({ mtimeMs }) => mtimeMs,
          () => undefined,
        ),
      ),
    );
    if (times[0] !== undefined) found.push({ folder, usedAt: Math.max(times[0], times[1] ?? 0) });
  }
  return found.sort((a, b) => b.usedAt - a.usedAt).map(({ folder }) => folder);
}
