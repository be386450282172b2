import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

/** A request as it arrived. */
export interface Arrived {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  /** Bytes of the body that arrived, and their digest. */
  size: number;
  sha256: string;
  text: string;
  /** The whole answer was taken, or the browser closed the connection before. */
  ended?: 'answered' | 'cut';
}

/** A page per entry of the package, the service on the same origin under `/api`, and the same on a second origin. */
export interface Site {
  readonly origin: string;
  readonly other: string;
  /** An address where nobody listens. */
  readonly closed: string;
  /** What arrived for one test, preflights included. */
  seen(run: string): Arrived[];
  close(): Promise<void>;
}

const town = { name: 'Bürgerstädtchen – 🏛', streets: Array.from({ length: 4000 }, (_, n) => `Straße ${n}`) };
/** Thirty megabytes of blanks. */
const bomb = gzipSync(Buffer.alloc(30_000_000, 32));
const json = 'application/json';

/** Bundles the pages as an application would, for a browser, and serves them. */
export async function startSite(): Promise<Site> {
  const pages = new Map([
    ['ky', await bundle('@rathaus/client-core')],
    ['fetch', await bundle('@rathaus/client-core/fetch')],
  ]);
  const log = new Map<string, Arrived[]>();
  const origins: string[] = [];
  const servers = [0, 1, 2].map(() =>
    createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://x');
      const [, top = '', name = '', run = ''] = url.pathname.split('/');
      if (top === 'arrived') return void response.end(String(log.get(name)?.length ?? 0));
      if (top === 'api') return void handle(name, run, url.searchParams, request, response);
      const page = pages.get(top.replace(/\.js$/, ''));
      if (page === undefined) return void response.writeHead(404).end();
      const script = top.endsWith('.js');
      response.writeHead(200, {
        'content-type': `text/${script ? 'javascript' : 'html'}; charset=utf-8`,
        'set-cookie': 'canary=own; Path=/; SameSite=Lax',
      });
      response.end(
        script
          ? page
          : `<!doctype html><meta charset="utf-8"><script type="module" src="/${top}.js"></script>`,
      );
    }),
  );

  async function handle(
    name: string,
    run: string,
    query: URLSearchParams,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { method = '', headers } = request;
    const arrived: Arrived = { method, path: request.url ?? '', headers, size: 0, sha256: '', text: '' };
    const earlier = log.get(run) ?? [];
    log.set(run, [...earlier, arrived]);
    response.on('close', () => {
      arrived.ended = response.writableFinished ? 'answered' : 'cut';
    });
    if (name !== 'text') allowOtherOrigin(headers, response);
    if (method === 'OPTIONS') return void response.writeHead(204).end();
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) {
        chunks.push(chunk as Buffer);
        // Slow enough that an upload is in its middle for a while.
        if (query.has('slow')) await pause(10);
      }
    } catch {
      return;
    }
    const body = Buffer.concat(chunks);
    arrived.size = body.length;
    arrived.sha256 = createHash('sha256').update(body).digest('hex');
    arrived.text = body.subarray(0, 2000).toString();
    const before = earlier.filter((one) => one.method !== 'OPTIONS').length;
    routes[name]?.(response, query, arrived, before);
  }

  for (const server of servers) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    origins.push(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }
  const [origin = '', other = '', closed = ''] = origins;
  await stop(servers.pop()!);
  return {
    origin,
    other,
    closed,
    seen: (run) => log.get(run) ?? [],
    close: async () => void (await Promise.all(servers.map(stop))),
  };
}

type Route = (response: ServerResponse, query: URLSearchParams, request: Arrived, before: number) => void;

const routes: Readonly<Record<string, Route>> = {
  towns: (response, query) => void sendTown(response, query.get('how') ?? 'plain'),
  missing: (response) => {
    response.writeHead(404, { 'content-type': 'application/problem+json' });
    response.end(JSON.stringify({ type: 'urn:town:not-found', title: 'No such town', town: 'Nirgendwo' }));
  },
  text: (response) => void response.writeHead(200, { 'content-type': 'text/plain' }).end('Grüße'),
  bytes: (response) => {
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    response.end(Uint8Array.from({ length: 256 }, (_, byte) => byte));
  },
  empty: (response) => void response.writeHead(204).end(),
  endless: (response, query) => {
    if (query.has('packed')) {
      response.writeHead(200, {
        'content-type': json,
        'content-encoding': 'gzip',
        'content-length': bomb.length,
      });
      response.end(bomb);
      return;
    }
    response.writeHead(200, { 'content-type': json });
    const piece = Buffer.alloc(65_536, 32);
    const more = (): void => {
      while (!response.destroyed && response.write(piece));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  },
  file: (response) => void response.writeHead(204).end(),
  form: (response) => void response.writeHead(204).end(),
  busy: (response, _query, _request, before) => {
    if (before === 0) response.writeHead(503, { 'retry-after': '1' }).end();
    else response.writeHead(200, { 'content-type': json }).end('{"name":"Musterstadt"}');
  },
  moved: (response) => void response.writeHead(307, { location: '/api/busy/elsewhere' }).end(),
  silent: () => {},
  half: (response) => void response.writeHead(200, { 'content-type': json }).write('{"name":"Muster'),
  cookie: (response) => void response.writeHead(200, { 'content-type': json }).end('{}'),
  echo: (response, _query, { headers }) => {
    const { cookie, accept, 'idempotency-key': key } = headers;
    response.writeHead(200, { 'content-type': json, 'x-request-id': 'r-7', 'x-hidden': 'h' });
    response.end(JSON.stringify({ cookie, accept, key }));
  },
};

async function sendTown(response: ServerResponse, how: string): Promise<void> {
  const packed = how.startsWith('gzip');
  const plain = Buffer.from(JSON.stringify(town));
  const bytes = packed ? gzipSync(plain) : plain;
  const headers = { 'content-type': json, ...(packed ? { 'content-encoding': 'gzip' } : {}) };
  if (how === 'plain' || how === 'gzip') {
    response.writeHead(200, { ...headers, 'content-length': bytes.length }).end(bytes);
    return;
  }
  response.writeHead(200, headers);
  // The second cut is in the middle of a character.
  const cuts = [0, 10, bytes.indexOf('ü') + 1 || 11, 5000, bytes.length];
  for (const [index, from] of cuts.slice(0, -1).entries()) {
    response.write(bytes.subarray(from, cuts[index + 1]));
    await pause(20);
  }
  response.end();
}

function allowOtherOrigin(headers: IncomingMessage['headers'], response: ServerResponse): void {
  if (headers.origin === undefined) return;
  response.setHeader('access-control-allow-origin', headers.origin);
  response.setHeader('access-control-allow-credentials', 'true');
  response.setHeader('access-control-expose-headers', 'x-request-id');
  response.setHeader('access-control-allow-methods', 'GET, PUT, POST, DELETE');
  // Only what the client is known to send: a header more and the preflight fails.
  response.setHeader('access-control-allow-headers', 'content-type, idempotency-key');
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: `import * as core from '${entry}'; import { createCases } from './page.ts'; window.cases = createCases(core);`,
      resolveDir: fileURLToPath(new URL('.', import.meta.url)),
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    conditions: ['@rathaus/source'],
  });
  return outputFiles[0]?.text ?? '';
}

async function stop(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}
