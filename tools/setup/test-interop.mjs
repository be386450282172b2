/**
 * `npm run test:interop`: tests against foreign software, and of the packages as npm packs and installs them. The two
 * run side by side: servers start while npm fetches. Within each of them one file follows the other, because servers
 * want the machine for themselves. So that the run of every change ends in time, it leaves out what takes long and is
 * shown in another way as well (`left-to-all.json`; minutes on a quiet machine with two cores), tries packages and
 * hosts on the Node of the project only, and the kit in half of its hosts; `-- all` runs everything on every supported Node. With arguments of vitest it is
 * one run. Ends with one line: N passed, N failed, N skipped.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { delimiter } from 'node:path';
import { prepare, projectNode, root } from './prepare.mjs';
import { installNodes } from './test-nodes.mjs';
import { runVitest } from './vitest.mjs';

const args = process.argv.slice(2);
const all = args.length === 1 && args[0] === 'all';
await prepare();

const run = (more, options) => runVitest(projectNode(), ['--project', 'interop', ...more], options);

/** Every file is in one of the two, wherever it will be. */
function halves() {
  const listed = execFileSync('git', ['ls-files', '*.interop.test.ts'], { cwd: root, encoding: 'utf8' });
  const leftToAll = JSON.parse(readFileSync(new URL('left-to-all.json', import.meta.url), 'utf8'));
  const left = new Set(all ? [] : leftToAll.map(({ file }) => file));
  const files = listed
    .trim()
    .split('\n')
    .filter((file) => !left.has(file));
  const isPacked = (file) => /^(?:tools\/packed|examples\/(?:kit-)?hosts)\//.test(file);
  return { foreign: files.filter((file) => !isPacked(file)), packed: files.filter(isPacked) };
}

/** One of each kind: no framework, one that swaps pages, React and Vue with hydration, and React from a server. */
const kitHosts = 'plain,htmx,turbo,react,vue,next';

async function runBoth() {
  if (!all) process.env.RATHAUS_KIT_HOSTS ??= kitHosts;
  if (all) process.env.RATHAUS_NODES ??= [...(await installNodes()), projectNode()].join(delimiter);
  const { foreign, packed } = halves();
  return Promise.all([run(foreign), run(packed, { output: 'after' })]);
}

const named = args.length > 0 && !all;
const results = named ? [await run(args)] : await runBoth();
const sum = (key) => results.reduce((total, one) => total + one[key], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
process.exit(sum('failed') > 0 ? 1 : 0);
