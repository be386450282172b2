/**
 * Sets the repository up and runs tests; ends with one line: N passed, N failed, N skipped.
 * `npm test` runs every project that needs no foreign software; projects can be named:
 * `node tools/setup/test.mjs --project interop [vitest arguments]`.
 */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepare, projectNode, root, run } from './prepare.mjs';

const started = Date.now();
const fresh = !existsSync(join(root, 'node_modules'));
const args = process.argv.slice(2);
const defaults = ['unit', 'types', 'sandbox', 'browser'].flatMap((name) => ['--project', name]);
await prepare();

const report = join(root, 'artifacts', `test-report-${process.pid}.json`);
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const code = await run(projectNode(), [
  vitest,
  'run',
  ...(args.includes('--project') ? [] : defaults),
  ...args,
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
]);

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
if (fresh && !args.includes('--project')) {
  console.log(`figure: setup/fresh-test = ${Math.round((Date.now() - started) / 1000)} s`);
}
console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
process.exit(counts.failed > 0 ? code || 1 : 0);
