import { describe, expect, it } from 'vitest';
import { entries } from '../../test/entries.ts';
import type { paths } from '../../test/generated/registry.ts';
import { startServer } from '../../test/start-server.ts';
import { allowHttp, asStream, openContract, type StreamOptions } from '../index.ts';

describe.each(entries)('on $transport', ({ createClient }) => {
  type Handler = Parameters<typeof startServer>[0];

  async function photo(
    handler: Handler,
    options: StreamOptions = {},
    { signal, timeout = 20_000 }: { signal?: AbortSignal; timeout?: number } = {},
  ) {
    const server = await startServer(handler);
    const client = createClient({
      contract: openContract<paths>(),
      baseUrl: server.url,
      [allowHttp]: true,
      timeout,
    });
    const stream = await client.get('/dogs/{dogId}/photo', {
      path: { dogId: '7' },
      as: asStream(options),
      signal,
    });
    return { server, stream };
  }
  const read = (stream: ReadableStream<Uint8Array<ArrayBuffer>>) => new Response(stream).bytes();

  describe('asStream', () => {
    it('streams with progress and the announced total', async () => {
      const seen: number[] = [];
      const totals = new Set<unknown>();
      const bytes = Buffer.alloc(1_000_000, 7);
      const { stream, server } = await photo(
        (_, response) => void response.writeHead(200, { 'content-length': bytes.length }).end(bytes),
        {
          accept: 'image/*',
          onProgress: ({ done, total }) => {
            totals.add(total);
            seen.push(done);
          },
        },
      );
      expect(bytes.equals(await read(stream))).toBe(true);
      expect(seen.length).toBeGreaterThan(3);
      expect([...totals]).toEqual([bytes.length]);
      expect(seen.at(-1)).toBe(bytes.length);
      expect(server.seen[0]?.headers.accept).toBe('image/*');
    });

    it('takes no part for the whole, also from a fetch that does not compare', async () => {
      const client = createClient({
        contract: openContract<paths>(),
        baseUrl: 'https://hunde.example',
        fetch: async () =>
          new Response('abcd', {
            headers: { 'content-length': '10', 'content-type': 'application/octet-stream' },
          }),
      });
      const stream = await client.get('/dogs/{dogId}/photo', { path: { dogId: '7' }, as: asStream() });
      await expect(read(stream)).rejects.toMatchObject({ code: 'core.network' });
    });

    it('may take longer than the time of an attempt, as long as bytes arrive', async () => {
      const { stream } = await photo(
        (_, response) => {
          response.writeHead(200);
          let sent = 0;
          const timer = setInterval(() => {
            if (++sent < 13) response.write('x');
            else {
              clearInterval(timer);
              response.end();
            }
          }, 100);
        },
        { idleTimeout: 20_000 },
        { timeout: 1_000 },
      );
      expect((await read(stream)).length).toBe(12);
    });

    it('ends with core.timeout when nothing arrives', async () => {
      const { stream } = await photo(
        (_, response) => {
          response.writeHead(200);
          response.write('x');
        },
        { idleTimeout: 100 },
      );
      await expect(read(stream)).rejects.toMatchObject({ code: 'core.timeout', retryable: true });
    });

    it('ends with core.timeout when less than `slowest` arrives, however regularly', async () => {
      const { stream } = await photo(
        (_, response) => {
          response.writeHead(200);
          const timer = setInterval(() => response.write('x'), 10);
          response.on('close', () => clearInterval(timer));
        },
        { idleTimeout: 150, slowest: 1000 },
      );
      await expect(read(stream)).rejects.toMatchObject({ code: 'core.timeout', retryable: true });
    });

    it('is not too slow because nobody reads', async () => {
      const { stream } = await photo((_, response) => void response.writeHead(200).end('xy'), {
        idleTimeout: 400,
        slowest: 1_000_000,
      });
      await new Promise((resolve) => setTimeout(resolve, 600));
      expect((await read(stream)).length).toBe(2);
    });

    it('does not count the time in which nobody reads', async () => {
      const { stream } = await photo((_, response) => void response.writeHead(200).end('xy'), {
        idleTimeout: 400,
      });
      await new Promise((resolve) => setTimeout(resolve, 600));
      expect((await read(stream)).length).toBe(2);
    });

    it('ends with core.network when the connection breaks, core.aborted when the caller stops', async () => {
      const slow: Handler = (_, response) => {
        response.writeHead(200, { 'content-length': 10 });
        response.write('x');
      };
      const broken = await photo((request, response, count) => {
        slow(request, response, count);
        setTimeout(() => response.destroy(), 30);
      });
      await expect(read(broken.stream)).rejects.toMatchObject({ code: 'core.network' });
      const gone = new AbortController();
      const aborted = await photo(slow, {}, { signal: gone.signal });
      setTimeout(() => gone.abort(), 20);
      await expect(read(aborted.stream)).rejects.toMatchObject({ code: 'core.aborted', origin: 'local' });
    });

    it('refuses more than maxBytes, announced or not', async () => {
      for (const headers of [{ 'content-length': 5 }, {}]) {
        const { stream } = await photo((_, response) => void response.writeHead(200, headers).end('12345'), {
          maxBytes: 4,
        });
        await expect(read(stream)).rejects.toMatchObject({
          code: 'core.download.too-large',
          origin: 'service',
        });
      }
    });

    it('closes the connection when the consumer stops', async () => {
      let closed: () => void = () => {};
      const end = new Promise<void>((resolve) => {
        closed = resolve;
      });
      const { stream } = await photo((_, response) => {
        response.writeHead(200);
        response.write('x');
        response.on('close', closed);
      });
      await stream.cancel();
      await end;
    });
  });
});
