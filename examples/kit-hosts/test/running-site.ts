import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from '../../../tools/testing/free-port.ts';
import { hostEnv, type InstalledHost } from '../../hosts/test/installed-host.ts';
import type { KitHostRow } from './matrix.ts';

const run = promisify(execFile);

/** An application that answers. */
export interface RunningSite {
  /** `http://127.0.0.1:PORT`. */
  readonly origin: string;
  close(): Promise<void>;
}

const environment = ({ env }: KitHostRow): NodeJS.ProcessEnv => ({
  ...hostEnv,
  NG_CLI_ANALYTICS: 'false',
  ...env,
});

/** `npm run build`, as the README says. */
export async function build({ row, folder }: InstalledHost<KitHostRow>): Promise<void> {
  const built = run('npm', ['run', 'build'], { cwd: folder, env: environment(row), maxBuffer: 2 ** 24 });
  await built.catch((error: Error & { stdout?: string; stderr?: string }) => {
    throw new Error(`${row.name} is not built: ${error.stdout}${error.stderr}`, { cause: error });
  });
}

/** Runs a script of the application until it is closed. */
export async function startSite(
  { row, folder }: InstalledHost<KitHostRow>,
  script = 'start',
): Promise<RunningSite> {
  const port = await freePort();
  const child = spawn('npm', ['run', script], {
    cwd: folder,
    env: { ...environment(row), PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    // npm and frameworks start processes of their own, which have to end as well.
    detached: true,
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (written += String(text)));
  const exited = once(child, 'exit');
  const isOver = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;
  const close = async () => {
    if (!isOver(child)) process.kill(-child.pid!, 'SIGKILL');
    await exited;
  };
  const origin = `http://127.0.0.1:${port}`;
  for (let attempt = 0; attempt < 600 && !isOver(child); attempt++) {
    const answer = await fetch(`${origin}/`, { signal: AbortSignal.timeout(60_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return { origin, close };
    await wait(100);
  }
  await close();
  throw new Error(`${row.name} does not answer: ${written}`);
}
