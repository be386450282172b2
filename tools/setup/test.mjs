/**
 * Sets the repository up and runs tests; ends with one line: N passed, N failed, N skipped.
 * `npm test` runs every project that needs no foreign software; projects can be named:
 * `node tools/setup/test.mjs --project interop [vitest arguments]`.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { prepare, projectNode, root } from './prepare.mjs';
import { oneMoreWorker, runVitest } from './vitest.mjs';

const started = Date.now();
const fresh = !existsSync(join(root, 'node_modules'));
const args = process.argv.slice(2);
const defaults = ['unit', 'types', 'sandbox', 'browser'].flatMap((name) => ['--project', name]);
defaults.push(oneMoreWorker);
await prepare();

const { passed, failed, skipped, code } = await runVitest(projectNode(), [
  ...(args.includes('--project') ? [] : defaults),
  ...args,
]);
if (fresh && !args.includes('--project')) {
  console.log(`figure: setup/fresh-test = ${Math.round((Date.now() - started) / 1000)} s`);
}
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exit(failed > 0 ? code || 1 : 0);
