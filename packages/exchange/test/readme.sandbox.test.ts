import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const here = import.meta.dirname;

it('the example of the README runs and ends with an accepted delivery', { timeout: 120_000 }, async () => {
  const readme = readFileSync(join(here, '../README.md'), 'utf8');
  const example = /```ts\n(.*?)```/s.exec(readme)?.[1] ?? '';
  // Inside the package, so that its dependencies are found.
  const folder = mkdtempSync(join(here, 'readme-'));
  try {
    writeFileSync(join(folder, 'example.ts'), example);
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--conditions=@rathaus/source', 'example.ts'],
      {
        cwd: folder,
        timeout: 100_000,
      },
    );
    expect(stdout).toMatch(/^received \{"hund":"Rex"\} 1\naccepted \d{4}-\d\d-\d\dT/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
