/**
 * `npm run test:nodes`: unit and sandbox tests on the oldest Node that is supported and on the newest, beside the one of
 * the project (`npm test`), except what is the same on all of them (`same-on-every-node.ts`). A third of
 * the files run, each on one of these versions, chosen by a hash of its name, and the others on the two days after; with
 * `-- all` all of them on every one, which takes six times as long. The
 * versions come from npm packages by a lock file of their own (`tools/setup/nodes`), so that only who asks for them
 * downloads them. With arguments of vitest it runs these on every version. Ends with one line: N passed, N failed, N
 * skipped.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { npm, prepare, root } from './prepare.mjs';
import { oneMoreWorker, runVitest } from './vitest.mjs';

const folder = join(root, 'tools', 'setup', 'nodes');

/** Paths of the Node binaries that the lock file has for this machine, oldest first. */
export async function installNodes() {
  const code = await npm(['ci', '--prefix', folder, '--ignore-scripts', '--loglevel=error']);
  if (code !== 0) process.exit(code);
  const installed = readdirSync(join(folder, 'node_modules')).filter((name) => name.startsWith('node-'));
  return installed
    .sort()
    .map((name) => join(folder, 'node_modules', name, 'bin', 'node'))
    .filter((path) => existsSync(path));
}

if (process.argv[1] === import.meta.filename) {
  await prepare();
  const nodes = await installNodes();
  const args = process.argv.slice(2);
  const all = args.length === 1 && args[0] === 'all';
  const named = !all && args.length > 0;
  const everything = ['--project', 'unit', '--project', 'sandbox', oneMoreWorker];
  // Each file is run on a further Node within three days, in a third of the time.
  const days = 3;
  const today = Math.floor(Date.now() / 86_400_000) % days;
  const share = (at) =>
    all ? everything : [...everything, `--shard=${days * at + 1 + today}/${days * nodes.length}`];
  // `vitest.config.ts` leaves out what is the same on every Node; a file that is named by hand runs all the same.
  if (!named) process.env.RATHAUS_FURTHER_NODE = '1';
  const sum = { passed: 0, failed: 0, skipped: 0 };
  if (nodes.length === 0) console.log('skipped: the lock file has no further Node for this machine');
  for (const [at, node] of nodes.entries()) {
    console.log(`== ${node.split(/[\\/]/).at(-3)}`);
    const counts = await runVitest(node, named ? args : share(at));
    for (const key of Object.keys(sum)) sum[key] += counts[key];
  }
  console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
  process.exit(sum.failed > 0 ? 1 : 0);
}
