/** The list of what other versions of Node do not repeat says what is there, and why. */
import { execFileSync } from 'node:child_process';
import { matchesGlob, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sameOnEveryNode } from './same-on-every-node.ts';

const tests = execFileSync('git', ['ls-files', '*.test.ts'], {
  cwd: resolve(import.meta.dirname, '../..'),
  encoding: 'utf8',
})
  .trim()
  .split('\n');
const left = tests.filter((file) => sameOnEveryNode.some(({ files }) => matchesGlob(file, files)));

describe('tests that only the Node of the project runs', () => {
  it.each(sameOnEveryNode)('$files are there and have a reason', ({ files, because }) => {
    expect(tests.filter((file) => matchesGlob(file, files))).not.toEqual([]);
    expect(because).toMatch(/\.$/);
  });

  it('are few, and none of them starts our servers', () => {
    expect(left.length).toBeLessThan(tests.length / 10);
    expect(left.filter((file) => file.endsWith('.sandbox.test.ts'))).toEqual([]);
  });
});
