import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The oldest Node that runs the packages; `npm run test:nodes` and `npm run test:interop` run it. */
const OLDEST_NODE = '22.18';
/** The oldest TypeScript that reads the declarations (`Uint8Array<ArrayBuffer>`); `npm run test:interop` proves it. */
export const OLDEST_TYPESCRIPT = '5.7';
/** One statement, in every README. */
const RUNS_ON = `ESM for Node ≥ ${OLDEST_NODE}, declarations for TypeScript ≥ ${OLDEST_TYPESCRIPT}.`;
/** What the mock handlers work with; `npm run test:interop` runs the oldest and the newest of both majors. */
const MSW = '^2.0.0 || ^3.0.0';
const REPOSITORY = 'https://github.com/rathaus-sdk/rathaus-sdk';

/** What every published package says about itself in the same words. */
const SAME = {
  license: 'Apache-2.0',
  author: 'Rathaus SDK contributors',
  type: 'module',
  engines: { node: `>=${OLDEST_NODE}.0` },
  bugs: { url: `${REPOSITORY}/issues` },
  publishConfig: { access: 'public' },
};

/** The main entry, then the subpaths by their names, and what only tools read. */
const rankOf = (subpath: string): number => (subpath === '.' ? 0 : subpath === './package.json' ? 2 : 1);
const byRankThenName = (left: string, right: string): number =>
  rankOf(left) - rankOf(right) || (left < right ? -1 : 1);

/**
 * Packages whose manifest leaves out what their users rely on, or that would be published without the licence:
 * npm packs a `LICENSE` only from the folder of the package, and Apache-2.0 section 4 (a) wants it handed on.
 */
export function manifestFindings(root: string): string[] {
  const licence = readFileSync(join(root, 'LICENSE'), 'utf8');
  return readdirSync(join(root, 'packages')).flatMap((name) => {
    const folder = join(root, 'packages', name);
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    const found: string[] = [];
    const expected = {
      ...SAME,
      name: `@rathaus/${name}`,
      homepage: `${REPOSITORY}/tree/main/packages/${name}#readme`,
      repository: { type: 'git', url: `git+${REPOSITORY}.git`, directory: `packages/${name}` },
    };
    for (const [member, value] of Object.entries(expected)) {
      if (JSON.stringify(manifest[member]) !== JSON.stringify(value))
        found.push(`"${member}" is not ${JSON.stringify(value)}`);
    }
    for (const member of ['description', 'sideEffects', 'exports', 'files', 'keywords']) {
      if (manifest[member] === undefined) found.push(`"${member}" is missing`);
    }
    const subpaths = Object.keys((manifest.exports ?? {}) as Record<string, unknown>);
    const sorted = [...subpaths].sort(byRankThenName);
    const misplaced = subpaths.find((subpath, at) => subpath !== sorted[at]);
    if (misplaced !== undefined)
      found.push(`"exports" are not sorted from "${misplaced}" on: ${sorted.join(', ')}`);
    const peers = (manifest.peerDependencies ?? {}) as Record<string, string>;
    if (peers.msw !== undefined && peers.msw !== MSW) found.push(`the peer "msw" is not "${MSW}"`);
    for (const file of ['README.md', 'LICENSE']) {
      if (!existsSync(join(folder, file))) found.push(`${file} is missing`);
    }
    if (
      existsSync(join(folder, 'README.md')) &&
      !readFileSync(join(folder, 'README.md'), 'utf8').includes(RUNS_ON)
    )
      found.push(`README.md does not say "${RUNS_ON}"`);
    if (existsSync(join(folder, 'LICENSE')) && readFileSync(join(folder, 'LICENSE'), 'utf8') !== licence)
      found.push('LICENSE differs from the one of the repository');
    return found.map((what) => `packages/${name}: ${what}`);
  });
}
