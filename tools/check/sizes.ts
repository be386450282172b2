import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/**
 * Size budgets are in `packages/<name>/size-budget.json`: name → bytes after gzip -9. A name that ends in `.ts` is an
 * application in the folder of the package, bundled from the sources with everything it needs, as a page would load
 * it; each other one is a file of `dist/`. Names joined by ` + ` are what one page loads together: their sum is held
 * to the budget. The build has to be there; `npm run check` builds before it comes here.
 */
export async function sizeFindings(root: string): Promise<string[]> {
  const found: string[] = [];
  for (const file of globSync('packages/*/size-budget.json', { cwd: root }).sort()) {
    const budgets = JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, number | string>;
    const folder = dirname(file);
    for (const [name, limit] of Object.entries(budgets)) {
      if (typeof limit !== 'number') continue;
      const files = name.split(' + ').map((part) => (part.endsWith('.ts') ? part : `dist/${part}`));
      const missing = files.filter((path) => !existsSync(join(root, folder, path)));
      for (const path of missing)
        found.push(`${folder}: ${path} ${path.endsWith('.ts') ? 'does not exist' : 'is not built'}`);
      if (missing.length > 0) continue;
      const sizes = await Promise.all(files.map((path) => weigh(join(root, folder, path))));
      const size = sizes.reduce((sum, bytes) => sum + bytes, 0);
      const sum = sizes.length > 1 ? ` (${sizes.join(' + ')})` : '';
      if (size > limit)
        found.push(`${folder}: ${files.join(' + ')} is ${size} B gzip${sum}, the budget is ${limit} B`);
    }
  }
  return found;
}

/** Bytes of one file after gzip -9; each file of a page is compressed alone. */
const weigh = async (path: string): Promise<number> =>
  gzipSync(path.endsWith('.ts') ? await bundled(path) : readFileSync(path), { level: 9 }).length;

/** The same settings as in `bench/client-core`, so that the figures can be compared. */
async function bundled(application: string): Promise<Uint8Array> {
  const { outputFiles } = await build({
    entryPoints: [application],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['@rathaus/source'],
    logLevel: 'silent',
  });
  return outputFiles[0]!.contents;
}
