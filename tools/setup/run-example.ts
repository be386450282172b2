/**
 * Runs the sandbox and the example portal as two processes and prints their addresses. Both pick free
 * ports when the usual ones are taken. Ctrl-C ends both; when one ends, the other is ended too.
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
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  return new Promise((ready, fail) => {
    let seen = false;
    createInterface({ input: child.stdout! }).on('line', (line) => {
      if (!seen && line.startsWith('{')) {
        seen = true;
        ready(JSON.parse(line) as Record<string, unknown>);
      } else {
        console.log(`[${name}] ${line}`);
      }
    });
    child.once('error', fail);
    child.once('exit', (code, signal) => {
      if (!seen) fail(new Error(`${name} ended before it was ready (exit ${code ?? signal})`));
      else if (!stopping) {
        console.error(`${name} ended (exit ${code ?? signal}).`);
        stop(typeof code === 'number' && code !== 0 ? code : 1);
      }
    });
  });
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
  const sandbox = await start('sandbox', 'packages/cli/dist/bin.js', ['sandbox', '--json'], {});
  console.log('→ Starting the example portal');
  const portal = await start('portal', 'examples/buergerportal/src/main.ts', ['--json'], {
    RATHAUS_SANDBOX: String(sandbox.origin),
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
