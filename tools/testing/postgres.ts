import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { freePort } from './free-port.ts';

/** A PostgreSQL of its own for a test, from Debian's packages. */
export interface TestPostgres {
  readonly url: string;
  readonly version: string;
  /** Kills the server as a power cut would, and starts it again, after so many milliseconds. */
  crash(away?: number): Promise<void>;
  /** Stops and starts it, with its clock moved by so many seconds from then on (needs libfaketime). */
  moveClock(seconds: number): Promise<void>;
  /** Makes an empty database and returns its URL. */
  createDatabase(name: string): string;
  /** Writes a database into a file, as an administrator does it (`pg_dump`). */
  dump(name: string, file: string): void;
  /** Drops a database and makes it anew of a file (`pg_restore`). */
  restore(name: string, file: string): void;
  stop(): void;
}

const root = '/usr/lib/postgresql';
const faketime = [
  '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1',
  '/usr/lib/aarch64-linux-gnu/faketime/libfaketime.so.1',
].find(existsSync);

/** Folder of the programs of the newest version that is installed. */
function programs(): string | undefined {
  if (!existsSync(root)) return undefined;
  const version = readdirSync(root)
    .filter((name) => existsSync(join(root, name, 'bin/initdb')))
    .sort((a, b) => Number(b) - Number(a))[0];
  return version && join(root, version, 'bin');
}

/** Says what is missing, or nothing when a PostgreSQL can be started. */
export function postgresMissing(): string | undefined {
  if (!programs()) return 'no PostgreSQL server. Install it: apt-get install postgresql-15';
  if (userInfo().uid === 0 && spawnSync('id', ['-u', 'postgres']).status !== 0)
    return 'PostgreSQL refuses to run as root, and there is no user postgres';
  return undefined;
}
export const hasFaketime = faketime !== undefined;

/** Starts a cluster on a free port of the loopback address. `durable: false` leaves out syncing, for speed. */
export async function startPostgres({ durable = true } = {}): Promise<TestPostgres> {
  const bin = programs();
  if (!bin) throw new Error(postgresMissing());
  const asRoot = userInfo().uid === 0;
  const folder = mkdtempSync(join(tmpdir(), 'rathaus-postgres-'));
  const data = join(folder, 'data');
  chmodSync(folder, 0o755);
  mkdirSync(data, { mode: 0o700 });
  const password = 'geheim-test';
  writeFileSync(join(folder, 'password'), password);
  if (asRoot) {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
    for (const path of [data, join(folder, 'password')]) chownSync(path, id('-u'), id('-g'));
  }
  const run = (program: string, args: readonly string[], env: Record<string, string> = {}) =>
    spawnSync(asRoot ? 'runuser' : program, [...(asRoot ? ['-u', 'postgres', '--', program] : []), ...args], {
      stdio: 'ignore',
      env: { ...process.env, ...env },
    }).status;
  const port = await freePort();
  run(join(bin, 'initdb'), [
    '-D',
    data,
    '-U',
    'postgres',
    `--pwfile=${join(folder, 'password')}`,
    '-A',
    'scram-sha-256',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ]);
  appendFileSync(
    join(data, 'postgresql.conf'),
    `listen_addresses='127.0.0.1'\nport=${port}\nunix_socket_directories='${data}'\nmax_connections=200\n${durable ? '' : 'fsync=off\n'}`,
  );
  let shift = 0;
  const start = async (): Promise<void> => {
    const env =
      shift === 0 || !faketime
        ? {}
        : { LD_PRELOAD: faketime, FAKETIME: `${shift >= 0 ? '+' : ''}${shift}s`, FAKETIME_DONT_RESET: '1' };
    // A server that was killed keeps its lock until its last process has noticed.
    for (let tries = 0; tries < 100; tries += 1) {
      if (
        run(join(bin, 'pg_ctl'), ['-D', data, '-l', join(data, 'log'), '-w', '-t', '30', 'start'], env) === 0
      )
        return;
      await setTimeout(200);
    }
    throw new Error(`PostgreSQL does not start; see ${join(data, 'log')}`);
  };
  await start();
  const url = (name: string) => `postgres://postgres:${password}@127.0.0.1:${port}/${name}`;
  /** A program that speaks to the server as any client does. */
  const administer = (program: string, args: readonly string[]) =>
    execFileSync(join(bin, program), args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const halt = (mode: string) => run(join(bin, 'pg_ctl'), ['-D', data, '-m', mode, '-w', 'stop']);
  const stop = () => {
    halt('immediate');
    rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', stop);
  return {
    url: url('postgres'),
    version: execFileSync(join(bin, 'postgres'), ['--version'], { encoding: 'utf8' }).trim(),
    async crash(away = 0) {
      halt('immediate');
      await setTimeout(away);
      await start();
    },
    async moveClock(seconds) {
      halt('fast');
      shift = seconds;
      await start();
    },
    createDatabase(name) {
      administer('createdb', ['--maintenance-db', url('postgres'), name]);
      return url(name);
    },
    dump(name, file) {
      administer('pg_dump', ['--format=custom', '--file', file, url(name)]);
    },
    restore(name, file) {
      const maintenance = ['--maintenance-db', url('postgres'), name];
      administer('dropdb', maintenance);
      administer('createdb', maintenance);
      administer('pg_restore', ['--exit-on-error', '--dbname', url(name), file]);
    },
    stop() {
      process.removeListener('exit', stop);
      stop();
    },
  };
}
