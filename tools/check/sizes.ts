import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

/**
 * Size budgets are in `packages/<name>/size-budget.json`: a file of `dist/` → bytes after gzip -9.
 * The build has to be there; `npm run check` builds before it comes here.
 */
export function sizeFindings(root: string): string[] {
  const found: string[] = [];
  for (const file of globSync('packages/*/size-budget.json', { cwd: root })) {
    const budgets = JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, number | string>;
    for (const [name, limit] of Object.entries(budgets)) {
      if (typeof limit !== 'number') continue;
      const path = join(root, dirname(file), 'dist', name);
      if (!existsSync(path)) {
        found.push(`${dirname(file)}: dist/${name} is not built`);
        continue;
      }
      const size = gzipSync(readFileSync(path), { level: 9 }).length;
      if (size > limit)
        found.push(`${dirname(file)}: dist/${name} is ${size} B gzip, the budget is ${limit} B`);
    }
  }
  return found;
}
