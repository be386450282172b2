import { describe, expect, it } from 'vitest';
import { entries } from '../../test/entries.ts';
import { allowHttp, allowSandbox, openContract, sandboxHeader } from '../index.ts';

describe.each(entries)('on $transport', ({ createClient, createTokenSource }) => {
  interface Lots {
    '/lots': { get: { responses: { 200: { content: { 'application/json': { free: number } } } } } };
  }

  const answers =
    (status: number, body: string | null = '{"free":3,"access_token":"t"}') =>
    async () =>
      new Response(body, {
        status,
        headers: { 'content-type': 'application/json', [sandboxHeader.toUpperCase()]: '' },
      });
  const baseUrl = 'https://parken.example';
  const refused = { code: 'core.sandbox.refused' };

  describe('an answer of the sandbox', () => {
    it.each([undefined, false, 'false', 1, 'true'])(
      'is refused whatever its status when [allowSandbox] is %s',
      async (word) => {
        for (const status of [200, 204, 400, 401, 500]) {
          const client = createClient({
            contract: openContract<Lots>(),
            baseUrl,
            fetch: answers(status, status === 204 ? null : undefined),
            [allowSandbox]: word as never,
          });
          await expect(client.get('/lots')).rejects.toMatchObject(refused);
          await expect(client.withResponse.get('/lots')).rejects.toMatchObject(refused);
          expect(await client.safe.get('/lots')).toMatchObject({ ok: false, error: refused });
        }
      },
    );

    it('is refused as a token, and accepted with [allowSandbox]', async () => {
      const options = { tokenUrl: `${baseUrl}/token`, clientId: 'a', clientSecret: 'b', fetch: answers(200) };
      await expect(createTokenSource(options).token()).rejects.toMatchObject(refused);
      expect(await createTokenSource({ ...options, [allowSandbox]: true }).token()).toBe('t');
    });
  });

  it('only true lets a client speak http:', () => {
    for (const word of ['false', 1, {}])
      expect(() =>
        createClient({
          contract: openContract<Lots>(),
          baseUrl: 'http://parken.example',
          [allowHttp]: word as never,
        }),
      ).toThrow(expect.objectContaining({ code: 'core.config.url' }));
  });
});
