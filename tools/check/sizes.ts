import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/**
 * One budget: what a browser or server has to load for these imports, everything included.
 * Budgets stand in `packages/<name>/size-budget.json`: `[{ "name", "entry": ["./src/…"], "limit": bytes gzip, "external"? }]`.
 */
interface Budget {
  name: string;
  entry: string[];
  limit: number;
  external?: string[];
}

/** Bundles and minifies `entry` with esbuild and returns its size in bytes after gzip -9. */
export async function gzipSize(root: string, entry: string[], external: string[] = []): Promise<number> {
  const result = await build({
    stdin: {
      contents: entry
        .map((file) => `export * from ${JSON.stringify(file)};\nimport ${JSON.stringify(file)};`)
        .join('\n'),
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    conditions: ['@rathaus/source'],
    external,
    logLevel: 'silent',
  });
  return gzipSync(result.outputFiles[0]!.contents, { level: 9 }).length;
}

export async function sizeFindings(root: string): Promise<string[]> {
  const found: string[] = [];
  for (const file of globSync('packages/*/size-budget.json', { cwd: root })) {
    const folder = join(root, dirname(file));
    for (const budget of JSON.parse(readFileSync(join(root, file), 'utf8')) as Budget[]) {
      const size = await gzipSize(folder, budget.entry, budget.external);
      if (size > budget.limit)
        found.push(
          `${relative(root, folder)}: ${budget.name} is ${size} B gzip, the budget is ${budget.limit} B`,
        );
    }
  }
  return found;
}
