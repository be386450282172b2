import { describe, expect, it } from 'vitest';
import { entries } from '../../test/entries.ts';
import { sendJson, startServer } from '../../test/start-server.ts';
import { allowHttp, type TokenSourceOptions } from '../index.ts';

describe.each(entries)('on $transport', ({ createTokenSource }) => {
  type Handler = Parameters<typeof startServer>[0];
  const issue: Handler = (_, response, count) =>
    sendJson(response, 200, { access_token: `t${count}`, token_type: 'Bearer', expires_in: 300 });

  async function setUp(handler: Handler = issue, options: Partial<TokenSourceOptions> = {}) {
    const server = await startServer(handler);
    let now = 1_000_000;
    const source = createTokenSource({
      tokenUrl: `${server.url}/oauth/token`,
      [allowHttp]: true,
      clientId: 'town:1',
      clientSecret: 's&e',
      clock: () => now,
      ...options,
    });
    const pass = (milliseconds: number) => {
      now += milliseconds;
    };
    return { server, source, pass };
  }

  describe('requests', () => {
    it('sends the form of RFC 6749 with client_secret_post', async () => {
      const { server, source } = await setUp(issue, { scope: 'a b', parameters: { resource: 'urn:x' } });
      expect(await source.token()).toBe('t1');
      const request = server.seen[0];
      expect([request?.method, request?.url]).toEqual(['POST', '/oauth/token']);
      expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded');
      expect(request?.headers.authorization).toBeUndefined();
      expect(Object.fromEntries(new URLSearchParams(request?.body.toString()))).toEqual({
        grant_type: 'client_credentials',
        scope: 'a b',
        resource: 'urn:x',
        client_id: 'town:1',
        client_secret: 's&e',
      });
    });

    it('form-encodes id and secret for client_secret_basic and leaves them out of the body', async () => {
      const { server, source } = await setUp(issue, { method: 'client_secret_basic' });
      await source.token();
      const [scheme, credentials] = (server.seen[0]?.headers.authorization ?? '').split(' ');
      expect([scheme, Buffer.from(credentials ?? '', 'base64').toString()]).toEqual([
        'Basic',
        'town%3A1:s%26e',
      ]);
      expect(server.seen[0]?.body.toString()).toBe('grant_type=client_credentials');
    });

    it('reads the secret anew for each request', async () => {
      let count = 0;
      const { server, source, pass } = await setUp(issue, { clientSecret: async () => `s${++count}` });
      await source.token();
      pass(400_000);
      await source.token();
      expect(
        server.seen.map(({ body }) => new URLSearchParams(body.toString()).get('client_secret')),
      ).toEqual(['s1', 's2']);
    });

    it('refuses http: without [allowHttp]', () => {
      const make = () =>
        createTokenSource({ tokenUrl: 'http://a.example/token', clientId: 'a', clientSecret: 'b' });
      expect(make).toThrow(expect.objectContaining({ code: 'core.config.url' }));
    });
  });

  describe('life of a token', () => {
    it('is shared by callers at the same time and kept until shortly before its end', async () => {
      const { server, source, pass } = await setUp();
      expect(await Promise.all([source.token(), source.token(), source.token()])).toEqual(['t1', 't1', 't1']);
      pass(269_999);
      expect(await source.token()).toBe('t1');
      pass(1);
      expect(await source.token()).toBe('t2');
      expect(server.seen).toHaveLength(2);
    });

    it('shorter than the skew keeps half its life, so that not every call asks', async () => {
      const { source, pass } = await setUp((_, response, count) =>
        sendJson(response, 200, { access_token: `t${count}`, expires_in: 10 }),
      );
      expect(await source.token()).toBe('t1');
      pass(4_999);
      expect(await source.token()).toBe('t1');
      pass(1);
      expect(await source.token()).toBe('t2');
    });

    it('a rejected token is replaced once, however many callers report it', async () => {
      const { server, source } = await setUp();
      await source.token();
      const renewed = await Promise.all([source.token({ rejected: 't1' }), source.token({ rejected: 't1' })]);
      expect(renewed).toEqual(['t2', 't2']);
      // A late report about the old token does not throw the new one away.
      expect(await source.token({ rejected: 't1' })).toBe('t2');
      expect(server.seen).toHaveLength(2);
    });

    it('a failed request is not kept', async () => {
      const { source } = await setUp((request, response, count) =>
        count === 1 ? sendJson(response, 503, {}) : issue(request, response, count),
      );
      await expect(source.token()).rejects.toMatchObject({ code: 'core.auth.unavailable', retryable: true });
      expect(await source.token()).toBe('t2');
    });

    it('a caller who gives up does not take the request away from the others', async () => {
      const { server, source } = await setUp(async (request, response, count) => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        await issue(request, response, count);
      });
      const gone = new AbortController();
      const first = source.token({ signal: gone.signal });
      const second = source.token();
      gone.abort();
      await expect(first).rejects.toMatchObject({ code: 'core.aborted', origin: 'local' });
      expect(await second).toBe('t1');
      expect(server.seen).toHaveLength(1);
    });
  });

  describe('refusals', () => {
    const cases: [string, number, unknown, Record<string, unknown>][] = [
      [
        'invalid_client',
        400,
        { error: 'invalid_client' },
        { code: 'core.auth.invalid-client', origin: 'service' },
      ],
      ['401 without a body', 401, 'no', { code: 'core.auth.invalid-client', retryable: false }],
      [
        'another OAuth error',
        400,
        { error: 'invalid_scope' },
        { code: 'core.auth.refused', details: { error: 'invalid_scope' } },
      ],
      [
        'an invented error',
        400,
        { error: 'Erika Mustermann' },
        { code: 'core.auth.refused', message: expect.not.stringContaining('Erika') },
      ],
      ['rate limit', 429, {}, { code: 'core.auth.unavailable', retryable: true, status: 429 }],
      ['no token', 200, { token_type: 'Bearer' }, { code: 'core.auth.response', origin: 'service' }],
      ['a token that would split the header', 200, { access_token: 'a\nb' }, { code: 'core.auth.response' }],
      ['another token type', 200, { access_token: 'a', token_type: 'mac' }, { code: 'core.auth.response' }],
      ['null', 200, null, { code: 'core.auth.response' }],
    ];
    it.each(cases)('%s', async (_, status, body, expected) => {
      const { source } = await setUp((__, response) => sendJson(response, status, body));
      const error: unknown = await source.token().catch((reason: unknown) => reason);
      expect(error).toMatchObject(expected);
    });

    it('HTML instead of a token', async () => {
      const { source } = await setUp(
        (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'),
      );
      await expect(source.token()).rejects.toMatchObject({ code: 'core.auth.response', origin: 'service' });
    });

    it('a secret that cannot be read', async () => {
      const { server, source } = await setUp(issue, {
        clientSecret: () => Promise.reject(new Error('vault sealed')),
      });
      await expect(source.token()).rejects.toMatchObject({ code: 'core.auth.secret', origin: 'local' });
      expect(server.seen).toHaveLength(0);
    });
  });
});
