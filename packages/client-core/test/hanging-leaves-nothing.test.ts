/** What hangs is not only left in time: it is also told, given back, and keeps no process alive. */
import { execFile } from 'node:child_process';
import { describe, expect, it, vi } from 'vitest';
import { openContract } from '../src/contract/index.ts';
import type { ClientOptions, TokenSourceOptions } from '../src/index.ts';
import { entries } from './entries.ts';
import type { paths } from './generated/registry.ts';
import { startServer } from './start-server.ts';

const never = () => new Promise<never>(() => undefined);
const json = { headers: { 'content-type': 'application/json' } };
const tick = () => new Promise((resolve) => setTimeout(resolve, 5));
const photo = { path: { dogId: '7' }, contentType: 'application/octet-stream' } as const;

describe.each(entries)('on $transport', ({ transport, createClient, createTokenSource, upload }) => {
  const clientOf = (options: Partial<ClientOptions>) =>
    createClient({
      contract: openContract<paths>(),
      baseUrl: 'https://register.example',
      retry: { limit: 0 },
      ...options,
    });

  describe('a request for a token', () => {
    /** A source whose endpoint hangs, and the signals that its requests got. */
    function hanging(options: Partial<TokenSourceOptions> = {}) {
      // The requests themselves: the signal of one that the garbage collector took follows nobody any more.
      const requests: Request[] = [];
      const signals = {
        aborted: () => requests.map(({ signal }) => signal.aborted),
      };
      const source = createTokenSource({
        tokenUrl: 'https://login.example/token',
        clientId: 'a',
        clientSecret: 'b',
        fetch: (input, init) => {
          requests.push(new Request(input, init));
          return never();
        },
        ...options,
      });
      return { source, signals };
    }
    const aborted = { code: 'core.aborted' };

    it('ends with the last of its callers, and not before', async () => {
      const { source, signals } = hanging();
      const [one, two] = [new AbortController(), new AbortController()];
      const waiting = [source.token({ signal: one.signal }), source.token({ signal: two.signal })];
      await tick();
      one.abort();
      await expect(waiting[0]).rejects.toMatchObject(aborted);
      expect(signals.aborted()).toEqual([false]);
      two.abort();
      await expect(waiting[1]).rejects.toMatchObject(aborted);
      expect(signals.aborted()).toEqual([true]);
    });

    it('that has ended so is not the one of the next caller', async () => {
      const { source, signals } = hanging();
      const [one, two] = [new AbortController(), new AbortController()];
      const first = source.token({ signal: one.signal });
      await tick();
      one.abort();
      await expect(first).rejects.toMatchObject(aborted);
      const second = source.token({ signal: two.signal });
      second.catch(() => undefined);
      await tick();
      expect(signals.aborted()).toEqual([true, false]);
      two.abort();
      await expect(second).rejects.toMatchObject(aborted);
    });

    it('ends with the total time of a call', async () => {
      const { source, signals } = hanging();
      await expect(clientOf({ auth: source, totalTimeout: 30 }).get('/dogs')).rejects.toMatchObject({
        code: 'core.application.timeout',
      });
      expect(signals.aborted()).toEqual([true]);
    });

    it('is not begun for a caller who has gone', async () => {
      const secret = vi.fn(() => 'b');
      const { source } = hanging({ clientSecret: secret });
      await expect(source.token({ signal: AbortSignal.abort() })).rejects.toMatchObject(aborted);
      expect(secret).not.toHaveBeenCalled();
    });

    it('tells the function for the secret', async () => {
      const signals: AbortSignal[] = [];
      const secret = (signal: AbortSignal) => {
        signals.push(signal);
        return never();
      };
      const { source } = hanging({ clientSecret: secret as never });
      const caller = new AbortController();
      const waiting = source.token({ signal: caller.signal });
      await tick();
      caller.abort();
      await expect(waiting).rejects.toMatchObject(aborted);
      expect(signals.map((signal) => signal.aborted)).toEqual([true]);
    });
  });

  describe.each(['json', 'bytes', 'reader'])('an answer that comes too late for %s', (as) => {
    it.each(['core.aborted', 'core.timeout'])('after %s is given back unread', async (code) => {
      const [cancel, read] = [vi.fn(), vi.fn()];
      let answer!: (response: Response) => void;
      const late = new Promise<Response>((resolve) => {
        answer = resolve;
      });
      const caller = new AbortController();
      const call = clientOf({ fetch: () => late }).get('/dogs', {
        signal: caller.signal,
        totalTimeout: code === 'core.timeout' ? 10 : undefined,
        as: (as === 'reader' ? { read } : as) as never,
      });
      call.catch(() => undefined);
      await tick();
      if (code === 'core.aborted') caller.abort();
      await expect(call).rejects.toMatchObject({ code });
      answer(new Response(new ReadableStream({ pull: never, cancel }), json));
      await tick();
      expect(cancel).toHaveBeenCalledOnce();
      expect(read).not.toHaveBeenCalled();
    });
  });

  describe('the source of an upload', () => {
    const sink: typeof fetch = async (input, init) => {
      await new Request(input, init).arrayBuffer();
      return new Response(null, { status: 204 });
    };

    it('that is too long and hangs when it is closed fails at once', async () => {
      const source = () =>
        new ReadableStream<Uint8Array>({
          pull: (controller) => controller.enqueue(new Uint8Array(9)),
          cancel: never,
        });
      const body = upload(source, { size: 4 });
      const call = clientOf({ fetch: sink, timeout: 5_000 }).put('/dogs/{dogId}/photo', { ...photo, body });
      await expect(call).rejects.toMatchObject({ code: 'core.upload.size' });
    });

    it('is closed when the caller goes in the middle', async () => {
      const server = await startServer(() => undefined);
      const cancel = vi.fn();
      const source = () =>
        new ReadableStream<Uint8Array>({
          start: (controller) => controller.enqueue(new Uint8Array(9)),
          pull: never,
          cancel,
        });
      const caller = new AbortController();
      const { allowHttp } = entries[0];
      const call = clientOf({ baseUrl: server.url, [allowHttp]: true }).put('/dogs/{dogId}/photo', {
        ...photo,
        body: upload(source),
        signal: caller.signal,
      });
      call.catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 50));
      caller.abort();
      await expect(call).rejects.toMatchObject({ code: 'core.aborted' });
      await vi.waitFor(() => expect(cancel).toHaveBeenCalled(), { timeout: 20_000 });
    });
  });

  describe('a process ends with its work', () => {
    const module = (name: string) => JSON.stringify(new URL(`../src/${name}`, import.meta.url).href);
    /** What a program says whose call hangs, and how long it lived on after that, in milliseconds. */
    async function running(url: string, call: string): Promise<{ said: string; lived: number }> {
      const program = `
        import { allowHttp, createClient, createTokenSource, openContract, upload } from ${module(transport === 'ky' ? 'index.ts' : 'fetch.ts')};
        const never = () => new Promise(() => undefined);
        const options = { contract: openContract(), baseUrl: '${url}', [allowHttp]: true };
        const signal = AbortSignal.timeout(100);
        const work = ${call};
        const said = await work.then(() => 'no error', (error) => error.code ?? String(error));
        const ended = performance.now();
        process.on('exit', () => console.log(said, Math.round(performance.now() - ended)));
      `;
      const output = await new Promise<string>((resolve, reject) => {
        execFile(
          process.execPath,
          ['--input-type=module', '--eval', program],
          { timeout: 20_000 },
          (error, stdout) => (error ? reject(error) : resolve(stdout)),
        );
      });
      const [said, lived] = output.trim().split(' ');
      return { said: said!, lived: Number(lived) };
    }

    it.each([
      ['a service that is silent', 'core.aborted', "createClient(options).get('/silent', { signal })"],
      ['an answer that never ends', 'core.aborted', "createClient(options).get('/endless', { signal })"],
      ['a problem that never ends', 'core.aborted', "createClient(options).get('/problem', { signal })"],
      ['a pause that was asked for', 'core.aborted', "createClient(options).get('/later', { signal })"],
      [
        'a function for headers',
        'core.aborted',
        "createClient({ ...options, headers: never }).get('/', { signal })",
      ],
      [
        'a token endpoint',
        'core.aborted',
        "createClient({ ...options, auth: createTokenSource({ tokenUrl: options.baseUrl + '/silent', clientId: 'a', clientSecret: 'b', [allowHttp]: true }) }).get('/', { signal })",
      ],
      [
        'an upload',
        'core.aborted',
        "createClient(options).put('/silent', { contentType: 'text/plain', body: upload(() => new ReadableStream({ pull: never })), signal })",
      ],
      [
        'a service that is silent, until the time is over',
        'core.timeout',
        "createClient(options).get('/silent', { totalTimeout: 100 })",
      ],
    ])('%s', async (_what, code, call) => {
      const server = await startServer((request, response) => {
        if (request.url === '/later') response.writeHead(503, { 'retry-after': '25' }).end();
        if (request.url === '/endless') response.writeHead(200, json.headers).write('{');
        if (request.url === '/problem') response.writeHead(400, json.headers).write('{');
      });
      const { said, lived } = await running(server.url, call);
      expect(said).toBe(code);
      // Without an end of its own it would be 25 seconds or more.
      expect(lived).toBeLessThan(10_000);
    });
  });
});
