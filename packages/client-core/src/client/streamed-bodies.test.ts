/** Request bodies that are streams: length, progress, repetition, time and faults of their source. */
import { describe, expect, it } from 'vitest';
import { entries } from '../../test/entries.ts';
import { failureOf } from '../../test/failure-of.ts';
import type { paths } from '../../test/generated/registry.ts';
import { startServer } from '../../test/start-server.ts';
import { allowHttp, type ClientOptions, openContract, upload } from '../index.ts';

describe.each(entries)('on $transport', ({ createClient }) => {
  const path = { dogId: '7' };
  const octets = 'application/octet-stream' as const;
  const clientOf = (baseUrl: string, more: Partial<ClientOptions> = {}) =>
    createClient({
      contract: openContract<paths>(),
      baseUrl,
      [allowHttp]: true,
      sleep: async () => {},
      ...more,
    });
  describe('streamed bodies', () => {
    it('go out with Content-Length and fine-grained progress', async () => {
      const server = await startServer((_, response) => void response.writeHead(204).end());
      const bytes = new Uint8Array(1_000_000).fill(7);
      const seen: number[] = [];
      const totals = new Set<unknown>();
      const body = upload(() => new Blob([bytes]).stream(), {
        size: bytes.length,
        onProgress: ({ done, total }) => {
          totals.add(total);
          seen.push(done);
        },
      });
      await clientOf(server.url).put('/dogs/{dogId}/photo', { path, contentType: octets, body });
      expect(server.seen[0]?.headers).toMatchObject({ 'content-length': '1000000', 'content-type': octets });
      expect(server.seen[0]?.headers['transfer-encoding']).toBeUndefined();
      expect(server.seen[0]?.body.equals(bytes)).toBe(true);
      expect(seen.length).toBeGreaterThanOrEqual(4);
      expect([...totals]).toEqual([bytes.length]);
      expect(seen.at(-1)).toBe(bytes.length);
      expect(seen).toEqual([...seen].sort((a, b) => a - b));
    });

    it('are opened anew for each attempt, never teed', async () => {
      const server = await startServer(
        (_, response, count) => void response.writeHead(count < 3 ? 503 : 204).end(),
      );
      let opened = 0;
      const body = upload(() => {
        opened++;
        return new Blob(['abc']).stream();
      });
      await clientOf(server.url).put('/dogs/{dogId}/photo', { path, contentType: octets, body });
      expect(opened).toBe(3);
      expect(server.seen.map((request) => request.body.toString())).toEqual(['abc', 'abc', 'abc']);
    });

    const ticking = (chunks: number, pause: number) =>
      upload(() => {
        let sent = 0;
        return new ReadableStream<Uint8Array>({
          async pull(controller) {
            await new Promise((resolve) => setTimeout(resolve, pause));
            if (sent++ === chunks) controller.close();
            else controller.enqueue(new Uint8Array(10));
          },
        });
      });

    it('may take longer than an attempt as long as they move, and end with core.timeout when they do not', async () => {
      const server = await startServer((_, response) => void response.writeHead(204).end());
      const client = clientOf(server.url, { timeout: 1_000, retry: { limit: 0 } });
      const put = { path, contentType: octets } as const;
      await client.put('/dogs/{dogId}/photo', { ...put, body: ticking(12, 100) });
      expect(server.seen[0]?.body).toHaveLength(120);
      const error = await failureOf(client.put('/dogs/{dogId}/photo', { ...put, body: ticking(2, 5_000) }));
      expect(error).toMatchObject({ code: 'core.timeout' });
    });

    it('obey a total time that was asked for', async () => {
      const server = await startServer((_, response) => void response.writeHead(204).end());
      const client = clientOf(server.url, { totalTimeout: 200, retry: { limit: 0 } });
      const call = client.put('/dogs/{dogId}/photo', { path, contentType: octets, body: ticking(20, 60) });
      expect(await failureOf(call)).toMatchObject({ code: 'core.timeout' });
    });

    it('that are answered with a redirect end with core.http.redirect, unrepeated', async () => {
      const server = await startServer(
        (_, response) => void response.writeHead(307, { location: '/x' }).end(),
      );
      const body = upload(() => new Blob(['abc']).stream());
      const error = await failureOf(
        clientOf(server.url).put('/dogs/{dogId}/photo', { path, contentType: octets, body }),
      );
      expect(error).toMatchObject({ code: 'core.http.redirect', origin: 'service', retryable: false });
      expect(server.seen).toHaveLength(1);
    });

    it('that can be read only once are sent once', async () => {
      const server = await startServer((_, response) => void response.writeHead(503).end());
      const body = upload(new Blob(['abc']).stream());
      const error = await failureOf(
        clientOf(server.url).put('/dogs/{dogId}/photo', { path, contentType: octets, body }),
      );
      expect(error).toMatchObject({ status: 503, retryable: true });
      expect(server.seen).toHaveLength(1);
    });

    it('whose source fails are a local error, not a network error, and are not repeated', async () => {
      const server = await startServer((_, response) => void response.writeHead(204).end());
      const broken = new Error('disk');
      const midway = upload(() => {
        let sent = false;
        return new ReadableStream<Uint8Array>({
          pull(controller) {
            if (sent) controller.error(broken);
            else controller.enqueue(new Uint8Array(10));
            sent = true;
          },
        });
      });
      const atOnce = upload(() => Promise.reject(broken));
      for (const body of [midway, atOnce]) {
        const error = await failureOf(
          clientOf(server.url).put('/dogs/{dogId}/photo', { path, contentType: octets, body }),
        );
        expect(error).toMatchObject({ code: 'core.request.body', origin: 'local', retryable: false });
        expect(error.cause).toBe(broken);
      }
      expect(server.seen).toHaveLength(0);
    });

    it.each([
      ['longer', 2],
      ['shorter', 4],
    ])('that are %s than announced end with core.upload.size', async (_, size) => {
      const server = await startServer((__, response) => void response.writeHead(204).end());
      const body = upload(() => new Blob(['abc']).stream(), { size });
      const error = await failureOf(
        clientOf(server.url).put('/dogs/{dogId}/photo', { path, contentType: octets, body }),
      );
      expect(error).toMatchObject({ code: 'core.upload.size', origin: 'local' });
      expect(server.seen).toHaveLength(0);
    });
  });
});
