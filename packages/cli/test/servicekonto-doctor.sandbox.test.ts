import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rathaus } from './mock-terminal.ts';
import { startRathaus } from './rathaus-process.ts';
import { createLoginFolder, type LoginFolder } from './servicekonto-folder.ts';

let sandbox: Sandbox;
let issuer = '';
let folder: LoginFolder;
const clock = Date.now;

const strict = {
  redirectUris: ['http://127.0.0.1:8472/login/callback/broker'],
  postLogoutRedirectUris: ['http://127.0.0.1:8472/logged-out'],
  clientSecret: 'only-for-tests',
};
beforeAll(async () => {
  sandbox = await startSandbox({
    clients: [
      { ...strict, clientId: 'plain', name: 'Portal' },
      { ...strict, clientId: 'par', name: 'Portal mit PAR', requirePushedAuthorizationRequests: true },
    ],
  });
  issuer = sandbox.config().services.oidc.issuer;
  folder = await createLoginFolder({ issuer, clientId: 'plain', clientSecret: strict.clientSecret });
});
afterAll(async () => {
  await sandbox?.close();
  await folder?.remove();
});

interface Line {
  thing: string;
  about?: string;
  state: string;
  code?: string;
  reason: { de: string };
  remedy?: { de: string };
}
const plain = { issuer: '', clientId: 'plain', clientSecret: { file: 'secret' } };

/** Runs the doctor on a changed configuration; the looks by thing. */
async function doctor(changes: Readonly<Record<string, unknown>> = {}) {
  const file = await folder.json('login', changes);
  const outcome = await rathaus(['servicekonto', 'doctor', '--config', file, '--json'], {
    env: folder.env,
    clock,
  });
  const report = JSON.parse(outcome.out) as { verdict: string; lines: Line[]; findings: unknown[] };
  const looks = Object.fromEntries(report.lines.map((line) => [line.thing, line]));
  return { ...outcome, ...report, looks };
}
const broker = (change: Readonly<Record<string, unknown>>) => ({
  providers: { broker: { ...plain, issuer, ...change } },
});

describe('rathaus servicekonto doctor', () => {
  it.each(['plain', 'par'])('finds nothing wrong with %s, and sees everything', async (clientId) => {
    const { looks, verdict, code, err } = await doctor(
      broker({ clientId, par: clientId === 'par' ? 'required' : 'never' }),
    );
    expect(err).toBe('');
    const { address, certificate, 'back-channel': backChannel, ...rest } = looks;
    expect(certificate).toMatchObject({ state: 'not-applicable', code: 'no-tls' });
    expect(backChannel).toMatchObject({ state: 'not-applicable', code: 'not-running' });
    expect(rest.keys!.reason.de).toMatch(/^1 für Signaturen: RS256 \d{4} bit$/);
    for (const [thing, look] of Object.entries(rest)) expect(look, thing).toMatchObject({ state: 'passed' });
    expect(Object.keys(rest)).toHaveLength(11);
    expect(address).toMatchObject({ state: 'weak', code: 'address-http' });
    expect(verdict).toBe('passed');
    expect(code).toBe(0);
  });

  it.each(['plain', 'par'])('a wrong secret of %s', async (clientId) => {
    await folder.file('wrong', 'falsch');
    const { looks, code, out } = await doctor(
      broker({ clientId, clientSecret: { file: 'wrong' }, par: clientId === 'par' ? 'required' : 'never' }),
    );
    expect(looks.client).toMatchObject({ state: 'failed', code: 'servicekonto.client.invalid' });
    expect(code).toBe(3);
    expect(out).not.toContain('falsch');
  });

  it.each(['plain', 'par'])('a callback address that %s has not registered', async (clientId) => {
    const { looks, code } = await doctor({
      ...broker({ clientId, par: clientId === 'par' ? 'required' : 'never' }),
      paths: { callback: '/anders' },
    });
    expect(looks.callback).toMatchObject({
      state: 'failed',
      code: clientId === 'par' ? 'request-refused' : 'callback-refused',
    });
    expect(looks['logged-out']).toMatchObject({ state: 'passed' });
    expect(code).toBe(3);
  });

  it('an address after logout that is not registered', async () => {
    const { looks } = await doctor({ ...broker({}), paths: { loggedOut: '/weg' } });
    expect(looks['logged-out']).toMatchObject({ state: 'failed', code: 'logged-out-refused' });
    expect(looks.callback).toMatchObject({ state: 'passed' });
  });

  it('words for levels that the provider does not know, and a level that cannot be asked for', async () => {
    const unknown = await doctor(broker({ levels: { values: { niedrig: 'loa-1' } } }));
    expect(unknown.looks.levels).toMatchObject({ state: 'failed', code: 'levels-unknown' });
    expect(unknown.looks.levels!.reason.de).toContain('(loa-1)');
    const unavailable = await doctor({
      ...broker({ levels: { values: { niedrig: 'STORK-QAA-Level-2' } } }),
      login: { defaultLevel: 'hoch' },
    });
    expect(unavailable.looks.levels).toMatchObject({
      state: 'failed',
      code: 'servicekonto.level.unavailable',
    });
    expect(unavailable.looks.client, 'is judged all the same').toMatchObject({ state: 'passed' });
  });

  it('a provider that is away: nothing of it is judged, and that is not passed', async () => {
    const { looks, code, verdict } = await doctor(broker({ issuer: 'http://127.0.0.1:9' }));
    expect(looks.discovery).toMatchObject({ state: 'failed', code: 'servicekonto.provider.unreachable' });
    for (const thing of ['clock', 'client', 'callback', 'logged-out', 'levels', 'keys'])
      expect(looks[thing]).toMatchObject({ state: 'not-judged', code: 'discovery' });
    expect(looks.store).toMatchObject({ state: 'passed' });
    expect([code, verdict]).toEqual([3, 'failed']);
  });

  it.each([
    ['short words', 'stadt haus rathaus buerger amt portal'],
    ['a row of the keyboard', '0123456789abcdefghijklmnopqrstuvwxyz'],
    ['a few characters', 'ababababcdcdcdcdefefefefghghghghijij'],
  ])('cookie keys that can be guessed: %s', async (_name, key) => {
    const file = await folder.json('login');
    const outcome = await rathaus(['servicekonto', 'doctor', '--config', file], {
      env: { COOKIE_KEY: key },
      clock,
    });
    expect(outcome.out).toContain('Ein Cookie-Schlüssel lässt sich erraten. [cookie-keys-weak]');
    expect(outcome.out).toContain('openssl rand -base64 32');
    expect(outcome.out).not.toContain(key);
    expect(outcome.code).toBe(3);
  });

  it('a configuration that is not valid: all faults, and nothing else is judged', async () => {
    const { looks, code } = await doctor({ ...broker({ clientId: '' }), login: { maxOpen: 0 } });
    expect(looks.config).toMatchObject({ state: 'failed', code: 'servicekonto.config.invalid' });
    expect(looks.config!.reason.de).toMatch(/clientId.*login\.maxOpen/);
    expect(looks.store).toMatchObject({ state: 'not-judged', code: 'config' });
    expect(code).toBe(3);
  });

  it('a gateway whose configuration is not valid, and none at all', async () => {
    const wrong = await doctor({
      ...broker({}),
      gateway: { audience: '', keys: [{ file: 'gateway.pem', kid: 'a' }] },
    });
    expect(wrong.looks.gateway).toMatchObject({ state: 'failed', code: 'servicekonto.config.invalid' });
    const none = await doctor({ ...broker({}), gateway: undefined });
    expect(none.looks.gateway).toMatchObject({ state: 'not-applicable', code: 'no-gateway' });
    expect(none.verdict).toBe('passed');
  });

  it('a file that is not right: every fault with its place, no secret, exit code 2', async () => {
    const file = await folder.json('login', {
      ...broker({ clientSecret: 'canary-geheim', protokoll: 'oidc' }),
      cookieKeys: ['canary-schluessel'],
      gateway: { keys: [{ kid: 'a' }] },
    });
    const { code, err, out } = await rathaus(['servicekonto', 'doctor', '--config', file], {
      env: folder.env,
    });
    expect(code).toBe(2);
    expect(out).toBe('');
    for (const place of [
      'providers.broker.clientSecret',
      'providers.broker.protokoll',
      'cookieKeys.0',
      'gateway.keys[0].file',
    ])
      expect(err).toContain(place);
    expect(err).not.toContain('canary');
    expect((await rathaus(['servicekonto', 'doctor', '--config', 'nirgends.json'])).code).toBe(2);
  });

  it('takes the module of the documentation', async () => {
    const docs = join(import.meta.dirname, '../../../docs/servicekonto/gateway.md');
    const code = /```ts\n([\s\S]*?)```/.exec(await readFile(docs, 'utf8'))?.[1] ?? '';
    await folder.file('client', strict.clientSecret);
    await folder.file('cookie-key', folder.env.COOKIE_KEY!);
    const changed = code
      .replace('/run/secrets', folder.folder)
      .replace(/issuer: '[^']+'/, `issuer: 'http://127.0.0.1:9'`)
      .replace(
        'providers:',
        `[Symbol.for('@rathaus/allow-http')]: true, [Symbol.for('@rathaus/allow-sandbox')]: true, providers:`,
      );
    expect(changed).toContain("issuer: 'http://127.0.0.1:9'");
    const file = await folder.file('docs.ts', changed);
    const { ended } = startRathaus(['servicekonto', 'doctor', '--config', file, '--json'], {
      cwd: folder.folder,
      env: folder.env,
    });
    const { out, err } = await ended;
    expect(err).toBe('');
    const { lines } = JSON.parse(out) as { lines: Line[] };
    const state = Object.fromEntries(lines.map(({ thing, state }) => [thing, state]));
    expect(state).toMatchObject({ config: 'passed', 'cookie-keys': 'passed', gateway: 'passed' });
  });

  it('a module: a store that forgets to expire, and a clock that is wrong', async () => {
    const file = await folder.file(
      'login.ts',
      `
import { allowHttp, allowSandbox, createMemoryStateStore } from '@rathaus/client-core';
import { oidc } from '@rathaus/servicekonto-client/oidc';
const kept = createMemoryStateStore();
const issuer: string = ${JSON.stringify(issuer)};
export default async () => ({
  tenant: 'musterstadt',
  baseUrl: 'http://127.0.0.1:8472',
  store: { ...kept, get: (key: string) => kept.get(key), set: (key: string, value: string) => kept.set(key, value, 1e9) },
  cookieKeys: [process.env.COOKIE_KEY],
  clock: () => Date.now() + 120_000,
  providers: { broker: oidc({ issuer, clientId: 'plain', clientSecret: 'only-for-tests' }) },
  [allowHttp]: true,
  [allowSandbox]: true,
});`,
    );
    const { ended } = startRathaus(['servicekonto', 'doctor', '--config', file, '--json'], {
      cwd: folder.folder,
      env: folder.env,
    });
    const { code, out, err } = await ended;
    expect(err).toBe('');
    const { lines } = JSON.parse(out) as { lines: Line[] };
    const looks = Object.fromEntries(lines.map((line) => [line.thing, line]));
    expect(looks.store).toMatchObject({ state: 'failed', code: 'store-wrong' });
    expect(looks.store!.reason.de).toContain('(ttl of set)');
    expect(looks.clock).toMatchObject({ state: 'failed', code: 'clock-differs' });
    expect(looks.clock!.reason.de).toMatch(/\(1(19|20|21) s\)\.$/);
    expect(code).toBe(3);
  });
});

it('rathaus servicekonto levels shows each level in every vocabulary', async () => {
  const { out, code } = await rathaus(['servicekonto', 'levels']);
  expect(code).toBe(0);
  expect(out).toMatch(
    /substanziell +STORK-QAA-Level-3 +http:\/\/eidas\.europa\.eu\/LoA\/substantial +SUBSTANTIELL/,
  );
  const { out: json } = await rathaus(['servicekonto', 'levels', '--json', '--lang', 'en']);
  const { levels } = JSON.parse(json) as { levels: { level: string; session: unknown }[] };
  expect(levels.map(({ level }) => level)).toEqual(['basisregistrierung', 'niedrig', 'substanziell', 'hoch']);
  expect(levels[3]!.session).toEqual({ idleMinutes: 5, absoluteMinutes: 30 });
});
