/**
 * The delivery service of the workers' bench, a process of its own: the sandbox, each answer 50 ms late, and two addresses
 * that fail in their own ways. Prints one line of JSON when it is ready and ends with its parent.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSandbox } from '@rathaus/sandbox';
import { latency, type Service } from './towns.ts';

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    ),
  );

const sandbox = await startSandbox();
sandbox.fault({ service: 'fitconnect', delayMs: latency, forSeconds: 10 * 86_400 });
const silent = createServer(() => undefined);
const maintenance = createServer((_request, response) => {
  const page = '<!doctype html><title>Wartung</title><p>Der Dienst wird gewartet.</p>';
  setTimeout(() => response.writeHead(503, { 'content-type': 'text/html' }).end(page), latency);
});
const { fitconnect } = sandbox.config().services;
const service: Service = {
  endpoints: {
    tokenUrl: fitconnect.tokenUrl,
    submissionApi: fitconnect.submissionApi,
    destinationApi: fitconnect.destinationApi,
    serviceIssuers: [...fitconnect.serviceIssuers],
  },
  clientId: fitconnect.sender.clientId,
  clientSecret: fitconnect.sender.clientSecret,
  destinationId: fitconnect.subscriber.destinationId,
  silent: await listen(silent),
  maintenance: await listen(maintenance),
};
process.once('disconnect', () => process.exit());
process.send?.(service);
