import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { freePort } from '../../../tools/testing/free-port.ts';
import type { PortalSettings } from './portal-process.ts';

/** Several processes of one portal behind a proxy that gives each request of a visitor to the next process. */
export interface PortalFleet {
  /** Of the proxy. */
  readonly origin: string;
  /** Of each process, past the proxy. */
  readonly inside: readonly string[];
  /** What ended although nobody had killed it. */
  readonly deaths: readonly string[];
  /** Requests that the proxy has passed on, by process. */
  readonly passed: readonly number[];
  /** Kills a process as a crash of its machine would. */
  kill(at: number): Promise<void>;
  start(at: number): Promise<void>;
  close(): Promise<void>;
}

/** A test that is held up for seconds must not find the connection closed that it had kept. */
const keepAliveTimeout = 120_000;

/** Starts the processes and waits until all of them listen. */
export async function startFleet(
  count: number,
  settings: Pick<PortalSettings, 'provider' | 'store' | 'timeout'>,
): Promise<PortalFleet> {
  const ports = await Promise.all(Array.from({ length: count }, () => freePort()));
  const children = new Map<number, ChildProcess>();
  const deaths: string[] = [];
  const passed = ports.map(() => 0);
  const lastOf = new Map<string, number>();
  let last = 0;

  const proxy = createServer({ keepAliveTimeout }, async (incoming, outgoing) => {
    const body: Buffer[] = [];
    for await (const chunk of incoming) body.push(chunk as Buffer);
    const visitor = String(incoming.headers['x-visitor'] ?? '');
    const next = ((visitor === '' ? last : (lastOf.get(visitor) ?? last)) + 1) % count;
    last = (last + 1) % count;
    // As nginx does it: who does not take the connection is passed over, and a GET that got no answer is asked elsewhere.
    for (let tries = 0; tries < count; tries += 1) {
      const at = (next + tries) % count;
      lastOf.set(visitor, at);
      const outcome = await passOn(incoming, Buffer.concat(body), ports[at]!, outgoing);
      if (outcome === 'answered') {
        passed[at]! += 1;
        return;
      }
      if (outcome === 'broken' && incoming.method !== 'GET') break;
    }
    if (!outgoing.headersSent) outgoing.writeHead(502);
    outgoing.end();
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const origin = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;

  const start = async (at: number) => {
    const own: PortalSettings = { ...settings, name: `p${at}`, port: ports[at]!, baseUrl: origin };
    const child = spawn(process.execPath, [join(import.meta.dirname, 'portal-process.ts')], {
      env: { ...process.env, RATHAUS_TEST_PORTAL: JSON.stringify(own) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.set(at, child);
    child.once('exit', (code, signal) => {
      if (children.get(at) === child) deaths.push(`p${at}: ${code ?? signal}`);
    });
    const ended = once(child, 'exit').then(() => false);
    if (!(await Promise.race([once(child.stdout, 'data').then(() => true), ended])))
      throw new Error(`process ${at} of the portal did not start`);
  };
  const kill = async (at: number) => {
    const child = children.get(at);
    children.delete(at);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  const close = async () => {
    await Promise.all([...children.keys()].map(kill));
    proxy.closeAllConnections();
    proxy.close();
  };
  try {
    await Promise.all(ports.map((_port, at) => start(at)));
  } catch (error) {
    await close();
    throw error;
  }
  return {
    origin,
    inside: ports.map((port) => `http://127.0.0.1:${port}`),
    deaths,
    passed,
    kill,
    start,
    close,
  };
}

/** `refused`: no connection, so nothing was done. `broken`: nobody knows. */
type Outcome = 'answered' | 'refused' | 'broken';

const passOn = (
  incoming: IncomingMessage,
  body: Buffer,
  port: number,
  outgoing: ServerResponse,
): Promise<Outcome> =>
  new Promise((resolve) => {
    const { method, url, headers } = incoming;
    // A connection of its own: one that was kept may lead to a process that is gone.
    const inner = send({ host: '127.0.0.1', port, method, path: url, headers, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.once('error', () => resolve('broken'));
      answer.once('end', () => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        outgoing.end(Buffer.concat(parts));
        resolve('answered');
      });
    });
    inner.once('error', (error: NodeJS.ErrnoException) =>
      resolve(error.code === 'ECONNREFUSED' ? 'refused' : 'broken'),
    );
    inner.end(body);
  });
