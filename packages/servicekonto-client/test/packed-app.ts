import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../../..');
const bin = join(root, 'node_modules/.bin');

/** An application outside the repository, with our packages as a user gets them. */
export interface PackedApp {
  start(node: string, env: Record<string, string>): Promise<{ origin: string; close(): Promise<void> }>;
  remove(): Promise<void>;
}

/** Whether npm can get a package; throws when it cannot. */
export async function found(name: string): Promise<boolean> {
  await run('npm', ['view', name, 'version']);
  return true;
}

/**
 * Builds and packs the packages and installs them with `others` (from npm) beside a copy of `program`. What was just
 * built is not built again: tests beside this one are reading it.
 */
export async function packApp(
  program: string,
  packages: readonly string[],
  others: Readonly<Record<string, string>>,
): Promise<PackedApp> {
  // Child processes of tests run the sources; here the build is what is tested.
  const { NODE_OPTIONS: _source, ...env } = process.env;
  const shell = { cwd: root, env: { ...env, PATH: `${bin}:${process.env.PATH}` } };
  if (!process.env.RATHAUS_BUILT)
    await run('turbo', ['run', 'build', ...packages.map((name) => `--filter=@rathaus/${name}`)], shell);
  const folder = await mkdtemp(join(tmpdir(), 'rathaus-packed-'));
  const dependencies: Record<string, string> = { ...others };
  for (const name of packages) {
    const { stdout } = await run(
      'npm',
      ['pack', '--json', '--ignore-scripts', '--pack-destination', folder, '--workspace', `@rathaus/${name}`],
      shell,
    );
    const packed = JSON.parse(stdout) as Record<string, { filename: string }> | { filename: string }[];
    const [{ filename }] = Object.values(packed) as [{ filename: string }];
    dependencies[`@rathaus/${name}`] = `file:./${filename.replace('@', '').replace('/', '-')}`;
  }
  const manifest = { type: 'module', private: true, dependencies, overrides: dependencies };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest));
  await run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts'], { ...shell, cwd: folder });
  await copyFile(program, join(folder, 'app.mjs'));

  return {
    async start(node, more) {
      const port = await freePort();
      const child = spawn(node, ['app.mjs'], {
        cwd: folder,
        env: { ...env, ...more, PORT: String(port) },
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const exited = once(child, 'exit');
      const ready = once(child.stdout, 'data').then(() => true);
      if (!(await Promise.race([ready, exited.then(() => false)])))
        throw new Error('the application did not start');
      return {
        origin: `http://127.0.0.1:${port}`,
        close: async () => {
          child.kill('SIGKILL');
          await exited;
        },
      };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
