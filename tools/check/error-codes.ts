import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Areas an error code may start with; the part before the first dot. */
const CODE = /code:\s*'((?:core|exchange|servicekonto|eakte|opendata|sandbox|cli|ui)\.[a-z0-9.-]+)'/g;
const TABLE = 'docs/errors.md';

/** The table of every stable error code, made from the sources. */
export function errorCodeTable(root: string): string {
  const rows = new Map<string, Set<string>>();
  for (const file of globSync('packages/*/src/**/*.ts', { cwd: root })) {
    if (/\.(test|test-d)\.ts$|\/generated\//.test(file)) continue;
    const text = readFileSync(join(root, file), 'utf8');
    for (const match of text.matchAll(CODE)) {
      const files = rows.get(match[1]!) ?? new Set();
      rows.set(match[1]!, files.add(file.replaceAll('\\', '/')));
    }
  }
  const lines = [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([code, files]) =>
        `| \`${code}\` | ${[...files]
          .sort()
          .map((file) => `[${file.split('/').slice(1).join('/').replace('/src/', ': ')}](../${file})`)
          .join(', ')} |`,
    );
  return [
    '# Error codes',
    '',
    'Every `RathausError` carries one of these stable codes; act on the code, never on the message. Made by `node tools/check/error-codes.ts --write` from the sources, checked by `npm run check -- errors`.',
    '',
    '| code | raised in |',
    '| --- | --- |',
    ...lines,
    '',
  ].join('\n');
}

/** A code that is missing from the table, or one that no source raises any more. */
export function errorCodeFindings(root: string): string[] {
  let current = '';
  try {
    current = readFileSync(join(root, TABLE), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  if (current === errorCodeTable(root)) return [];
  return [
    `${TABLE} does not list the error codes of the sources. Fix: node tools/check/error-codes.ts --write`,
  ];
}

if (process.argv[1] === import.meta.filename && process.argv.includes('--write')) {
  const root = join(import.meta.dirname, '../..');
  writeFileSync(join(root, TABLE), errorCodeTable(root));
}
