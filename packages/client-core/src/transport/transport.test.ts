import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fetchTransport } from './fetch-transport.ts';
import { kyTransport } from './ky-transport.ts';
import type { TransportRequest } from './transport.ts';

const url = 'https://register.example/dogs?q=a%20b';
const requestOf = (more: Partial<TransportRequest> = {}): TransportRequest => ({
  method: 'POST',
  headers: new Headers({ accept: 'application/json', 'x-trace': 'undefined', 'content-type': 'text/plain' }),
  body: 'Rex',
  redirect: 'manual',
  credentials: 'include',
  duplex: undefined,
  signal: new AbortController().signal,
  ...more,
});

/** Notes what reaches `fetch`, however the transport calls it, and answers as told. */
function noting(answer: (count: number) => Promise<Response>) {
  const sent: Request[] = [];
  const fetch = (input: string | URL | Request, init?: RequestInit) =>
    answer(sent.push(new Request(input, init)));
  return { fetch, sent };
}

describe.each([
  ['ky', kyTransport],
  ['fetch', fetchTransport],
])('the transport on %s', (_name, transportOver) => {
  it('sends what it was given, unchanged', async () => {
    const { fetch, sent } = noting(async () => new Response());
    await transportOver(fetch)(url, requestOf());
    const request = sent[0]!;
    expect(request.url).toBe(url);
    expect([request.method, request.redirect, request.credentials]).toEqual(['POST', 'manual', 'include']);
    expect(Object.fromEntries(request.headers)).toEqual({
      accept: 'application/json',
      'x-trace': 'undefined',
      'content-type': 'text/plain',
    });
    expect(await request.text()).toBe('Rex');
  });

  it.each([204, 302, 404, 408, 413, 429, 500, 503])('resolves to %i, and asks once', async (status) => {
    const { fetch, sent } = noting(
      async () => new Response(null, { status, headers: { 'retry-after': '0' } }),
    );
    const answer = await transportOver(fetch)(url, requestOf({ method: 'GET', body: undefined }));
    expect([answer.status, sent.length]).toEqual([status, 1]);
  });

  it.each(['rejects', 'throws'])('rejects with what a fetch %s, and asks once', async (how) => {
    const fault = new TypeError('fetch failed');
    let asked = 0;
    const fetch = (): Promise<Response> => {
      asked++;
      if (how === 'throws') throw fault;
      return Promise.reject(fault);
    };
    const work = transportOver(fetch)(url, requestOf({ method: 'GET', body: undefined }));
    const error: unknown = await work.catch((one: unknown) => one);
    expect([error, (error as Error).cause]).toContain(fault);
    expect(asked).toBe(1);
  });

  it('leaves the body to the caller', async () => {
    const body = new ReadableStream<Uint8Array<ArrayBuffer>>({ start: (c) => c.enqueue(new Uint8Array(3)) });
    const { fetch } = noting(async () => new Response(body));
    const answer = await transportOver(fetch)(url, requestOf());
    expect(answer.bodyUsed).toBe(false);
    expect((await answer.body!.getReader().read()).value).toHaveLength(3);
  });

  it('aborts the request with the signal', async () => {
    const caller = new AbortController();
    const { fetch, sent } = noting(async () => new Response());
    await transportOver(fetch)(url, requestOf({ signal: caller.signal }));
    expect(sent[0]!.signal.aborted).toBe(false);
    caller.abort();
    expect(sent[0]!.signal.aborted).toBe(true);
  });

  it('knows no time of its own', async () => {
    const late = new Promise<Response>((resolve) => setTimeout(resolve, 100, new Response('late')));
    const answer = await transportOver(() => late)(url, requestOf());
    expect(await answer.text()).toBe('late');
  });
});

describe('the seam', () => {
  const folder = new URL('../', import.meta.url);
  const source = (path: string) => readFileSync(new URL(path, folder), 'utf8');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /^[^.]+\.ts$/.test(path),
  );
  /** Without what people read. */
  const code = (path: string) => source(path).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  /** The modules that an entry runs, and the packages that they name. */
  function reached(path: string, seen = new Set<string>()): Set<string> {
    if (seen.has(path)) return seen;
    seen.add(path);
    if (!path.endsWith('.ts')) return seen;
    for (const [, type, name] of code(path).matchAll(/^(?:import|export) (type )?[^;]*?from '([^']+)';/gm))
      if (!type)
        reached(
          name!.startsWith('.')
            ? new URL(name!, new URL(path, folder)).href.slice(folder.href.length)
            : name!,
          seen,
        );
    return seen;
  }

  it('is an adapter of at most 30 lines each', () => {
    const adapters = files.filter((path) => /^transport\/.*-transport\.ts$/.test(path));
    expect(adapters).toHaveLength(2);
    for (const path of adapters) expect(source(path).trimEnd().split('\n').length).toBeLessThanOrEqual(30);
  });

  it('is the only place that knows ky', () => {
    expect(files.length).toBeGreaterThan(50);
    const naming = files.filter((path) => /\bky\b|['"/]ky['"]/.test(code(path)));
    expect(naming.sort()).toEqual(['entries/on-ky.ts', 'index.ts', 'transport/ky-transport.ts']);
    expect(files.filter((path) => /from 'ky'/.test(code(path)))).toEqual(['transport/ky-transport.ts']);
  });

  it('is all in which the two entries differ', () => {
    const [onKy, onFetch] = [reached('index.ts'), reached('fetch.ts')];
    expect(onKy.size).toBeGreaterThan(30);
    expect([...onKy].filter((path) => !onFetch.has(path)).sort()).toEqual([
      'entries/on-ky.ts',
      'index.ts',
      'ky',
      'transport/ky-transport.ts',
    ]);
    expect([...onFetch].filter((path) => !onKy.has(path)).sort()).toEqual([
      'entries/on-fetch.ts',
      'fetch.ts',
      'transport/fetch-transport.ts',
    ]);
  });
});
