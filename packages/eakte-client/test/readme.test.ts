import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it, vi } from 'vitest';

// Generous, because the machine may be busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

const root = fileURLToPath(new URL('..', import.meta.url));

it('the example of the README about containers runs and does what it says', async () => {
  const readme = await readFile(join(root, 'README.md'), 'utf8');
  const blocks = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1]!);
  const example = blocks.find((block) => block.includes('writeContainerFile'));
  expect(example).toBeDefined();
  // Inside the package, so that its name resolves to its own sources.
  const folder = join(root, '.rathaus', `readme-${process.pid}`);
  await mkdir(folder, { recursive: true });
  try {
    await writeFile(join(folder, 'example.ts'), example!);
    const { stdout } = await promisify(execFile)(process.execPath, ['example.ts'], { cwd: folder });
    expect(stdout).toContain('passed { akten: 1, vorgaenge: 1, dokumente: 1, primaerdokumente: 1 }');
    expect(stdout).toContain('Abgabefähig: ja');
    expect(stdout).toMatch(/_Antrag\.pdf \d+\n$/);
    const made = await readdir(folder);
    expect(made).toContain('bericht.html');
    expect(made.filter((name) => name.endsWith('_Abgabe.Abgabe.0401.zip'))).toHaveLength(1);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
