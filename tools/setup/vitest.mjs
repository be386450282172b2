/** Runs vitest under a given Node and counts its tests. */
import { readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { projectEnvironment, root, run } from './prepare.mjs';

const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');

/**
 * For unit and sandbox tests: one worker more than there are processors. Some files mostly wait, for a deadline that
 * must pass or for a child process, and would leave a processor without work.
 */
export const oneMoreWorker = `--maxWorkers=${Math.min(4, availableParallelism() + 1)}`;

let runs = 0;

/**
 * Runs vitest with `args`; what tests start as `node` is the same version. With `output: 'after'` it says nothing until
 * it has ended, for a run beside another one.
 *
 * @returns {Promise<{ passed: number, failed: number, skipped: number, code: number }>}
 */
export async function runVitest(node, args, { output = 'at once' } = {}) {
  runs += 1;
  const report = join(root, 'artifacts', `test-report-${process.pid}-${runs}.json`);
  const environment = projectEnvironment();
  const key = Object.keys(environment).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const code = await run(
    node,
    [vitest, 'run', ...args, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { env: { ...environment, [key]: `${dirname(node)}${delimiter}${environment[key]}` }, output },
  );
  const counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    const result = JSON.parse(readFileSync(report, 'utf8'));
    counts.passed = result.numPassedTests;
    counts.failed = result.numFailedTests;
    counts.skipped = result.numPendingTests + result.numTodoTests;
    rmSync(report);
  } catch (error) {
    console.error(`No test report could be read: ${error.message}`);
  }
  // A suite that could not be loaded counts no test: the exit code still says that something failed.
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  if (counts.passed + counts.failed === 0) counts.failed = 1;
  return { ...counts, code };
}
