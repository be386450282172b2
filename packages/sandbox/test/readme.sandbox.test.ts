import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('the example of the README runs, gets a token and ends by itself', async () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const example = readme.match(/```ts\n(import[\s\S]*?)```/)?.[1] ?? '';
  const file = fileURLToPath(new URL(`example.${process.pid}.ts`, import.meta.url));
  writeFileSync(file, example);
  try {
    const run = await promisify(execFile)(process.execPath, ['--conditions=@rathaus/source', file], {
      env: { ...process.env, NODE_ENV: 'test' },
      timeout: 60_000,
    });
    expect(run.stdout).toMatch(/^200 http:\/\/127\.0\.0\.1:\d+\/? http:\/\/127\.0\.0\.1:\d+\/dataset\n$/);
  } finally {
    rmSync(file);
  }
}, 90_000);
