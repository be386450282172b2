import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { isRathausError } from '@rathaus/client-core';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestKey } from '../../test/keys.ts';
import { addDestinationKey } from '../generated/fit-connect-destination.v2.contract.ts';
import { createMockDestination, createMockDestinationHandlers } from '../msw.ts';
import { createDestinationClient, type PublishedJwk } from './destination-client.ts';
import { fitConnectEnvironments } from './environments.ts';

const endpoints = fitConnectEnvironments.test;
const destinationId = randomUUID();
const publicKey = (kid: string): PublishedJwk => ({
  ...(createTestKey(kid, 'encryption', 2048).jwk as { n: string }),
  kty: 'RSA',
  kid,
  alg: 'RSA-OAEP-256',
  key_ops: ['wrapKey'],
  e: 'AQAB',
});
const [first, second] = [publicKey('beispielhausen-enc-1'), publicKey('beispielhausen-enc-2')];
const destination = {
  destinationId,
  status: 'active' as const,
  encryptionKid: first.kid,
  publicServices: [],
  metadataVersions: ['2.1.0'],
};
const secret = 'sehr-geheim-4711';
const mock = createMockDestination(endpoints.destinationApi);
const server = setupServer();
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }));
beforeEach(() =>
  server.use(
    http.post(endpoints.tokenUrl, () =>
      HttpResponse.json({ access_token: 'mock-token', token_type: 'Bearer', expires_in: 1800 }),
    ),
    ...createMockDestinationHandlers({ ...endpoints, destination, keys: [first] }),
  ),
);
afterEach(() => server.resetHandlers());
afterAll(() => server.close());

const client = createDestinationClient({
  endpoints,
  clientId: 'beispielhausen',
  clientSecret: secret,
  userAgent: 'Test/1.0 (it@beispielhausen.example)',
});

describe('Destination API', () => {
  it('rolls a key over: adds it, names it, keeps the old one readable', async () => {
    await client.addKey(destinationId, second);
    expect((await client.listKeys(destinationId)).map(({ kid }) => kid)).toEqual([first.kid, second.kid]);
    expect((await client.getDestination(destinationId)).encryptionKid).toBe(first.kid);
    await client.patch(destinationId, { encryptionKid: second.kid });
    expect((await client.getDestination(destinationId)).encryptionKid).toBe(second.kid);
  });

  it.each([
    ['RSA', generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey],
    ['EC', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey],
  ])('never sends a private key: %s', async (_, privateKey) => {
    const sent: string[] = [];
    server.events.on('request:start', ({ request }) => void sent.push(`${request.method} ${request.url}`));
    const secret = privateKey.export({ format: 'jwk' });
    const error: unknown = await client
      .addKey(destinationId, { ...second, ...secret } as PublishedJwk)
      .catch((reason: unknown) => reason);
    server.events.removeAllListeners();
    expect(error).toMatchObject({ code: 'exchange.key.private', origin: 'local', retryable: false });
    expect(sent).toEqual([]);
    if (!isRathausError(error)) throw new Error('no error of the family');
    expect(error.details?.members).toMatch(/^d\b/);
    expect(`${inspect(error, { depth: 9, showHidden: true })}${JSON.stringify(error)}`).not.toContain(
      secret.d,
    );
    expect((await client.listKeys(destinationId)).map(({ kid }) => kid)).toEqual([first.kid]);
  });

  it('sends the members of the contract and no others', async () => {
    const noted = { ...second, note: 'Tresor 7', ext: true };
    await client.addKey(destinationId, noted);
    expect(await client.listKeys(destinationId)).toEqual([first, second]);
  });

  it('does not find a foreign destination', async () => {
    const calls = [
      client.getDestination(randomUUID()),
      client.listKeys(randomUUID()),
      client.addKey(randomUUID(), second),
      client.patch(randomUUID(), { encryptionKid: second.kid }),
    ];
    for (const outcome of await Promise.allSettled(calls)) {
      expect(outcome).toMatchObject({
        status: 'rejected',
        reason: { code: 'core.http.problem', status: 404 },
      });
    }
  });

  it('stops when the caller aborts', async () => {
    const reason = client.listKeys(destinationId, { signal: AbortSignal.abort() });
    await expect(reason).rejects.toMatchObject({ code: 'core.aborted', origin: 'local' });
  });

  const declared = Object.entries(addDestinationKey.problems!).flatMap(([status, types]) =>
    types.map((type) => [Number(status), type] as const),
  );
  it.each(declared)(
    'gives the declared problem %i %s as typed error without secrets',
    async (status, type) => {
      server.use(
        mock.post('/v2/destinations/{destinationId}/keys', ({ example }) =>
          example(status as 409, type as never),
        ),
      );
      const error: unknown = await client.addKey(destinationId, second).catch((reason: unknown) => reason);
      if (!isRathausError(error)) throw new Error('no error of the family');
      expect(error.status).toBe(status);
      expect(error.problem?.type).toBe(type);
      expect(error.retryable).toBe([429, 500, 503].includes(status));
      expect(`${inspect(error, { depth: 9, showHidden: true })}${JSON.stringify(error)}`).not.toMatch(
        /sehr-geheim|mock-token/,
      );
    },
  );
});
