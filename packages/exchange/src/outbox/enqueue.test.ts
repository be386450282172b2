import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  allowInsecurePublicKey,
  createExchange,
  type DeliveryRequest,
  deliveryLabels,
  type Exchange,
  type ExchangeConfig,
  type ExchangeStore,
  fitConnectEnvironments,
} from '../index.ts';
import { createSqliteStore } from '../node/index.ts';
import { maxAttachmentBytes } from './enqueue.ts';

let folder: string;
let store: ExchangeStore;
let config: ExchangeConfig;
let exchange: Exchange;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rathaus-outbox-'));
  store = createSqliteStore({ folder });
  config = {
    endpoints: fitConnectEnvironments.test,
    clientId: 'musterstadt',
    clientSecret: 'geheim',
    userAgent: 'Test/1.0',
    store,
    trust: { [allowInsecurePublicKey]: true },
    fetch: () => Promise.reject(new Error('no network in this test')),
  };
  exchange = createExchange(config);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const request = (more: Partial<DeliveryRequest> = {}): DeliveryRequest => ({
  key: 'v-1',
  destinationId: 'd12caea8-f372-4eb1-b102-b0a228253a11',
  publicService: { identifier: 'urn:x', name: 'Hundesteuer' },
  data: { content: '{}', mimeType: 'application/json', schemaUri: 'urn:schema' },
  attachments: [{ content: () => [Buffer.from('eins')], mimeType: 'text/plain' }],
  ...more,
});
const stored = () => (existsSync(join(folder, 'outbox')) ? readdirSync(join(folder, 'outbox')) : []);
const code = (value: string) => expect.objectContaining({ code: `exchange.${value}` });

describe('enqueue', () => {
  it('is idempotent by key', async () => {
    const first = await exchange.outbox.enqueue(request());
    const again = await exchange.outbox.enqueue(request());
    expect(again).toEqual(first);
    expect(stored()).toEqual([first.id]);
    expect(await exchange.outbox.getByKey('v-1')).toEqual(first);
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
    ['destination', { destinationId: 'aaaaaaaa-f372-4eb1-b102-b0a228253a11' }],
    ['content', { attachments: [{ content: Buffer.from('zwei'), mimeType: 'text/plain' }] }],
    ['name', { attachments: [{ content: Buffer.from('eins'), mimeType: 'text/plain', filename: 'a.txt' }] }],
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
    await expect(exchange.outbox.enqueue(attach(() => [huge]))).rejects.toEqual(code('outbox.too-big'));
    const aborted = { signal: AbortSignal.abort() };
    await expect(exchange.outbox.enqueue(request(), aborted)).rejects.toThrow(/abort/i);
    expect(stored()).toEqual([]);
    expect(await exchange.outbox.getByKey('v-1')).toBeUndefined();
  });

  it.each<[string, Partial<DeliveryRequest>, string]>([
    ['empty key', { key: '' }, 'outbox.invalid-request'],
    ['destination', { destinationId: 'Beispielhausen' }, 'outbox.invalid-request'],
    ['media type', { attachments: [{ content: 'x', mimeType: 'pdf' }] }, 'metadata.invalid'],
    ['date', { applicationDate: '23.11.2026' }, 'metadata.invalid'],
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
    for await (const _ of exchange.outbox.list({ state: 'dead' })) throw new Error('none is dead');
  });
});

describe('tenants', () => {
  it('that share a store do not see each other', async () => {
    const tenants = createExchange((id) => (id.startsWith('stadt') ? config : undefined));
    const one = await tenants.tenant('stadt-1');
    const two = await tenants.tenant('stadt-2');
    const first = await one.outbox.enqueue(request());
    const second = await two.outbox.enqueue(request());
    expect(second.id).not.toBe(first.id);
    expect(await two.outbox.get(first.id)).toBeUndefined();
    expect(await tenants.tenant('stadt-1')).toBe(one);
    for (const unknown of ['dorf', '', undefined as unknown as string]) {
      await expect(tenants.tenant(unknown)).rejects.toEqual(code('tenant.unknown'));
    }
  });
});

describe('configuration', () => {
  it('is checked at once, all faults together', () => {
    const broken = {
      ...config,
      clientId: '',
      userAgent: '',
      trust: {},
      endpoints: { ...config.endpoints, tokenUrl: 'http://x' },
    };
    expect(() => createExchange(broken)).toThrow(/clientId.*userAgent.*tokenUrl is not https.*roots/);
    const local = { ...config.endpoints, submissionApi: 'https://localhost/x' };
    expect(() => createExchange({ ...config, endpoints: local })).toThrow(/allowSandbox/);
  });
});

describe('labels', () => {
  it('exist for every state in both languages', () => {
    expect(Object.keys(deliveryLabels.de)).toEqual(Object.keys(deliveryLabels.en));
  });
});
