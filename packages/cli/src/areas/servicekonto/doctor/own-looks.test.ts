import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { promisify } from 'node:util';
import { createMemoryStateStore } from '@rathaus/client-core';
import {
  allowHttp,
  allowSandbox,
  createServicekonto,
  type ServicekontoConfig,
} from '@rathaus/servicekonto-client';
import { toNodeHandler } from '@rathaus/servicekonto-client/node';
import { oidc } from '@rathaus/servicekonto-client/oidc';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '../../../../../../tools/testing/free-port.ts';
import { lookAtBackChannel } from './back-channel.ts';
import { lookAtCertificate } from './certificate.ts';

const { signal } = new AbortController();
const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});
const listening = async (server: Server) => {
  open.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
};

/** A key and a certificate that signs itself, made for the test. */
async function certificate(days: number): Promise<{ key: string; cert: string }> {
  const kind = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  const { stdout } = await promisify(execFile)('openssl', [
    ...kind,
    ...['-days', `${days}`, '-subj', '/CN=localhost', '-keyout', '-', '-out', '-'],
  ]);
  const pem = (name: string) =>
    new RegExp(`-----BEGIN ${name}-----[^-]+-----END ${name}-----`).exec(stdout)![0];
  return { key: pem('PRIVATE KEY'), cert: pem('CERTIFICATE') };
}

describe('the certificate of a provider', () => {
  const look = async (days: number, ahead = 0) => {
    const { key, cert } = await certificate(days);
    const port = await listening(createTlsServer({ key, cert }));
    return lookAtCertificate(`https://localhost:${port}`, Date.now() + ahead, signal);
  };
  it('says how long it lasts, warns in time, and is nothing to see where there is no TLS', async () => {
    expect(await look(40)).toMatchObject({
      state: 'passed',
      detail: { de: expect.stringMatching(/^noch (39|40) Tage, bis \d{4}-\d\d-\d\d$/) },
    });
    expect(await look(5)).toMatchObject({ state: 'weak', code: 'certificate-soon' });
    expect(await look(1, 2 * 86_400_000)).toMatchObject({ state: 'failed', code: 'certificate-expired' });
    expect(await lookAtCertificate('http://127.0.0.1:1', 0, signal)).toMatchObject({ why: 'no-tls' });
    expect(await lookAtCertificate('https://127.0.0.1:1', 0, signal)).toMatchObject({
      state: 'not-judged',
      why: 'no-certificate',
    });
  });
});

describe('the address for logouts by the provider', () => {
  const config = (port: number): ServicekontoConfig => ({
    tenant: 'musterstadt',
    baseUrl: `http://127.0.0.1:${port}`,
    store: createMemoryStateStore(),
    cookieKeys: ['nur-fuer-Tests:0123456789-abcdefghijk'],
    providers: {
      broker: oidc({ issuer: 'http://127.0.0.1:9', clientId: 'www', clientSecret: 'only-for-tests' }),
    },
    [allowHttp]: true,
    [allowSandbox]: true,
  });
  const look = (port: number, supported: unknown = true) =>
    lookAtBackChannel(config(port), 'broker', supported, signal);

  it('answers when the login runs there, and not when something else does', async () => {
    let listener: RequestListener = (_incoming, outgoing) => outgoing.end('etwas anderes');
    const port = await listening(createHttpServer((incoming, outgoing) => listener(incoming, outgoing)));
    expect(await look(port)).toMatchObject({ state: 'failed', code: 'back-channel-other' });
    const handler = toNodeHandler(createServicekonto(config(port)));
    listener = (incoming, outgoing) => void handler(incoming, outgoing);
    const found = await look(port);
    expect(found).toMatchObject({
      state: 'passed',
      detail: { de: expect.stringContaining('/login/broker/backchannel-logout antwortet') },
    });
  });

  it('is nothing to see before the application runs, or where the provider has no such logout', async () => {
    expect(await look(await freePort())).toMatchObject({ state: 'not-applicable', why: 'not-running' });
    expect(await look(await freePort(), false)).toMatchObject({
      state: 'not-applicable',
      why: 'no-back-channel',
    });
  });
});
