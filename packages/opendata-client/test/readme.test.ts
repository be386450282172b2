import { execFile } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

it('the five-minute example of the README runs: table inspected, dataset without an error, RDF written', async () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const example = readme.match(/```ts\n(import[\s\S]*?)```/)?.[1] ?? '';
  const file = fileURLToPath(new URL(`example.${process.pid}.ts`, import.meta.url));
  writeFileSync(file, example);
  try {
    const run = await promisify(execFile)(process.execPath, ['--conditions=@rathaus/source', file]);
    expect(run.stderr).toBe('');
    expect(run.stdout).toMatch(/^utf-8 ; 2 \[/);
    expect(run.stdout).toContain("'Einwohner: integer'");
    expect(run.stdout).toContain('>Einwohner nach Stadtteilen</dcterms:title>');
    expect(run.stdout).not.toMatch(/^error /m);
  } finally {
    rmSync(file);
  }
}, 60_000);
