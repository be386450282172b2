import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** The version the tests were written against; pinned, so that a failure is ours or a known change. */
export const versityVersion = 'v1.8.0';
/** What the `go.mod` of this version asks for. */
const GO = [1, 26] as const;

const cache = resolve(import.meta.dirname, '../../../node_modules/.cache', `versitygw-${versityVersion}`);
const program = join(cache, 'versitygw');
/** No other tool chain is loaded for this. */
const goEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, GOTOOLCHAIN: 'local' });

/** Builds the gateway (Go, github.com/versity/versitygw) unless it is there. Why it cannot be built, or nothing. */
export function versityObstacle(): string | undefined {
  if (existsSync(program)) return undefined;
  const found = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8', env: goEnvironment() });
  const version = /go(\d+)\.(\d+)/.exec(found.stdout ?? '');
  if (!version) return 'Go is not installed';
  const [major, minor] = [Number(version[1]), Number(version[2])];
  if (major < GO[0] || (major === GO[0] && minor < GO[1]))
    return `Go ${GO.join('.')} or newer is needed, ${version[0]} is installed`;
  mkdirSync(cache, { recursive: true });
  const built = spawnSync('go', ['install', `github.com/versity/versitygw/cmd/versitygw@${versityVersion}`], {
    encoding: 'utf8',
    env: { ...goEnvironment(), GOBIN: cache },
  });
  return built.status === 0 ? undefined : `it cannot be built: ${built.stderr?.trim().split('\n').at(-1)}`;
}

export interface VersityGateway {
  endpoint: string;
  bucket: string;
  /** The folder in which objects are files. */
  folder: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  close(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts the gateway over an empty folder with one bucket. */
export async function startVersityGateway(): Promise<VersityGateway> {
  const folder = await mkdtemp(join(tmpdir(), 'rathaus-versitygw-'));
  const bucket = 'austausch';
  await mkdir(join(folder, bucket));
  const credentials = { accessKeyId: 'pruefung', secretAccessKey: 'nur-fuer-diesen-lauf' };
  const port = await freePort();
  const child = spawn(
    program,
    ['--quiet', '--port', `127.0.0.1:${port}`, '--region', 'de-1', 'posix', folder],
    {
      env: {
        ...process.env,
        ROOT_ACCESS_KEY: credentials.accessKeyId,
        ROOT_SECRET_KEY: credentials.secretAccessKey,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  let log = '';
  child.stderr.on('data', (piece) => {
    log += piece;
  });
  const endpoint = `http://127.0.0.1:${port}`;
  const close = async () => {
    await end(child);
    await rm(folder, { recursive: true, force: true });
  };
  for (let attempt = 1; ; attempt++) {
    const answers = await fetch(endpoint).then(
      () => true,
      () => false,
    );
    if (answers) return { endpoint, bucket, folder: join(folder, bucket), credentials, close };
    if (attempt === 100 || child.exitCode !== null) {
      await close();
      throw new Error(`versitygw does not answer: ${log}`);
    }
    await new Promise((done) => setTimeout(done, 100));
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = new Promise((done) => child.once('exit', done));
  child.kill('SIGKILL');
  await exited;
}
