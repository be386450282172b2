import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An address on this machine that nobody has a reason to call: who does has obeyed a foreign message. */
export interface Canary {
  readonly origin: string;
  /** Paths that were called since it was asked last. */
  calls(): readonly string[];
  close(): Promise<void>;
}

export async function openCanary(): Promise<Canary> {
  let called: string[] = [];
  const server = createServer((request, response) => {
    called.push(request.url ?? '/');
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.end('rathaus');
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    calls() {
      const calls = called;
      called = [];
      return calls;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
