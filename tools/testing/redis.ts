import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from './free-port.ts';

/** A Redis or Valkey of its own for a test. */
export interface TestRedis {
  readonly port: number;
  readonly url: string;
  readonly version: string;
  /** Kills the server, and starts it again on the same port after so many milliseconds; nothing is left in it. */
  crash(away: number): Promise<void>;
  /** Stops its process where it is, so that connections stay and nothing is answered; the function lets it go on. */
  freeze(): () => void;
  stop(): void;
}

const programs = [process.env.RATHAUS_REDIS, 'redis-server', 'valkey-server'].filter(
  (one): one is string => one !== undefined,
);

const versionOf = (program: string): string | undefined => {
  try {
    return execFileSync(program, ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
};

/** The server that is installed: `RATHAUS_REDIS`, Redis, Valkey. */
const program = programs.find((one) => versionOf(one) !== undefined);

/** Says what is missing, or nothing when a Redis can be started. */
export const redisMissing = (): string | undefined =>
  program === undefined ? 'no Redis server. Install it: apt-get install redis-server' : undefined;

/** Starts a server without persistence on a free port of the loopback address, with more options as they stand in its file. */
export async function startRedis(...options: readonly string[]): Promise<TestRedis> {
  if (program === undefined) throw new Error(redisMissing());
  const folder = mkdtempSync(join(tmpdir(), 'rathaus-redis-'));
  const port = await freePort();
  let server: ChildProcess | undefined;
  const start = async () => {
    server = spawn(
      program,
      [
        '--port',
        `${port}`,
        '--bind',
        '127.0.0.1',
        '--dir',
        folder,
        '--save',
        '',
        '--appendonly',
        'no',
        ...options,
      ],
      { stdio: 'ignore' },
    );
    for (let tries = 0; tries < 200; tries += 1) {
      if (await answers(port)) return;
      await setTimeout(50);
    }
    throw new Error('Redis does not start');
  };
  await start();
  const stop = () => {
    server?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', stop);
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    version: versionOf(program) ?? '',
    async crash(away) {
      const gone = server && once(server, 'exit');
      server?.kill('SIGKILL');
      await gone;
      await setTimeout(away);
      await start();
    },
    freeze() {
      const frozen = server;
      frozen?.kill('SIGSTOP');
      return () => void frozen?.kill('SIGCONT');
    },
    stop() {
      process.removeListener('exit', stop);
      stop();
    },
  };
}

/** Whether something on the port answers a PING. */
const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    const end = (good: boolean) => {
      socket.destroy();
      resolve(good);
    };
    socket.once('data', (data) => end(data.toString().startsWith('+PONG')));
    socket.once('error', () => end(false));
    socket.setTimeout(1_000, () => end(false));
  });
