import { randomUUID } from 'node:crypto';
import { isRathausError } from '@rathaus/client-core';
import { describe, expect, it } from 'vitest';
import { createTestKey } from '../../test/keys.ts';
import { createMemoryContent } from '../../test/memory-content.ts';
import { allowInsecurePublicKey, allowSandbox } from '../danger/index.ts';
import { createFitConnectTransport } from '../transport/fit-connect/transport.ts';
import { createFitConnectClient } from './client.ts';
import { fitConnectEnvironments } from './environments.ts';
import { createTrustedKeys } from './trusted-keys.ts';

const endpoints = fitConnectEnvironments.test;
const encryption = createTestKey('beispielhausen-enc-1', 'encryption', 2048);
const signature = createTestKey('beispielhausen-sig-1', 'signature', 2048);
const destinationId = randomUUID();
const credentials = { clientId: 'a', clientSecret: 'b', userAgent: 'Test/1.0' };

/** A delivery service that answers what `answer` says; tokens for everyone. */
function hostile(answer: (url: URL) => unknown): { fetch: typeof fetch; asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    fetch: async (input) => {
      const url = new URL(input instanceof Request ? input.url : String(input));
      asked.push(url.pathname);
      if (url.pathname.endsWith('/token')) return Response.json({ access_token: 't', expires_in: 1000 });
      return Response.json(answer(url) as object);
    },
  };
}

describe('a hostile delivery service', () => {
  it.each([
    '../../../../beute',
    '..',
    '',
    '/etc/passwd',
    'C:\\beute',
    `${randomUUID()}/../../beute`,
    `${randomUUID()}\u0000`,
    { toString: 'x' },
    null,
  ])('cannot lead anybody out of the store with the id %j', async (submissionId) => {
    const { fetch, asked } = hostile(() => ({
      submissions: [{ submissionId, caseId: randomUUID(), destinationId }],
      count: 1,
      totalCount: 1,
      offset: 0,
    }));
    const content = createMemoryContent();
    const transport = createFitConnectTransport({
      ...credentials,
      endpoints,
      fetch,
      trust: { [allowInsecurePublicKey]: true },
      destinations: [{ destinationId, decrypters: [encryption.decrypter], signer: signature.signer }],
    });
    const { signal } = new AbortController();
    const list = async () => {
      for await (const arrival of transport.list(destinationId, { signal }))
        throw new Error(arrival.remoteId);
    };
    await expect(list()).rejects.toMatchObject({ code: 'exchange.inbox.unusable-answer' });
    // What a database says is not believed either.
    const delivery = { id: 'a', tenant: 'b', source: destinationId, task: 'fetch' as const, problems: [] };
    const context = { content, folder: 'b/inbox/a/', clock: Date.now, random: Math.random, signal };
    const remoteId = submissionId as string;
    await expect(
      transport.receive({ ...delivery, remoteId }, { version: 1, caseId: randomUUID() }, context),
    ).rejects.toMatchObject({ code: 'exchange.inbox.unusable-answer' });
    expect(asked.filter((path) => path.includes('/events'))).toEqual([]);
    expect(content.objects.size).toBe(0);
  });

  it('cannot fill the memory with an event log that has no end', async () => {
    const { fetch, asked } = hostile(() => ({
      eventLog: Array.from({ length: 500 }, () => randomUUID()),
      count: 500,
    }));
    const client = createFitConnectClient({ ...credentials, endpoints, fetch });
    const error: unknown = await client.getEvents(randomUUID()).catch((reason: unknown) => reason);
    expect(isRathausError(error) && [error.code, error.origin]).toEqual([
      'exchange.event.refused',
      'service',
    ]);
    expect(asked.length).toBeLessThan(20);
  });

  it('cannot keep a round from ending with a list of submissions that has no end', async () => {
    const { fetch, asked } = hostile(() => ({
      submissions: Array.from({ length: 500 }, () => ({
        submissionId: randomUUID(),
        caseId: randomUUID(),
        destinationId,
      })),
      count: 500,
    }));
    const client = createFitConnectClient({ ...credentials, endpoints, fetch });
    let count = 0;
    for await (const { submissionId } of client.listSubmissions(destinationId, { pageSize: 500 }))
      if (submissionId && ++count > 20_000) break;
    expect(count).toBe(10_000);
    expect(asked.length).toBeLessThan(30);
  });
});

describe('a key of the sandbox, whose private part is public', () => {
  const kid = 'sandbox-beispielhausen-1';
  const { jwk } = createTestKey(kid, 'encryption');
  const client = createFitConnectClient({ ...credentials, endpoints, ...hostile(() => jwk) });
  const trust = { [allowInsecurePublicKey]: true } as const;

  it('is refused as the sandbox itself is, and taken with [allowSandbox]', async () => {
    const refusing = createTrustedKeys({ client, endpoints, trust });
    await expect(refusing.encryptionKey(destinationId, kid)).rejects.toMatchObject({
      code: 'core.sandbox.refused',
      origin: 'local',
    });
    const taking = createTrustedKeys({ client, endpoints, trust: { ...trust, [allowSandbox]: true } });
    expect((await taking.encryptionKey(destinationId, kid)).kid).toBe(kid);
  });
});
