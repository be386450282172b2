import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import type { paths } from '../../test/generated/registry.ts';
import { allowHttp, asStream, createClient, openContract, upload } from '../index.ts';

const size = 512 * 1024 * 1024;
/** Uncollected chunks of client and server come to some 100 MiB whatever the size; a held body would be `size`. */
const limit = size / 2;
const path = { dogId: '7' };

/** A source of any length that holds one chunk. */
function source(): ReadableStream<Uint8Array> {
  const chunk = new Uint8Array(65_536);
  let left = size;
  return new ReadableStream(
    {
      pull(controller) {
        if (left <= 0) return controller.close();
        controller.enqueue(chunk.slice());
        left -= chunk.length;
      },
    },
    { highWaterMark: 0 },
  );
}

/** Resident memory of this process (client and server) above the start, at its highest. */
function watchMemory() {
  const start = process.memoryUsage.rss();
  let peak = 0;
  const timer = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss() - start);
  }, 10);
  return () => {
    clearInterval(timer);
    return peak;
  };
}

it('512 MiB go up and come down without being held in memory', { timeout: 60_000 }, async () => {
  const server = createServer(async (request, response) => {
    if (request.method === 'PUT') {
      for await (const chunk of request) received += (chunk as Buffer).length;
      response.writeHead(204).end();
    } else {
      response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': size });
      for await (const chunk of source()) {
        if (!response.write(chunk)) await new Promise((resolve) => response.once('drain', resolve));
      }
      response.end();
    }
  });
  let received = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = createClient({ contract: openContract<paths>(), baseUrl, [allowHttp]: true });

  const peak = watchMemory();
  await client.put('/dogs/{dogId}/photo', {
    path,
    contentType: 'application/octet-stream',
    body: upload(source, { size }),
  });
  let read = 0;
  for await (const chunk of await client.get('/dogs/{dogId}/photo', { path, as: asStream() }))
    read += chunk.length;
  const growth = peak();

  expect([received, read]).toEqual([size, size]);
  expect(growth).toBeLessThan(limit);
});
