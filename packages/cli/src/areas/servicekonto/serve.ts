import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type FetchHandler, toNodeHandler } from '@rathaus/servicekonto-client/node';
import { placed } from '../../program/failures.ts';
import { UsageFault } from '../../program/usage-fault.ts';

/** A server that runs. */
export interface Served {
  readonly port: number;
  /** Takes no new requests, lets open ones end for so many milliseconds, and resolves when all are over. */
  close(patience: number): Promise<void>;
}

/** Listens. Errors: `UsageFault` for a port that this user may not have; `EADDRINUSE` and the like as the system says them. */
export async function serve(handler: FetchHandler, at: { port: number; host: string }): Promise<Served> {
  const handle = toNodeHandler(handler);
  const server = createServer((incoming, outgoing) => void handle(incoming, outgoing));
  server.listen(at.port, at.host);
  try {
    // `once` fails with what the server reports instead.
    await once(server, 'listening');
  } catch (error) {
    throw notListening(error, at);
  }
  return { port: (server.address() as AddressInfo).port, close: (patience) => close(server, patience) };
}

function notListening(error: unknown, { port, host }: { port: number; host: string }): unknown {
  const { code } = Object(error) as { code?: unknown };
  if (code === 'EACCES')
    return new UsageFault(
      `Port ${port} darf dieser Benutzer nicht öffnen: --port N mit einer Zahl ab 1024.`,
      `This user may not open port ${port}: --port N with a number from 1024.`,
    );
  return placed(error, code === 'EADDRINUSE' ? `Port ${port}` : host);
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
