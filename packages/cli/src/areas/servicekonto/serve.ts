import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FetchHandler, toNodeHandler } from '@rathaus/servicekonto-client/node';

/** A server that runs. */
export interface Served {
  readonly port: number;
  /** Takes no new requests, lets open ones end for so many milliseconds, and resolves when all are over. */
  close(patience: number): Promise<void>;
}

/** Listens; errors of the system (`EADDRINUSE`, `EACCES`) are thrown. */
export async function serve(handler: FetchHandler, at: { port: number; host: string }): Promise<Served> {
  const handle = toNodeHandler(handler);
  const server = createServer((incoming, outgoing) => void handle(incoming, outgoing));
  server.listen(at.port, at.host);
  // `once` fails with what the server reports instead.
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, close: (patience) => close(server, patience) };
}

async function close(server: Server, patience: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearTimeout(timer);
}
