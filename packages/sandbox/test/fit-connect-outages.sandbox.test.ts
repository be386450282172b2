import { randomUUID } from 'node:crypto';
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, type JSONWebKeySet, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Fault, type Sandbox, startSandbox } from '../src/index.ts';
import { Delivery, eventNames, problem } from './delivery.ts';

describe('outages and lies', () => {
  let sandbox: Sandbox;
  let delivery: Delivery;
  beforeAll(async () => {
    sandbox = await startSandbox();
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    await sandbox.reset();
    delivery = new Delivery(sandbox);
  });

  const fault = (one: Omit<Fault, 'service'>) => sandbox.fault({ service: 'fitconnect', ...one });
  const keys = () => fetch(delivery.config.jwksUrl);
  const count = async () =>
    ((await (await fetch(`${sandbox.origin}/control/submissions`)).json()) as { submissions: object[] })
      .submissions.length;

  it('a day of outage resets every connection and ends by the clock', async () => {
    fault({ drop: 'request', forSeconds: 86_400 });
    for (let n = 0; n < 3; n++) await expect(keys()).rejects.toThrow();
    await sandbox.advance(86_399_000);
    await expect(keys()).rejects.toThrow();
    await sandbox.advance(1000);
    expect((await keys()).status).toBe(200);
  });

  it.each([
    ['maintenance', 503, 'Wartungsarbeiten'],
    ['maintenance-200', 200, 'Wartungsarbeiten'],
    ['firewall', 403, 'Request Rejected'],
  ] as const)('a page of %s answers %i with HTML and changes nothing', async (page, status, text) => {
    await delivery.token('sender');
    fault({ operation: 'createSubmission', page, retryAfter: 30 });
    const response = await delivery.announce([]);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(response.headers.get('retry-after')).toBe('30');
    expect(await response.text()).toContain(text);
    expect(await count()).toBe(0);
    expect((await delivery.announce([])).status).toBe(201);
  });

  it('the token endpoint is down, or refuses the credential as OAuth says', async () => {
    const { clientId, clientSecret } = delivery.config.sender;
    const ask = () =>
      fetch(delivery.config.tokenUrl, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: clientId,
          client_secret: clientSecret,
        }),
      });
    fault({ operation: 'token', drop: 'request' });
    await expect(ask()).rejects.toThrow();
    fault({ operation: 'token', status: 401 });
    const refused = await ask();
    expect(refused.status).toBe(401);
    expect(refused.headers.get('content-type')).toBe('application/json');
    expect(await refused.json()).toMatchObject({ error: 'invalid_client' });
    expect((await ask()).status).toBe(200);
  });

  it('answers are cut in the middle, after the call was carried out', async () => {
    await delivery.token('sender');
    fault({ operation: 'createSubmission', truncate: true });
    const response = await delivery.announce([]);
    expect(response.status).toBe(201);
    await expect(response.text()).rejects.toThrow();
    expect(await count()).toBe(1);
    // The log shows both: the call that was carried out, and the answer that did not arrive.
    const logged = sandbox.requests().filter(({ operation }) => operation === 'createSubmission');
    expect(logged.map(({ status }) => status).sort()).toEqual([0, 201]);
  });

  it('an attachment is cut in the middle as well', async () => {
    const sent = await delivery.send(['x'.repeat(50_000)]);
    const path = `/v2/submissions/${sent.submissionId}/attachments/${sent.attachmentIds[0]}`;
    await delivery.token('subscriber');
    fault({ operation: 'getAttachment', truncate: true });
    const response = await delivery.call('subscriber', path);
    await expect(response.arrayBuffer()).rejects.toThrow();
    expect((await (await delivery.call('subscriber', path)).text()).split('.')).toHaveLength(5);
  });

  it('answers trickle', async () => {
    fault({ operation: 'getServiceKeys', trickleMs: 100 });
    const started = performance.now();
    const body = (await (await keys()).json()) as { keys: object[] };
    expect(body.keys).toHaveLength(1);
    // The key and its certificate are more than two kibibytes.
    expect(performance.now() - started).toBeGreaterThan(190);
  });

  it('requests arrive twice', async () => {
    await delivery.token('sender');
    fault({ operation: 'createSubmission', duplicate: true });
    const created = (await (await delivery.announce([])).json()) as { submissionId: string };
    expect(await count()).toBe(2);
    expect(created.submissionId).toBeTruthy();
    // The second answer says that the work was already done.
    const id = randomUUID();
    const { submissionId } = (await (await delivery.announce([id])).json()) as { submissionId: string };
    fault({ operation: 'putAttachment', duplicate: true });
    expect((await delivery.put(submissionId, id, await delivery.encrypt('x'))).status).toBe(204);
    fault({ operation: 'submitSubmission', duplicate: true });
    const jwe = await delivery.encrypt('{}');
    const submitted = await delivery.json('sender', `/v2/submissions/${submissionId}`, 'PUT', {
      encryptedMetadata: jwe,
      encryptedData: jwe,
    });
    expect(await problem(submitted)).toMatchObject({ status: 409, type: 'submission-state-conflict' });
  });

  it('the destination changes its key in the middle of an upload', async () => {
    const [one, two] = [randomUUID(), randomUUID()];
    const { submissionId } = (await (await delivery.announce([one, two])).json()) as { submissionId: string };
    const old = await delivery.encrypt('x');
    expect((await delivery.put(submissionId, one, old)).status).toBe(204);
    fault({ rollOver: true });
    expect(await problem(await delivery.put(submissionId, two, old))).toMatchObject({
      status: 422,
      type: 'unknown-key',
    });
    const fresh = await delivery.encrypt('x', {}, 1);
    expect((await delivery.put(submissionId, two, fresh)).status).toBe(204);
    const submitted = await delivery.json('sender', `/v2/submissions/${submissionId}`, 'PUT', {
      encryptedMetadata: fresh,
      encryptedData: fresh,
    });
    expect(submitted.status).toBe(200);
    expect(sandbox.rollOver()).toBe(delivery.config.subscriber.decryptionKeys[0]?.kid);
  });

  it('the clock of the service is wrong in both directions', async () => {
    for (const hours of [-2, 2]) {
      sandbox.skew(hours * 3600_000);
      const expected = Date.now() / 1000 + hours * 3600;
      const response = await keys();
      expect(Math.abs(Date.parse(response.headers.get('date') ?? '') / 1000 - expected)).toBeLessThan(5);
      const sent = await delivery.send([]);
      const log = await delivery.eventLog('sender', sent.caseId);
      expect(Math.abs((decodeJwt(log[1] ?? '').iat ?? 0) - expected)).toBeLessThan(5);
      // A clock that is slow sees the events of others in the future.
      const token = await delivery.event(sent, 'accept-submission', { authenticationTags: sent.tags });
      expect((await delivery.post(sent.caseId, token)).status).toBe(hours < 0 ? 422 : 204);
    }
    sandbox.skew(0);
    expect(() => sandbox.skew(Number.NaN)).toThrow(expect.objectContaining({ code: 'sandbox.clock.skew' }));
  });

  describe('events that do not belong there', () => {
    const verify = async (token: string) => {
      const jwks = createLocalJWKSet((await (await keys()).json()) as JSONWebKeySet);
      return jwtVerify(token, jwks, { algorithms: ['PS512'], issuer: delivery.config.submissionApi });
    };

    it('unknown and notify-submission are validly signed', async () => {
      const sent = await delivery.send([]);
      await sandbox.injectEvent(sent.caseId, 'unknown');
      await sandbox.injectEvent(sent.caseId, 'notify');
      const log = await delivery.eventLog('sender', sent.caseId);
      expect(eventNames(log).slice(2)).toEqual(['sandbox-novelty', 'notify-submission']);
      for (const token of log) await verify(token);
      // They change nothing.
      const token = await delivery.event(sent, 'accept-submission', { authenticationTags: sent.tags });
      expect((await delivery.post(sent.caseId, token)).status).toBe(204);
    });

    it('wrong signatures and foreign issuers are what they say', async () => {
      const sent = await delivery.send([]);
      for (const kind of ['wrong-signature', 'foreign-issuer', 'foreign-destination'] as const) {
        await sandbox.injectEvent(sent.caseId, kind);
      }
      const [, , wrong, foreign, destination] = await delivery.eventLog('sender', sent.caseId);
      const [own] = ((await (await keys()).json()) as JSONWebKeySet).keys;
      expect(decodeProtectedHeader(wrong ?? '').kid).toBe(own?.kid);
      await expect(verify(wrong ?? '')).rejects.toThrow('signature verification failed');
      expect(decodeJwt(foreign ?? '').iss).not.toBe(delivery.config.submissionApi);
      await expect(verify(foreign ?? '')).rejects.toThrow();
      const { iss } = decodeJwt(destination ?? '');
      expect(iss).not.toBe(delivery.config.subscriber.destinationId);
      const { kid } = decodeProtectedHeader(destination ?? '');
      const key = (await (
        await delivery.call('sender', `/v2/destinations/${iss}/keys/${kid}`)
      ).json()) as object;
      const foreignKeys = createLocalJWKSet({ keys: [key] } as JSONWebKeySet);
      expect((await jwtVerify(destination ?? '', foreignKeys)).payload.sub).toBe(
        `submission:${sent.submissionId}`,
      );
    });

    it('come by themselves into the next logs', async () => {
      fault({ event: 'unknown', times: 2 });
      const logs = [];
      for (let n = 0; n < 3; n++) {
        logs.push(await delivery.eventLog('sender', (await delivery.send([])).caseId));
      }
      expect(logs.map((log) => eventNames(log).includes('sandbox-novelty'))).toEqual([true, true, false]);
    });

    it('need a known case', async () => {
      await expect(sandbox.injectEvent(randomUUID(), 'unknown')).rejects.toMatchObject({
        code: 'sandbox.event.invalid',
      });
      const post = (body: unknown) =>
        fetch(`${sandbox.origin}/control/events`, { method: 'POST', body: JSON.stringify(body) });
      expect((await post({ id: randomUUID(), event: 'unknown' })).status).toBe(404);
      expect((await post({ id: randomUUID(), event: 'x' })).status).toBe(400);
      const { caseId } = await delivery.send([]);
      expect((await post({ id: caseId, event: 'unknown' })).status).toBe(204);
      expect(await delivery.eventLog('sender', caseId)).toHaveLength(3);
    });
  });

  it.each([
    [{ service: 'fitconnect', page: 'x' }, 'page must be one of'],
    [{ service: 'fitconnect', forSeconds: 0, drop: 'request' }, 'forSeconds must be'],
    [{ service: 'fitconnect', truncate: 'yes' }, 'truncate can only be true'],
    [{ service: 'oidc', rollOver: true }, 'belongs to the service fitconnect'],
    [{ service: 'fitconnect', rollOver: true, status: 500 }, 'stands alone'],
    [{ service: 'fitconnect', event: 'unknown', operation: 'token' }, 'leave out operation'],
    [{ service: 'fitconnect', drop: 'request', retryAfter: 3 }, 'retryAfter goes with'],
  ])('a fault that makes no sense is refused: %j', async (body, reason) => {
    const response = await fetch(`${sandbox.origin}/control/faults`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(reason);
  });

  it('the clock and the keys have levers over HTTP', async () => {
    const post = (path: string, body: unknown) =>
      fetch(`${sandbox.origin}/control/${path}`, { method: 'POST', body: JSON.stringify(body) });
    const clock = (await (await post('clock', { skewSeconds: -7200 })).json()) as {
      now: string;
      serviceTime: string;
    };
    expect(Date.parse(clock.now) - Date.parse(clock.serviceTime)).toBe(7_200_000);
    expect((await post('clock', {})).status).toBe(400);
    expect((await post('clock', { skewSeconds: 'x' })).status).toBe(400);
    expect(await (await post('roll-over', {})).json()).toEqual({
      encryptionKid: delivery.config.subscriber.decryptionKeys[1]?.kid,
    });
    expect((await post('roll-over', { destinationId: randomUUID() })).status).toBe(404);
  });
});
