import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  allowHttp,
  asStream,
  type ClientEvent,
  type ClientOptions,
  openContract,
  paginate,
  upload,
} from '../src/index.ts';
import { fileUpload, writeFileAtomically } from '../src/node/index.ts';
import type { LogEntry } from '../src/observe/index.ts';
import { applicationContract, type NeedyWork } from '../src/testing/index.ts';
import { entries } from './entries.ts';
import type { paths } from './generated/registry.ts';

describe.each(entries)('on $transport', ({ createClient, createTokenSource }) => {
  let baseUrl = '';
  const server = createServer((request, response) => {
    request.resume();
    request.once('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[]}');
    });
  });
  beforeAll(async () => {
    // What a logger that fails leaves is a line on the console.
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    baseUrl = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
  });
  afterAll(() => server.close());

  const clientOf = (more: Partial<ClientOptions> = {}) =>
    createClient({ contract: openContract<paths>(), baseUrl, [allowHttp]: true, ...more });
  const photo = { path: { dogId: '7' }, contentType: 'application/octet-stream', as: 'none' } as const;

  const needy: NeedyWork[] = [
    {
      name: 'the source of tokens',
      run: (token, { signal, timeout }) =>
        clientOf({ auth: { token } }).get('/dogs', { signal, totalTimeout: timeout }),
    },
    {
      name: 'the function for headers',
      run: (headers, { signal, timeout }) =>
        clientOf({ headers }).get('/dogs', { signal, totalTimeout: timeout }),
    },
    {
      name: 'the function for the client secret',
      run: (clientSecret, { signal, timeout }) => {
        const tokenUrl = `${baseUrl}/token`;
        const auth = createTokenSource({
          tokenUrl,
          clientId: 'a',
          clientSecret,
          applicationTimeout: timeout,
          [allowHttp]: true,
        });
        return clientOf({ auth }).get('/dogs', { signal });
      },
    },
    {
      name: 'the source of an upload',
      run: (open, { signal, timeout }) =>
        clientOf().put('/dogs/{dogId}/photo', {
          ...photo,
          body: upload(open),
          signal,
          totalTimeout: timeout,
        }),
    },
    {
      name: 'the wait between attempts',
      unbounded: true,
      run: (sleep, { signal }) =>
        clientOf({ sleep, fetch: async () => new Response('', { status: 503 }) }).get('/dogs', { signal }),
    },
    {
      name: 'the loader of pages',
      unbounded: true,
      run: (load, { signal }) => paginate({ load, signal })[Symbol.asyncIterator]().next(),
    },
    {
      name: 'the source of a file',
      unbounded: true,
      run: (next, { signal }) =>
        writeFileAtomically(
          join(tmpdir(), `rathaus-${process.pid}`),
          { [Symbol.asyncIterator]: () => ({ next }) },
          { signal },
        ),
    },
  ];

  const contract = applicationContract({
    watched: [
      { name: 'observer', run: (observer, logger) => clientOf({ observer, logger }).get('/dogs') },
      {
        name: 'telemetry',
        run: (start, logger) => clientOf({ telemetry: { start: start as never }, logger }).get('/dogs'),
      },
      {
        name: 'onProgress of an upload',
        run: (onProgress, logger) =>
          clientOf().put('/dogs/{dogId}/photo', {
            ...photo,
            body: upload(() => new Blob(['x']).stream(), { size: 1, onProgress, logger }),
          }),
      },
      {
        name: 'onProgress of a download',
        run: async (onProgress, logger) => {
          const as = asStream({ onProgress, logger }) as never;
          const stream: unknown = await clientOf().get('/dogs', { as });
          return new Response(stream as ReadableStream).json();
        },
      },
    ],
    needy,
  });
  for (const { name, run } of contract) it(name, run);

  it('what onProgress throws reaches the logger of the transfer, once', async () => {
    const lines: unknown[] = [];
    const logger = ({ code, details }: LogEntry) => lines.push([code, details?.observer]);
    const onProgress = () => {
      throw new Error('a fault of the application');
    };
    const body = upload(() => new Blob(['x'.repeat(600_000)]).stream(), { onProgress, logger });
    await clientOf().put('/dogs/{dogId}/photo', { ...photo, body });
    const as = asStream({ onProgress, logger }) as never;
    const stream: unknown = await clientOf().get('/dogs', { as });
    await new Response(stream as ReadableStream).json();
    const path = join(tmpdir(), `rathaus-progress-${process.pid}`);
    await writeFileAtomically(path, [new Uint8Array(600_000)]);
    const file = await fileUpload(path, { onProgress, logger });
    await clientOf().put('/dogs/{dogId}/photo', { ...photo, body: file });
    await rm(path);
    expect(lines).toEqual([
      ['core.observer.failed', 'onProgress of an upload'],
      ['core.observer.failed', 'onProgress of a download'],
      ['core.observer.failed', 'onProgress of an upload'],
    ]);
  });

  it('events are copies: changing them changes nothing', async () => {
    const seen: ClientEvent[] = [];
    const client = clientOf({
      observer: (event) => {
        seen.push({ ...event });
        (event as { path: string }).path = '/stolen';
      },
    });
    await client.get('/dogs');
    expect(seen.map(({ type, path }) => [type, path])).toEqual([
      ['request', '/dogs'],
      ['response', '/dogs'],
    ]);
  });
});

it('the contract notices work that a watcher can change, and work that does not end', async () => {
  const bad = applicationContract({
    watched: [{ name: 'bad', run: async (watcher) => watcher('x') }],
    needy: [
      {
        name: 'deaf',
        run: (hanging) => Promise.race([hanging(), new Promise((done) => setTimeout(done, 1_500))]),
      },
    ],
  });
  const results = await Promise.allSettled(bad.map((one) => one.run()));
  expect(results.map(({ status }) => status)).not.toContain('fulfilled');
}, 20_000);
