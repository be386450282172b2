import { once } from 'node:events';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { type Sandbox, startSandbox } from '@rathaus/sandbox';
import { createServicekonto } from '@rathaus/servicekonto-client';
import { toNodeHandler } from '@rathaus/servicekonto-client/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../../tools/testing/free-port.ts';
import { readJson } from '../src/configuration/login/read-json.ts';
import { rathaus } from './mock-terminal.ts';
import { startRathaus } from './rathaus-process.ts';
import { createSamlFiles, type SamlFiles } from './saml-files.ts';

let sandbox: Sandbox;
let files: SamlFiles;
const env = { COOKIE_KEY: 'pX2v+0mQ9eKd7RzT4yLwB1sHfJ8aNcUgV5oIq3xZtMk=' };
const entityId = 'https://musterstadt.example';
const pair = (name: string) => ({ file: `${name}.key.pem`, certificate: `${name}.cert.pem` });
const keys = { signing: [pair('signing')], encryption: [pair('encryption')] };

beforeAll(async () => {
  sandbox = await startSandbox();
  files = await createSamlFiles();
  const { bundid, unternehmenskonto } = sandbox.config().services;
  const own = bundid.serviceProviders[0]!.keys!;
  for (const [name, { privateKey, certificate }] of Object.entries({
    signing: own.signing[0]!,
    other: own.signing[1]!,
    expired: own.expired,
    encryption: own.encryption[0]!,
  })) {
    await files.file(`${name}.key.pem`, privateKey);
    await files.file(`${name}.cert.pem`, certificate);
  }
  await files.file('elster.pem', unternehmenskonto.certificates[0]!);
});
afterAll(async () => {
  await sandbox?.close();
  await files?.remove();
});

interface Line {
  readonly thing: string;
  readonly state: string;
  readonly code?: string;
  readonly reason: { readonly de: string };
  readonly remedy?: { readonly de: string };
}

const bundid = (change: object = {}) => {
  const { entityId: idp, metadata } = sandbox.config().services.bundid;
  return {
    protocol: 'bundid',
    entityId,
    displayName: 'Hundesteuer',
    onlineServiceId: 'BMI-A0000',
    identityProvider: { entityId: idp, metadata },
    keys,
    ...change,
  };
};
const firma = () => {
  const { entityId: idp, singleSignOn } = sandbox.config().services.unternehmenskonto;
  const identityProvider = { entityId: idp, ssoUrl: singleSignOn, certificates: ['elster.pem'] };
  return { protocol: 'unternehmenskonto', entityId, identityProvider, keys };
};

const write = (baseUrl: string, provider: object) =>
  files.file(
    'login.json',
    JSON.stringify({
      tenant: 'musterstadt',
      baseUrl,
      development: true,
      cookieKeys: [{ env: 'COOKIE_KEY' }],
      providers: { konto: provider },
    }),
  );

const local = (port: number) => `http://127.0.0.1:${port}`;

async function doctor(provider: object, port?: number) {
  const config = await write(local(port ?? (await freePort())), provider);
  const outcome = await rathaus(['servicekonto', 'doctor', '--config', config, '--json'], { env });
  const { lines, verdict } = JSON.parse(outcome.out) as { lines: Line[]; verdict: string };
  return { ...outcome, verdict, looks: Object.fromEntries(lines.map((line) => [line.thing, line])) };
}

/** Runs the doctor while the application of the same configuration runs. */
async function whileRunning(provider: () => object) {
  let handler: ReturnType<typeof toNodeHandler> | undefined;
  const server = createServer((incoming, outgoing) => void handler?.(incoming, outgoing));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    const { konto } = await readJson(await write(local(port), provider()), env);
    handler = toNodeHandler(createServicekonto(konto));
    return await doctor(provider(), port);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('rathaus servicekonto doctor with SAML', () => {
  it.each([
    ['BundID', () => bundid(), 'passed', 'passed', 0],
    ['Mein Unternehmenskonto', firma, 'not-applicable', 'not-judged', 4],
  ])('sees everything of %s while the application runs', async (_name, provider, discovery, open, exit) => {
    const { looks, verdict, code, err } = await whileRunning(provider);
    expect(err).toBe('');
    expect(looks.discovery).toMatchObject({ state: discovery });
    for (const thing of [
      'clock',
      'provider-certificates',
      'client',
      'own-signing',
      'own-encryption',
      'own-keys',
      'published',
    ])
      expect(looks[thing], thing).toMatchObject({ state: 'passed' });
    expect(looks.callback).toMatchObject({ state: 'weak', code: 'callback-http' });
    // Who it is, without metadata nothing but a login shows.
    expect(looks['provider-identity']).toMatchObject({ state: open });
    expect({ verdict, code }).toEqual({ verdict: open, code: exit });
  });

  it('of Mein Unternehmenskonto: our own certificate as its, and what only a login shows', async () => {
    const { identityProvider } = firma();
    const own = { ...identityProvider, certificates: ['elster.pem', 'signing.cert.pem'] };
    const { looks, code } = await doctor({ ...firma(), identityProvider: own });
    expect(looks['provider-certificates']).toMatchObject({
      state: 'failed',
      code: 'provider-certificates-own',
      reason: { de: expect.stringMatching(/SHA-256 ([0-9A-F]{2}:){7}[0-9A-F]{2}…\)/) },
    });
    expect(looks['provider-identity']).toMatchObject({ state: 'not-judged', code: 'login-only' });
    expect(code).toBe(3);
  });

  it.each([
    ['somebody', '', 'passed', undefined],
    ['nobody', '/nirgends', 'failed', 'logout-address-other'],
    ['a dead port', 'http://127.0.0.1:2/slo', 'failed', 'servicekonto.provider.unreachable'],
  ])('the address for logouts: %s answers', async (_who, path, state, word) => {
    const { singleLogout } = sandbox.config().services.unternehmenskonto;
    const sloUrl = path.startsWith('http') ? path : `${singleLogout}${path}`;
    const { looks } = await doctor({
      ...firma(),
      identityProvider: { ...firma().identityProvider, sloUrl },
    });
    expect(looks['provider-logout']).toMatchObject(word === undefined ? { state } : { state, code: word });
    expect(looks['provider-logout']?.reason.de).toContain(sloUrl);
  });

  it('an address for logins that is dead is an unreachable provider, whose clock nobody saw', async () => {
    const ssoUrl = 'http://127.0.0.1:2/sso';
    const { looks, code } = await doctor({
      ...firma(),
      identityProvider: { ...firma().identityProvider, ssoUrl },
    });
    expect(looks.client).toMatchObject({ state: 'failed', code: 'servicekonto.provider.unreachable' });
    expect(looks.client?.reason.de).toContain(ssoUrl);
    expect(looks.clock).toMatchObject({ state: 'not-judged', code: 'discovery' });
    expect(code).toBe(3);
  });

  it('an address for logins with nothing behind it, and another name of our own, have remedies of SAML', async () => {
    const ssoUrl = `${new URL(firma().identityProvider.ssoUrl).origin}/nirgends`;
    const nothing = await doctor({
      ...firma(),
      identityProvider: { ...firma().identityProvider, ssoUrl },
    });
    expect(nothing.looks.client).toMatchObject({ state: 'failed', code: 'request-address-other' });
    expect(nothing.looks.client?.remedy?.de).toContain('"ssoUrl"');
    const other = await doctor(bundid({ entityId: 'https://anders.musterstadt.example' }));
    expect(other.looks.client).toMatchObject({ state: 'failed', code: 'request-not-taken' });
    expect(other.looks.client?.remedy?.de).toContain('entityId');
  });

  it('metadata of another provider than the one that is configured', async () => {
    const idp = 'https://anders.musterland.example';
    const { metadata } = bundid().identityProvider;
    const { looks } = await doctor(bundid({ identityProvider: { entityId: idp, metadata } }));
    expect(looks.discovery).toMatchObject({ state: 'failed', code: 'metadata-entity' });
    expect(looks.discovery?.reason.de).toContain(`(${idp})`);
    expect(looks.discovery?.reason.de).not.toContain('not in it');
    expect(looks.discovery?.remedy?.de).not.toMatch(/issuer|par/);
    expect(looks['provider-identity']).toMatchObject({ state: 'not-judged', code: 'discovery' });
  });

  it('reaches the callback address over https, and says when browsers would not trust it', async () => {
    await files.certificate('localhost', 30);
    const tls = { key: await files.text('localhost.key.pem'), cert: await files.text('localhost.cert.pem') };
    let handler: ReturnType<typeof toNodeHandler> | undefined;
    const server = createTlsServer(tls, (incoming, outgoing) => void handler?.(incoming, outgoing));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    try {
      const config = await write(`https://localhost:${port}`, bundid());
      handler = toNodeHandler(createServicekonto((await readJson(config, env)).konto));
      const line = ['servicekonto', 'doctor', '--config', config, '--json'];
      const looksOf = async (more: Readonly<Record<string, string>>) => {
        const { ended } = startRathaus(line, { cwd: files.folder, env: { ...env, ...more } });
        const { lines } = JSON.parse((await ended).out) as { lines: Line[] };
        return Object.fromEntries(lines.map((one) => [one.thing, one]));
      };
      const trusted = await looksOf({ NODE_EXTRA_CA_CERTS: files.at('localhost.cert.pem') });
      expect(trusted.published).toMatchObject({ state: 'passed' });
      expect(trusted.callback).toMatchObject({ state: 'passed' });
      const strange = await looksOf({});
      for (const thing of ['published', 'callback'])
        expect(strange[thing]).toMatchObject({
          state: 'failed',
          code: 'own-address-broken',
          reason: { de: expect.stringContaining('DEPTH_ZERO_SELF_SIGNED_CERT') },
        });
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it('says of what it could not see that it was not judged, and ends with 4', async () => {
    const { looks, verdict, code } = await doctor(bundid());
    for (const thing of ['published', 'callback'])
      expect(looks[thing]).toMatchObject({ state: 'not-judged', code: 'application-away' });
    expect(looks.published?.remedy?.de).toContain('wenn sie läuft');
    expect({ verdict, code }).toEqual({ verdict: 'not-judged', code: 4 });
  });

  it.each([
    ['BundID', (change: object) => bundid(change)],
    ['Mein Unternehmenskonto', (change: object) => ({ ...firma(), ...change })],
  ])('a certificate that %s has not loaded is refused there', async (_name, provider) => {
    const { looks, code } = await doctor(provider({ keys: { ...keys, signing: [pair('other')] } }));
    expect(looks.client).toMatchObject({ state: 'failed', code: 'request-not-taken' });
    expect(looks.client?.remedy?.de).toContain('keys plan');
    expect(looks['own-keys']).toMatchObject({ state: 'passed' });
    expect(code).toBe(3);
  });

  it('an expired certificate of our own, with its fingerprint', async () => {
    const { looks } = await doctor(bundid({ keys: { ...keys, signing: [pair('expired')] } }));
    expect(looks['own-signing']).toMatchObject({ state: 'failed', code: 'own-certificate-expired' });
    expect(looks['own-signing']?.reason.de).toMatch(/\(2021-01-01, SHA-256 ([0-9A-F]{2}:){7}[0-9A-F]{2}…\)/);
  });

  it('a provider that is away: what depends on it is not judged, what is ours is', async () => {
    const { entityId: idp } = sandbox.config().services.bundid;
    const { looks, code } = await doctor(
      bundid({ identityProvider: { entityId: idp, metadata: 'http://127.0.0.1:2/idp' } }),
    );
    expect(looks.discovery).toMatchObject({ state: 'failed', code: 'servicekonto.provider.unreachable' });
    for (const thing of ['clock', 'provider-certificates', 'client'])
      expect(looks[thing], thing).toMatchObject({ state: 'not-judged', code: 'discovery' });
    for (const thing of ['own-signing', 'own-encryption', 'own-keys'])
      expect(looks[thing], thing).toMatchObject({ state: 'passed' });
    expect(code).toBe(3);
  });

  it('metadata that are away are a fault also where a login does without them', async () => {
    const { identityProvider } = firma();
    const { looks } = await doctor({
      ...firma(),
      identityProvider: { ...identityProvider, metadata: `${identityProvider.entityId}/nirgends` },
    });
    expect(looks.discovery).toMatchObject({ state: 'failed', code: 'metadata-unusable' });
    expect(looks['provider-certificates']).toMatchObject({ state: 'passed' });
    expect(looks.client).toMatchObject({ state: 'passed' });
  });
});
