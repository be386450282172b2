import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMockProvider, type MockProvider } from '../src/msw.ts';
import { toNodeHandler } from '../src/node/index.ts';
import { erika } from './mock-browser.ts';
import { found, type PackedApp, packApp } from './packed-app.ts';

/** Paths of Node binaries, separated by colons; each runs the same application. */
const nodes = (process.env.RATHAUS_NODES ?? process.execPath).split(':').filter(Boolean);
const version = (node: string) => execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
const cases = nodes.flatMap((node) =>
  (['parsers first', 'parsers last'] as const).map((order) => ({ node, order, version: version(node) })),
);

const reachable = await found('express@^5.1.0').catch((error: Error) => {
  console.log(`skipped: Express cannot be installed: ${error.message.split('\n')[0]}`);
  return false;
});
const issuerOf = (server: Server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
let packed: PackedApp | undefined;
let broker: Server;
let provider: MockProvider;

beforeAll(async () => {
  if (!reachable) return;
  broker = createServer((incoming, outgoing) => void serve(incoming, outgoing)).listen(0, '127.0.0.1');
  await once(broker, 'listening');
  const issuer = issuerOf(broker);
  provider = createMockProvider({ issuer, clientId: 'portal', clientSecret: 'only-for-tests' });
  const serve = toNodeHandler(async (request) => {
    const { pathname, search } = new URL(request.url);
    const body = request.method === 'GET' ? undefined : await request.text();
    const { method, headers } = request;
    return provider.fetch(`${issuer}${pathname}${search}`, { method, headers, ...(body ? { body } : {}) });
  });
  packed = await packApp(
    join(import.meta.dirname, 'express-app.mjs'),
    ['client-core', 'servicekonto-client'],
    { express: '^5.1.0' },
  );
});
afterAll(async () => {
  await packed?.remove();
  broker?.close();
});

describe.skipIf(!reachable).each(cases)('Express 5 on Node $version, $order', ({ node, order }) => {
  let app: Awaited<ReturnType<PackedApp['start']>>;
  beforeAll(async () => {
    app = await packed!.start(node, { ISSUER: issuerOf(broker), ORDER: order });
  });
  afterAll(() => app?.close());
  const send = (path: string, init: RequestInit = {}) =>
    fetch(new URL(path, app.origin), { ...init, redirect: 'manual' });

  it('leaves the forms of the application alone', async () => {
    const form = await send('/antrag', {
      method: 'POST',
      body: new URLSearchParams({ hund: 'Bello & Söhne' }),
    });
    expect(form.status).toBe(200);
    expect(await form.json()).toEqual({ hund: 'Bello & Söhne' });
    const json = await send('/antrag', {
      method: 'POST',
      body: JSON.stringify({ hund: { name: 'Bello' } }),
      headers: { 'content-type': 'application/json' },
    });
    expect(json.status).toBe(200);
    expect(await json.json()).toEqual({ hund: { name: 'Bello' } });
    const upload = await send('/raw', {
      method: 'POST',
      body: new Uint8Array(3_000_000),
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect(await upload.json()).toEqual({ size: 3_000_000 });
  });

  it('hands a form to a handler of the Fetch API, read or not', async () => {
    const form = await send('/fetch-form', {
      method: 'POST',
      body: new URLSearchParams({ hund: 'Bello & Söhne' }),
    });
    expect(form.status).toBe(200);
    expect(await form.json()).toEqual({ hund: 'Bello & Söhne' });
  });

  it('logs in and out', async () => {
    const started = await send('/login/broker');
    expect(started.status).toBe(303);
    const cookie = (response: Response) =>
      response.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ');
    const callback = await provider.login(started.headers.get('location')!, erika);
    const done = await send(callback, { headers: { cookie: cookie(started) } });
    expect(done.status).toBe(303);
    const headers = { cookie: cookie(done), 'sec-fetch-site': 'same-origin' };
    expect(await (await send('/wer', { headers })).text()).toBe('Probe');
    const out = await send('/logout', {
      method: 'POST',
      headers,
      body: new URLSearchParams({ knopf: 'ja' }),
    });
    expect(out.status).toBe(200);
    expect(await out.text(), 'a form on to the provider').toContain(`action="${issuerOf(broker)}/logout"`);
    expect(await (await send('/wer', { headers })).text()).toBe('niemand');
  });
});
