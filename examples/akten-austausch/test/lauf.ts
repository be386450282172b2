import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const root = resolve(import.meta.dirname, '..');

/** How the command ended, and what it printed. */
export interface Lauf {
  code: number | null;
  out: string;
  err: string;
  /** Where it put its files. */
  ordner: string;
}

/**
 * Runs the command as a host does. `bei`: a line after which it is interrupted as by Ctrl-C. `vorher` prepares the folder
 * that it is given, which is not there otherwise.
 */
export async function starte(
  args: readonly string[],
  {
    env = {},
    bei,
    vorher,
  }: { env?: NodeJS.ProcessEnv; bei?: RegExp; vorher?: (ordner: string) => void } = {},
): Promise<Lauf & Disposable> {
  const folder = mkdtempSync(join(tmpdir(), 'rathaus-akten-'));
  const ordner = join(folder, 'ergebnis');
  vorher?.(ordner);
  const child = spawn(
    process.execPath,
    ['--conditions=@rathaus/source', 'src/main.ts', '--ordner', ordner, ...args],
    {
      cwd: root,
      // Node 22 warns of its SQLite.
      env: { ...process.env, NODE_OPTIONS: '', NODE_NO_WARNINGS: '1', DATABASE_URL: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let out = '';
  let err = '';
  child.stderr.on('data', (data) => (err += data));
  createInterface({ input: child.stdout }).on('line', (line) => {
    out += `${line}\n`;
    if (bei?.test(line)) child.kill('SIGINT');
  });
  const [code] = (await once(child, 'close')) as [number | null];
  // The login of the sandbox says which versions of Node it was tried with.
  err = err.replace(/^oidc-provider WARNING: .*\n/gm, '');
  return { code, out, err, ordner, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}
