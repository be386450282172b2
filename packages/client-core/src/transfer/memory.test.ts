import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { heldBytes } from '../../../../tools/testing/held-memory.ts';
import type { paths } from '../../test/generated/registry.ts';
import { allowHttp, asStream, createClient, openContract, upload } from '../index.ts';

const size = 512 * 1024 * 1024;
/** Held after a collection; what is not yet collected says nothing. A body that is kept would be `size` at its end. */
const limit = size / 8;
/** After how many bytes of a source that is looked at. */
const step = size / 8;
const path = { dogId: '7' };

/** A source of any length that holds one chunk, and looks now and then at what this process (client and server) holds. */
function source(look: () => Promise<void>): ReadableStream<Uint8Array> {
  const chunk = new Uint8Array(65_536);
  let left = size;
  return new ReadableStream(
    {
      async pull(controller) {
        if (left % step === 0) await look();
        if (left <= 0) return controller.close();
        controller.enqueue(chunk.slice());
        left -= chunk.length;
      },
    },
    { highWaterMark: 0 },
  );
}

it('512 MiB go up and come down without being held in memory', { timeout: 120_000 }, async () => {
  const server = createServer(async (request, response) => {
    if (request.method === 'PUT') {
      for await (const chunk of request) received += (chunk as Buffer).length;
      response.writeHead(204).end();
    } else {
      response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': size });
      for await (const chunk of source(look)) {
        if (!response.write(chunk)) await new Promise((resolve) => response.once('drain', resolve));
      }
      response.end();
    }
  });
  let received = 0;
  const start = await heldBytes();
  let [peak, looks] = [0, 0];
  const look = async () => {
    peak = Math.max(peak, await heldBytes());
    looks += 1;
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = createClient({ contract: openContract<paths>(), baseUrl, [allowHttp]: true });

  await client.put('/dogs/{dogId}/photo', {
    path,
    contentType: 'application/octet-stream',
    body: upload(() => source(look), { size }),
  });
  let read = 0;
  for await (const chunk of await client.get('/dogs/{dogId}/photo', { path, as: asStream() }))
    read += chunk.length;

  expect([received, read]).toEqual([size, size]);
  expect(looks).toBeGreaterThanOrEqual(2 * 8);
  expect(peak - start).toBeLessThan(limit);
});
