import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Outcome } from './mock-terminal.ts';

const bin = fileURLToPath(new URL('../src/bin.ts', import.meta.url));

/** A command line that runs as a process of its own. */
export interface RathausProcess {
  readonly child: ChildProcess;
  readonly ended: Promise<Outcome>;
  out(): string;
}

/** Starts `rathaus` in a folder. Colours are off, as for any output that is piped. */
export function startRathaus(
  line: readonly string[],
  options: { cwd: string; env?: Readonly<Record<string, string>> },
): RathausProcess {
  const child = spawn(process.execPath, ['--conditions=@rathaus/source', bin, ...line], {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout?.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr?.on('data', (chunk) => {
    err += chunk;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number, out, err }));
  return { child, ended, out: () => out };
}
