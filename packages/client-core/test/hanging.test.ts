import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it, vi } from 'vitest';
import { defineContract, openContract } from '../src/contract/index.ts';
import type { ClientOptions } from '../src/index.ts';
import { entries } from './entries.ts';
import type { paths } from './generated/registry.ts';
import { startServer } from './start-server.ts';

const never = () => new Promise<never>(() => undefined);
const json = { headers: { 'content-type': 'application/json' } };
const total = 150;
/** Milliseconds after its time within which a call must have ended. */
const late = 100;
/** Milliseconds after an abort within which a call must have ended. */
const atOnce = 50;

/** A body of which one piece comes and then nothing, also when it is cancelled. */
const endless = (first: string) =>
  new ReadableStream<Uint8Array<ArrayBuffer>>({
    start: (controller) => controller.enqueue(new TextEncoder().encode(first)),
    cancel: never,
  });
const stalls = () =>
  new ReadableStream<Uint8Array>({ start: (c) => c.enqueue(new Uint8Array(9)), pull: never });

describe.each(entries)('on $transport', ({ createClient, createTokenSource, allowHttp, upload }) => {
  const clientOf = (options: Partial<ClientOptions>) =>
    createClient({
      contract: openContract<paths>(),
      baseUrl: 'https://register.example',
      fetch: async () => new Response('{"items":[]}', json),
      ...options,
    });
  type Limits = { signal?: AbortSignal; totalTimeout?: number };
  const photo = { path: { dogId: '7' }, contentType: 'application/octet-stream' } as const;
  const get = (options: Partial<ClientOptions>) => (limits: Limits) => clientOf(options).get('/dogs', limits);
  const put =
    (open: () => Promise<ReadableStream<Uint8Array>> | ReadableStream<Uint8Array>, options = {}) =>
    (limits: Limits) =>
      clientOf(options).put('/dogs/{dogId}/photo', { ...photo, ...limits, body: upload(open) });
  const tokens = (options: object) =>
    get({
      auth: createTokenSource({
        tokenUrl: 'https://login.example/token',
        clientId: 'a',
        clientSecret: 'b',
        ...options,
      }),
    });

  const hanging: [what: string, code: string, run: (limits: Limits) => Promise<unknown>][] = [
    ['the source of tokens', 'core.application.timeout', get({ auth: { token: never } })],
    ['the token endpoint', 'core.application.timeout', tokens({ fetch: never })],
    [
      'the token endpoint in its answer',
      'core.application.timeout',
      tokens({ fetch: async () => new Response(endless('{'), json) }),
    ],
    ['the client secret', 'core.application.timeout', tokens({ clientSecret: never })],
    ['the function for headers', 'core.application.timeout', get({ headers: never })],
    [
      'the function that waits',
      'core.application.timeout',
      get({ sleep: never, fetch: async () => new Response('', { status: 503 }), random: () => 0 }),
    ],
    ['the source of an upload', 'core.application.timeout', put(never)],
    [
      'the function for headers after a slow token',
      'core.application.timeout',
      get({ auth: { token: () => pause(100, 'token') }, headers: never }),
    ],
    ['an upload in the middle', 'core.timeout', put(stalls, { fetch: never })],
    [
      'the reader of an answer',
      'core.application.timeout',
      (limits) => clientOf({}).get('/dogs', { ...limits, as: { read: never } }),
    ],
    ['a fetch that ignores its signal', 'core.timeout', get({ fetch: never })],
    [
      'an answer that never ends',
      'core.timeout',
      get({ fetch: async () => new Response(endless('{"items":['), json) }),
    ],
    [
      'a problem that never ends',
      'core.http.problem',
      get({ fetch: async () => new Response(endless('{"type":'), { status: 503 }) }),
    ],
  ];

  describe.each(hanging)('%s', (_what, code, run) => {
    const ended = async (limits: Limits) => {
      const started = performance.now();
      const error = await run(limits).then(
        () => 'no error',
        (one: { code?: string }) => one.code,
      );
      return { error, took: performance.now() - started };
    };
    /** A machine that stalled says nothing about the client: what is late is tried again, five times at most. */
    const inTime = async (attempt: () => Promise<{ error: unknown; took: number }>, allowed: number) => {
      for (let turn = 1; ; turn++) {
        const outcome = await attempt();
        if (outcome.took <= allowed || turn === 6) return outcome;
      }
    };

    it('ends with its time', async () => {
      const { error, took } = await inTime(() => ended({ totalTimeout: total }), total + late);
      expect(error).toBe(code);
      expect(took).toBeGreaterThanOrEqual(total - 5);
      expect(took).toBeLessThanOrEqual(total + late);
    });

    it('ends at once when the caller goes', async () => {
      const { error, took } = await inTime(async () => {
        const caller = new AbortController();
        const work = run({ signal: caller.signal });
        work.catch(() => undefined);
        await pause(20);
        caller.abort();
        const left = performance.now();
        const outcome = await work.then(
          () => 'no error',
          (one: { code?: string }) => one.code,
        );
        return { error: outcome, took: performance.now() - left };
      }, atOnce);
      expect(error).toBe('core.aborted');
      expect(took).toBeLessThanOrEqual(atOnce);
    });
  });

  it('what only watches is not waited for', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const telemetry = { start: () => ({ headers: {}, end: never as never }) };
    const work = get({ observer: never, telemetry, logger: never });
    await expect(work({ totalTimeout: total })).resolves.toEqual({ items: [] });
    warn.mockRestore();
  });

  it('an error body that hangs does not hide the status', async () => {
    const fetch = async () => new Response(endless('{"type":'), { status: 404 });
    const work = get({ fetch, timeout: 60 })({});
    await expect(work).rejects.toMatchObject({ code: 'core.http.problem', status: 404 });
  });

  it('each attempt has its time, and all of them together theirs', async () => {
    let sent = 0;
    const fetch = () => {
      sent++;
      return never();
    };
    // Without a time of its own the first attempt would last until the test ends.
    const work = get({ fetch, timeout: 30, random: () => 0 })({ totalTimeout: 60_000 });
    await expect(work).rejects.toMatchObject({ code: 'core.timeout', details: { attempts: 3 } });
    expect(sent).toBe(3);
  });

  it('leaves no listener on the signal of the caller, however a call ends', async () => {
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    await get({})({ signal });
    await expect(get({ headers: never })({ signal, totalTimeout: 20 })).rejects.toThrow();
    await expect(get({ fetch: never })({ signal, totalTimeout: 20 })).rejects.toThrow();
    await expect(tokens({ fetch: never })({ signal, totalTimeout: 20 })).rejects.toThrow();
    expect(added).toHaveBeenCalled();
    expect(removed.mock.calls.length).toBe(added.mock.calls.length);
  });

  it('a stream that was handed on ends with its caller, after the call', async () => {
    const server = await startServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).write('{"items":[');
    });
    const caller = new AbortController();
    const client = createClient({ contract: openContract<paths>(), baseUrl: server.url, [allowHttp]: true });
    const body = await client.get('/dogs', {
      signal: caller.signal,
      as: { read: (response: Response) => response.body!.getReader() },
    });
    await body.read();
    caller.abort();
    await expect(body.read()).rejects.toThrow();
  });
});

it('a partial contract refuses what it does not hold', async () => {
  const { createClient } = entries[1];
  const contract = defineContract<paths>({ name: 'few.v1', version: '1.0.0', digest: '' }, []);
  const call = createClient({ contract, baseUrl: 'https://x.example', fetch: never }).get('/dogs');
  await expect(call).rejects.toMatchObject({
    code: 'core.request.operation',
    message: 'GET /dogs is not in the contract few.v1',
  });
});
