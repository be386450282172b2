import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { sandboxError } from '../errors/sandbox-error.ts';
import { markOwnAnswers } from './mark.ts';

/** Key and certificate (PEM) for every origin. */
export interface TlsOptions {
  /** PEM. */
  key: string | Uint8Array;
  /** PEM, with intermediates. */
  cert: string | Uint8Array;
}

export type Listener = (request: IncomingMessage, response: ServerResponse) => void;

export interface Listening {
  readonly port: number;
  /** Requests that arrive before a listener is set wait for it. */
  setListener(listener: Listener): void;
  close(): Promise<void>;
}

const loopback = '127.0.0.1';

/** Only ever on loopback. A taken port is replaced by a free one. */
export async function listen(wanted: number, tls: TlsOptions | undefined): Promise<Listening> {
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
    new Promise<void>((resolve, reject) => {
      const failed = (error: Error) => reject(error);
      server.once('error', failed);
      server.listen({ host: loopback, port, exclusive: true }, () => {
        server.off('error', failed);
        resolve();
      });
    });
  try {
    await bind(wanted).catch((error: NodeJS.ErrnoException) => {
      if (wanted === 0 || (error.code !== 'EADDRINUSE' && error.code !== 'EACCES')) throw error;
      return bind(0);
    });
  } catch (cause) {
    throw sandboxError('sandbox.listen.failed', { details: { port: wanted }, cause });
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
