import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { access, cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The version the tests were written against; pinned, so that a failure is ours or a known change. */
const version = '26.7.3';

/** Finds or downloads Keycloak. Throws when it cannot be *installed*; the test is then skipped with that reason. */
export async function installKeycloak(): Promise<string> {
  const cache = process.env.RATHAUS_INTEROP_CACHE ?? join(tmpdir(), 'rathaus-interop');
  const archive = join(cache, `keycloak-quarkus-dist-${version}.zip`);
  await run('java', ['-version']);
  await mkdir(cache, { recursive: true });
  try {
    await access(archive);
  } catch {
    const artifact = `org.keycloak:keycloak-quarkus-dist:${version}:zip`;
    // Into a folder of its own, then renamed: a broken download must not look like a good one next time.
    const part = await mkdtemp(join(cache, 'download-'));
    try {
      await run(
        'mvn',
        ['-q', '-B', 'dependency:copy', `-Dartifact=${artifact}`, `-DoutputDirectory=${part}`],
        {
          cwd: part,
          timeout: 540_000,
        },
      );
      await cp(join(part, (await readdir(part))[0]!), archive);
    } finally {
      await rm(part, { recursive: true, force: true });
    }
  }
  return archive;
}

export interface Keycloak {
  origin: string;
  close(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Unpacks Keycloak into a throw-away folder and starts it with one realm; `admin`: password of an administrator `admin`. */
export async function startKeycloak(
  archive: string,
  realm: { realm: string },
  admin?: string,
): Promise<Keycloak> {
  const folder = await mkdtemp(join(tmpdir(), 'rathaus-keycloak-'));
  let child: ChildProcess | undefined;
  let log = '';
  const close = async () => {
    if (child?.pid !== undefined && child.exitCode === null) {
      const exited = new Promise((resolve) => child?.once('exit', resolve));
      // The script starts Java as its child: end the whole group.
      process.kill(-child.pid, 'SIGKILL');
      await exited;
    }
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    await run('unzip', ['-q', archive, '-d', folder]);
    const home = join(folder, `keycloak-${version}`);
    await mkdir(join(home, 'data', 'import'), { recursive: true });
    await writeFile(join(home, 'data', 'import', `${realm.realm}-realm.json`), JSON.stringify(realm));
    const [port, management] = [await freePort(), await freePort()];
    const origin = `http://127.0.0.1:${port}`;
    child = spawn(
      join(home, 'bin', 'kc.sh'),
      [
        'start-dev',
        '--import-realm',
        '--http-host=127.0.0.1',
        `--http-port=${port}`,
        `--hostname=${origin}`,
        '--health-enabled=true',
        `--http-management-port=${management}`,
      ],
      {
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          NODE_OPTIONS: '',
          JAVA_OPTS_KC_HEAP: '-Xms64m -Xmx512m',
          ...(admin !== undefined && {
            KC_BOOTSTRAP_ADMIN_USERNAME: 'admin',
            KC_BOOTSTRAP_ADMIN_PASSWORD: admin,
          }),
        },
      },
    );
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        log = (log + chunk.toString()).slice(-4000);
      });
    }
    for (let second = 0; second < 180; second++) {
      if (child.exitCode !== null) throw new Error(`Keycloak ended with ${child.exitCode}:\n${log}`);
      const ready = await fetch(`http://127.0.0.1:${management}/health/ready`).catch(() => undefined);
      if (ready?.ok) return { origin, close };
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    throw new Error(`Keycloak did not become ready:\n${log}`);
  } catch (error) {
    await close();
    throw error;
  }
}
