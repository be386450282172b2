import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const examples = [...readme.matchAll(/```ts\n(import[\s\S]*?)```/g)].map(([, code]) => code!);

/** Runs an example as its reader would and returns what it prints. */
async function run(example: string, name: string): Promise<string> {
  // Another port, so that several runs on one machine do not meet.
  const port = 20_000 + (process.pid % 20_000);
  const file = fileURLToPath(new URL(`${name}.${process.pid}.ts`, import.meta.url));
  writeFileSync(file, example.replaceAll('8099', String(port)));
  try {
    return (await promisify(execFile)(process.execPath, ['--conditions=@rathaus/source', file])).stdout;
  } finally {
    rmSync(file);
  }
}

it('the examples of the README run and print what the README says', async () => {
  expect(examples).toHaveLength(2);
  expect(await run(examples[0]!, 'call')).toBe('Rex\nno dog 8\n');
  const report = await run(examples[1]!, 'check');
  expect(report).toContain('„…“ hat 27 Zeichen.');
  expect(report).not.toContain('Försterei');
}, 60_000);
