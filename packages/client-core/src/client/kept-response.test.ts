/** A reader that keeps the body and lets the answer go, as long as the collector of garbage runs meanwhile. */
import { setTimeout } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { entries } from '../../test/entries.ts';
import type { paths } from '../../test/generated/registry.ts';
import { startServer } from '../../test/start-server.ts';
import { allowHttp, asStream, type BodyReader, openContract } from '../index.ts';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const bodyOnly: BodyReader<ReadableStream<Uint8Array>> = {
  read: ({ body }) => body ?? new ReadableStream(),
};

it.each(
  entries.flatMap(({ transport, createClient }) => [
    { transport, createClient, name: 'a reader of its own', as: bodyOnly },
    { transport, createClient, name: 'asStream', as: asStream() },
  ]),
)('$name gets the whole body later, on $transport', async ({ createClient, as }) => {
  const bytes = Buffer.alloc(300_000, 7);
  const server = await startServer(
    (_, response) => void response.writeHead(200, { 'content-length': bytes.length }).end(bytes),
  );
  const client = createClient({ contract: openContract<paths>(), baseUrl: server.url, [allowHttp]: true });
  const stream = await client.get('/dogs/{dogId}/photo', { path: { dogId: '7' }, as });
  for (let round = 0; round < 3; round++) {
    collect();
    // Finalizers run between tasks.
    await setTimeout(2);
  }
  expect((await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).bytes()).length).toBe(
    bytes.length,
  );
});
