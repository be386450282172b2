import { readFileSync } from 'node:fs';
import { createVitest, type TestCase, type TestModule, type TestSpecification } from 'vitest/node';
import { edited, type PlacedEdit } from './removal.ts';
import type { BenchAnswer, BenchSetup, BenchTask } from './test-bench.ts';

/** The program behind {@link openTestBench}: one Vitest that runs tests again and again, each time without another guard. */
process.once('message', async ({ root, libraries }: BenchSetup) => {
  let edits: readonly PlacedEdit[] = [];
  const applied = new Set<string>();
  const conditions = ['@rathaus/source', 'module', 'node', 'development|production'];
  const vitest = await createVitest(
    'test',
    {
      config: false,
      root,
      watch: false,
      reporters: [{}],
      include: ['packages/*/{src,test}/**/*.test.ts'],
      testTimeout: 30_000,
      hookTimeout: 120_000,
      expect: { poll: { timeout: 20_000 } },
      // A message is compared with what it should say, so it has to say all of it.
      chaiConfig: { truncateThreshold: 0 },
      // What is kept there must not be taken for the sources, by nobody.
      fsModuleCache: false,
      server: { deps: { inline: [...libraries] } },
    },
    {
      resolve: { conditions },
      ssr: { resolve: { conditions } },
      plugins: [
        {
          name: 'without-guard',
          enforce: 'pre',
          transform(code, id) {
            const path = id.split('?')[0] ?? id;
            const changed = edited(edits, path, code);
            if (changed !== undefined) applied.add(path);
            return changed;
          },
        },
      ],
    },
  );
  await vitest.standalone();

  async function run({ file, test, without }: BenchTask): Promise<BenchAnswer> {
    const former = edits;
    edits = without;
    applied.clear();
    for (const { path } of [...former, ...without]) vitest.invalidateFile(path);
    vitest.setGlobalTestNamePattern(new RegExp(test.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')));
    // What it knows of former runs it would say again.
    vitest.state.filesMap.clear();
    const specifications: TestSpecification[] = await vitest.globTestSpecifications([file]);
    if (specifications.length !== 1) throw new Error(`not one test file: ${file}`);
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications);
    const broken = testModules.flatMap((module: TestModule) => module.errors().map(({ message }) => message));
    const cases = testModules.flatMap((module: TestModule) => [...module.children.allTests()]);
    const failed = cases.filter((one: TestCase) => one.result().state === 'failed');
    return {
      passed: cases
        .filter((one: TestCase) => one.result().state === 'passed')
        .map(({ fullName }) => fullName),
      failed: failed.map((one) => ({
        test: one.fullName,
        message:
          one
            .result()
            .errors?.map(({ message }) => message)
            .join('\n') ?? '',
      })),
      broken: [...broken, ...unhandledErrors.map((error) => String((error as Error)?.message ?? error))],
      untouched: [...new Set(without.map(({ path }) => path))].filter((path) => !applied.has(path)),
    };
  }

  process.on('message', (task: BenchTask) => {
    // First, so that a text that has changed since is said as what it is.
    try {
      for (const { path } of task.without) edited(task.without, path, readFileSync(path, 'utf8'));
    } catch (error) {
      process.send?.({ error: String(error) });
      return;
    }
    run(task).then(
      (answer) => process.send?.(answer),
      (error: unknown) => process.send?.({ error: String(error) }),
    );
  });
  process.once('disconnect', () => void vitest.close().finally(() => process.exit()));
  process.send?.('ready');
});
