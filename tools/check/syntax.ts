import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Words that the oldest supported Node (22.18) cannot parse. It strips types and lowers nothing. */
const TOO_NEW = [{ pattern: /\b(await )?using \w+ = /, what: '`using` (use try and finally)' }];

/**
 * Syntax that stops a file on the oldest supported Node: in what users run as it stands (sources, examples, READMEs, docs,
 * examples in docstrings). Tests are lowered by their runner.
 */
export function syntaxFindings(root: string): string[] {
  const files = [
    ...globSync('packages/*/src/**/*.ts', { cwd: root }).filter((file) => !/\.test(-d)?\.ts$/.test(file)),
    ...globSync('examples/*/src/**/*.ts', { cwd: root }),
    ...globSync(['README.md', 'LIESMICH.md', 'packages/*/README.md', 'examples/*/README.md', 'docs/*/*.md'], {
      cwd: root,
    }),
  ];
  return files.flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => {
        const found = TOO_NEW.find(({ pattern }) => pattern.test(line));
        // Prose may name what newer versions can do, on a line that says so.
        return found && !/Node 24/.test(line)
          ? [`${file}:${index + 1}: Node 22.18 does not know ${found.what}`]
          : [];
      }),
  );
}
