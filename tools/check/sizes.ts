import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/**
 * Size budgets are in `packages/<name>/size-budget.json`: name → bytes after gzip -9. A name that ends in `.ts` is an
 * application in the folder of the package, bundled from the sources with everything it needs, as a page would load
 * it; each other one is a file of `dist/`. The build has to be there; `npm run check` builds before it comes here.
 */
export async function sizeFindings(root: string): Promise<string[]> {
  const found: string[] = [];
  for (const file of globSync('packages/*/size-budget.json', { cwd: root }).sort()) {
    const budgets = JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, number | string>;
    const folder = dirname(file);
    for (const [name, limit] of Object.entries(budgets)) {
      if (typeof limit !== 'number') continue;
      const weighed = name.endsWith('.ts') ? name : `dist/${name}`;
      const path = join(root, folder, weighed);
      if (!existsSync(path)) {
        found.push(`${folder}: ${weighed} ${weighed === name ? 'does not exist' : 'is not built'}`);
        continue;
      }
      const bytes = weighed === name ? await bundled(path) : readFileSync(path);
      const size = gzipSync(bytes, { level: 9 }).length;
      if (size > limit) found.push(`${folder}: ${weighed} is ${size} B gzip, the budget is ${limit} B`);
    }
  }
  return found;
}

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
