import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../../tools/testing/free-port.ts';
import { navigate } from '../../../tools/testing/navigate.ts';
import { run } from '../src/index.ts';
import { createMockTerminal, rathaus } from './mock-terminal.ts';
import { type RathausProcess, startRathaus } from './rathaus-process.ts';
import { createLoginFolder, type LoginFolder } from './servicekonto-folder.ts';
import { Visitor } from './visitor.ts';

let sandbox: Sandbox;
let folder: LoginFolder;
const running: RathausProcess[] = [];

beforeAll(async () => {
  sandbox = await startSandbox();
  const { issuer, clients } = sandbox.config().services.oidc;
  folder = await createLoginFolder({ issuer, ...clients[0]! });
});
afterEach(() => {
  for (const { child } of running.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
});
afterAll(async () => {
  await sandbox?.close();
  await folder?.remove();
});

function start(words: readonly string[]): RathausProcess {
  const started = startRathaus(['servicekonto', ...words], { cwd: folder.folder, env: folder.env });
  running.push(started);
  return started;
}

/** The first line of JSON. */
async function first(started: RathausProcess): Promise<Record<string, string>> {
  for (let tenth = 0; tenth < 150; tenth++) {
    const [line, ...more] = started.out().split('\n');
    if (more.length > 0) return JSON.parse(line!) as Record<string, string>;
    if (started.child.exitCode !== null) throw new Error((await started.ended).err);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('no line came');
}

describe('rathaus servicekonto login', () => {
  const logIn = async (started: RathausProcess, niveau = '3') => {
    const { address } = await first(started);
    const browser = await new Visitor().open(address!);
    await browser.submit({ person: 'erika', niveau, aktion: 'anmelden' });
    return browser;
  };

  it('shows who it is, without what they are called', async () => {
    const file = await folder.json('login');
    const started = start(['login', '--config', file, '--port', '0', '--json', '--level', 'substanziell']);
    const browser = await logIn(started);
    expect(browser.html).toContain('Angemeldet.');
    const { code, out, err } = await started.ended;
    expect(code).toBe(0);
    expect(err).toContain('Rückkehradresse');
    const { identity } = JSON.parse(out.split('\n')[1]!) as { identity: Record<string, unknown> };
    expect(identity).toMatchObject({
      kind: 'person',
      level: 'substanziell',
      provider: 'broker',
      temporary: false,
      key: '…',
    });
    expect(identity.attributes).toMatchObject({ givenNames: '…', familyName: '…' });
    expect(out).not.toContain('Erika');
  });

  it('shows it with --show, for people', async () => {
    const file = await folder.json('login');
    const started = start(['login', '--config', file, '--port', '0', '--show']);
    for (let tenth = 0; tenth < 150 && !started.out().includes('http://'); tenth++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    const browser = await new Visitor().open(/http:\S+/.exec(started.out())![0]);
    await browser.submit({ person: 'erika', niveau: '4', aktion: 'anmelden' });
    const { code, out } = await started.ended;
    expect(code).toBe(0);
    expect(out).toMatch(/Vornamen +Erika Maria/);
    expect(out).toMatch(/Niveau +hoch/);
    expect(out).toMatch(/Schlüssel +broker:/);
  });

  it('says why a login failed, with its code', async () => {
    const file = await folder.json('login');
    const low = start(['login', '--config', file, '--port', '0', '--json', '--level', 'hoch']);
    await logIn(low, '2');
    const { code, err } = await low.ended;
    expect(code).toBe(3);
    expect(err).toContain('[servicekonto.level.too-low]');
    expect(err).toContain('Zu tun');
  });

  it('gives up in time, refuses what does not exist, and ends on Ctrl-C', async () => {
    const file = await folder.json('login');
    const late = start(['login', '--config', file, '--port', '0', '--timeout', '1']);
    const stopped = start(['login', '--config', file, '--port', '0', '--json']);
    expect(await late.ended).toMatchObject({ code: 2 });
    await first(stopped);
    stopped.child.kill('SIGINT');
    expect(await stopped.ended).toMatchObject({ code: 130 });
    const terminal = { env: folder.env };
    const level = await rathaus(['servicekonto', 'login', '--config', file, '--level', 'low'], terminal);
    expect(level.code).toBe(2);
    expect(level.err).toContain('Dieses Niveau gibt es nicht');
    const provider = await rathaus(
      ['servicekonto', 'login', '--config', file, '--port', '0', '--provider', 'nirgends'],
      terminal,
    );
    expect([provider.code, provider.err]).toEqual([
      2,
      expect.stringContaining('servicekonto.provider.unknown'),
    ]);
  });
});

describe('rathaus servicekonto gateway', () => {
  it('answers, logs ids only, and ends when it is asked to', async () => {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const file = await folder.json('gateway', { baseUrl: origin });
    const started = start(['gateway', '--config', file, '--port', String(port), '--json', '--log']);
    expect(await first(started)).toEqual({
      event: 'ready',
      origin,
      live: `${origin}/gateway/live`,
      ready: `${origin}/gateway/ready`,
      baseUrl: origin,
      tenant: 'musterstadt',
    });
    for (const path of ['live', 'ready']) {
      const health = await fetch(`${origin}/gateway/${path}`);
      expect([health.status, await health.text()], path).toEqual([200, 'ok\n']);
    }
    const headers = { 'x-original-uri': '/antrag' };
    const image = await fetch(`${origin}/gateway/auth?level=niedrig`, { headers });
    expect([image.status, image.headers.get('x-rathaus-login')]).toEqual([401, null]);
    const refused = await navigate(`${origin}/gateway/auth?level=niedrig`, { headers });
    expect(refused.status).toBe(401);
    const browser = await new Visitor().open(refused.headers.get('x-rathaus-login')!);
    await browser.submit({ person: 'erika', niveau: '2', aktion: 'anmelden' });
    expect(browser.url).toBe(`${origin}/antrag`);
    const cookie = `rathaus-session=${browser.cookie('rathaus-session')}`;
    const answer = await fetch(`${origin}/gateway/auth?level=niedrig`, { headers: { ...headers, cookie } });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-rathaus-token')).toMatch(/^eyJ/);
    expect((await fetch(`${origin}/anders`)).status).toBe(404);

    started.child.kill('SIGTERM');
    const { code, out, err } = await started.ended;
    expect(code).toBe(0);
    expect(out.trimEnd().split('\n').at(-1)).toBe('{"event":"ended"}');
    const lines = err
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const time = expect.stringMatching(/^\d{4}-.*Z$/);
    const tenant = 'musterstadt';
    expect(lines).toContainEqual({ time, level: 'info', event: 'gateway.login', tenant });
    expect(lines).toContainEqual(expect.objectContaining({ event: 'login.succeeded', provider: 'broker' }));
    const sid = expect.stringMatching(/^\S{43}$/);
    expect(lines).toContainEqual({ time, level: 'info', event: 'gateway.allowed', tenant, sid });
    expect(err).not.toMatch(/Erika|eyJ|antrag|code=(?!servicekonto)/);
    await expect(fetch(origin)).rejects.toThrow();
  });

  it('speaks in sentences where a person looks on, and is not ready while its store is away', async () => {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const file = await folder.json('away', { baseUrl: origin, store: 'redis://127.0.0.1:1' });
    const stop = new AbortController();
    const { terminal, out, err } = createMockTerminal({ env: folder.env, isTTY: true, signal: stop.signal });
    const ended = run(['servicekonto', 'gateway', '--config', file, '--port', `${port}`], terminal);
    for (let tenth = 0; tenth < 150 && !out().includes('Weiter:'); tenth++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect(out()).toContain(`  bereit   ${origin}/gateway/ready\n`);
    expect((await fetch(`${origin}/gateway/live`)).status).toBe(200);
    const ready = await fetch(`${origin}/gateway/ready`);
    expect([ready.status, await ready.text()]).toEqual([503, 'store\n']);
    const cookie = `rathaus-session=${'A'.repeat(43)}`;
    expect((await navigate(`${origin}/gateway/auth`, { headers: { cookie } })).status).toBe(503);
    expect(err()).toMatch(/^2026-11-23T12:00:00.000Z error servicekonto\.store\.failed /m);
    stop.abort('SIGTERM');
    expect(await ended).toBe(0);
    expect(out()).toContain('Gateway beendet.');
  });

  it('below a path that the proxy cuts off it is asked after by the container as it is by everybody', async () => {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const recipe = await readFile(
      join(import.meta.dirname, '../../../docs/servicekonto/Containerfile'),
      'utf8',
    );
    const [, line] = /^HEALTHCHECK .*CMD (\[.*\])$/m.exec(recipe)!;
    const [, ...words] = JSON.parse(line!) as string[];
    const isHealthy = (prefix = '/gateway') =>
      promisify(execFile)(process.execPath, words, {
        env: { RATHAUS_SERVICEKONTO_PORT: `${port}`, RATHAUS_SERVICEKONTO_GATEWAY_PREFIX: prefix },
      }).then(
        () => true,
        () => false,
      );
    for (const proxyStripsPath of [false, true]) {
      const file = await folder.json('path', { baseUrl: `${origin}/portal`, proxyStripsPath });
      const started = start(['gateway', '--config', file, '--port', String(port), '--json']);
      expect((await first(started)).live).toBe(`${origin}/gateway/live`);
      expect([await isHealthy(), await isHealthy('/anders')]).toEqual([true, false]);
      expect((await fetch(`${origin}/portal/gateway/live`)).status).toBe(200);
      const path = proxyStripsPath ? '' : '/portal';
      expect((await fetch(`${origin}${path}/gateway/jwks.json`)).status).toBe(200);
      expect((await fetch(`${origin}${path}/login/broker`, { redirect: 'manual' })).status).toBe(303);
      started.child.kill('SIGTERM');
      await started.ended;
      expect(await isHealthy(), 'a process that has ended').toBe(false);
    }
  });

  it('writes a line when a provider that is away ends a session, and answers for the provider', async () => {
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const broker = { issuer: 'http://127.0.0.1:1', clientId: 'www', clientSecret: { file: 'secret' } };
    const file = await folder.json('gone', { baseUrl: origin, providers: { broker } });
    const started = start(['gateway', '--config', file, '--port', String(port), '--json', '--log']);
    await first(started);
    const answer = await fetch(`${origin}/login/broker/backchannel-logout`, {
      method: 'POST',
      body: new URLSearchParams({ logout_token: 'PII.PII.PII' }),
    });
    expect([answer.status, answer.headers.get('retry-after'), await answer.text()]).toEqual([503, '10', '']);
    started.child.kill('SIGTERM');
    const { err } = await started.ended;
    const lines = err
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const code = 'servicekonto.provider.unreachable';
    expect(lines).toMatchObject([
      { level: 'info', event: 'logout.by-provider', provider: 'broker', sessions: 0, code },
      { level: 'warn', code, provider: 'broker' },
    ]);
    expect(err).not.toContain('PII');
  });

  it('needs a configuration of its own, and says when the port is taken', async () => {
    const none = await folder.json('none', { gateway: undefined });
    const outcome = await rathaus(['servicekonto', 'gateway', '--config', none], { env: folder.env });
    expect(outcome.code).toBe(2);
    expect(outcome.err).toContain('"gateway"');
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as AddressInfo;
    const file = await folder.json('gateway');
    const busy = await rathaus(['servicekonto', 'gateway', '--config', file, '--port', String(port)], {
      env: folder.env,
    });
    taken.close();
    expect([busy.code, busy.err]).toEqual([3, expect.stringContaining('EADDRINUSE')]);
  });
});
