/** Proof that the checks fail: a copy of the repository is broken in one way at a time. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
let copy: string;

/** The files git knows or would take, without history; packages are linked as npm links workspaces. */
function copyRepository(): string {
  const target = mkdtempSync(join(tmpdir(), 'rathaus-checks-'));
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of files.split('\0').filter((name) => name && existsSync(join(root, name)))) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    cpSync(join(root, file), join(target, file));
  }
  mkdirSync(join(target, 'node_modules/@rathaus'), { recursive: true });
  for (const name of readdirSync(join(root, 'node_modules'))) {
    if (name !== '@rathaus')
      symlinkSync(join(root, 'node_modules', name), join(target, 'node_modules', name));
  }
  for (const name of readdirSync(join(target, 'packages'))) {
    symlinkSync(join(target, 'packages', name), join(target, 'node_modules/@rathaus', name));
  }
  return target;
}

function check(part: string) {
  const result = spawnSync(process.execPath, ['tools/check/run.ts', part], { cwd: copy, encoding: 'utf8' });
  return { code: result.status, output: result.stdout + result.stderr };
}

/** Writes a file for the duration of one check and puts back what was there. */
function broken<T>(file: string, change: (text: string) => string, then: () => T): T {
  const path = join(copy, file);
  const before = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, change(before ?? ''));
  try {
    return then();
  } finally {
    if (before === undefined) rmSync(path);
    else writeFileSync(path, before);
  }
}

beforeAll(() => {
  copy = copyRepository();
}, 60_000);
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('npm run check', { timeout: 120_000 }, () => {
  it('is clean for drift, imports and lock as committed', () => {
    for (const part of ['drift', 'imports', 'lock']) expect(check(part)).toMatchObject({ code: 0 });
  });

  it('fails when a generated file is edited, and names the fix', () => {
    const result = broken(
      'packages/opendata-client/src/generated/ckan-action.v3.ts',
      (text) => `${text}\nexport type Edited = 1;\n`,
      () => check('drift'),
    );
    expect(result.code).toBe(1);
    expect(result.output).toContain('Fix: npm run generate');
  });

  it('fails when a client imports another client', () => {
    const line = "export * from '@rathaus/opendata-client';\n";
    const result = broken(
      'packages/eakte-client/src/wrong.ts',
      () => line,
      () => check('imports'),
    );
    expect(result.code).toBe(1);
    expect(result.output).toContain('no-client-imports-another');
  });

  it('fails when a client reaches another one by a relative path', () => {
    const line = "export * from '../../opendata-client/src/index.ts';\n";
    const result = broken(
      'packages/eakte-client/src/wrong.ts',
      () => line,
      () => check('imports'),
    );
    expect(result.code).toBe(1);
    expect(result.output).toContain('no-client-imports-another');
  });

  it.each([
    ['by a relative path', '../../../packages/opendata-client/src/index.ts', 'no-inside-of-a-package'],
    [
      'by a specifier that is no public entry',
      '@rathaus/opendata-client/src/ckan/publisher.ts',
      'resolvable',
    ],
  ])('fails when an example imports the inside of a package %s', (_how, specifier, rule) => {
    const result = broken(
      'examples/buergerportal/src/wrong.ts',
      () => `export * from '${specifier}';\n`,
      () => check('imports'),
    );
    expect(result.code).toBe(1);
    expect(result.output).toContain(rule);
  });

  it('fails when the lock file names a download address', () => {
    const result = broken(
      'package-lock.json',
      (text) => {
        const lock = JSON.parse(text) as { packages: Record<string, { resolved?: string }> };
        lock.packages['node_modules/ky']!.resolved = 'https://registry.example/ky/-/ky.tgz';
        return JSON.stringify(lock);
      },
      () => check('lock'),
    );
    expect(result.code).toBe(1);
    expect(result.output).toContain('node_modules/ky');
  });

  it('fails when a package would be published under another licence', () => {
    const result = broken(
      'packages/exchange/LICENSE',
      () => 'MIT',
      () => check('manifests'),
    );
    expect(result.code).toBe(1);
    expect(result.output).toContain('packages/exchange: LICENSE differs');
  });

  it('fails when a public export has no docstring', () => {
    const result = broken(
      'packages/client-core/src/danger/index.ts',
      (text) => `${text}\nexport const undocumented = 1;\n`,
      () => check('docs'),
    );
    expect(result.code).toBe(1);
    expect(result.output).toMatch(/client-core\/src\/danger\/index\.ts:\d+: undocumented is public/);
  });

  it('fails when a file grows beyond its limit', () => {
    execFileSync('git', ['init', '-q'], { cwd: copy });
    const result = broken(
      'packages/client-core/src/too-long.ts',
      () => 'export {};\n'.repeat(450),
      () => check('names'),
    );
    expect(result.code).toBe(1);
    expect(result.output).toContain('too-long.ts: 451 lines');
  });

  it('fails when the sandbox shares code with a client', () => {
    const result = broken(
      'packages/sandbox/src/wrong.ts',
      () => "export * from '@rathaus/client-core';\n",
      () => check('imports'),
    );
    expect(result.code).toBe(1);
    expect(result.output).toContain('sandbox-and-ui-kit-stand-alone');
  });

  it('lists each error code once it is written or composed, and fails when nobody can tell it', () => {
    const source = [
      "export const written = { code: 'opendata.wrong.written' };",
      'const made = (reason: string) => ({ code: ["opendata.wrong.", "{reason}"] });',
      "export const composed = made('made');",
      'export const unclear = (reason: string) => ({ code: ["opendata.unclear.", "{reason}"] });',
    ].join('\n');
    broken(
      'packages/opendata-client/src/wrong.ts',
      // A template literal: the linter takes one inside a text for a slip.
      () => source.replaceAll(/\["([a-z.]+)", "(\{reason\})"\]/g, '`$1$$$2`'),
      () => {
        const result = check('errors');
        expect(result.code).toBe(1);
        expect(result.output).toContain('packages/opendata-client/src/wrong.ts:4');
        expect(result.output).toContain('error-codes.ts --write');
        const table = join(copy, 'docs/errors.md');
        broken(
          'docs/errors.md',
          (text) => text,
          () => {
            spawnSync(process.execPath, ['tools/check/error-codes.ts', '--write'], { cwd: copy });
            const listed = readFileSync(table, 'utf8').match(/opendata\.(wrong|unclear)[a-z.-]*/g);
            expect(listed).toEqual(['opendata.wrong.made', 'opendata.wrong.written']);
          },
        );
      },
    );
  });
});
