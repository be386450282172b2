import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  allowHttp,
  asStream,
  type ClientEvent,
  type ClientOptions,
  createClient,
  createTokenSource,
  paginate,
  upload,
} from '../src/index.ts';
import { writeFileAtomically } from '../src/node/index.ts';
import type { LogEntry } from '../src/observe/index.ts';
import type { paths } from './generated/registry.ts';

/** The contract that every package keeps: whatever a function of the application does, the work goes on or ends in time. */
const never = () => new Promise<never>(() => undefined);
const reject = () => Promise.reject(new Error('mine'));
const fail = () => {
  throw new Error('mine');
};
const disturbing = [
  ['throws', fail],
  ['rejects', reject],
  ['hangs', never],
] as const;

let baseUrl = '';
const server = createServer((request, response) => {
  request.resume();
  request.once('end', () => {
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"items":[]}');
  });
});
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  baseUrl = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
});
afterAll(() => server.close());
const clientOf = (more: Partial<ClientOptions> = {}) =>
  createClient<paths>({ baseUrl, [allowHttp]: true, ...more });
const timed = async (call: Promise<unknown>) => {
  const started = performance.now();
  const code = await call.then(
    () => 'done',
    (error: { code?: string }) => error.code,
  );
  return { code, milliseconds: performance.now() - started };
};

describe.each(disturbing)('an observer that %s', (_, observer) => {
  it('changes no call, and is reported once at most', async () => {
    const lines: LogEntry[] = [];
    const client = clientOf({ observer, logger: (line) => lines.push(line) });
    for (let call = 0; call < 3; call++) expect(await client.get('/dogs')).toEqual({ items: [] });
    expect(lines.length).toBeLessThanOrEqual(1);
  });

  it('as logger, as telemetry and as onProgress changes none either', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const telemetry = { start: observer as never };
    const client = clientOf({ observer: fail, logger: observer, telemetry });
    const body = upload(() => new Blob(['x']).stream(), { size: 1, onProgress: observer });
    await client.put('/dogs/{dogId}/photo', {
      path: { dogId: '7' },
      contentType: 'application/octet-stream',
      body,
      as: 'none',
    });
    const stream = (await client.get('/dogs', {
      as: asStream({ onProgress: observer }) as never,
    })) as unknown;
    expect(await new Response(stream as ReadableStream).json()).toEqual({ items: [] });
    warn.mockRestore();
  });
});

describe('a function of the application that hangs', () => {
  const hanging: [string, (signal: AbortSignal | undefined, totalTimeout: number) => Promise<unknown>][] = [
    [
      'token',
      (signal, totalTimeout) => clientOf({ auth: { token: never } }).get('/dogs', { signal, totalTimeout }),
    ],
    [
      'headers',
      (signal, totalTimeout) => clientOf({ headers: never }).get('/dogs', { signal, totalTimeout }),
    ],
    [
      'client secret',
      (signal, totalTimeout) =>
        clientOf({
          auth: createTokenSource({
            tokenUrl: `${baseUrl}/token`,
            clientId: 'a',
            clientSecret: never,
            [allowHttp]: true,
          }),
        }).get('/dogs', { signal, totalTimeout }),
    ],
    [
      'source of an upload',
      (signal, totalTimeout) =>
        clientOf().put('/dogs/{dogId}/photo', {
          path: { dogId: '7' },
          contentType: 'application/octet-stream',
          body: upload(never),
          as: 'none',
          signal,
          totalTimeout,
        }),
    ],
    [
      'wait between attempts',
      (signal, totalTimeout) =>
        clientOf({ sleep: never, fetch: async () => new Response('', { status: 503 }) }).get('/dogs', {
          signal,
          totalTimeout,
        }),
    ],
  ];

  it.each(hanging)('%s: an abort ends the call at once', async (_, call) => {
    const gone = new AbortController();
    const ended = timed(call(gone.signal, 60_000));
    setTimeout(() => gone.abort(), 30);
    const { code, milliseconds } = await ended;
    expect(code).toBe('core.aborted');
    expect(milliseconds).toBeLessThan(500);
  });

  it.each(hanging.slice(0, 4))('%s: without an abort the time of the call ends it', async (_, call) => {
    const { code, milliseconds } = await timed(call(undefined, 60));
    expect(code).toMatch(/^core\.(application\.timeout|timeout)$/);
    expect(milliseconds).toBeLessThan(1_000);
  });

  it('a page that never loads and a file whose source never ends are left at once', async () => {
    const gone = new AbortController();
    const pages = paginate({ load: never, signal: gone.signal });
    const iterated = timed(pages[Symbol.asyncIterator]().next());
    const awaited = timed(Promise.resolve(pages));
    const written = timed(
      writeFileAtomically(
        join(tmpdir(), `rathaus-${process.pid}`),
        { [Symbol.asyncIterator]: () => ({ next: never }) },
        { signal: gone.signal },
      ),
    );
    gone.abort();
    for (const ended of [iterated, awaited, written]) expect((await ended).code).toBe('core.aborted');
  });
});

it('events hold what the observer may see, and a copy: changing it changes nothing', async () => {
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
