import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { inspect } from 'node:util';
import { isRathausError } from '@rathaus/client-core';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createTestKey } from '../../test/keys.ts';
import { submitSubmission } from '../generated/fit-connect-submission.v2.contract.ts';
import { compactJweLength } from '../jwe/compact.ts';
import { encryptJwe } from '../jwe/encrypt.ts';
import { createMockFitConnect, createMockFitConnectHandlers } from '../msw.ts';
import { createFitConnectClient } from './client.ts';
import { fitConnectEnvironments } from './environments.ts';

const endpoints = fitConnectEnvironments.test;
const ids = { submissionId: randomUUID(), caseId: randomUUID(), destinationId: randomUUID() };
const key = createTestKey('beispielhausen-enc-1', 'encryption', 2048);
const jwk = {
  ...key.jwk,
  kty: 'RSA',
  kid: key.kid,
  alg: 'RSA-OAEP-256',
  key_ops: ['wrapKey'],
  e: 'AQAB',
} as Parameters<typeof createMockFitConnectHandlers>[0]['keys'][number];
const destination = {
  destinationId: ids.destinationId,
  status: 'active' as const,
  encryptionKid: key.kid,
  publicServices: [],
  metadataVersions: ['2.1.0'],
};
const submission = { ...ids, encryptedMetadata: 'm', encryptedData: 'd', attachments: ['a1'] };
const mocks = createMockFitConnectHandlers({
  ...endpoints,
  destination,
  keys: [jwk],
  created: ids,
  submissions: [submission],
  attachments: { a1: 'a.b.c.d.e' },
  eventLog: ['x.y.z'],
});
const mock = createMockFitConnect(endpoints.submissionApi);
const server = setupServer(...mocks);
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const secret = 'sehr-geheim-4711';
const client = createFitConnectClient({
  endpoints,
  clientId: 'musterstadt',
  clientSecret: secret,
  userAgent: 'Test/1.0',
});

describe('FIT-Connect client', () => {
  it('reads destination, keys, list, submission, attachment and events', async () => {
    expect(await client.getDestination(ids.destinationId)).toEqual(destination);
    expect((await client.getDestinationKey(ids.destinationId, key.kid)).kid).toBe(key.kid);
    expect(await client.getServiceKeys()).toEqual([]);
    const listed = [];
    for await (const one of client.listSubmissions(ids.destinationId)) listed.push(one);
    expect(listed).toEqual([ids]);
    expect(await client.getSubmission(ids.submissionId)).toEqual(submission);
    const body = await client.getAttachment(ids.submissionId, 'a1');
    expect((await buffer(body as unknown as AsyncIterable<Uint8Array>)).toString()).toBe('a.b.c.d.e');
    expect(await client.getEvents(ids.submissionId)).toEqual(['x.y.z']);
  });

  it('uploads an attachment as jose with its exact length and a User-Agent', async () => {
    const seen: { type: string | null; agent: string | null; length: string | null; body: string }[] = [];
    server.use(
      mock.put('/v2/submissions/{submissionId}/attachments/{attachmentId}', async ({ request }) => {
        const { headers } = request;
        seen.push({
          type: headers.get('content-type'),
          agent: headers.get('user-agent'),
          length: headers.get('content-length'),
          body: await request.text(),
        });
        return { status: 204 };
      }),
    );
    const plain = Buffer.alloc(100_000, 1);
    const recipient = { kid: key.kid, publicKey: key.publicKey };
    const jwe = encryptJwe([plain], { recipient, length: plain.length, cty: 'text/plain' });
    await client.putAttachment(ids.submissionId, randomUUID(), jwe);
    const [request] = seen;
    expect(request).toMatchObject({
      type: 'application/jose',
      agent: 'Test/1.0',
      length: String(jwe.contentLength),
    });
    expect(request?.body.length).toBe(jwe.contentLength);
    expect(request?.body.endsWith(`.${jwe.result().tag}`)).toBe(true);
    const header = { alg: 'RSA-OAEP-256', enc: 'A256GCM', kid: key.kid, cty: 'text/plain' } as const;
    expect(compactJweLength(header, plain.length, 256)).toBe(jwe.contentLength);
  });

  it('stops with an error at a service that ignores the offset, after what it gave', async () => {
    let calls = 0;
    server.use(
      mock.get('/v2/submissions', () => {
        calls += 1;
        return { status: 200, body: { submissions: [ids], count: 1, totalCount: 99, offset: 0 } };
      }),
    );
    const listed: unknown[] = [];
    const list = async () => {
      for await (const one of client.listSubmissions(ids.destinationId, { pageSize: 1 })) listed.push(one);
    };
    await expect(list()).rejects.toMatchObject({ code: 'core.paging.repeated', origin: 'service' });
    expect(listed).toHaveLength(1);
    expect(calls).toBe(2);
  });

  const declared = Object.entries(submitSubmission.problems!).flatMap(([status, types]) =>
    types.map((type) => [Number(status), type] as const),
  );
  it.each(declared)(
    'gives the declared problem %i %s as typed error without secrets',
    async (status, type) => {
      server.use(
        mock.put('/v2/submissions/{submissionId}', ({ example }) => example(status as 409, type as never)),
      );
      const call = client.submit(ids.submissionId, { encryptedMetadata: 'm', encryptedData: 'd' });
      const error = await call.then(
        () => undefined,
        (reason: unknown) => reason,
      );
      if (!isRathausError(error)) throw new Error('no error of the family');
      expect(error.status).toBe(status);
      expect(error.problem?.type).toBe(type);
      expect(error.retryable).toBe([429, 500, 503].includes(error.status ?? 0));
      for (const text of [
        inspect(error, { depth: 9, showHidden: true }),
        JSON.stringify(error),
        String(error),
      ]) {
        expect(text).not.toMatch(/sehr-geheim|mock-token/);
      }
    },
  );

  it('refuses the sandbox and plain http unless told otherwise', () => {
    const local = { ...endpoints, submissionApi: 'https://fitconnect.localhost:4000/submission-api' };
    const make = (target: typeof local) => () =>
      createFitConnectClient({ endpoints: target, clientId: 'x', clientSecret: 'x', userAgent: 'x' });
    expect(make(local)).toThrow(
      expect.objectContaining({
        code: 'exchange.config.invalid',
        message: expect.stringContaining('allowSandbox'),
      }),
    );
    expect(make({ ...endpoints, submissionApi: 'http://zustelldienst.example' } as typeof local)).toThrow(
      expect.objectContaining({
        code: 'exchange.config.invalid',
        message: expect.stringContaining('https:'),
      }),
    );
  });
});
