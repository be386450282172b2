import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';

const root = resolve(import.meta.dirname, '../../..');

export interface Prozess {
  child: ChildProcess;
  /** The JSON line it printed when it was ready. */
  ready: Record<string, unknown>;
  /** Everything it printed. */
  output(): string;
  /** Resident memory in bytes. */
  memory(): Promise<number>;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** Starts a program of the repository from its sources and waits for the JSON line that says it is ready. */
async function start(script: string, args: string[], env: NodeJS.ProcessEnv): Promise<Prozess> {
  const child = spawn(process.execPath, ['--conditions=@rathaus/source', join(root, script), ...args], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stderr.on('data', (data) => (output += data));
  const ready = await new Promise<Record<string, unknown>>((done, fail) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      output += `${line}\n`;
      if (line.startsWith('{')) done(JSON.parse(line) as Record<string, unknown>);
    });
    child.once('exit', (code) =>
      fail(new Error(`${script} ended with ${code} before it was ready:\n${output}`)),
    );
    child.once('error', fail);
  });
  return {
    child,
    ready,
    output: () => output,
    async memory() {
      const { readFile } = await import('node:fs/promises');
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) * 1024;
    },
    async kill(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
    },
  };
}

export interface Welt {
  sandbox: Sandbox;
  portal: Prozess;
  state: string;
  /** Starts the portal again on the same state and the same ports. */
  restartPortal(): Promise<void>;
  /** The sandbox's view of all submissions: states, no content. */
  submissions(): Promise<{ submissionId: string; state: string }[]>;
  fault(fault: object): Promise<void>;
  /** Resolves when every fault has hit its call, which may still be under way. */
  faultsTaken(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The portal as a process on free ports, with a state folder of its own, and its sandbox. That one is never killed, so it
 * runs in the process of the test: a process for each costs more than all that it answers.
 */
export async function startWelt(env: NodeJS.ProcessEnv = {}): Promise<Welt> {
  const state = await mkdtemp(join(tmpdir(), 'rathaus-portal-'));
  const sandbox = await startSandbox();
  const { origin } = sandbox;
  const portalEnv = (ports: NodeJS.ProcessEnv) => ({
    RATHAUS_SANDBOX: origin,
    RATHAUS_STATE: state,
    ...ports,
    ...env,
  });
  const startPortal = (ports: NodeJS.ProcessEnv) =>
    start('examples/buergerportal/src/main.ts', ['--json'], portalEnv(ports));
  const welt: Welt = {
    sandbox,
    portal: await startPortal({ PORT: '0', PORT_POSTEINGANG: '0' }),
    state,
    async restartPortal() {
      const { portal, posteingang } = welt.portal.ready;
      welt.portal = await startPortal({
        PORT: new URL(String(portal)).port,
        PORT_POSTEINGANG: new URL(String(posteingang)).port,
      });
    },
    async submissions() {
      const response = await fetch(new URL('/control/submissions', origin));
      const body = (await response.json()) as { submissions: { submissionId: string; state: string }[] };
      return body.submissions;
    },
    async fault(fault) {
      const response = await fetch(new URL('/control/faults', origin), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(fault),
      });
      if (!response.ok)
        throw new Error(`the sandbox did not take the fault: ${response.status} ${await response.text()}`);
    },
    async faultsTaken() {
      for (
        const end = Date.now() + 30_000;
        Date.now() < end;
        await new Promise((done) => setTimeout(done, 20))
      ) {
        const { faults } = (await (await fetch(new URL('/control/faults', origin))).json()) as {
          faults: unknown[];
        };
        if (faults.length === 0) return;
      }
      throw new Error('a fault has not hit any call within 30 s');
    },
    async close() {
      await welt.portal.kill('SIGKILL');
      await sandbox.close();
      await rm(state, { recursive: true, force: true });
    },
  };
  return welt;
}
