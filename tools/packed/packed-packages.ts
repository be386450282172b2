/** The packages as somebody gets them who installs them: built, packed, installed in an empty folder. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
export const root = resolve(import.meta.dirname, '../..');

// Child processes of tests run the sources; here the build is what is tested.
const { NODE_OPTIONS: _source, ...bare } = process.env;
const env = { ...bare, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${bare.PATH}` };

/** Node binaries that run everything: paths in `RATHAUS_NODES`, separated by colons, or the Node of the project. */
export const nodes = (process.env.RATHAUS_NODES ?? process.execPath)
  .split(':')
  .filter(Boolean)
  .map((path) => ({ path, version: execFileSync(path, ['--version'], { encoding: 'utf8' }).trim() }));

/** What a package offers under one name. */
export interface Entry {
  /** As it is written in an import: `@rathaus/exchange/node`. */
  readonly id: string;
  /** With declarations beside it. */
  readonly typed: boolean;
}

export interface PackedPackage {
  /** `@rathaus/exchange`. */
  readonly name: string;
  readonly tarball: string;
  /** Packages of ours that it asks for. */
  readonly own: readonly string[];
  readonly optionalPeers: readonly string[];
  readonly entries: readonly Entry[];
}

export interface PackedPackages {
  readonly all: readonly PackedPackage[];
  /** The package and those of ours that it asks for, all the way down. */
  withOwn(name: string): readonly PackedPackage[];
  remove(): void;
}

/** A folder with nothing but what was installed there. */
export interface Installation {
  readonly folder: string;
  /** Installs more beside it, from npm. */
  add(...dependencies: readonly string[]): Promise<void>;
  write(file: string, text: string): void;
  /** Runs a program in the folder, without the settings of this repository. Never rejects. */
  execute(program: string, args: readonly string[]): Promise<{ failed: boolean; output: string }>;
  remove(): void;
}

/** The first line of what npm says when it cannot reach a registry. */
export async function whyUnreachable(): Promise<string | undefined> {
  try {
    await run('npm', ['view', 'ky', 'version', '--fetch-retries=0'], { env });
    return undefined;
  } catch (error) {
    return (error as Error).message.split('\n')[1] ?? 'npm fails';
  }
}

/** Builds the packages in these folders of `packages/`, or every one, unless that was just done, and packs them. */
export async function packPackages(...folders: readonly string[]): Promise<PackedPackages> {
  const chosen = folders.length > 0 ? folders : readdirSync(join(root, 'packages'));
  // A second build would write the files again that tests beside this one are reading.
  if (!process.env.RATHAUS_BUILT)
    await run('turbo', ['run', 'build', ...chosen.map((one) => `--filter=./packages/${one}`)], {
      cwd: root,
      env,
    });
  const folder = mkdtempSync(join(tmpdir(), 'rathaus-packed-'));
  const all = await Promise.all(
    chosen.map(async (name) => {
      const cwd = join(root, 'packages', name);
      const destination = join(folder, name);
      mkdirSync(destination);
      await run('npm', ['pack', '--ignore-scripts', '--pack-destination', destination], { cwd, env });
      return describe(cwd, join(destination, readdirSync(destination)[0] ?? ''));
    }),
  );
  const named = (name: string) => all.filter((one) => one.name === name);
  const withOwn = (name: string): readonly PackedPackage[] => [
    ...new Set(named(name).flatMap((one) => [one, ...one.own.flatMap(withOwn)])),
  ];
  return { all, withOwn, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function describe(folder: string, tarball: string): PackedPackage {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    exports: Record<string, string | { types?: string }>;
    dependencies?: Record<string, string>;
    peerDependenciesMeta?: Record<string, { optional?: boolean }>;
  };
  return {
    name: manifest.name,
    tarball,
    own: Object.keys(manifest.dependencies ?? {}).filter((one) => one.startsWith('@rathaus/')),
    optionalPeers: Object.entries(manifest.peerDependenciesMeta ?? {})
      .filter(([, { optional }]) => optional)
      .map(([name]) => name),
    entries: Object.entries(manifest.exports).map(([path, target]) => ({
      id: manifest.name + path.slice(1),
      typed: typeof target === 'object' && target.types !== undefined,
    })),
  };
}

/** Installs packages of ours in an empty folder, with nothing that they do not ask for. */
export async function install(
  packages: readonly PackedPackage[],
  ...more: readonly string[]
): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), 'rathaus-installed-'));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }');
  const add = async (...what: readonly string[]) => {
    const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline', ...what];
    await run('npm', args, { cwd: folder, env });
  };
  await add(...packages.map(({ tarball }) => tarball), ...more);
  return {
    folder,
    add,
    write: (file, text) => writeFileSync(join(folder, file), text),
    async execute(program, args) {
      try {
        const { stdout } = await run(program, [...args], { cwd: folder, env, maxBuffer: 2 ** 26 });
        return { failed: false, output: stdout };
      } catch (error) {
        const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
        return { failed: true, output: stdout + stderr };
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
