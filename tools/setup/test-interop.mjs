/**
 * `npm run test:interop`: tests against foreign software, and of the packages as npm packs and installs them. The two
 * run side by side: servers start while npm fetches. Within each of them one file follows the other, because servers
 * want the machine for themselves. With arguments of vitest it is one run. Ends with one line: N passed, N failed,
 * N skipped.
 */
import { execFileSync } from 'node:child_process';
import { prepare, projectNode, root } from './prepare.mjs';
import { runVitest } from './vitest.mjs';

const args = process.argv.slice(2);
await prepare();

const run = (more, options) => runVitest(projectNode(), ['--project', 'interop', ...more], options);

/** Every file is in one of the two, wherever it will be. */
function halves() {
  const files = execFileSync('git', ['ls-files', '*.interop.test.ts'], { cwd: root, encoding: 'utf8' });
  const isPacked = (file) => /^(?:tools\/packed|examples\/(?:kit-)?hosts)\//.test(file);
  const all = files.trim().split('\n');
  return { foreign: all.filter((file) => !isPacked(file)), packed: all.filter(isPacked) };
}

async function runBoth() {
  const { foreign, packed } = halves();
  return Promise.all([run(foreign), run(packed, { output: 'after' })]);
}

const results = args.length > 0 ? [await run(args)] : await runBoth();
const sum = (key) => results.reduce((total, one) => total + one[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exit(sum('failed') > 0 ? 1 : 0);
