import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applicationContract } from '@rathaus/client-core/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  allowInsecurePublicKey,
  createExchange,
  createRejectEvent,
  type DeliveryRequest,
  decryptJwe,
  type Exchange,
  type ExchangeEvent,
  encryptJwe,
  encryptJweText,
  fitConnectEnvironments,
  type OnReceive,
} from '../src/index.ts';
import { createSqliteStore } from '../src/node/index.ts';
import { createWorkStore } from '../src/work/work-store.ts';
import { createTestKey } from './keys.ts';
import type { TownConfig } from './towns.ts';

const encryption = createTestKey('beispielhausen-enc-1', 'encryption');
const signature = createTestKey('beispielhausen-sig-1', 'signature', 2048);
const destinationId = randomUUID();

/** A delivery service that takes everything and logs nothing yet. */
const service: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  const { pathname } = new URL(request.url);
  if (pathname.endsWith('/token')) return Response.json({ access_token: 't', expires_in: 1000 });
  if (pathname.endsWith('/events') && request.method === 'POST') return new Response(null, { status: 204 });
  if (pathname.endsWith('/events')) return new Response(null, { status: 503 });
  if (pathname.includes('/keys/')) return Response.json(encryption.jwk);
  if (pathname.includes('/destinations/'))
    return Response.json({ destinationId, status: 'active', encryptionKid: encryption.kid });
  if (request.method === 'GET') return Response.json({ submissions: [], count: 0, totalCount: 0, offset: 0 });
  return Response.json({ submissionId: randomUUID(), caseId: randomUUID(), destinationId });
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rathaus-application-'));
  // What a logger that fails leaves is a line on the console.
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let towns = 0;
/** Works with an exchange of its own and closes it. */
async function withExchange<T>(
  { fitConnect, ...more }: TownConfig,
  work: (exchange: Exchange, insert: (step: 'stored' | 'accepting') => Promise<string>) => Promise<T>,
): Promise<T> {
  const tenant = `stadt-${towns++}`;
  const store = createSqliteStore({ folder: join(folder, tenant) });
  const exchange = createExchange({
    tenant,
    store,
    fitConnect: {
      endpoints: fitConnectEnvironments.test,
      clientId: 'a',
      clientSecret: 'b',
      userAgent: 'Test/1.0',
      trust: { [allowInsecurePublicKey]: true },
      destinations: [{ destinationId, decrypters: [encryption.decrypter], signer: signature.signer }],
      fetch: service,
      ...fitConnect,
    },
    ...more,
  });
  /** A submission that was picked up before. */
  const insert = async (step: 'stored' | 'accepting') => {
    await store.ready();
    const id = randomUUID();
    const at = new Date(0).toISOString();
    const content = `${tenant}/inbox/${id}/data`;
    const stored = await store.content.write(content, [Buffer.from('{}')]);
    const row = { id, tenant, transport: 'fit-connect', source: destinationId, remote_id: randomUUID() };
    const evidence = { tags: { metadata: 'a', data: 'b', attachments: {} }, events: [] };
    await store.db
      .insertInto('received')
      .values({
        ...row,
        step,
        progress: JSON.stringify({
          version: 1,
          caseId: randomUUID(),
          evidence,
          parts: [{ id, content, sha512: stored.sha512 }],
        }),
        message: JSON.stringify({ service: { identifier: 'urn:x', name: 'x' }, schemaUri: 'urn:schema' }),
        details: '{}',
        suspicions: 0,
        created_at: at,
        updated_at: at,
        sent_at: at,
        received_at: at,
        reply_to: null,
        problems: null,
        finished_at: null,
        removed_at: null,
      })
      .execute();
    await store.db
      .insertInto('received_part')
      .values({
        received_id: id,
        part_id: id,
        position: 0,
        role: 'data',
        mime_type: 'application/json',
        file_name: null,
        description: null,
        purpose: null,
        ...stored,
        content,
      })
      .execute();
    await createWorkStore(store).add({ kind: 'received', id, tenant, service: 's', lane: destinationId });
    return id;
  };
  try {
    return await work(exchange, insert);
  } finally {
    await store.close();
  }
}

const request = (more: Partial<DeliveryRequest> = {}): DeliveryRequest => ({
  key: 'v-1',
  to: { transport: 'fit-connect', destinationId },
  service: { identifier: 'urn:x', name: 'Hundesteuer' },
  data: { content: '{}', mimeType: 'application/json', schemaUri: 'urn:schema' },
  ...more,
});
const attach = (content: NonNullable<DeliveryRequest['attachments']>[number]['content']) =>
  request({ attachments: [{ content, mimeType: 'text/plain' }] });
const source = (next: () => Promise<never>): AsyncIterable<Uint8Array> => ({
  [Symbol.asyncIterator]: () => ({ next }),
});

/** A round leaves what failed at the submission: for the contract it is thrown. */
async function roundOf(
  { inbox }: Exchange,
  id: string,
  options: { signal: AbortSignal | undefined; onReceive?: OnReceive },
): Promise<never> {
  await inbox.runOnce(options);
  throw (await inbox.entry(id))?.error;
}

describe('contract for functions of the application', { timeout: 30_000 }, () => {
  const contract = applicationContract({
    watched: [
      {
        name: 'observer of a delivery',
        run: (observer, logger) =>
          withExchange({ observer, logger }, async ({ outbox }) => {
            const { id } = await outbox.enqueue(request());
            // The log is not there yet: that it was sent is not known before it says so.
            await outbox.runOnce();
            const state = (await outbox.get(id))?.state;
            expect(state).toBe('sending');
            return state;
          }),
      },
      {
        name: 'observer of a submission',
        run: (observer, logger) =>
          withExchange({ observer, logger }, async ({ inbox }, insert) => {
            const submissionId = await insert('stored');
            await inbox.runOnce();
            return (await inbox.entry(submissionId))?.state;
          }),
      },
    ],
    needy: [
      {
        name: 'the handler of received submissions',
        run: (onReceive, { signal, timeout }) =>
          withExchange({ inbox: { handlerTimeout: timeout } }, async (exchange, insert) =>
            roundOf(exchange, await insert('stored'), { signal, onReceive }),
          ),
      },
      {
        name: 'the signer of a destination',
        run: (sign, { signal, timeout }) => {
          const destination = { destinationId, decrypters: [encryption.decrypter] };
          const destinations = [{ ...destination, signer: { ...signature.signer, sign } }];
          return withExchange(
            { fitConnect: { destinations }, applicationTimeout: timeout },
            async (exchange, insert) => roundOf(exchange, await insert('accepting'), { signal }),
          );
        },
      },
      {
        name: 'the signer of an event',
        run: (sign, { signal, timeout: applicationTimeout }) =>
          createRejectEvent([{ type: 't', title: 't', detail: 'd', instance: 'data' }], {
            submission: { submissionId: randomUUID(), caseId: randomUUID(), destinationId },
            signer: { ...signature.signer, sign },
            signal,
            applicationTimeout,
          }),
      },
      {
        name: 'the decrypter',
        run: async (unwrapKey, { signal, timeout: applicationTimeout }) => {
          const recipient = { kid: encryption.kid, publicKey: encryption.publicKey };
          const { jwe } = await encryptJweText(Buffer.from('{}'), { recipient, cty: 'application/json' });
          const decrypters = [{ ...encryption.decrypter, unwrapKey }];
          return decryptJwe(jwe, { decrypters, maxBytes: 100, signal, applicationTimeout });
        },
      },
      {
        name: 'the function for the client secret',
        run: (clientSecret, { signal, timeout }) =>
          withExchange({ fitConnect: { clientSecret }, applicationTimeout: timeout }, ({ fitConnect }) =>
            fitConnect!.getDestination(destinationId, { signal }),
          ),
      },
      {
        name: 'the function for content',
        run: (content, { signal, timeout }) =>
          withExchange({ applicationTimeout: timeout }, ({ outbox }) =>
            outbox.enqueue(attach(content), { signal }),
          ),
      },
      {
        name: 'the content itself',
        run: (next, { signal, timeout }) =>
          withExchange({ applicationTimeout: timeout }, ({ outbox }) =>
            outbox.enqueue(
              attach(() => source(next)),
              { signal },
            ),
          ),
      },
      {
        name: 'the source of an encryption',
        unbounded: true,
        run: async (next, { signal }) => {
          const recipient = { kid: encryption.kid, publicKey: encryption.publicKey };
          const { chunks } = encryptJwe(source(next), { recipient, length: 1, cty: 'a/b', signal });
          for await (const _ of chunks);
        },
      },
      {
        name: 'the source of a decryption',
        unbounded: true,
        run: (next, { signal }) =>
          decryptJwe(source(next), { decrypters: [encryption.decrypter], maxBytes: 100, signal }),
      },
    ],
  });
  for (const { name, run } of contract) it(name, run);
});

describe('while a handler hangs', () => {
  const hang = () => new Promise<never>(() => undefined);

  it('the other submissions are worked on, and it is handed over again', async () => {
    const events: ExchangeEvent[] = [];
    const observer = (event: ExchangeEvent) => events.push(event);
    const inbox = { handlerTimeout: 50 };
    const work = { concurrency: 2, patience: { firstPause: 1, longestPause: 1 } };
    await withExchange({ inbox, work, observer }, async (exchange, insert) => {
      const [first, second] = [await insert('stored'), await insert('stored')];
      let calls = 0;
      const onReceive: OnReceive = ({ id }) => (id === first && calls++ === 0 ? hang() : 'accept');
      await exchange.inbox.runOnce({ onReceive });
      // Decided; the answer waits for the log of the service, which is away.
      expect((await exchange.inbox.entry(second))?.state).toBe('accepting');
      expect(await exchange.inbox.entry(first)).toMatchObject({
        state: 'stored',
        error: { code: 'exchange.inbox.not-taken' },
      });
      const faults = events.flatMap((event) =>
        event.type === 'work.failed' && event.id === first ? [event] : [],
      );
      expect(
        faults.map(({ class: failureClass, error }) => [
          failureClass,
          error.code,
          (error.cause as { code?: string }).code,
        ]),
      ).toEqual([['handler', 'exchange.inbox.not-taken', 'core.application.timeout']]);
      await new Promise((resolve) => setTimeout(resolve, 10));
      await exchange.inbox.runOnce({ onReceive });
      expect((await exchange.inbox.entry(first))?.state).toBe('accepting');
    });
  });

  it('a worker that is stopped puts the submission down at once and ends well', async () => {
    await withExchange({ work: { interval: 1, drain: 1 } }, async ({ inbox }, insert) => {
      const submissionId = await insert('stored');
      const stop = new AbortController();
      let seen: AbortSignal | undefined;
      const run = inbox.run({
        signal: stop.signal,
        onReceive: (_, { signal }) => {
          seen = signal;
          setTimeout(() => stop.abort(), 5);
          return hang();
        },
      });
      await expect(run).resolves.toBeUndefined();
      expect(seen?.aborted).toBe(true);
      expect(await inbox.entry(submissionId)).toMatchObject({ state: 'stored', attempts: 0 });
      // Put down, not only let go: the next worker need not wait for the end of a lease.
      const again: string[] = [];
      await inbox.runOnce({ onReceive: ({ id }) => void again.push(id) });
      expect(again).toEqual([submissionId]);
    });
  });

  it('an answer that is no decision never accepts', async () => {
    for (const answer of ['reject', true, null, {}, { reject: 'no' }]) {
      await withExchange({}, async ({ inbox }, insert) => {
        const submissionId = await insert('stored');
        await inbox.runOnce({ onReceive: () => answer as unknown as 'accept' });
        expect((await inbox.entry(submissionId))?.state).toBe('stored');
      });
    }
  });
});
