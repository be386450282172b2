import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout } from 'node:timers/promises';
import { freePort } from '../../../../tools/testing/free-port.ts';
import type { PortalFleet } from '../portal-fleet.ts';
import type { FleetConfiguration } from './fleet-configuration.ts';
import type { FleetFile, FleetProcessSettings } from './fleet-process.ts';

/** Processes of one portal with SAML, behind a proxy that gives each request of a visitor to the next process. */
export interface SamlFleet extends PortalFleet {
  /** What the processes read. */
  readonly configuration: FleetConfiguration;
  /** Changes the file; ends when every process goes by it. */
  configure(change: Partial<FleetConfiguration>): Promise<void>;
  /** Restarts one process after the other, each when it has answered what it was asked. */
  restart(): Promise<void>;
  /** Our metadata, as an administrator fetches them to hand them in. */
  metadata(): Promise<string>;
}

export interface SamlFleetOptions extends Pick<FleetProcessSettings, 'store'> {
  readonly processes: number;
  readonly configuration: FleetConfiguration;
}

interface Member {
  readonly port: number;
  child: ChildProcess | undefined;
  /** Gets no new requests: it is to be restarted. */
  isLeaving: boolean;
  underWay: number;
}

/** Starts the processes and waits until all of them listen. */
export async function startSamlFleet(options: SamlFleetOptions): Promise<SamlFleet> {
  const { processes, store } = options;
  const folder = await mkdtemp(join(tmpdir(), 'rathaus-fleet-'));
  const file = join(folder, 'portal.json');
  const ports = await Promise.all(Array.from({ length: processes }, () => freePort()));
  const members = ports.map((port): Member => ({ port, child: undefined, isLeaving: false, underWay: 0 }));
  const deaths: string[] = [];
  const passed = ports.map(() => 0);
  const proxy = createServer({ keepAliveTimeout: 120_000 }, distributor(members, passed));
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const origin = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  let configuration = options.configuration;
  let version = 0;

  const write = async () => {
    version += 1;
    const content: FleetFile = { version: `${version}`, configuration };
    await writeFile(`${file}.new`, JSON.stringify(content));
    await rename(`${file}.new`, file);
  };
  const start = async (at: number) => {
    const member = members[at]!;
    const own = { name: `p${at}`, port: member.port, baseUrl: origin, store, file };
    const child = await startProcess(own satisfies FleetProcessSettings);
    member.child = child;
    child.once('exit', (code, signal) => {
      if (member.child === child) deaths.push(`p${at}: ${code ?? signal}`);
    });
  };
  const kill = async (at: number) => {
    const { child } = members[at]!;
    members[at]!.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  const replace = async (at: number) => {
    const member = members[at]!;
    member.isLeaving = true;
    while (member.underWay > 0) await setTimeout(5);
    await kill(at);
    await start(at);
    member.isLeaving = false;
  };
  const known = async (): Promise<boolean> => {
    const answers = ports.map(async (port) => {
      const response = await fetch(`http://127.0.0.1:${port}/seite`);
      await response.text();
      return response.headers.get('x-configuration');
    });
    return (await Promise.all(answers)).every((one) => one === `${version}`);
  };
  const fleet: SamlFleet = {
    origin,
    inside: ports.map((port) => `http://127.0.0.1:${port}`),
    deaths,
    passed,
    kill,
    start,
    get configuration() {
      return configuration;
    },
    async configure(change) {
      configuration = { ...configuration, ...change };
      await write();
      while (!(await known())) await setTimeout(200);
    },
    async restart() {
      for (const at of ports.keys()) await replace(at);
    },
    metadata: async () => (await fetch(`${origin}/login/konto/metadata`)).text(),
    async close() {
      await Promise.all([...ports.keys()].map(kill));
      proxy.closeAllConnections();
      proxy.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  try {
    await write();
    await Promise.all([...ports.keys()].map(start));
  } catch (error) {
    await fleet.close();
    throw error;
  }
  return fleet;
}

async function startProcess(settings: FleetProcessSettings): Promise<ChildProcess> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'fleet-process.ts')], {
    env: { ...process.env, RATHAUS_TEST_PORTAL: JSON.stringify(settings) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit').then(() => false);
  if (!(await Promise.race([once(child.stdout, 'data').then(() => true), ended])))
    throw new Error(`${settings.name} of the portal did not start`);
  return child;
}

/** Gives each request of a visitor to the process behind the one that had the last, without those that are leaving. */
function distributor(members: readonly Member[], passed: number[]) {
  const lastOf = new Map<string, number>();
  return async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const body = await buffer(incoming);
    const visitor = String(incoming.headers['x-visitor'] ?? '');
    let at = lastOf.get(visitor) ?? -1;
    do at = (at + 1) % members.length;
    while (members[at]!.isLeaving);
    lastOf.set(visitor, at);
    const member = members[at]!;
    member.underWay += 1;
    const isAnswered = await passOn(incoming, body, member.port, outgoing);
    member.underWay -= 1;
    if (isAnswered) passed[at]! += 1;
    else outgoing.writeHead(502).end();
  };
}

const passOn = (incoming: IncomingMessage, body: Buffer, port: number, outgoing: ServerResponse) =>
  new Promise<boolean>((resolve) => {
    const { method, url, headers } = incoming;
    // A connection of its own: one that was kept may lead to a process that is gone.
    const inner = send({ host: '127.0.0.1', port, method, path: url, headers, agent: false }, (answer) => {
      buffer(answer).then(
        (bytes) => {
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(bytes);
          resolve(true);
        },
        () => resolve(false),
      );
    });
    inner.once('error', () => resolve(false));
    inner.end(body);
  });
