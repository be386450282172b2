import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does instead of answering. */
export type DavFault =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  /** Takes the request and never answers. */
  | 'hang'
  /** Does the work, then cuts the line before the answer. */
  | 'lose-answer'
  /** Sends half of a body, then nothing more. */
  | 'stall';

/** A WebDAV server in memory: as much of RFC 4918 as a mailbox needs, with the faults that a test asks for. */
export interface DavServer {
  /** Address of the collection, with a slash at its end. */
  readonly url: string;
  readonly files: Map<string, { bytes: Buffer; modifiedAt: number }>;
  readonly collections: Set<string>;
  /** Method, path below the collection, and headers, in their order. */
  readonly requests: { method: string; path: string; headers: IncomingMessage['headers'] }[];
  fault: ((method: string, path: string) => DavFault | undefined) | undefined;
  close(): Promise<void>;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

export async function startDavServer({ clock = Date.now } = {}): Promise<DavServer> {
  const files: DavServer['files'] = new Map();
  const collections = new Set<string>(['']);
  const requests: DavServer['requests'] = [];
  const prefix = '/dav/';
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const dav: DavServer = {
    url: `http://127.0.0.1:${port}${prefix}`,
    files,
    collections,
    requests,
    fault: undefined,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  const pathOf = (address: string): string =>
    decodeURIComponent(new URL(address, dav.url).pathname).slice(prefix.length).replace(/\/$/, '');

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const method = request.method ?? '';
    const path = pathOf(request.url ?? '');
    requests.push({ method, path, headers: request.headers });
    const fault = dav.fault?.(method, path);
    if (fault === 'hang') return;
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    if (typeof fault === 'object') {
      response.writeHead(fault.status, fault.headers).end(fault.body);
      return;
    }
    const [status, body] = act(method, path, request, Buffer.concat(pieces));
    if (fault === 'lose-answer') return void response.destroy();
    response.writeHead(status, body ? { 'content-length': body.length } : {});
    if (fault === 'stall') return void response.write(body?.subarray(0, body.length / 2) ?? '');
    response.end(body);
  }

  function act(
    method: string,
    path: string,
    { headers }: IncomingMessage,
    body: Buffer,
  ): [status: number, body?: Buffer] {
    const exists = files.has(path) || collections.has(path);
    switch (method) {
      case 'GET': {
        const file = files.get(path);
        return file ? [200, file.bytes] : [404];
      }
      case 'PUT':
        if (!collections.has(parentOf(path))) return [409];
        if (headers['if-none-match'] === '*' && exists) return [412];
        files.set(path, { bytes: body, modifiedAt: clock() });
        return [exists ? 204 : 201];
      case 'MKCOL':
        if (exists) return [405];
        if (!collections.has(parentOf(path))) return [409];
        collections.add(path);
        return [201];
      case 'DELETE':
        if (!exists) return [404];
        for (const all of [files, collections])
          for (const name of all.keys()) if (name === path || name.startsWith(`${path}/`)) all.delete(name);
        return [204];
      case 'MOVE': {
        const file = files.get(path);
        const to = pathOf(String(headers.destination));
        if (!file) return [404];
        if (!collections.has(parentOf(to))) return [409];
        const replaces = files.has(to);
        if (replaces && headers.overwrite === 'F') return [412];
        files.delete(path);
        files.set(to, file);
        return [replaces ? 204 : 201];
      }
      case 'PROPFIND':
        return exists ? [207, Buffer.from(multistatus(path, headers.depth === '1'))] : [404];
      default:
        return [405];
    }
  }

  function multistatus(path: string, withChildren: boolean): string {
    const all = [path];
    if (withChildren)
      for (const name of [...collections, ...files.keys()])
        if (name !== '' && name !== path && parentOf(name) === path) all.push(name);
    return `<?xml version="1.0"?><D:multistatus xmlns:D="DAV:">${all.map(responseOf).join('')}</D:multistatus>`;
  }

  function responseOf(path: string): string {
    const file = files.get(path);
    const href = `${prefix}${path.split('/').map(encodeURIComponent).join('/')}${file || path === '' ? '' : '/'}`;
    const props = file
      ? `<D:resourcetype/><D:getcontentlength>${file.bytes.length}</D:getcontentlength><D:getlastmodified>${new Date(file.modifiedAt).toUTCString()}</D:getlastmodified>`
      : '<D:resourcetype><D:collection/></D:resourcetype>';
    return `<D:response><D:href>${escaped(href)}</D:href><D:propstat><D:prop>${props}</D:prop><D:status>HTTP/1.1 200 OK</D:status></D:propstat></D:response>`;
  }

  return dav;
}
