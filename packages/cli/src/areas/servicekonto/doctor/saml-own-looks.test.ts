import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { allowHttp, createMemoryStateStore, rsaOaepAlgorithms } from '@rathaus/client-core';
import { createPemDecrypter, createPemSigner } from '@rathaus/client-core/node';
import { createServicekonto, type ServicekontoConfig } from '@rathaus/servicekonto-client';
import { toNodeHandler } from '@rathaus/servicekonto-client/node';
import { type ServiceProviderKeys, saml } from '@rathaus/servicekonto-client/saml';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../../../../../tools/testing/free-port.ts';
import { createSamlFiles, type SamlFiles } from '../../../../test/saml-files.ts';
import { lookAtAcs } from './saml-acs.ts';
import { lookAtOwnCertificates, lookAtProviderCertificates } from './saml-certificates.ts';
import { lookAtOwnKeys } from './saml-keys.ts';
import { lookAtPublished } from './saml-published.ts';

const { signal } = new AbortController();
const day = 86_400_000;
let files: SamlFiles;
let old: { key: string; certificate: string };
let next: { key: string; certificate: string };
beforeAll(async () => {
  files = await createSamlFiles();
  const made = async (name: string, days: number) => {
    await files.certificate(name, days);
    return { key: await files.text(`${name}.key.pem`), certificate: await files.text(`${name}.cert.pem`) };
  };
  old = await made('old', 100);
  next = await made('next', 800);
});
afterAll(() => files?.remove());
const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});
/** So many days before the end of the old certificate. */
const before = (days: number) => Date.now() + (100 - days) * day - 60_000;

describe('our own certificates', () => {
  it.each([
    [95, 'passed', undefined],
    [89, 'weak', 'own-certificate-90'],
    [31, 'weak', 'own-certificate-90'],
    [29, 'weak', 'own-certificate-30'],
    [6, 'weak', 'own-certificate-7'],
    [-1, 'failed', 'own-certificate-expired'],
  ])('with %i days left are %s', (days, state, code) => {
    const look = lookAtOwnCertificates([old], before(days));
    expect(look).toMatchObject(code === undefined ? { state } : { state, code });
    const { said, detail } = look as { said?: string; detail?: { de: string } };
    expect(said ?? detail?.de).toMatch(/SHA-256 ([0-9A-F]{2}:){7}[0-9A-F]{2}…/);
  });

  it('are judged by the first one; one behind it that has ended is only in the way', () => {
    expect(lookAtOwnCertificates([next, old], before(20))).toMatchObject({
      state: 'passed',
      detail: { de: expect.stringContaining('noch 20 Tage'), en: expect.stringContaining('20 days left') },
    });
    expect(lookAtOwnCertificates([next, old], before(-1))).toMatchObject({ code: 'own-certificate-left' });
  });
});

describe('certificates of a provider', () => {
  const look = (certificates: readonly string[], days: number) =>
    lookAtProviderCertificates(certificates, undefined, before(days));
  it('are no trouble while one of them lasts, and trouble when the last one ends', () => {
    expect(look([old.certificate, next.certificate], -1)).toMatchObject({ state: 'passed' });
    expect(look([old.certificate], 89)).toMatchObject({ state: 'weak', code: 'provider-certificates-end' });
    expect(look([old.certificate], -1)).toMatchObject({
      state: 'failed',
      code: 'provider-certificates-expired',
    });
    expect(look([], 1)).toMatchObject({ state: 'failed', code: 'provider-certificates-none' });
  });
});

const keysOf = (signs: typeof old, opens: typeof old, named = { signs, opens }): ServiceProviderKeys => ({
  signing: [
    {
      signer: createPemSigner({ key: signs.key, kid: 's', algorithm: 'PS256' }),
      certificate: named.signs.certificate,
    },
  ],
  encryption: [
    {
      decrypter: createPemDecrypter({ key: opens.key, kid: 'e', algorithms: rsaOaepAlgorithms }),
      certificate: named.opens.certificate,
    },
  ],
});
const configOf = (port: number, keys = keysOf(old, old), entityId = 'https://sp.musterstadt.example') =>
  ({
    tenant: 'musterstadt',
    baseUrl: `http://127.0.0.1:${port}`,
    store: createMemoryStateStore(),
    cookieKeys: ['nur-fuer-Tests:0123456789-abcdefghijk'],
    providers: {
      land: saml({
        entityId,
        keys,
        attributes: {},
        identityProvider: {
          entityId: 'https://idp.musterland.example',
          ssoUrl: 'https://idp.musterland.example/sso',
          certificates: [next.certificate],
        },
      }),
    },
    [allowHttp]: true,
  }) satisfies ServicekontoConfig;

describe('our own keys', () => {
  const look = (keys: ServiceProviderKeys) => lookAtOwnKeys(keys, configOf(1), signal);
  it('fit their certificates, or the certificate that is wrong is named', async () => {
    expect(await look(keysOf(old, next))).toMatchObject({
      state: 'passed',
      detail: { de: '2 geprüft, jeder passt zu seinem Zertifikat' },
    });
    for (const named of [
      { signs: next, opens: old },
      { signs: old, opens: next },
    ])
      expect(await look(keysOf(old, old, named))).toMatchObject({
        state: 'failed',
        code: 'own-keys-other',
        said: expect.stringMatching(/^SHA-256 [0-9A-F:]{23}…$/),
      });
  });

  it('are not judged where nothing can be tried, and a key service that is away is no wrong key', async () => {
    const [encryption] = keysOf(old, old).encryption;
    const only = { name: 'RSA-OAEP', digest: 'SHA-256', mgf: 'SHA-1' } as const;
    const decrypter = { ...encryption!.decrypter, algorithms: [only] };
    expect(await look({ signing: [], encryption: [{ ...encryption!, decrypter }] })).toEqual({
      state: 'not-judged',
      why: 'no-algorithm',
    });
    const away = { ...encryption!.decrypter, unwrapKey: () => Promise.reject(new Error('HSM')) };
    await expect(look({ signing: [], encryption: [{ ...encryption!, decrypter: away }] })).rejects.toThrow();
  });
});

async function listening(listener: RequestListener): Promise<number> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  open.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Runs a login that has another configuration than the one that is looked at. */
async function running(change: (port: number) => ServicekontoConfig): Promise<number> {
  let handler: ReturnType<typeof toNodeHandler> | undefined;
  const port = await listening((incoming, outgoing) => void handler?.(incoming, outgoing));
  handler = toNodeHandler(createServicekonto(change(port)));
  return port;
}

describe('the metadata that the application publishes', () => {
  it('are those of the configuration', async () => {
    const port = await running((one) => configOf(one));
    expect(await lookAtPublished(configOf(port), 'land', signal)).toMatchObject({
      state: 'passed',
      detail: { de: expect.stringContaining('/login/land/metadata nennt dieselben') },
    });
  });

  it('have another certificate or name than the configuration', async () => {
    const port = await running((one) => configOf(one, keysOf(next, old)));
    const look = await lookAtPublished(configOf(port), 'land', signal);
    expect(look).toMatchObject({ state: 'failed', code: 'published-differs' });
    expect((look as { said: string }).said).toMatch(/^-signing SHA-256 .{24}; \+signing SHA-256 .{24}$/);
    const named = configOf(port, keysOf(next, old), 'https://neu.musterstadt.example');
    expect(await lookAtPublished(named, 'land', signal)).toMatchObject({
      said: '-https://neu.musterstadt.example; +https://sp.musterstadt.example',
    });
  });

  it('are not judged before the application runs, and something else there is a fault', async () => {
    expect(await lookAtPublished(configOf(await freePort()), 'land', signal)).toEqual({
      state: 'not-judged',
      why: 'application-away',
    });
    const port = await listening((_incoming, outgoing) => outgoing.end('<html>'));
    const endless = '<md:KeyDescriptor use="signing"><md:EntityDescriptor '.repeat(4_000);
    const hostile = await listening((_incoming, outgoing) => outgoing.end(endless));
    const startedAt = process.cpuUsage();
    expect(await lookAtPublished(configOf(hostile), 'land', signal)).toMatchObject({
      code: 'published-other',
    });
    expect(process.cpuUsage(startedAt).user).toBeLessThan(2_000_000);
    expect(await lookAtPublished(configOf(port), 'land', signal)).toMatchObject({
      state: 'failed',
      code: 'published-other',
    });
  });
});

describe('the address that takes answers', () => {
  const look = (port: number) => lookAtAcs(configOf(port), 'land', signal);
  it('refuses a form without an answer, as only a login does', async () => {
    const port = await running((one) => configOf(one));
    expect(await look(port)).toMatchObject({ state: 'weak', code: 'callback-http' });
  });

  it.each([
    ['redirects', 301, 'callback-redirects'],
    ['has a page of something else', 200, 'callback-other'],
    ['is not passed on by the web server', 404, 'callback-other'],
    ['has a web server before an application that is away', 502, 'callback-other'],
  ])('%s', async (_what, status, code) => {
    const port = await listening((_incoming, outgoing) =>
      outgoing.writeHead(status, { location: 'https://www.musterstadt.example/' }).end(),
    );
    expect(await look(port)).toMatchObject({
      state: 'failed',
      code,
      said: expect.stringContaining(`HTTP ${status}`),
    });
  });

  it('is broken where a connection is cut, and not judged before the application runs', async () => {
    const port = await listening((incoming) => incoming.destroy());
    expect(await look(port)).toMatchObject({ state: 'failed', code: 'own-address-broken' });
    expect(await look(await freePort())).toEqual({ state: 'not-judged', why: 'application-away' });
  });
});
