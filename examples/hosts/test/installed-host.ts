import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { PackedPackages } from '../../../tools/packed/packed-packages.ts';

const run = promisify(execFile);
const repository = join(import.meta.dirname, '../../..');

// Applications run what users get: neither the sources' condition of this repository nor what Vitest sets reaches them.
const { NODE_OPTIONS: _source, NODE_ENV: _test, BASE_URL: _vite, ...bare } = process.env;
export const hostEnv: NodeJS.ProcessEnv = {
  ...bare,
  PATH: `${join(repository, 'node_modules/.bin')}${delimiter}${bare.PATH}`,
  NEXT_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1',
  ASTRO_TELEMETRY_DISABLED: '1',
};

/** An application with a lock file of its own. */
export interface Installable {
  readonly name: string;
  /** Default: the name. */
  readonly folder?: string;
  /** Arguments for Node, run once in the folder after the installation. */
  readonly build?: readonly string[];
  /** What the build has to know. */
  readonly buildEnv?: Readonly<Record<string, string>>;
  /** Packages of ours that the README tells to install; those that they ask for come along. */
  readonly packages: readonly string[];
  /** What only the tests need in the installed copy: files of this folder, packages with versions. */
  readonly beside?: { readonly files: readonly string[]; readonly packages: readonly string[] };
}

/** A copy of an application outside the repository, installed as its README says and built. */
export interface InstalledHost<Row extends Installable> {
  readonly row: Row;
  readonly folder: string;
  remove(): Promise<void>;
}

/** Installs with the lock file of the application in `hosts`, then our packages from what npm packs of them. */
export async function installHost<Row extends Installable>(
  row: Row,
  packed: PackedPackages,
  hosts = join(import.meta.dirname, '..'),
): Promise<InstalledHost<Row>> {
  const folder = await mkdtemp(join(tmpdir(), `rathaus-host-${row.name}-`));
  const source = join(hosts, row.folder ?? row.name);
  // What somebody has installed or built there by hand stays there.
  const left = /[\\/](?:node_modules|dist|\.next|\.nuxt|\.output|\.svelte-kit|build|\.astro)$/;
  await cp(source, folder, { recursive: true, filter: (path) => !left.test(path) });
  const npm = async (...args: readonly string[]) => {
    const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'];
    await run('npm', [...args, ...quiet], { cwd: folder, env: hostEnv, maxBuffer: 2 ** 24 });
  };
  const tarballs = new Set(row.packages.flatMap((name) => packed.withOwn(name)).map((one) => one.tarball));
  await npm('ci');
  await npm('install', '--no-save', ...tarballs, ...(row.beside?.packages ?? []));
  for (const file of row.beside?.files ?? []) await cp(join(import.meta.dirname, file), join(folder, file));
  if (row.build) {
    const env = { ...hostEnv, ...row.buildEnv };
    const built = run(process.execPath, [...row.build], { cwd: folder, env, maxBuffer: 2 ** 24 });
    await built.catch((error: Error & { stdout?: string; stderr?: string }) => {
      throw new Error(`${row.name} is not built: ${error.stdout}${error.stderr}`, { cause: error });
    });
  }
  return { row, folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
