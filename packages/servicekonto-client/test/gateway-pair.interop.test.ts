import { generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../../tools/testing/free-port.ts';
import { navigate } from '../../../tools/testing/navigate.ts';
import { postgresMissing, startPostgres } from '../../../tools/testing/postgres.ts';
import { redisMissing, startRedis } from '../../../tools/testing/redis.ts';
import { checkInPhp, present, startNginx, untilServed } from './gateway-host.ts';
import { type GatewayProcess, startGatewayProcess } from './gateway-process.ts';
import { HttpBrowser } from './http-browser.ts';
import { cookieKey } from './mock-browser.ts';

const [hasNginx, hasPhp] = await Promise.all([present('nginx', '-v'), present('php', '-v')]);
const legs = [
  { name: 'Redis', missing: redisMissing(), start: startRedis },
  { name: 'PostgreSQL', missing: postgresMissing(), start: startPostgres },
];

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox?.close());

/** Two gateways of the command line, configured by their environment, behind nginx by its recipe. */
class Pair {
  readonly ports: [number, number] = [0, 0];
  readonly processes: (GatewayProcess | undefined)[] = [];
  readonly folder: string;
  readonly #variables: Record<string, string>;
  origin = '';
  close: () => Promise<void> = async () => undefined;

  constructor(folder: string, variables: Record<string, string>) {
    this.folder = folder;
    this.#variables = variables;
  }

  /** Starts one of the two; the first key signs. */
  async start(index: 0 | 1, keys: readonly string[]): Promise<void> {
    const [signing = '', other] = keys;
    const variables = {
      ...this.#variables,
      BASE_URL: this.origin,
      GATEWAY_AUDIENCE: this.origin,
      PORT: `${this.ports[index]}`,
      GATEWAY_KEY_FILE: `${signing}.pem`,
      GATEWAY_KEY_ID: signing,
      ...(other && { GATEWAY_OTHER_KEY_FILE: `${other}.pem`, GATEWAY_OTHER_KEY_ID: other }),
    };
    this.processes[index] = await startGatewayProcess(this.folder, variables);
  }

  async stop(index: 0 | 1): Promise<{ code: number; err: string }> {
    const { child, ended } = this.processes[index]!;
    child.kill('SIGTERM');
    return ended;
  }

  /** What one of the two answers the web server. */
  ask(index: 0 | 1, path: string, cookie = ''): Promise<Response> {
    const headers = {
      host: new URL(this.origin).host,
      'x-original-uri': '/antrag/',
      ...(cookie && { cookie }),
    };
    return navigate(`http://127.0.0.1:${this.ports[index]}${path}`, { headers });
  }
}

async function startPair(store: string): Promise<Pair> {
  const { issuer, clients } = sandbox.config().services.oidc;
  const { clientId, clientSecret } = clients.find((one) => one.clientId === 'musterstadt-portal-par')!;
  const folder = await mkdtemp(join(tmpdir(), 'rathaus-pair-'));
  const file = (name: string, content: string) => writeFile(join(folder, name), content);
  await file('secret', `${clientSecret}\n`);
  await file('cookie-key', cookieKey);
  await file('store', store);
  for (const name of ['alt', 'neu']) {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    await file(`${name}.pem`, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  }
  const pair = new Pair(folder, {
    TENANT: 'musterstadt',
    DEVELOPMENT: 'true',
    COOKIE_KEY_FILE: 'cookie-key',
    STORE_URL_FILE: 'store',
    PROVIDERS: 'broker',
    BROKER_ISSUER: issuer,
    BROKER_CLIENT_ID: clientId,
    BROKER_CLIENT_SECRET_FILE: 'secret',
  });
  const echo = createServer((incoming, outgoing) => outgoing.end(JSON.stringify(incoming.headers)));
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
  const port = await freePort();
  pair.origin = `http://127.0.0.1:${port}`;
  pair.ports[0] = await freePort();
  pair.ports[1] = await freePort();
  await mkdir(join(folder, 'html'));
  await writeFile(join(folder, 'html', 'index.html'), 'offen');
  const nginx = await startNginx(folder, join(folder, 'html'), {
    port,
    gateway: pair.ports,
    application: (echo.address() as AddressInfo).port,
  });
  pair.close = async () => {
    for (const { child } of pair.processes.filter((one) => one !== undefined))
      if (child.exitCode === null) child.kill('SIGKILL');
    nginx.kill('SIGTERM');
    echo.closeAllConnections();
    echo.close();
    await rm(folder, { recursive: true, force: true });
  };
  await untilServed(pair.origin, nginx);
  return pair;
}

for (const { name, missing, start } of legs) {
  if (missing) console.log(`skipped: ${missing}`);
  describe.skipIf(!hasNginx || missing !== undefined)(`two gateways with one ${name} behind nginx`, () => {
    let server: Awaited<ReturnType<typeof start>>;
    let pair: Pair;
    let cookie = '';
    beforeAll(async () => {
      server = await start();
      pair = await startPair(server.url);
      await Promise.all([pair.start(0, ['alt']), pair.start(1, ['alt'])]);
    });
    afterAll(async () => {
      await pair?.close();
      server?.stop();
    });

    it('a login that one answered is known to both, and the address of it goes round', async () => {
      const browser = await new HttpBrowser(navigate).open(`${pair.origin}/antrag/`);
      await browser.submit({ person: 'erika', niveau: '3', aktion: 'anmelden' });
      expect(browser.url).toBe(`${pair.origin}/antrag/`);
      cookie = `rathaus-session=${browser.cookie(pair.origin, 'rathaus-session')}`;
      const tokens = await Promise.all(
        ([0, 1] as const).map(async (index) => {
          const answer = await pair.ask(index, '/gateway/auth?level=substanziell', cookie);
          expect(answer.status, `gateway ${index}`).toBe(200);
          return decodeJwt(answer.headers.get('x-rathaus-token')!);
        }),
      );
      expect(tokens[0]!.sid).toBe(tokens[1]!.sid);
      expect(tokens[0]!.jti).not.toBe(tokens[1]!.jti);
    });

    it('publish the same keys, and hide from outside whether they live', async () => {
      const lists = await Promise.all(
        ([0, 1] as const).map(async (index) => (await pair.ask(index, '/gateway/jwks.json')).text()),
      );
      expect(lists[0]).toBe(lists[1]);
      for (const path of ['live', 'ready', 'auth']) {
        expect((await pair.ask(0, `/gateway/${path}`)).status, path).toBeLessThan(404);
        expect((await fetch(`${pair.origin}/gateway/${path}`)).status, path).toBe(404);
      }
    });

    it('roll their key over, one after the other, while the site accepts the tokens of both', async ({
      skip,
    }) => {
      if (!hasPhp) skip('php is not installed');
      const token = async (index: 0 | 1) =>
        (await pair.ask(index, '/gateway/auth', cookie)).headers.get('x-rathaus-token')!;
      const site = async (index: 0 | 1) => ({
        keys: await (await pair.ask(index, '/gateway/jwks.json')).text(),
        origin: pair.origin,
        algorithm: 'ES256',
      });
      const restart = async (index: 0 | 1, keys: readonly string[]) => {
        expect((await pair.stop(index)).code, 'ends cleanly').toBe(0);
        expect(
          (await fetch(`${pair.origin}/antrag/`, { redirect: 'manual' })).status,
          'the other answers',
        ).toBe(401);
        await pair.start(index, keys);
      };
      // Published behind the old one, then in front of it, then alone; at each step the two differ for a while.
      for (const keys of [
        ['alt', 'neu'],
        ['neu', 'alt'],
      ])
        for (const index of [0, 1] as const) {
          const before = await token(index);
          await restart(index, keys);
          const tokens = [before, await token(0), await token(1)];
          const subjects = tokens.map((one) => decodeJwt(one).sub);
          // A list may be five minutes old and from either gateway: what signs has been published before.
          const both = keys[0] === 'neu' ? ([0, 1] as const) : ([index] as const);
          for (const from of both) expect(await checkInPhp(tokens, await site(from))).toEqual(subjects);
        }
      const signed = [await token(0), await token(1)].map((one) => decodeProtectedHeader(one).kid);
      expect(signed).toEqual(['neu', 'neu']);
      await restart(0, ['neu']);
      const last = await token(1);
      expect(await checkInPhp([last], await site(0)), 'the new one goes on').toEqual([decodeJwt(last).sub]);
    });

    it('says to nobody who they are without the store, and goes on when it is back', async () => {
      const away = server.crash(8_000);
      await expect
        .poll(async () => (await pair.ask(1, '/gateway/ready')).status, { timeout: 20_000 })
        .toBe(503);
      const refused = await pair.ask(1, '/gateway/auth', cookie);
      expect([refused.status, refused.headers.get('x-rathaus-token')]).toEqual([503, null]);
      expect((await pair.ask(1, '/gateway/live')).status).toBe(200);
      await away;
      await expect
        .poll(async () => (await pair.ask(1, '/gateway/ready')).status, { timeout: 60_000 })
        .toBe(200);
      const { code, err } = await pair.stop(1);
      expect(code).toBe(0);
      expect(err).toContain('"code":"servicekonto.store.failed"');
      for (const line of err.trimEnd().split('\n')) expect(() => JSON.parse(line), line).not.toThrow();
    });
  });
}
