import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const AREAS = '(?:core|exchange|servicekonto|eakte|opendata|sandbox|cli|ui)';
/** A code written out: `code: 'eakte.package.naming'`, or as the key of a table of errors. */
const WRITTEN = new RegExp(`(?:code:\\s*|^\\s*)'(${AREAS}(?:\\.[a-z0-9-]+)+)'`, 'gm');
/** A code put together by a function: `code: \`core.auth.${code}\``. */
const COMPOSED = new RegExp(`code:\\s*\`(${AREAS}(?:\\.[a-z0-9-]+)*)\\.\\$\\{`, 'g');
const TABLE = 'docs/errors.md';

/** Name of the function a place in a source file belongs to. */
function functionAround(text: string, index: number): string | undefined {
  const names = [
    ...text.slice(0, index).matchAll(/(?:function|const)\s+(\w+)\s*(?:=\s*(?:async\s*)?\(|\()/g),
  ];
  return names.at(-1)?.[1];
}

/** Every stable error code with the files that raise it. */
function errorCodes(root: string): Map<string, Set<string>> {
  const rows = new Map<string, Set<string>>();
  const add = (code: string, file: string) => rows.set(code, (rows.get(code) ?? new Set()).add(file));
  const sources = globSync('packages/*/src/**/*.ts', { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !/\.(test|test-d)\.ts$|\/generated\//.test(file))
    .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));
  for (const { file, text } of sources) {
    for (const match of text.matchAll(WRITTEN)) add(match[1]!, file);
    for (const match of text.matchAll(COMPOSED)) {
      const name = functionAround(text, match.index);
      const folder = file.split('/').slice(0, 2).join('/');
      const calls = sources
        .filter((source) => source.file.startsWith(`${folder}/`))
        .flatMap((source) =>
          [...source.text.matchAll(new RegExp(`\\b${name}\\(\\s*'([a-z0-9.-]+)'`, 'g'))].map((call) => ({
            code: call[1]!,
            file: source.file,
          })),
        );
      for (const call of calls) add(`${match[1]}.${call.code}`, call.file);
      if (calls.length === 0) add(`${match[1]}.*`, file);
    }
  }
  return rows;
}

/** The table of every stable error code, made from the sources. */
export function errorCodeTable(root: string): string {
  const lines = [...errorCodes(root)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, files]) => {
      const links = [...files]
        .sort()
        .map((file) => `[${file.split('/').slice(1).join('/').replace('/src/', ': ')}](../${file})`);
      return `| \`${code}\` | ${links.join(', ')} |`;
    });
  return [
    '# Error codes',
    '',
    'Every `RathausError` carries one of these stable codes; act on the code, never on the message. A `*` stands for the id of a rule or reason. Made by `node tools/check/error-codes.ts --write` from the sources, checked by `npm run check -- errors`.',
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
