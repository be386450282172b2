import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  allowInsecurePublicKey,
  allowSandbox,
  createExchange,
  type DeliveryRequest,
  type Exchange,
  type ExchangeConfig,
  type ExchangeStore,
  type FitConnectConfig,
  fitConnectEnvironments,
  maxAttachmentBytes,
} from '../index.ts';
import { createSqliteStore } from '../node/index.ts';

let folder: string;
let store: ExchangeStore;
let config: ExchangeConfig & { fitConnect: FitConnectConfig };
let exchange: Exchange;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rathaus-outbox-'));
  store = createSqliteStore({ folder });
  config = {
    tenant: 'musterstadt',
    store,
    fitConnect: {
      endpoints: fitConnectEnvironments.test,
      clientId: 'musterstadt',
      clientSecret: 'geheim',
      userAgent: 'Test/1.0',
      trust: { [allowInsecurePublicKey]: true },
      fetch: () => Promise.reject(new Error('no network in this test')),
    },
  };
  exchange = createExchange(config);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const request = (more: Partial<DeliveryRequest> = {}): DeliveryRequest => ({
  key: 'v-1',
  to: { transport: 'fit-connect', destinationId: 'd12caea8-f372-4eb1-b102-b0a228253a11' },
  service: { identifier: 'urn:x', name: 'Hundesteuer' },
  data: { content: '{}', mimeType: 'application/json', schemaUri: 'urn:schema' },
  attachments: [{ content: () => [Buffer.from('eins')], mimeType: 'text/plain' }],
  ...more,
});
const stored = () => {
  const outbox = join(folder, 'musterstadt/outbox');
  return existsSync(outbox) ? readdirSync(outbox) : [];
};
const code = (value: string) => expect.objectContaining({ code: `exchange.${value}` });

describe('enqueue', () => {
  it('is idempotent by key', async () => {
    const first = await exchange.outbox.enqueue(request());
    const again = await exchange.outbox.enqueue(request());
    expect(again).toEqual(first);
    expect(stored()).toEqual([first.id]);
    expect(await exchange.outbox.getByKey('v-1')).toEqual(first);
  });

  it.each<[string, Partial<DeliveryRequest>, string]>([
    [
      'too many attachments',
      {
        attachments: Array.from({ length: 101 }, () => ({
          content: () => Promise.reject(new Error('was opened')),
          mimeType: 'text/plain',
        })),
      },
      'outbox.too-many-attachments',
    ],
    [
      'more in memory than the service takes',
      { data: { content: 'ß'.repeat(10_000_001), mimeType: 'application/json', schemaUri: 'urn:schema' } },
      'outbox.too-large',
    ],
    [
      'metadata that no receiver takes',
      { attachments: [{ content: () => [Buffer.from('eins')], mimeType: '' }] },
      'metadata.invalid',
    ],
  ])('stores nothing of a delivery with %s', async (_, more, expected) => {
    const write = vi.spyOn(store.content, 'write');
    await expect(exchange.outbox.enqueue(request(more))).rejects.toEqual(code(expected));
    expect(write).not.toHaveBeenCalled();
  });

  it('gives one delivery to two callers at the same time', async () => {
    const [a, b] = await Promise.all([
      exchange.outbox.enqueue(request()),
      exchange.outbox.enqueue(request()),
    ]);
    expect(a?.id).toBe(b?.id);
    expect(stored()).toHaveLength(1);
  });

  it.each<[string, Partial<DeliveryRequest>]>([
    ['data', { data: { content: '{"a":1}', mimeType: 'application/json', schemaUri: 'urn:schema' } }],
    [
      'destination',
      { to: { transport: 'fit-connect', destinationId: 'aaaaaaaa-f372-4eb1-b102-b0a228253a11' } },
    ],
    ['content', { attachments: [{ content: Buffer.from('zwei'), mimeType: 'text/plain' }] }],
    ['name', { attachments: [{ content: Buffer.from('eins'), mimeType: 'text/plain', fileName: 'a.txt' }] }],
    ['number of attachments', { attachments: [] }],
  ])('refuses the same key with other %s and keeps the first', async (_, more) => {
    const first = await exchange.outbox.enqueue(request());
    await expect(exchange.outbox.enqueue(request(more))).rejects.toEqual(code('outbox.key-conflict'));
    expect(stored()).toEqual([first.id]);
  });

  it('leaves nothing half-done when the content cannot be read, is too big or the caller aborts', async () => {
    const failing = async function* () {
      yield Buffer.from('a');
      throw new Error('the upload broke off');
    };
    const attach = (content: NonNullable<DeliveryRequest['attachments']>[number]['content']) =>
      request({ attachments: [{ content, mimeType: 'text/plain' }] });
    await expect(exchange.outbox.enqueue(attach(failing))).rejects.toEqual(code('outbox.not-stored'));
    const huge = { length: maxAttachmentBytes + 1 } as Uint8Array;
    await expect(exchange.outbox.enqueue(attach(() => [huge]))).rejects.toEqual(code('outbox.too-large'));
    const aborted = { signal: AbortSignal.abort() };
    await expect(exchange.outbox.enqueue(request(), aborted)).rejects.toThrow(/abort/i);
    expect(stored()).toEqual([]);
    expect(await exchange.outbox.getByKey('v-1')).toBeUndefined();
  });

  it.each<[string, Partial<DeliveryRequest>, string]>([
    ['empty key', { key: '' }, 'outbox.invalid-request'],
    [
      'destination',
      { to: { transport: 'fit-connect', destinationId: 'Beispielhausen' } },
      'outbox.invalid-request',
    ],
    ['way of delivery', { to: { transport: 'webdav', mailbox: 'amt' } }, 'outbox.invalid-request'],
    ['service', { service: { identifier: '', name: 'x' } }, 'outbox.invalid-request'],
    ['media type', { attachments: [{ content: 'x', mimeType: 'pdf' }] }, 'metadata.invalid'],
    ['date', { applicationDate: '23.11.2026' }, 'outbox.invalid-request'],
    [
      '101 attachments',
      { attachments: Array.from({ length: 101 }, () => ({ content: 'x', mimeType: 'text/plain' })) },
      'outbox.too-many-attachments',
    ],
  ])('refuses a wrong %s at once', async (_, more, expected) => {
    await expect(exchange.outbox.enqueue(request(more))).rejects.toEqual(code(expected));
    expect(stored()).toEqual([]);
  });

  it('lists over page borders, newest first, by state', async () => {
    for (let n = 0; n < 103; n++) await exchange.outbox.enqueue(request({ key: `k-${n}`, attachments: [] }));
    const keys = [];
    for await (const { key } of exchange.outbox.list()) keys.push(key);
    expect(new Set(keys).size).toBe(103);
    for await (const _ of exchange.outbox.list({ state: 'stopped' })) throw new Error('none is stopped');
    let queued = 0;
    for await (const { state } of exchange.outbox.list({ state: 'queued' }))
      queued += Number(state === 'queued');
    expect(queued).toBe(103);
  });
});

describe('a delivery in words for people', () => {
  it('has a reference that can be quoted: that of the sender, never the key of the application', async () => {
    const key = 'Antrag von Erika Mustermann';
    const plain = await exchange.outbox.enqueue(request({ key }));
    expect(plain.reference).toBe(plain.id);
    const named = await exchange.outbox.enqueue(request({ key: 'v-2', senderReference: 'HU-2026-17' }));
    expect(named).toMatchObject({ reference: 'HU-2026-17', state: 'queued' });
    expect(named.times).toEqual({ queued: named.createdAt });
  });
});

describe('configuration', () => {
  it('is checked at once, all faults together', () => {
    const broken = {
      ...config,
      tenant: '',
      fitConnect: {
        ...config.fitConnect,
        clientId: '',
        userAgent: '',
        trust: {},
        endpoints: { ...config.fitConnect.endpoints, tokenUrl: 'http://x.example' },
      },
    };
    expect(() => createExchange(broken)).toThrow(
      expect.objectContaining({
        code: 'exchange.config.invalid',
        details: {
          faults: 5,
          members:
            'tenant, fitConnect.clientId, fitConnect.userAgent, fitConnect.endpoints.tokenUrl, fitConnect.trust.roots',
        },
      }),
    );
  });

  it.each(['https://localhost/x', 'https://zustelldienst.test/x', 'https://127.0.0.9/x'])(
    'refuses the sandbox at %s unless [allowSandbox]',
    (submissionApi) => {
      const given = config.fitConnect;
      const withFitConnect = (more: Partial<FitConnectConfig>) =>
        createExchange({ ...config, fitConnect: { ...given, ...more } });
      const endpoints = { ...given.endpoints, submissionApi };
      expect(() => withFitConnect({ endpoints })).toThrow(/allowSandbox/);
      expect(() => withFitConnect({ endpoints, [allowSandbox]: true })).not.toThrow();
      const issuers = { ...given.endpoints, serviceIssuers: [submissionApi] };
      for (const word of [undefined, 'false' as never])
        expect(() => withFitConnect({ endpoints: issuers, [allowSandbox]: word })).toThrow(
          /fitConnect\.endpoints\.serviceIssuers\[0\]/,
        );
    },
  );

  it.each([
    { inbox: { interval: 0 } },
    { work: { interval: 0 } },
    { work: { patience: { stopAfter: Number.NaN } } },
    { outbox: { retention: { rejected: -1 } } },
    { inbox: { handlerTimeout: -1 } },
    { applicationTimeout: 0 },
  ])('refuses a pace that would spin or never end: %j', (more) => {
    expect(() => createExchange({ ...config, ...more })).toThrow(
      expect.objectContaining({
        code: 'exchange.config.invalid',
        details: expect.objectContaining({ faults: 1 }),
      }),
    );
  });
});
