import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** The gateway of the command line, in a process of its own. */
export interface GatewayProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<{ code: number; err: string }>;
  out(): string;
}

const bin = fileURLToPath(new URL('../../cli/src/bin.ts', import.meta.url));

/** Starts it in a folder, configured by its environment; ready once it has said so. */
export async function startGatewayProcess(
  cwd: string,
  variables: Readonly<Record<string, string>>,
): Promise<GatewayProcess> {
  const own = Object.entries(variables).map(([name, value]) => [`RATHAUS_SERVICEKONTO_${name}`, value]);
  const child = spawn(process.execPath, ['--conditions=@rathaus/source', bin, 'servicekonto', 'gateway'], {
    cwd,
    env: { ...process.env, ...Object.fromEntries(own) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number, err }));
  for (let tenth = 0; tenth < 300 && !out.includes('"ready"'); tenth++) {
    if (child.exitCode !== null) throw new Error((await ended).err);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { child, ended, out: () => out };
}
