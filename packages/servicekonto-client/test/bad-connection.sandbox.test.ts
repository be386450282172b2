/** Real connections: certificates that cannot be trusted, answers that unpack to too much, requests by hand. */
import { once } from 'node:events';
import { createServer as createHttp, type RequestListener, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { allowHttp, type ServicekontoConfig } from '../src/index.ts';
import { toNodeHandler } from '../src/node/index.ts';
import { errorTexts } from '../src/texts/index.ts';
import { createBadWorld, judge } from './bad-input.ts';
import { createTestCa, type TestCa } from './test-ca.ts';
import { tlsFetch } from './tls-fetch.ts';

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function listening(server: Server): Promise<number> {
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

describe('a provider whose certificate', () => {
  let [good, expired, other]: TestCa[] = [];
  beforeAll(async () => {
    [good, expired, other] = await Promise.all([
      createTestCa(['login.land.test']),
      createTestCa(['login.land.test'], { days: -1 }),
      createTestCa(['anderswo.land.test']),
    ]);
  });

  const cases: [string, () => { served: TestCa; trusted: string | undefined }, string][] = [
    ['has expired', () => ({ served: expired!, trusted: expired!.ca }), 'CERT_HAS_EXPIRED'],
    ['is of another host', () => ({ served: other!, trusted: other!.ca }), 'ERR_TLS_CERT_ALTNAME_INVALID'],
    [
      'is of an authority that nobody knows',
      () => ({ served: good!, trusted: expired!.ca }),
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ],
    // By the `fetch` of Node, which wraps the fault.
    [
      'signs itself',
      () => ({ served: { ...good!, key: good!.caKey, cert: good!.ca }, trusted: undefined }),
      'DEPTH_ZERO_SELF_SIGNED_CERT',
    ],
  ];
  it.each(cases)('%s', async (_name, make, check) => {
    const { served, trusted } = make();
    const port = await listening(createHttps({ key: served.key, cert: served.cert }));
    const fetch: ServicekontoConfig['fetch'] =
      trusted === undefined
        ? (url, init) => globalThis.fetch(url, init)
        : tlsFetch(trusted, { 'login.land.test': port });
    const issuer = trusted === undefined ? `https://127.0.0.1:${port}` : 'https://login.land.test';
    for (const language of ['de', 'en'] as const) {
      const world = createBadWorld({ config: { fetch }, provider: { issuer } });
      const response = await world.browser.visit('/login/broker?level=hoch', {
        headers: { 'accept-language': language },
      });
      expect(await judge(world, response.clone(), { language })).toBe('servicekonto.provider.certificate');
      expect(response.status).toBe(502);
      const html = await response.text();
      expect(html).toContain(language === 'de' ? 'Sicherheitszertifikat' : 'security certificate');
      expect(html, 'the way on keeps what was wanted').toContain('href="/login/broker?level=hoch"');
      expect(world.lines[0]?.details).toEqual({ provider: 'broker', network: check, tenant: 'musterstadt' });
      expect(world.events.at(-1)).toMatchObject({
        type: 'login.failed',
        code: 'servicekonto.provider.certificate',
      });
    }
    const { remedy } = errorTexts['servicekonto.provider.certificate'];
    expect(remedy.de).toMatch(/Zertifikat.*issuer/);
    expect(remedy.en).toMatch(/certificate.*issuer/);
  });
});

describe('a provider by HTTP', () => {
  const bomb = gzipSync(Buffer.alloc(100_000_000, ' '));
  it.each<[string, RequestListener, string]>([
    [
      'whose answer unpacks to 100 MB',
      (_incoming, outgoing) =>
        outgoing.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(bomb),
      'servicekonto.provider.response',
    ],
    [
      'whose answer is no gzip',
      (_incoming, outgoing) =>
        outgoing.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end('{}'),
      'servicekonto.provider.unreachable',
    ],
    [
      'that cuts the connection',
      (_incoming, outgoing) => outgoing.destroy(),
      'servicekonto.provider.unreachable',
    ],
    [
      'that cuts it in the middle',
      (_incoming, outgoing) => {
        outgoing.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' });
        outgoing.write('{', () => outgoing.destroy());
      },
      'servicekonto.provider.unreachable',
    ],
  ])('%s', async (_name, listener, code) => {
    const port = await listening(createHttp(listener));
    const fetch: ServicekontoConfig['fetch'] = (url, init) => globalThis.fetch(url, init);
    const issuer = `http://127.0.0.1:${port}`;
    const before = process.memoryUsage().arrayBuffers;
    const world = createBadWorld({
      config: { fetch, timeout: 20_000, [allowHttp]: true },
      provider: { issuer },
    });
    expect(await judge(world, await world.browser.visit('/login/broker'))).toBe(code);
    expect(process.memoryUsage().arrayBuffers - before, 'kept out of memory').toBeLessThan(50_000_000);
  });
});

describe('a request that no browser sends', () => {
  /** Sends bytes as they are; what came back until the other side said no more. */
  async function raw(port: number, text: string): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    socket.write(Buffer.from(text, 'latin1'));
    let answer = '';
    socket.on('data', (data) => (answer += data.toString('utf8')));
    await once(socket, 'close');
    return answer;
  }
  const head = 'Host: portal.musterstadt.test\r\nConnection: close\r\n';
  it.each([
    ['an absolute address', `GET http://mustermann.example/login/niemand HTTP/1.1\r\n${head}\r\n`, 404],
    ['a star', `OPTIONS * HTTP/1.1\r\n${head}\r\n`, 404],
    ['two slashes', `GET //mustermann.example/login/broker HTTP/1.1\r\n${head}\r\n`, 404],
    ['two hosts', `GET /login/niemand HTTP/1.1\r\nHost: a\r\n${head}\r\n`, 404],
    [
      'a host that is none',
      'GET /login/niemand HTTP/1.1\r\nHost: a b@%00/mustermann\r\nConnection: close\r\n\r\n',
      404,
    ],
    ['invalid percent in the path', `GET /login/%zz%00%ff HTTP/1.1\r\n${head}\r\n`, 404],
    [
      'bytes in a header',
      `GET /login/niemand HTTP/1.1\r\n${head}Cookie: \xff\xfe=\x80\r\nAccept-Language: \xe9\r\n\r\n`,
      404,
    ],
    ['a body where none belongs', `GET /login/niemand HTTP/1.1\r\n${head}Content-Length: 4\r\n\r\nmust`, 404],
    ['a method', `TRACE /login/broker HTTP/1.1\r\n${head}\r\n`, 405],
  ])('%s is answered', async (_name, request, status) => {
    const world = createBadWorld();
    const port = await listening(createHttp(toNodeHandler(world.konto)));
    const answer = await raw(port, request);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer.split('\r\n\r\n')[1], 'never an empty page').not.toBe('');
    expect(`${answer}${JSON.stringify([world.lines, world.events])}`).not.toContain('ustermann');
  });
});
