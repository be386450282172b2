import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GuardTable, TestedGuard } from './guard.ts';
import { proveByTest } from './prove-by-test.ts';
import { checkGuards, edited } from './removal.ts';
import { openTestBench, type TestBench } from './test-bench.ts';

const source = `export const isOpen = (key: string): boolean => key === 'right';\n`;
const tests = `import { expect, it } from 'vitest';
import { isOpen } from './door.ts';
it('a wrong key opens nothing', () => { expect(isOpen('wrong')).toBe(false); });
it('the right key opens', () => { expect(isOpen('right')).toBe(true); });
it('is always red', () => { expect(isOpen('right')).toBe(false); });
it('loads nothing of it', () => { expect(1).toBe(1); });
`;

let table: GuardTable<TestedGuard>;
let folder: string;
let bench: TestBench;
const guard = (more: Partial<TestedGuard> = {}): TestedGuard => ({
  name: 'the key',
  why: 'every key opens',
  provenBy: ['door.test.ts', 'a wrong key opens nothing'],
  shows: ['expected true to be false'],
  edits: [{ file: 'door.ts', text: `key === 'right'`, instead: `key !== ''` }],
  ...more,
});

beforeAll(() => {
  // Below the packages, where the bench looks for tests.
  folder = mkdtempSync(fileURLToPath(new URL('../../../packages/client-core/test/guards-', import.meta.url)));
  writeFileSync(join(folder, 'door.ts'), source);
  writeFileSync(join(folder, 'door.test.ts'), tests);
  table = { sources: pathToFileURL(`${folder}/`), guards: [guard()] };
  bench = openTestBench(table);
});
afterAll(() => {
  bench?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a guard', () => {
  it('is proven when its test is red without it, for its reason, and green with it', async () => {
    expect(await proveByTest(bench, guard(), { times: 2 })).toMatchObject({
      isProven: true,
      isClean: true,
      replayed: true,
      violation: expect.stringContaining('expected true to be false'),
    });
  });

  it.each([
    [
      'its test stays green',
      { provenBy: ['door.test.ts', 'the right key opens'] as const },
      { isClean: true, unmeant: ['green: the right key opens'] },
    ],
    ['its test says something else', { shows: ['something else'] }, { isClean: true }],
    [
      'its test is red with it as well',
      { provenBy: ['door.test.ts', 'is always red'] as const },
      { isClean: false },
    ],
    [
      'one of its tests stays green',
      { provenBy: ['door.test.ts', 'key opens'] as const },
      { replayed: false },
    ],
  ])('is not proven when %s', async (_name, more, proof) => {
    expect(await proveByTest(bench, guard(more))).toMatchObject({ isProven: false, ...proof });
  });

  it('is not proven by a test that does not exist', async () => {
    await expect(proveByTest(bench, guard({ provenBy: ['door.test.ts', 'no such test'] }))).rejects.toThrow(
      'has no test no such test',
    );
    await expect(proveByTest(bench, guard({ provenBy: ['gate.test.ts', 'a'] }))).rejects.toThrow(
      'not one test file',
    );
  });

  it('has to be there exactly once', () => {
    expect(() => checkGuards(table)).not.toThrow();
    const missing = guard({ edits: [{ file: 'door.ts', text: 'nowhere', instead: '' }] });
    expect(() => checkGuards({ ...table, guards: [missing] })).toThrow('the key cannot be taken out');
    expect(() => checkGuards({ ...table, guards: [guard(), guard()] })).toThrow('two guards');
    expect(() => edited([{ path: 'a', text: 'x', instead: 'y' }], 'a', 'xx')).toThrow('exactly once');
    expect(edited([{ path: 'a', text: 'x', instead: '$&' }], 'a', 'x')).toBe('$&');
    expect(edited([{ path: 'a', text: 'x', instead: 'y' }], 'b', 'x')).toBeUndefined();
  });
});
