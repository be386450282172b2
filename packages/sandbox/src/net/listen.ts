import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { sandboxError } from '../errors/sandbox-error.ts';
import { markOwnAnswers } from './mark.ts';
import type { TlsOptions } from './tls.ts';

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

export interface Listening {
  readonly port: number;
  /** Requests that arrive before a listener is set wait for it. */
  setListener(listener: Listener): void;
  close(): Promise<void>;
}

const loopback = '127.0.0.1';

/** Only ever on loopback. The first of the wished ports that is free, otherwise any free one. */
export async function listen(wishes: readonly number[], tls: TlsOptions | undefined): Promise<Listening> {
  const waiting: Parameters<Listener>[] = [];
  let current: Listener | undefined;
  const onRequest: Listener = (request, response) => {
    if (current) current(request, response);
    else waiting.push([request, response]);
  };
  let server: Server;
  try {
    // Uploads of hundreds of MB may take longer than Node's default of five minutes for a whole request.
    // A request without a host is refused by us, with the mark.
    const options = { requestTimeout: 0, keepAliveTimeout: 65_000, requireHostHeader: false };
    server = tls
      ? createTlsServer({ ...options, key: Buffer.from(tls.key), cert: Buffer.from(tls.cert) }, onRequest)
      : createServer(options, onRequest);
    markOwnAnswers(server);
  } catch (cause) {
    throw sandboxError('sandbox.tls.invalid', { cause });
  }
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });

  const bind = (port: number) =>
    new Promise<undefined>((resolve, reject) => {
      const failed = (error: Error) => reject(error);
      server.once('error', failed);
      server.listen({ host: loopback, port, exclusive: true }, () => {
        server.off('error', failed);
        resolve(undefined);
      });
    });
  try {
    for (const wish of [...wishes, 0]) {
      const taken = await bind(wish).catch((error: NodeJS.ErrnoException) => {
        if (wish === 0 || (error.code !== 'EADDRINUSE' && error.code !== 'EACCES')) throw error;
        return error;
      });
      if (!taken) break;
    }
  } catch (cause) {
    throw sandboxError('sandbox.listen.failed', { details: { port: wishes[0] ?? 0 }, cause });
  }
  const { port } = server.address() as AddressInfo;
  return {
    port,
    setListener(listener) {
      current = listener;
      for (const [request, response] of waiting.splice(0)) listener(request, response);
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}
