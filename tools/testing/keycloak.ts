import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from './free-port.ts';

const run = promisify(execFile);

/** The newest that the registry has; pinned, so that a failure is ours or a known change. */
const version = '26.7.5';

/** Options that Keycloak builds itself anew for. Without that a start takes three times the processor time. */
const built = ['--db=dev-mem', '--health-enabled=true', '--cache=local'];

/** For a server of a minute: the quick compiler alone, because the other one costs more than it saves here. */
const javaOptions = '-Xms64m -Xmx384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Dfile.encoding=UTF-8';

/** Seconds: on a quiet machine it takes ten. */
const longestStart = 540;

const cache = process.env.RATHAUS_INTEROP_CACHE ?? join(tmpdir(), 'rathaus-interop');

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** Makes something in a folder of its own, then puts it in place: half of it must not look like all next time. */
async function madeOnce(place: string, make: (folder: string) => Promise<string>): Promise<string> {
  if (await exists(place)) return place;
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'part-'));
  try {
    // Another test may have been quicker; its work is as good.
    await rename(await make(folder), place).catch(async (error: unknown) => {
      if (!(await exists(place))) throw error;
    });
    return place;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/**
 * Finds, or downloads and builds, Keycloak. Throws when it cannot be *installed*; the test is then skipped with that
 * reason.
 */
export async function installKeycloak(): Promise<string> {
  await run('java', ['-version']);
  const artifact = `org.keycloak:keycloak-quarkus-dist:${version}:zip`;
  const archive = await madeOnce(join(cache, `keycloak-quarkus-dist-${version}.zip`), async (folder) => {
    const line = ['-q', '-B', 'dependency:copy', `-Dartifact=${artifact}`, `-DoutputDirectory=${folder}`];
    await run('mvn', line, { cwd: folder, timeout: 540_000 });
    return join(folder, (await readdir(folder))[0]!);
  });
  return madeOnce(join(cache, `keycloak-${version}-built`), async (folder) => {
    await run('unzip', ['-q', archive, '-d', folder]);
    const home = join(folder, `keycloak-${version}`);
    await run(join(home, 'bin', 'kc.sh'), ['build', ...built], {
      env: { ...process.env, JAVA_OPTS: javaOptions },
      timeout: 540_000,
    });
    return home;
  });
}

export interface Keycloak {
  readonly origin: string;
  /** Of the address of its one realm. */
  readonly issuer: string;
  /** Processor time so far, in milliseconds; `undefined` where the system does not tell. */
  processorTime(): Promise<number | undefined>;
  close(): Promise<void>;
}

/** Starts Keycloak in a throw-away folder with one realm; `admin`: password of an administrator `admin`. */
export async function startKeycloak(
  installed: string,
  realm: { realm: string },
  admin?: string,
): Promise<Keycloak> {
  const folder = await mkdtemp(join(tmpdir(), 'rathaus-keycloak-'));
  let child: ChildProcess | undefined;
  let log = '';
  // The script starts Java as its child: end the whole group.
  const end = () => {
    if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, 'SIGKILL');
  };
  process.once('exit', end);
  const close = async () => {
    process.removeListener('exit', end);
    const exited = child && child.exitCode === null && child.signalCode === null && once(child, 'exit');
    end();
    await exited;
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    const home = join(folder, 'home');
    await cp(installed, home, { recursive: true });
    await mkdir(join(home, 'data', 'import'), { recursive: true });
    await writeFile(join(home, 'data', 'import', `${realm.realm}-realm.json`), JSON.stringify(realm));
    const [port, management] = [await freePort(), await freePort()];
    const origin = `http://127.0.0.1:${port}`;
    child = spawn(
      join(home, 'bin', 'kc.sh'),
      [
        'start',
        '--optimized',
        '--import-realm',
        '--http-enabled=true',
        '--http-host=127.0.0.1',
        `--http-port=${port}`,
        `--hostname=${origin}`,
        `--http-management-port=${management}`,
        // Each question whether it is ready would be a line.
        '--log-level=info,io.smallrye.health:warn',
      ],
      {
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...process.env,
          NODE_OPTIONS: '',
          JAVA_OPTS: javaOptions,
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
    const { pid } = child;
    const processorTime = () => processorTimeOf(pid);
    for (let second = 0; second < longestStart; second++) {
      if (child.exitCode !== null) throw new Error(`Keycloak ended with ${child.exitCode}:\n${log}`);
      const ready = await fetch(`http://127.0.0.1:${management}/health/ready`).catch(() => undefined);
      if (ready?.ok) return { origin, issuer: `${origin}/realms/${realm.realm}`, processorTime, close };
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
    throw new Error(`Keycloak did not become ready:\n${log}`);
  } catch (error) {
    await close();
    throw error;
  }
}

/** Of a group of processes as far as they still run, which Linux tells in hundredths of a second. */
export async function processorTimeOf(group: number | undefined): Promise<number | undefined> {
  const processes = await readdir('/proc').catch(() => []);
  const times = await Promise.all(
    processes.map(async (pid) => {
      const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
      // The name of the program, in parentheses, may have spaces. Behind it: state, parent, group.
      const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
      return Number(fields[2]) === group ? Number(fields[11]) + Number(fields[12]) : 0;
    }),
  );
  const hundredths = times.reduce((sum, time) => sum + time, 0);
  return hundredths === 0 ? undefined : hundredths * 10;
}
