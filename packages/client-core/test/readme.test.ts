import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('the example of the README runs and prints what the README says', async () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const example = readme.match(/```ts\n(import[\s\S]*?)```/)?.[1] ?? '';
  // Another port, so that several runs on one machine do not meet.
  const port = 20_000 + (process.pid % 20_000);
  const file = fileURLToPath(new URL(`example.${process.pid}.ts`, import.meta.url));
  writeFileSync(file, example.replaceAll('8099', String(port)));
  try {
    const run = promisify(execFile)(process.execPath, ['--conditions=@rathaus/source', file]);
    expect((await run).stdout).toBe('Rex\nno dog 8\n');
  } finally {
    rmSync(file);
  }
}, 60_000);
