/** Runs the example: portal of Musterstadt, inbox of Beispielhausen and the delivery in the background. */
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { loadConfig } from './config.ts';
import { createPortal, type Portal } from './portal.ts';

const HOST = '127.0.0.1';

type FetchCallback = Parameters<typeof createAdaptorServer>[0]['fetch'];

interface Listening {
  url: string;
  close(): Promise<void>;
}

/** Listens on the wished port, or on a free one when it is taken. Requests wait until the application is there. */
async function listen(port: number, fetch: FetchCallback): Promise<Listening> {
  const attempt = (wish: number) =>
    new Promise<ReturnType<typeof createAdaptorServer>>((done, fail) => {
      const server = createAdaptorServer({ fetch });
      server.once('error', fail);
      server.listen(wish, HOST, () => done(server));
    });
  const server = await attempt(port).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    return attempt(0);
  });
  return {
    // The same host as the emulator: without TLS a browser sends our cookie along with what another host posts to us never.
    url: `http://${HOST}:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

const config = await loadConfig();
let portal: Portal | undefined;
const starting = () =>
  new Response('Das Portal startet gerade.', { status: 503, headers: { 'retry-after': '1' } });
const [site, inbox] = await Promise.all([
  listen(config.ports.portal, (request, env) => portal?.musterstadt.fetch(request, env) ?? starting()),
  listen(
    config.ports.posteingang,
    (request, env) => portal?.beispielhausen.fetch(request, env) ?? starting(),
  ),
]);
portal = await createPortal(config, { portal: site.url, posteingang: inbox.url });
portal.start();

const addresses = { portal: site.url, posteingang: inbox.url, zugangscode: config.zugangscode };
if (process.argv.includes('--json')) console.log(JSON.stringify(addresses));
else
  console.log(
    `Portal ${addresses.portal}\nPosteingang ${addresses.posteingang} (Zugangscode ${addresses.zugangscode})`,
  );

let stopping = false;
async function stop(): Promise<void> {
  if (stopping) return;
  stopping = true;
  await Promise.all([site.close(), inbox.close()]);
  await portal?.close();
  process.exit(0);
}
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
