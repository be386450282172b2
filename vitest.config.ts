import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { sameOnEveryNode } from './tools/setup/same-on-every-node.ts';

const own = ['packages/*/{src,test}', 'examples/*/{src,test}', 'tools'];
const files = (suffix: string) => own.map((dir) => `${dir}/**/*.${suffix}`);
const special = ['sandbox', 'browser', 'interop', 'fuzz', 'chaos'].map((kind) => `**/*.${kind}.test.ts`);
const elsewhere = process.env.RATHAUS_FURTHER_NODE ? sameOnEveryNode.map(({ files }) => files) : [];
const source = ['@rathaus/source'];
const shared = {
  resolve: { conditions: [...source, 'module', 'node', 'development|production'] },
  ssr: { resolve: { conditions: [...source, 'module', 'node', 'development|production'] } },
};
const env = {
  // Child processes started by tests run the sources as well, not a stale build.
  NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --conditions=@rathaus/source`.trim(),
  // They start hundreds of times and load the same files: half of a start was reading and compiling these. Node
  // compares the source before it takes what it kept, and keeps a folder for each of its versions.
  NODE_COMPILE_CACHE:
    process.env.NODE_COMPILE_CACHE ?? join(import.meta.dirname, 'node_modules/.cache/rathaus-compiled'),
};

// What a test waits for comes when it comes on a busy machine; the second that Vitest grants is often too short.
const expect = { poll: { timeout: 20_000 } };

/** One project per kind of test; the file name says the kind: `*.test.ts`, `*.sandbox.test.ts`, … */
export default defineConfig({
  ...shared,
  test: {
    maxWorkers: Math.max(1, Math.min(4, availableParallelism())),
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          include: files('test.ts'),
          exclude: ['**/node_modules/**', ...special, ...elsewhere],
          // Hangs end here; a property test on a busy machine with two cores is no hang.
          testTimeout: 30_000,
          hookTimeout: 30_000,
          expect,
          env,
        },
      },
      {
        ...shared,
        test: {
          name: 'types',
          include: [],
          typecheck: {
            enabled: true,
            only: true,
            include: files('test-d.ts'),
            tsconfig: 'tsconfig.json',
            checker: 'tsc',
          },
        },
      },
      {
        ...shared,
        test: {
          name: 'sandbox',
          include: files('sandbox.test.ts'),
          testTimeout: 30_000,
          hookTimeout: 60_000,
          expect,
          env,
        },
      },
      {
        ...shared,
        test: {
          name: 'browser',
          include: files('browser.test.ts'),
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // After the others, and two at a time: a browser keeps more than one processor busy.
          sequence: { groupOrder: 1 },
          maxWorkers: 2,
          expect,
          env,
        },
      },
      {
        ...shared,
        test: {
          name: 'interop',
          include: files('interop.test.ts'),
          testTimeout: 300_000,
          hookTimeout: 600_000,
          fileParallelism: false,
          expect,
          env,
        },
      },
      {
        ...shared,
        test: { name: 'fuzz', include: files('fuzz.test.ts'), testTimeout: 1_500_000, expect, env },
      },
      {
        ...shared,
        test: { name: 'chaos', include: files('chaos.test.ts'), testTimeout: 1_500_000, expect, env },
      },
    ],
  },
});
