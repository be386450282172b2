/** The packages as somebody gets them who installs them: built, packed, installed in an empty folder. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
export const root = resolve(import.meta.dirname, '../..');

// Child processes of tests run the sources; here the build is what is tested.
const { NODE_OPTIONS: _source, ...bare } = process.env;
const env = { ...bare, PATH: `${join(root, 'node_modules/.bin')}${delimiter}${bare.PATH}` };

/** What a package offers under one name. */
export interface Entry {
  /** As it is written in an import: `@rathaus/exchange/node`. */
  readonly id: string;
  /** With declarations beside it. */
  readonly typed: boolean;
}

export interface InstalledPackages {
  readonly folder: string;
  readonly entries: readonly Entry[];
  /** Installs more beside them, from npm. */
  add(dependencies: readonly string[]): Promise<void>;
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

/** Builds and packs every package and installs them together, with nothing that they do not ask for. */
export async function installPackages(): Promise<InstalledPackages> {
  const names = readdirSync(join(root, 'packages'));
  await run('turbo', ['run', 'build', '--filter=./packages/*'], { cwd: root, env });
  const folder = mkdtempSync(join(tmpdir(), 'rathaus-packed-'));
  await Promise.all(
    names.map((name) =>
      run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], {
        cwd: join(root, 'packages', name),
        env,
      }),
    ),
  );
  const files = readdirSync(folder).map((file) => `./${file}`);
  writeFileSync(join(folder, 'package.json'), '{ "type": "module", "private": true }');
  const install = async (what: readonly string[]) => {
    const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...what];
    await run('npm', args, { cwd: folder, env });
  };
  await install(files);
  return {
    folder,
    entries: names.flatMap((name) => entriesOf(join(folder, 'node_modules/@rathaus', name))),
    add: install,
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

function entriesOf(folder: string): Entry[] {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    exports: Record<string, string | { types?: string }>;
  };
  return Object.entries(manifest.exports).map(([path, target]) => ({
    id: manifest.name + path.slice(1),
    typed: typeof target === 'object' && target.types !== undefined,
  }));
}
