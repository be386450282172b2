import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entries } from '../../test/entries.ts';
import type { paths } from '../../test/generated/registry.ts';
import { sendJson, startServer } from '../../test/start-server.ts';
import {
  allowHttp,
  type ClientOptions,
  defineErrors,
  openContract,
  type TokenSource,
  upload,
} from '../index.ts';
import { nextDelay } from './retry.ts';

describe.each(entries)('on $transport', ({ createClient }) => {
  const header = { 'X-Office': 'A1' };
  const body = { name: 'Rex' };

  async function failing(
    status: number,
    headers: Record<string, string>,
    options: Partial<ClientOptions> = {},
  ) {
    const server = await startServer((_, response) => sendJson(response, status, {}, headers));
    const waits: number[] = [];
    const client = createClient({
      contract: openContract<paths>(),
      baseUrl: server.url,
      [allowHttp]: true,
      random: () => 0.5,
      sleep: async (milliseconds) => void waits.push(milliseconds),
      ...options,
    });
    return { client, waits, server };
  }

  describe('what is repeated', () => {
    it.each([408, 425, 429, 500, 502, 503, 504])('%i on an idempotent verb', async (status) => {
      const { client, server, waits } = await failing(status, {});
      const result = await client.safe.get('/dogs');
      expect(result).toMatchObject({ status, error: { retryable: true, details: { attempts: 3 } } });
      expect([server.seen.length, waits]).toEqual([3, [150, 300]]);
    });

    it.each([400, 401, 403, 404, 409, 413, 422, 501, 505])('not %i', async (status) => {
      const { client, server } = await failing(status, {});
      expect(await client.safe.get('/dogs')).toMatchObject({ status, error: { retryable: false } });
      expect(server.seen).toHaveLength(1);
    });

    it('not POST and PATCH, unless the call has an idempotency key, which stays the same', async () => {
      const { client, server } = await failing(503, {});
      await client.safe.post('/dogs', { header, body });
      expect(server.seen).toHaveLength(1);
      await client.safe.post('/dogs', { header, body, idempotencyKey: 'k1' });
      expect(server.seen.slice(1).map(({ headers }) => headers['idempotency-key'])).toEqual([
        'k1',
        'k1',
        'k1',
      ]);
    });

    it('not when the client or the call says so', async () => {
      const { client, server } = await failing(503, {}, { retry: { limit: 0 } });
      await client.safe.get('/dogs');
      expect(server.seen).toHaveLength(1);
      await client.safe.get('/dogs', { retry: { limit: 1 } });
      expect(server.seen).toHaveLength(3);
    });
  });

  describe('Retry-After', () => {
    it('is waited for, in seconds or as a date, with jitter on top', async () => {
      const { client, waits } = await failing(429, { 'retry-after': '7' });
      await client.safe.get('/dogs');
      expect(waits).toEqual([7150, 7300]);
      const now = Date.parse('2026-11-23T12:00:00Z');
      const dated = await failing(
        503,
        { 'retry-after': 'Mon, 23 Nov 2026 12:00:05 GMT' },
        { clock: () => now },
      );
      await dated.client.safe.get('/dogs');
      expect(dated.waits).toEqual([5150, 5300]);
    });

    it('beyond the cap ends the call at once and tells the caller how long', async () => {
      const { client, waits, server } = await failing(429, { 'retry-after': '3600' });
      const result = await client.safe.get('/dogs');
      expect(result).toMatchObject({ error: { retryable: true, details: { retryAfter: 3600 } } });
      expect([waits, server.seen.length]).toEqual([[], 1]);
    });

    it('that does not fit into the total time is not waited for', async () => {
      const { client, waits } = await failing(429, { 'retry-after': '20' }, { totalTimeout: 10_000 });
      await client.safe.get('/dogs');
      expect(waits).toEqual([]);
    });
  });

  describe('401', () => {
    const source = (): TokenSource & { asked: (string | undefined)[] } => {
      const asked: (string | undefined)[] = [];
      return { asked, token: async ({ rejected } = {}) => `t${asked.push(rejected)}` };
    };

    it('renews the token once, also for POST, without waiting', async () => {
      const server = await startServer((request, response) =>
        request.headers.authorization === 'Bearer t2'
          ? sendJson(response, 201, { id: '1', name: 'Rex' })
          : sendJson(response, 401, {}),
      );
      const auth = source();
      const client = createClient({
        contract: openContract<paths>(),
        baseUrl: server.url,
        [allowHttp]: true,
        auth,
      });
      expect(await client.post('/dogs', { header, body })).toEqual({ id: '1', name: 'Rex' });
      expect(auth.asked).toEqual([undefined, 't1']);
    });

    it('a second 401 is the answer', async () => {
      const auth = source();
      const { client, server } = await failing(401, {}, { auth });
      expect(await client.safe.get('/dogs')).toMatchObject({ status: 401, error: { retryable: false } });
      expect(server.seen).toHaveLength(2);
    });

    it('is not repeated for a stream that has been read', async () => {
      const auth = source();
      const { client, server } = await failing(401, {}, { auth });
      const path = { dogId: '1' };
      const stream = upload(new Blob(['x']).stream());
      await client.safe.put('/dogs/{dogId}/photo', {
        path,
        contentType: 'application/octet-stream',
        body: stream,
      });
      expect(server.seen).toHaveLength(1);
    });

    it('an error of the token source is the error of the call, and nothing is sent without a token', async () => {
      const tokenError = defineErrors({ 'my.token.refused': { origin: 'service', message: 'refused' } });
      const refused = tokenError('my.token.refused');
      const { client, server } = await failing(200, {}, { auth: { token: () => Promise.reject(refused) } });
      expect(await client.safe.get('/dogs')).toMatchObject({ ok: false, status: undefined, error: refused });
      expect(server.seen).toHaveLength(0);
    });

    it('a token source that failed on this side is not asked again by the same call', async () => {
      const vaultError = defineErrors({ 'my.vault.away': { origin: 'local', retryable: true } });
      let asked = 0;
      const token = () => {
        asked++;
        return Promise.reject(vaultError('my.vault.away'));
      };
      const { client } = await failing(200, {}, { auth: { token } });
      expect(await client.safe.get('/dogs')).toMatchObject({ ok: false, error: { code: 'my.vault.away' } });
      expect(asked).toBe(1);
    });
  });
});

it('delays follow full jitter under the caps', () => {
  fc.assert(
    fc.property(
      fc.nat({ max: 20 }),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.option(fc.nat({ max: 60_000 }), { nil: undefined }),
      (attempt, random, after) => {
        const delay = nextDelay({ limit: 10 }, attempt + 1, after, () => random);
        if (attempt + 1 > 10 || (after ?? 0) > 30_000) {
          expect(delay).toBe(Number.POSITIVE_INFINITY);
          return;
        }
        expect(delay).toBeGreaterThanOrEqual(after ?? 0);
        expect(delay).toBeLessThan((after ?? 0) + Math.min(10_000, 300 * 2 ** attempt) + 1);
      },
    ),
  );
});
