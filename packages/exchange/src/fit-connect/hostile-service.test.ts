import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRathausError } from '@rathaus/client-core';
import { afterEach, describe, expect, it } from 'vitest';
import { createTestKey } from '../../test/keys.ts';
import { allowInsecurePublicKey, allowSandbox, createExchange, fitConnectEnvironments } from '../index.ts';
import { createSqliteStore } from '../node/index.ts';
import { createFitConnectClient } from './client.ts';
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

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

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
  ])('cannot lead the inbox out of its folder with the id %j', async (submissionId) => {
    const outer = mkdtempSync(join(tmpdir(), 'rathaus-hostile-'));
    const folder = join(outer, 'a', 'b', 'store');
    const store = createSqliteStore({ folder });
    cleanups.push(() => rmSync(outer, { recursive: true, force: true }));
    const { fetch, asked } = hostile(() => ({
      submissions: [
        { submissionId, caseId: randomUUID(), destinationId },
        { submissionId: randomUUID(), caseId: '../../x', destinationId },
      ],
      count: 2,
      totalCount: 2,
      offset: 0,
    }));
    const codes: string[] = [];
    const { inbox } = createExchange({
      tenant: 'beispielhausen',
      ...credentials,
      endpoints,
      fetch,
      store,
      trust: { [allowInsecurePublicKey]: true },
      destinations: [
        {
          destinationId,
          decrypters: [encryption.decrypter],
          signer: signature.signer,
        },
      ],
      observer: (event) => event.type === 'worker.fault' && codes.push(event.error.code),
      inbox: { backoff: { attempts: 1 } },
    });
    await inbox.runOnce();
    const entries = [];
    for await (const entry of inbox.list()) entries.push(entry);
    await store.close();
    expect(entries).toEqual([]);
    expect(codes).toEqual(['exchange.inbox.unusable-answer']);
    expect(asked.filter((path) => path.includes('/events'))).toEqual([]);
    expect(readdirSync(outer)).toEqual(['a']);
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
