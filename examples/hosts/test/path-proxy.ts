import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ProxiedPath } from './matrix.ts';

/** A proxy that hands on what is below a path, with the path or without it; it has no other pages. */
export async function startPathProxy(
  { path, strips }: ProxiedPath,
  port: () => number,
): Promise<{ origin: string; close(): Promise<void> }> {
  const server = createServer((incoming, outgoing) => {
    const target = incoming.url ?? '/';
    if (!target.startsWith(`${path}/`)) {
      outgoing.writeHead(404, { 'content-type': 'text/plain' }).end('not a page of the application\n');
      return;
    }
    const onward = request(
      {
        host: '127.0.0.1',
        port: port(),
        method: incoming.method,
        path: strips ? target.slice(path.length) : target,
        headers: incoming.headers,
      },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    incoming.pipe(onward);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
