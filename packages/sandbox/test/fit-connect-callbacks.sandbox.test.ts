import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { callbackAuthentication, isLoopback } from '../src/fit-connect/callbacks.ts';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { Delivery } from './delivery.ts';

const secret = 'unsicheres-beispielgeheimnis';
const vectors = fileURLToPath(
  new URL('../../../../shared/data/fitconnect/callback-hmac-vectors.json', import.meta.url),
);
if (!existsSync(vectors))
  console.warn('skipped: callback vectors: ../shared/data is not beside the checkout');

it.skipIf(!existsSync(vectors))('signs callbacks as both published examples show', () => {
  const { vectors: list } = JSON.parse(readFileSync(vectors, 'utf8')) as {
    vectors: { secret: string; timestamp: string; body: string; callbackAuthentication: string }[];
  };
  expect(list).toHaveLength(2);
  for (const one of list) {
    expect(callbackAuthentication(one.secret, one.timestamp, one.body)).toBe(one.callbackAuthentication);
  }
});

it.each([
  ['http://127.0.0.1:80/x', true],
  ['https://localhost/x', true],
  ['http://[::1]:9/x', true],
  ['http://127.0.0.1.boese.example/x', false],
  ['http://user:pass@127.0.0.1/x', false],
  ['http://10.0.0.1/x', false],
  ['https://localhost.boese.example', false],
  ['file:///etc/passwd', false],
  ['ftp://127.0.0.1/x', false],
  ['nichts', false],
])('calls %s: %s', (url, allowed) => expect(isLoopback(url)).toBe(allowed));

describe('callbacks', () => {
  interface Call {
    body: string;
    timestamp: string;
    authentication: string;
  }
  let sandbox: Sandbox;
  let delivery: Delivery;
  let server: Server;
  let url: string;
  let calls: Call[];
  let answer: (call: number) => number;
  let held: Promise<void> = Promise.resolve();
  beforeAll(async () => {
    sandbox = await startSandbox();
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      calls.push({
        body,
        timestamp: String(request.headers['callback-timestamp']),
        authentication: String(request.headers['callback-authentication']),
      });
      const status = answer(calls.length);
      void held.then(() => response.writeHead(status).end());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/callback`;
  });
  afterAll(async () => {
    await sandbox.close();
    await new Promise((resolve) => server.close(resolve));
  });
  beforeEach(async () => {
    await sandbox.reset();
    calls = [];
    answer = () => 202;
    held = Promise.resolve();
    delivery = new Delivery(sandbox);
  });

  const destination = () => delivery.config.subscriber.destinationId;
  const register = (callback: unknown) =>
    delivery.json('subscriber', `/destination-api/v2/destinations/${destination()}`, 'PATCH', { callback });
  const types = () => calls.map(({ body }) => (JSON.parse(body) as { type: string }).type.split('/').at(-1));
  const control = async () =>
    (await (await fetch(`${sandbox.origin}/control/callbacks`)).json()) as {
      targets: object[];
      attempts: { status: number; attempt: number }[];
    };

  it('tell the destination of a new submission, signed over the raw body', async () => {
    const registered = await register({ url, secret });
    expect(registered.status).toBe(200);
    const shown = await registered.text();
    expect(JSON.parse(shown)).toMatchObject({ callback: { url } });
    expect(shown).not.toContain(secret);
    const { submissionId, caseId } = await delivery.send([]);
    await expect.poll(() => calls.length).toBe(1);
    const [call] = calls as [Call];
    expect(JSON.parse(call.body)).toEqual({
      type: 'https://schema.fitko.de/fit-connect/submission-api/callbacks/new-submissions',
      submissionIds: [submissionId],
      submissions: [{ destinationId: destination(), submissionId, caseId }],
    });
    const hmac = createHmac('sha512', secret).update(`${call.timestamp}.${call.body}`).digest('hex');
    expect(call.authentication).toBe(hmac);
    expect(Math.abs(Number(call.timestamp) - Date.now() / 1000)).toBeLessThan(60);
    expect(JSON.stringify(await control())).not.toContain(secret);
  });

  it('tell the sender of the answer, and both of what the service does', async () => {
    sandbox.callback('sender', { url, secret });
    const sent = await delivery.send([]);
    const token = await delivery.event(sent, 'accept-submission', { authenticationTags: sent.tags });
    expect((await delivery.post(sent.caseId, token)).status).toBe(204);
    await expect.poll(types).toEqual(['new-events']);
    await register({ url, secret });
    await delivery.send([]);
    await expect.poll(types).toEqual(['new-events', 'new-submissions']);
    await sandbox.advance(15 * 86_400_000);
    await expect
      .poll(() => types().sort())
      .toEqual(['new-events', 'new-events', 'new-events', 'new-submissions']);
  });

  it('are tried a few times, never hold up the service, and are lost then', async () => {
    answer = (call) => (call < 3 ? 500 : 200);
    await register({ url, secret });
    let release: () => void = () => undefined;
    held = new Promise((resolve) => {
      release = resolve;
    });
    // The target is silent until the service has answered: a service that waited would note a call without an answer.
    await delivery.send([]);
    release();
    await expect.poll(() => calls.length).toBe(3);
    expect((await control()).attempts.map(({ status }) => status)).toEqual([500, 500, 200]);
  });

  it('call nobody who is not on this machine, and follow no redirect', async () => {
    for (const callback of [
      { url: 'https://portal.example/x', secret },
      { url, secret: '' },
      { url },
      { url, secret, other: 1 },
      'x',
    ]) {
      expect((await register(callback)).status, JSON.stringify(callback)).toBe(400);
    }
    expect(() => sandbox.callback(destination(), { url: 'http://10.0.0.1/', secret })).toThrow(
      expect.objectContaining({ code: 'sandbox.callback.invalid' }),
    );
    expect(() => sandbox.callback('niemand', { url, secret })).toThrow();
    const over = await fetch(`${sandbox.origin}/control/callbacks`, {
      method: 'PUT',
      body: JSON.stringify({ owner: 'sender', url: 'http://boese.example', secret }),
      headers: { 'content-type': 'application/json' },
    });
    expect(over.status).toBe(400);
    expect((await register({ url, secret })).status).toBe(200);
    expect((await register(null)).status).toBe(200);
    await delivery.send([]);
    expect((await control()).targets).toEqual([]);
    expect(calls).toEqual([]);
  });

  it('can be lost, repeated and forged on demand', async () => {
    await register({ url, secret });
    sandbox.fault({ service: 'fitconnect', callback: 'lose' });
    await delivery.send([]);
    await expect.poll(async () => (await control()).attempts.map(({ status }) => status)).toEqual([-1]);
    sandbox.fault({ service: 'fitconnect', callback: 'repeat' });
    await delivery.send([]);
    await expect.poll(() => calls.length).toBe(2);
    expect(calls[0]).toEqual(calls[1]);
    sandbox.fault({ service: 'fitconnect', callback: 'wrong-signature' });
    await delivery.send([]);
    await expect.poll(() => calls.length).toBe(3);
    const last = calls[2] as Call;
    expect(last.authentication).toMatch(/^[0-9a-f]{128}$/);
    expect(last.authentication).not.toBe(callbackAuthentication(secret, last.timestamp, last.body));
  });
});
