import { once } from 'node:events';
import { createServer as createPlain, type IncomingMessage, type Server } from 'node:http';
import { createServer, request as send } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { LogEntry } from '@rathaus/client-core/observe';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { type Portal, startPortal } from '../portal.ts';
import { createTestCa, type TestCa } from '../test-ca.ts';
import { tlsFetch } from '../tls-fetch.ts';
import { providerOf } from './fleet-configuration.ts';

export const portalOrigin = 'https://portal.musterstadt.test';
export const bundidOrigin = 'https://id.bund.test';
const hostOf = (origin: string): string => new URL(origin).hostname;

/** Changes what a portal sets as cookies on its way to the browser. */
export type CookieChange = (cookie: string) => string;

/** A request of a browser to the portal. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly form: string;
}

/** Portal and BundID over TLS, under two registrable domains. */
export interface Sites {
  readonly sandbox: Sandbox;
  readonly portal: Portal;
  readonly log: LogEntry[];
  readonly tls: TestCa;
  /** Where each host name listens on this machine. */
  readonly ports: Readonly<Record<string, number>>;
  /** An HTTP proxy for browsers that cannot be told where names listen. */
  readonly tunnel: string;
  /** Everything that browsers have asked the portal. */
  readonly seen: SeenRequest[];
  /** What the proxy in front of the portal does to its cookies; nothing by default. */
  changeCookies(change: CookieChange): void;
  close(): Promise<void>;
}

/** Starts both sites, with proxies on the way to them. */
export async function openSites(): Promise<Sites> {
  const names = [portalOrigin, bundidOrigin].map(hostOf);
  const tls = await createTestCa(names);
  const sandbox = await startSandbox({ tls, publicOrigins: { bundid: bundidOrigin } });
  const ports: Record<string, number> = { [hostOf(bundidOrigin)]: sandbox.services.bundid.port };
  const log: LogEntry[] = [];
  const { entityId, metadata } = sandbox.config().services.bundid;
  const konto = providerOf({
    account: 'bundid',
    entityId: 'https://portal.musterstadt.example',
    identityProvider: { entityId, metadata },
    signing: ['signing'],
    encryption: ['opening'],
  });
  const portal = await startPortal({
    tls,
    publicOrigin: portalOrigin,
    provider: konto,
    config: {
      providers: { broker: konto },
      timeout: 60_000,
      logger: (entry) => log.push(entry),
      fetch: tlsFetch(tls.ca, ports),
    },
  });
  let change: CookieChange = (cookie) => cookie;
  const seen: SeenRequest[] = [];
  const front = await startFront(
    tls,
    portal.port,
    (cookie) => change(cookie),
    (request) => seen.push(request),
  );
  ports[hostOf(portalOrigin)] = portOf(front);
  const tunnel = await startTunnel(ports);
  const own = await tlsFetch(tls.ca, ports)(`${portalOrigin}/login/broker/metadata`);
  sandbox.registerServiceProvider({ metadata: await own.text() });
  return {
    sandbox,
    portal,
    log,
    tls,
    ports,
    seen,
    tunnel: `http://127.0.0.1:${portOf(tunnel)}`,
    changeCookies: (own) => {
      change = own;
    },
    close: async () => {
      for (const server of [front, tunnel]) {
        server.closeAllConnections();
        server.close();
      }
      await portal.close();
      await sandbox.close();
    },
  };
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/** A reverse proxy on TLS in front of the portal. */
async function startFront(
  tls: TestCa,
  port: number,
  change: CookieChange,
  see: (request: SeenRequest) => void,
): Promise<Server> {
  const server = createServer(tls, async (incoming, outgoing) => {
    const { method = 'GET', url = '/', headers } = incoming;
    const body = await buffer(incoming);
    see({ method, path: url, form: body.toString('utf8') });
    const servername = hostOf(portalOrigin);
    const inner = { ca: tls.ca, host: '127.0.0.1', port, servername, method, path: url, headers };
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      send({ ...inner, agent: false }, resolve)
        .once('error', reject)
        .end(body);
    });
    const cookies = answer.headers['set-cookie']?.map(change);
    const changed = { ...answer.headers, ...(cookies && { 'set-cookie': cookies }) };
    outgoing.writeHead(answer.statusCode ?? 502, changed).end(await buffer(answer));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** `CONNECT` to the names of the test; everything else does not leave the machine. */
async function startTunnel(ports: Readonly<Record<string, number>>): Promise<Server> {
  const server = createPlain((_incoming, outgoing) => outgoing.writeHead(502).end());
  server.on('connect', (incoming, socket) => {
    const port = ports[incoming.url?.split(':')[0] ?? ''];
    if (port === undefined) {
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
      return;
    }
    const inner = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      inner.pipe(socket);
      socket.pipe(inner);
    });
    inner.on('error', () => socket.destroy());
    socket.on('error', () => inner.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
