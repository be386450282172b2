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
  type ExchangeConfig,
  type ExchangeEvent,
  encryptJwe,
  encryptJweText,
  fitConnectEnvironments,
  type OnReceive,
} from '../src/index.ts';
import { createSqliteStore } from '../src/node/index.ts';
import { createTestKey } from './keys.ts';

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
  more: Partial<ExchangeConfig>,
  work: (exchange: Exchange, insert: (state: 'stored' | 'accepting') => Promise<string>) => Promise<T>,
): Promise<T> {
  const tenant = `stadt-${towns++}`;
  const store = createSqliteStore({ folder: join(folder, tenant) });
  const exchange = createExchange({
    tenant,
    endpoints: fitConnectEnvironments.test,
    clientId: 'a',
    clientSecret: 'b',
    userAgent: 'Test/1.0',
    store,
    trust: { [allowInsecurePublicKey]: true },
    destinations: [{ destinationId, decrypters: [encryption.decrypter], signer: signature.signer }],
    fetch: service,
    ...more,
  });
  /** A submission that was picked up before. */
  const insert = async (state: 'stored' | 'accepting') => {
    await store.ready();
    const submissionId = randomUUID();
    const at = new Date(0).toISOString();
    const hash = { type: 'sha512', content: 'ab'.repeat(64) };
    const submissionSchema = { schemaUri: 'urn:schema', mimeType: 'application/json' };
    await store.db
      .insertInto('inbox_submission')
      .values({
        tenant,
        submission_id: submissionId,
        case_id: randomUUID(),
        destination_id: destinationId,
        state,
        metadata: JSON.stringify({ contentStructure: { data: { hash, submissionSchema }, attachments: [] } }),
        evidence: JSON.stringify({ tags: { metadata: 'a', data: 'b', attachments: {} }, events: [] }),
        data_size: 2,
        suspicions: 0,
        answer_tried: 0,
        attempts: 0,
        next_attempt_at: at,
        created_at: at,
        updated_at: at,
        submitted_at: at,
        received_at: at,
        resume_state: null,
        finished_at: null,
        problems: null,
        lease_owner: null,
        lease_until: null,
        error_code: null,
        error_message: null,
      })
      .execute();
    return submissionId;
  };
  try {
    return await work(exchange, insert);
  } finally {
    await store.close();
  }
}

const request = (more: Partial<DeliveryRequest> = {}): DeliveryRequest => ({
  key: 'v-1',
  destinationId,
  publicService: { identifier: 'urn:x', name: 'Hundesteuer' },
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
  submissionId: string,
  options: { signal: AbortSignal | undefined; onReceive?: OnReceive },
): Promise<never> {
  await inbox.runOnce(options);
  throw (await inbox.entry(submissionId))?.error;
}

describe('contract for functions of the application', { timeout: 30_000 }, () => {
  const contract = applicationContract({
    watched: [
      {
        name: 'observer of a delivery',
        run: (observer, logger) =>
          withExchange({ observer, logger }, async ({ outbox }) => {
            const { id } = await outbox.enqueue(request());
            // The log is not there yet: the delivery is sent and waits.
            await outbox.runOnce();
            const state = (await outbox.get(id))?.state;
            expect(state).toBe('sent');
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
          return withExchange({ destinations, applicationTimeout: timeout }, async (exchange, insert) =>
            roundOf(exchange, await insert('accepting'), { signal }),
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
          withExchange({ clientSecret, applicationTimeout: timeout }, ({ fitConnect }) =>
            fitConnect.getDestination(destinationId, { signal }),
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
    const inbox = { handlerTimeout: 50, concurrency: 2, backoff: { base: 1, max: 1 } };
    await withExchange({ inbox, observer }, async (exchange, insert) => {
      const [first, second] = [await insert('stored'), await insert('stored')];
      let calls = 0;
      const onReceive: OnReceive = ({ submissionId }) =>
        submissionId === first && calls++ === 0 ? hang() : 'accept';
      await exchange.inbox.runOnce({ onReceive });
      expect((await exchange.inbox.entry(second))?.state).toBe('accepted');
      expect(await exchange.inbox.entry(first)).toMatchObject({
        state: 'stored',
        error: { code: 'exchange.inbox.not-taken' },
      });
      const faults = events.flatMap((event) => (event.type === 'worker.fault' ? [event.error] : []));
      expect(faults.map(({ code, cause }) => [code, (cause as { code?: string }).code])).toEqual([
        ['exchange.inbox.not-taken', 'core.application.timeout'],
      ]);
      await new Promise((resolve) => setTimeout(resolve, 10));
      await exchange.inbox.runOnce({ onReceive });
      expect((await exchange.inbox.entry(first))?.state).toBe('accepted');
    });
  });

  it('a worker that is stopped puts the submission down at once and ends well', async () => {
    await withExchange({ inbox: { interval: 1 } }, async ({ inbox }, insert) => {
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
