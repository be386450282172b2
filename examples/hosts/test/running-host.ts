import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { Sandbox } from '@rathaus/sandbox';
import { freePort } from '../../../tools/testing/free-port.ts';
import { hostEnv, type InstalledHost } from './installed-host.ts';
import type { HostRow, Variant } from './matrix.ts';
import { startPathProxy } from './path-proxy.ts';

/** An application of the matrix that answers. */
export interface RunningHost {
  /** Public address without a slash at the end, with the path of the variant. */
  readonly base: string;
  /** Where the application itself listens. */
  readonly port: number;
  /** Of the provider. */
  readonly issuer: string;
  /** What it has written, for the message of a failed test. */
  output(): string;
  /** Sends a signal and waits until the application has written that it was understood. */
  signal(name: NodeJS.Signals, written: string): Promise<void>;
  close(): Promise<void>;
}

/** What an application writes that is started without its settings, or is asked for a page without them. */
export async function writtenWithoutSettings(
  { row, folder }: InstalledHost<HostRow>,
  node: string,
): Promise<string> {
  const port = await freePort();
  const { ISSUER: _i, CLIENT_ID: _c, CLIENT_SECRET: _s, COOKIE_KEY: _k, ...env } = hostEnv;
  const child = spawn(node, [...row.start], {
    cwd: folder,
    env: { ...env, NODE_ENV: 'production', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (written += String(text)));
  const closed = once(child, 'close');
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  for (let attempt = 0; attempt < 600 && !isOver() && !written.includes('CLIENT_SECRET'); attempt++) {
    // Some hosts load a page when it is first asked for.
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    await answer?.body?.cancel();
    await wait(100);
  }
  if (!isOver()) process.kill(-child.pid!, 'SIGKILL');
  await closed;
  return written;
}

/** Starts an application with one Node, and the proxy of the variant before it. */
export async function startHost(
  { row, folder }: InstalledHost<HostRow>,
  { node, variant, sandbox }: { node: string; variant: Variant; sandbox: Sandbox },
): Promise<RunningHost> {
  const port = await freePort();
  const proxy = variant.proxied && (await startPathProxy(variant.proxied, () => port));
  const base = proxy ? `${proxy.origin}${variant.proxied!.path}` : `http://127.0.0.1:${port}`;
  const { issuer, clients } = sandbox.config().services.oidc;
  const { clientId, clientSecret } = clients[0]!;
  const child = spawn(node, [...(variant.start ?? row.start)], {
    cwd: folder,
    env: {
      ...hostEnv,
      NODE_ENV: 'production',
      PORT: String(port),
      BASE_URL: base,
      ISSUER: issuer,
      CLIENT_ID: clientId,
      CLIENT_SECRET: clientSecret,
      COOKIE_KEY: 'nur-fuer-Tests:0123456789-abcdefghijk',
      ...variant.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    // Frameworks start processes of their own, which have to end as well.
    detached: true,
  });
  let written = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (written += String(text)));
  const exited = once(child, 'exit');
  const close = async () => {
    if (child.exitCode === null && child.signalCode === null) process.kill(-child.pid!, 'SIGKILL');
    await exited;
    await proxy?.close();
  };
  const signal = async (name: NodeJS.Signals, sign: string) => {
    const from = written.length;
    process.kill(child.pid!, name);
    for (let attempt = 0; !written.includes(sign, from); attempt++) {
      if (attempt > 600) throw new Error(`${row.name} does not say "${sign}": ${written}`);
      await wait(50);
    }
  };
  const host = { base, port, issuer, output: () => written, signal, close };
  for (let attempt = 0; attempt < 600 && child.exitCode === null; attempt++) {
    const answer = await fetch(`${base}/`, { signal: AbortSignal.timeout(20_000) }).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return host;
    await wait(100);
  }
  await close();
  throw new Error(`${row.name} does not answer: ${written}`);
}
