import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../src/index.ts';
import { Delivery, problem, type Sent } from './delivery.ts';

describe('delivery service', () => {
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

  const names = (log: readonly string[]) =>
    log.map((token) => {
      const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as {
        events: object;
      };
      return Object.keys(claims.events)[0]?.split('/').at(-1);
    });

  const accept = (sent: Sent) => delivery.event(sent, 'accept-submission', { authenticationTags: sent.tags });

  it('takes a submission, hands it over, and keeps the signed log', async () => {
    const sent = await delivery.send(['erste Anlage', 'zweite Anlage']);
    expect(sent.status).toBe(200);

    const list = (await (await delivery.call('subscriber', '/v2/submissions?limit=10')).json()) as {
      submissions: { submissionId: string }[];
      totalCount: number;
    };
    expect(list.totalCount).toBe(1);
    expect(list.submissions[0]?.submissionId).toBe(sent.submissionId);

    const picked = (await (
      await delivery.call('subscriber', `/v2/submissions/${sent.submissionId}`)
    ).json()) as {
      encryptedData: string;
      attachments: string[];
    };
    expect(picked.attachments).toEqual(sent.attachmentIds);
    expect(Buffer.from(await delivery.decrypt(picked.encryptedData)).toString()).toBe('{"hund":"Bello"}');
    const download = await delivery.call(
      'subscriber',
      `/v2/submissions/${sent.submissionId}/attachments/${sent.attachmentIds[1]}`,
    );
    expect(download.headers.get('content-type')).toBe('application/jose');
    expect(Buffer.from(await delivery.decrypt(await download.text())).toString()).toBe('zweite Anlage');

    expect((await delivery.post(sent.caseId, await accept(sent))).status).toBe(204);
    const log = await delivery.eventLog('sender', sent.caseId);
    expect(names(log)).toEqual(['create-submission', 'submit-submission', 'accept-submission']);
    const keys = createLocalJWKSet((await (await fetch(delivery.config.jwksUrl)).json()) as JSONWebKeySet);
    const { payload, protectedHeader } = await jwtVerify(log[1] ?? '', keys, {
      algorithms: ['PS512'],
      typ: 'secevent+jwt',
      issuer: delivery.config.submissionApi,
      subject: `submission:${sent.submissionId}`,
    });
    expect(protectedHeader.kid).toBeTruthy();
    expect(payload).toMatchObject({ $schema: delivery.config.setSchema, txn: `case:${sent.caseId}` });
    expect(Object.values(payload.events as object)[0]).toEqual({ authenticationTags: sent.tags });

    // The content is gone after the answer, the log stays.
    const gone = await delivery.call('subscriber', `/v2/submissions/${sent.submissionId}`);
    expect(gone.status).toBe(404);
    expect(await delivery.eventLog('subscriber', sent.caseId)).toHaveLength(3);
    const again = await problem(await delivery.post(sent.caseId, await accept(sent)));
    expect(again).toMatchObject({ status: 409, type: 'submission-state-conflict' });
  });

  it('pages the list of waiting submissions, oldest first', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 3; n++) ids.push((await delivery.send([])).submissionId);
    const page = async (query: string) =>
      (await (await delivery.call('subscriber', `/v2/submissions?${query}`)).json()) as {
        submissions: { submissionId: string }[];
        count: number;
        totalCount: number;
      };
    const first = await page('limit=2');
    const second = await page('limit=2&offset=2');
    expect([...first.submissions, ...second.submissions].map(({ submissionId }) => submissionId)).toEqual(
      ids,
    );
    expect([first.count, second.count, second.totalCount]).toEqual([2, 1, 3]);
    expect((await delivery.call('subscriber', '/v2/submissions?limit=0')).status).toBe(400);
    expect((await delivery.call('subscriber', '/v2/submissions?offset=-1')).status).toBe(400);
    expect((await delivery.call('subscriber', `/v2/submissions?destinationId=${randomUUID()}`)).status).toBe(
      404,
    );
  });

  describe('access', () => {
    const ask = (form: Record<string, string>, headers: Record<string, string> = {}) =>
      fetch(delivery.config.tokenUrl, { method: 'POST', body: new URLSearchParams(form), headers });
    const good = () => ({
      grant_type: 'client_credentials',
      client_id: delivery.config.sender.clientId,
      client_secret: delivery.config.sender.clientSecret,
    });

    it('gives tokens for client_secret_post only', async () => {
      const response = await ask(good());
      expect(await response.json()).toMatchObject({ token_type: 'Bearer', expires_in: 1800 });
      expect(response.headers.get('cache-control')).toBe('no-store');
      const basic = `Basic ${Buffer.from(`${good().client_id}:${good().client_secret}`).toString('base64')}`;
      for (const [form, headers, status, error] of [
        [{ grant_type: 'client_credentials' }, { authorization: basic }, 401, 'invalid_client'],
        [{ ...good(), client_secret: 'falsch' }, {}, 401, 'invalid_client'],
        [{ ...good(), client_id: 'niemand' }, {}, 401, 'invalid_client'],
        [{ ...good(), grant_type: 'password' }, {}, 400, 'unsupported_grant_type'],
        [{ ...good(), scope: 'send:region:DE' }, {}, 400, 'invalid_scope'],
      ] as const) {
        const refused = await ask(form, headers);
        expect(refused.status).toBe(status);
        expect(await refused.json()).toMatchObject({ error });
      }
    });

    it('refuses missing, foreign and expired tokens', async () => {
      const path = `/v2/destinations/${delivery.config.subscriber.destinationId}`;
      for (const authorization of ['', 'Bearer falsch', 'Basic abc']) {
        const response = await delivery.call('sender', path, { headers: { authorization } });
        expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
        expect(await problem(response)).toMatchObject({ status: 401, type: 'unauthorized' });
      }
      expect((await delivery.call('sender', path)).status).toBe(200);
      await sandbox.advance(1800_000);
      expect((await delivery.call('sender', path)).status).toBe(401);
    });

    it('wants a User-Agent', async () => {
      const status = await new Promise<number>((resolve, reject) => {
        const request = httpRequest(delivery.config.jwksUrl, (response) => {
          response.resume();
          resolve(response.statusCode ?? 0);
        });
        request.once('error', reject).end();
      });
      expect(status).toBe(403);
    });

    it('keeps sender and subscriber apart', async () => {
      const sent = await delivery.send();
      const path = `/v2/submissions/${sent.submissionId}`;
      expect(await problem(await delivery.call('sender', path))).toMatchObject({
        status: 403,
        type: 'forbidden',
      });
      expect((await delivery.call('sender', '/v2/submissions')).status).toBe(403);
      expect((await delivery.json('subscriber', '/v2/submissions', 'POST', {})).status).toBe(403);
      expect((await delivery.json('subscriber', path, 'PUT', {})).status).toBe(403);
      expect((await delivery.call('sender', `/v2/cases/${randomUUID()}/events`)).status).toBe(404);
    });
  });

  describe('submissions', () => {
    it('refuses announcements that break the contract', async () => {
      const { subscriber } = delivery.config;
      const id = randomUUID();
      for (const [attachments, change, status, type] of [
        [[], { destinationId: 'x' }, 422, 'invalid-announcement'],
        [['nicht-uuid'], {}, 422, 'invalid-announcement'],
        [[id, id], {}, 422, 'invalid-announcement'],
        [[], { publicService: undefined }, 422, 'invalid-announcement'],
        [[], { publicService: { identifier: 'urn:x', name: 'x' } }, 422, 'service-not-offered'],
        [[], { destinationId: randomUUID() }, 404, 'not-found'],
        [Array.from({ length: 101 }, () => randomUUID()), {}, 413, 'too-many-attachments'],
      ] as const) {
        expect(await problem(await delivery.announce([...attachments], change))).toMatchObject({
          status,
          type,
        });
      }
      const inactive = delivery.config.destinations.find(({ status }) => status === 'inactive');
      expect(subscriber.destinationId).not.toBe(inactive?.destinationId);
      expect(
        await problem(await delivery.announce([], { destinationId: inactive?.destinationId })),
      ).toMatchObject({
        status: 422,
        type: 'destination-not-active',
      });
    });

    it('wants every announced attachment before the submission, and only those', async () => {
      const [one, two] = [randomUUID(), randomUUID()];
      const { submissionId } = (await (await delivery.announce([one, two])).json()) as {
        submissionId: string;
      };
      const jwe = await delivery.encrypt('x');
      const content = { encryptedMetadata: jwe, encryptedData: jwe };
      expect((await delivery.put(submissionId, one, jwe)).status).toBe(204);
      expect((await delivery.put(submissionId, one, jwe)).status).toBe(204);
      expect(await problem(await delivery.put(submissionId, randomUUID(), jwe))).toMatchObject({
        status: 422,
        type: 'attachment-not-announced',
      });
      expect(await problem(await delivery.put(submissionId, two, jwe, 'text/plain'))).toMatchObject({
        status: 415,
      });
      const path = `/v2/submissions/${submissionId}`;
      expect(await problem(await delivery.json('sender', path, 'PUT', content))).toMatchObject({
        status: 422,
        type: 'attachments-missing',
      });
      expect((await delivery.put(submissionId, two, jwe)).status).toBe(204);
      expect((await delivery.json('sender', path, 'PUT', content)).status).toBe(200);
      expect(await problem(await delivery.json('sender', path, 'PUT', content))).toMatchObject({
        status: 409,
      });
      expect(await problem(await delivery.put(submissionId, two, jwe))).toMatchObject({ status: 409 });
    });

    it('is submitted once, however many calls come at the same time', async () => {
      const { submissionId, caseId } = (await (await delivery.announce([])).json()) as Sent;
      const jwe = await delivery.encrypt('{}');
      const content = { encryptedMetadata: jwe, encryptedData: jwe };
      const path = `/v2/submissions/${submissionId}`;
      const answers = await Promise.all(
        Array.from({ length: 4 }, () => delivery.json('sender', path, 'PUT', content)),
      );
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
      expect(names(await delivery.eventLog('sender', caseId))).toEqual([
        'create-submission',
        'submit-submission',
      ]);
    });

    it('checks what it can see of a JWE', async () => {
      const id = randomUUID();
      const { submissionId } = (await (await delivery.announce([id])).json()) as { submissionId: string };
      const good = await delivery.encrypt('{}');
      const parts = good.split('.');
      const replaced = (index: number, value: string) =>
        parts.map((part, n) => (n === index ? value : part)).join('.');
      for (const bad of [
        '',
        'x',
        parts.slice(0, 4).join('.'),
        `${good}.AAAA`,
        `${good}!`,
        replaced(0, 'bm8ganNvbg'),
        replaced(1, 'AAAA'),
        replaced(2, 'AAAA'),
        replaced(3, 'A'),
        replaced(4, 'AAAA'),
      ]) {
        const answer = await problem(await delivery.put(submissionId, id, bad));
        expect(answer, bad.slice(0, 20)).toMatchObject({ status: 422, type: 'invalid-jwe' });
      }
      const foreign = await delivery.encrypt('{}', { kid: 'anderer-schluessel' });
      expect(await problem(await delivery.put(submissionId, id, foreign))).toMatchObject({
        status: 422,
        type: 'unknown-key',
      });
      expect((await delivery.put(submissionId, id, good)).status).toBe(204);

      const path = `/v2/submissions/${submissionId}`;
      for (const header of [{ cty: undefined }, { cty: 'text/plain' }]) {
        const encryptedData = await delivery.encrypt('{}', header);
        const answer = await problem(
          await delivery.json('sender', path, 'PUT', { encryptedMetadata: good, encryptedData }),
        );
        expect(answer).toMatchObject({
          status: 422,
          type: 'invalid-jwe-header',
          detail: "Invalid JWE Header 'cty'",
        });
      }
      const zipped = Buffer.from(
        JSON.stringify({ ...JSON.parse(Buffer.from(parts[0] ?? '', 'base64url').toString()), zip: 'DEF' }),
      ).toString('base64url');
      const answer = await problem(
        await delivery.json('sender', path, 'PUT', {
          encryptedMetadata: good,
          encryptedData: replaced(0, zipped),
        }),
      );
      expect(answer.detail).toBe("Invalid JWE Header 'zip'");
      expect(
        await problem(await delivery.json('sender', path, 'PUT', { encryptedMetadata: good })),
      ).toMatchObject({ status: 400 });
    });

    it('serves encryption and signature keys one by one, and rolls over', async () => {
      const { subscriber } = delivery.config;
      const destination = `/v2/destinations/${subscriber.destinationId}`;
      const signature = await delivery.call('sender', `${destination}/keys/${subscriber.signingKey.kid}`);
      const key = (await signature.json()) as Record<string, unknown>;
      expect(key).toMatchObject({ alg: 'PS512', key_ops: ['verify'], kty: 'RSA' });
      expect(key).not.toHaveProperty('d');
      expect((await delivery.call('sender', `${destination}/keys`)).status).toBe(404);

      const next = subscriber.decryptionKeys[1]?.kid;
      const api = `/destination-api${destination}`;
      expect((await delivery.json('sender', api, 'PATCH', { encryptionKid: next })).status).toBe(403);
      expect(
        await problem(
          await delivery.json('subscriber', api, 'PATCH', { encryptionKid: subscriber.signingKey.kid }),
        ),
      ).toMatchObject({ status: 422 });
      expect(
        await (await delivery.json('subscriber', api, 'PATCH', { encryptionKid: next })).json(),
      ).toMatchObject({ encryptionKid: next });
      const id = randomUUID();
      const { submissionId } = (await (await delivery.announce([id])).json()) as { submissionId: string };
      expect((await delivery.put(submissionId, id, await delivery.encrypt('x', {}, 0))).status).toBe(422);
      expect((await delivery.put(submissionId, id, await delivery.encrypt('x', {}, 1))).status).toBe(204);
    });
  });

  describe('limits', () => {
    it('refuses too large attachments while they arrive, with and without a known length', async () => {
      await using small = await startSandbox({ limits: { attachmentBytes: 200_000, totalBytes: 300_000 } });
      const other = new Delivery(small);
      const [one, two] = [randomUUID(), randomUUID()];
      const { submissionId } = (await (await other.announce([one, two])).json()) as { submissionId: string };
      const large = await other.encrypt('x'.repeat(200_000));
      expect(await problem(await other.put(submissionId, one, large))).toMatchObject({
        status: 413,
        type: 'payload-too-large',
      });
      const chunked = await other.call('sender', `/v2/submissions/${submissionId}/attachments/${one}`, {
        method: 'PUT',
        body: new Blob([large]).stream(),
        duplex: 'half',
        headers: { 'content-type': 'application/jose' },
      } as RequestInit);
      expect(chunked.status).toBe(413);
      const middle = await other.encrypt('x'.repeat(130_000));
      expect((await other.put(submissionId, one, middle)).status).toBe(204);
      expect(await problem(await other.put(submissionId, two, middle))).toMatchObject({ status: 413 });
      expect((await other.put(submissionId, one, middle)).status).toBe(204);
    });

    it('are the published ones: an attachment of 500 MB and one byte is refused at once', async () => {
      const id = randomUUID();
      const { submissionId } = (await (await delivery.announce([id])).json()) as { submissionId: string };
      const authorization = `Bearer ${await delivery.token('sender')}`;
      const put = (length: number, patience: number) =>
        new Promise<number | undefined>((resolve) => {
          const request = httpRequest(
            `${delivery.config.submissionApi}/v2/submissions/${submissionId}/attachments/${id}`,
            {
              method: 'PUT',
              headers: {
                authorization,
                'content-type': 'application/jose',
                'content-length': length,
                'user-agent': 'test',
              },
            },
            (response) => {
              request.destroy();
              resolve(response.statusCode);
            },
          );
          request.once('error', () => undefined);
          request.write('x');
          setTimeout(() => {
            request.destroy();
            resolve(undefined);
          }, patience);
        });
      expect(await put(500_000_001, 20_000)).toBe(413);
      expect(await put(500_000_000, 500)).toBeUndefined();
    });

    it('answers 429 when too many uploads run at the same time', async () => {
      await using busy = await startSandbox({ limits: { parallelUploads: 1 } });
      const other = new Delivery(busy);
      const ids = [randomUUID(), randomUUID()];
      const { submissionId } = (await (await other.announce(ids)).json()) as { submissionId: string };
      const jwe = await other.encrypt('x');
      let release = () => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      const slow = new ReadableStream<Uint8Array>({
        async start(controller) {
          controller.enqueue(Buffer.from(jwe.slice(0, 10)));
          await held;
          controller.enqueue(Buffer.from(jwe.slice(10)));
          controller.close();
        },
      });
      const first = other.call('sender', `/v2/submissions/${submissionId}/attachments/${ids[0]}`, {
        method: 'PUT',
        body: slow,
        duplex: 'half',
        headers: { 'content-type': 'application/jose' },
      } as RequestInit);
      await expect.poll(async () => (await other.put(submissionId, ids[1] ?? '', jwe)).status).toBe(429);
      const second = await other.put(submissionId, ids[1] ?? '', jwe);
      expect(second.headers.get('retry-after')).toBe('1');
      release();
      expect((await first).status).toBe(204);
      expect((await other.put(submissionId, ids[1] ?? '', jwe)).status).toBe(204);
    });
  });
});
