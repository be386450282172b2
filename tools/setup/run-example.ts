/**
 * Runs the sandbox and the example portal as two processes and prints their addresses. Both pick free
 * ports when the usual ones are taken, and keep their state in `.rathaus`; a second run at the same time gets a
 * folder of its own. Ctrl-C ends both; when one ends, the other is ended too.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const root = resolve(import.meta.dirname, '../..');
const children: ChildProcess[] = [];
let stopping = false;

/** Starts a process that prints one JSON line when it is ready; resolves with that line. */
function start(
  name: string,
  script: string,
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<Record<string, unknown>> {
  const child = spawn(process.execPath, [join(root, script), ...args], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let said = '';
  let silent = true;
  child.stderr!.on('data', (data: Buffer) => {
    if (silent) said += data;
    else process.stderr.write(data);
  });
  /** What came before the process was ready is held back until it is clear whether anybody has to read it. */
  const speak = () => {
    silent = false;
    process.stderr.write(said);
  };
  return new Promise((ready, fail) => {
    let seen = false;
    createInterface({ input: child.stdout! }).on('line', (line) => {
      if (!seen && line.startsWith('{')) {
        seen = true;
        speak();
        ready(JSON.parse(line) as Record<string, unknown>);
      } else {
        console.log(`[${name}] ${line}`);
      }
    });
    child.once('error', fail);
    // Not 'exit': what the process said last has to be read first.
    child.once('close', (code, signal) => {
      if (!seen && said.includes('[sandbox.state.in-use]')) fail(new InUse());
      else if (!seen) {
        speak();
        fail(new Error(`${name} ended before it was ready (exit ${code ?? signal})`));
      } else if (!stopping) {
        console.error(`${name} ended (exit ${code ?? signal}).`);
        stop(typeof code === 'number' && code !== 0 ? code : 1);
      }
    });
  });
}

/** Another run keeps its state in this folder. */
class InUse extends Error {}

/** The sandbox on the first folder that no other run uses; with that folder. */
async function startSandbox(): Promise<{ sandbox: Record<string, unknown>; folder: string }> {
  for (let run = 1; run <= 9; run++) {
    const folder = join(root, '.rathaus', run === 1 ? '' : String(run));
    const args = ['sandbox', '--json', '--state-folder', join(folder, 'sandbox')];
    try {
      return { sandbox: await start('sandbox', 'packages/cli/dist/bin.js', args, {}), folder };
    } catch (error) {
      if (!(error instanceof InUse)) throw error;
      children.pop();
    }
  }
  throw new Error('nine examples are running already');
}

function stop(code: number) {
  if (stopping) return;
  stopping = true;
  process.exitCode = code;
  for (const child of children) child.kill('SIGTERM');
  setTimeout(() => {
    for (const child of children) child.kill('SIGKILL');
    process.exit();
  }, 5000).unref();
}
process.once('SIGINT', () => stop(130));
process.once('SIGTERM', () => stop(143));

try {
  console.log('→ Starting the sandbox (emulated login, delivery service, data catalogue)');
  const { sandbox, folder } = await startSandbox();
  console.log('→ Starting the example portal');
  const portal = await start('portal', 'examples/buergerportal/src/main.ts', ['--json'], {
    RATHAUS_SANDBOX: String(sandbox.origin),
    RATHAUS_STATE: process.env.RATHAUS_STATE ?? join(folder, 'buergerportal'),
  });
  console.log(`
  Bürgerportal Musterstadt      ${portal.portal}
  Posteingang Beispielhausen    ${portal.posteingang}   (Zugangscode ${portal.zugangscode})
  Sandbox (wer, was, Schlüssel) ${sandbox.origin}

  Log in as an invented citizen, register a dog, watch the file arrive in Beispielhausen,
  publish a table under "Offene Daten". Ctrl-C ends everything.
`);
} catch (error) {
  console.error(`✗ ${(error as Error).message}`);
  stop(3);
}
