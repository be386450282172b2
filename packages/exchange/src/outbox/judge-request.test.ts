import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMemoryContent, type MemoryContent } from '../../test/memory-content.ts';
import { memoryStore } from '../../test/work-store.ts';
import {
  allowInsecurePublicKey,
  createExchange,
  createLoopback,
  type DeliveryRequest,
  type Exchange,
  fitConnectEnvironments,
} from '../index.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';

let content: MemoryContent;
let store: ExchangeStore;
let exchange: Exchange;
beforeEach(async () => {
  content = createMemoryContent();
  store = await memoryStore(Date.now, content);
  exchange = createExchange({
    tenant: 'musterstadt',
    store,
    transports: [createLoopback().transport({ mailboxes: { archiv: {} } })],
    fitConnect: {
      endpoints: fitConnectEnvironments.test,
      clientId: 'musterstadt',
      clientSecret: 'geheim',
      userAgent: 'Test/1.0',
      trust: { [allowInsecurePublicKey]: true },
      fetch: () => Promise.reject(new Error('no network in this test')),
    },
  });
});
afterEach(() => store.close());

const ways = {
  mailbox: { transport: 'loopback', mailbox: 'archiv' },
  'fit-connect': { transport: 'fit-connect', destinationId: 'd12caea8-f372-4eb1-b102-b0a228253a11' },
} as const satisfies Record<string, DeliveryRequest['to']>;
const file = { content: 'x', mimeType: 'text/plain' };
const data = { content: '{}', mimeType: 'application/json', schemaUri: 'urn:schema' };
const service = { identifier: 'urn:x', name: 'Hundesteuer' };
const request = (way: keyof typeof ways, more: object = {}) =>
  ({ key: 'v-1', to: ways[way], service, data, attachments: [file], ...more }) as DeliveryRequest;

/** What a program without types gives, and the place of the fault; over every way of delivery the same. */
const wrong: readonly (readonly [string, object])[] = [
  ['key', { key: 5 }],
  ['key', { key: 'x'.repeat(201) }],
  ['to', { to: null }],
  ['to', { to: 'archiv' }],
  ['to.transport', { to: {} }],
  ['to.transport', { to: { transport: 'webdav', mailbox: 'amt' } }],
  ['service', { service: null }],
  ['service.identifier', { service: { ...service, identifier: 5 } }],
  ['service.name', { service: { ...service, name: '' } }],
  ['data', { data: null }],
  ['data.content', { data: { ...data, content: undefined } }],
  ['data.content', { data: { ...data, content: 5 } }],
  ['data.content', { data: { ...data, content: [1] } }],
  ['data.mimeType', { data: { ...data, mimeType: 5 } }],
  ['data.schemaUri', { data: { ...data, schemaUri: 7 } }],
  ['data.schemaUri', { data: { ...data, schemaUri: 'no uri' } }],
  ['attachments', { attachments: null }],
  ['attachments', { attachments: {} }],
  ['attachments.0', { attachments: [null] }],
  ['attachments.1.content', { attachments: [file, { mimeType: 'text/plain' }] }],
  ['attachments.0.mimeType', { attachments: [{ content: 'x' }] }],
  ['attachments.0.fileName', { attachments: [{ ...file, fileName: 5 }] }],
  ['attachments.0.fileName', { attachments: [{ ...file, fileName: 'a\ud800' }] }],
  ['attachments.0.description', { attachments: [{ ...file, description: null }] }],
  ['attachments.0.purpose', { attachments: [{ ...file, purpose: {} }] }],
  ['senderReference', { senderReference: null }],
  ['senderReference', { senderReference: 5 }],
  ['senderReference', { senderReference: 'x'.repeat(601) }],
  ['region', { region: 'nicht-urn' }],
  ['region', { region: 'urn:' }],
  ['region', { region: '05315000' }],
  ['region', { region: null }],
  ['applicationDate', { applicationDate: '31.12.2026' }],
  ['applicationDate', { applicationDate: '2026-02-30' }],
  ['applicationDate', { applicationDate: new Date(0) }],
];

describe.each(['mailbox', 'fit-connect'] as const)('a request over %s', (way) => {
  it.each(wrong)('with a wrong %s is refused by that place: %j', async (place, more) => {
    await expect(exchange.outbox.enqueue(request(way, more))).rejects.toMatchObject({
      name: 'RathausError',
      code: 'exchange.outbox.invalid-request',
      details: { place },
    });
    expect([...content.objects.keys()]).toEqual([]);
    expect(await exchange.outbox.getByKey('v-1')).toBeUndefined();
  });

  it('with several faults names all of them, with their rules', async () => {
    const call = exchange.outbox.enqueue(
      request(way, { senderReference: null, region: 'x', attachments: [file, {}] }),
    );
    await expect(call).rejects.toMatchObject({
      details: {
        place: 'region',
        places: 'region, attachments.1.content, attachments.1.mimeType, senderReference',
      },
      message: expect.stringContaining('region must be a URN; attachments.1.content is missing; '),
    });
  });

  it('without anything is refused', async () => {
    for (const none of [undefined, null, 5, 'x', []])
      await expect(exchange.outbox.enqueue(none as never)).rejects.toMatchObject({
        details: { place: 'request' },
      });
  });

  it('with everything in the documented formats is taken', async () => {
    const call = exchange.outbox.enqueue(
      request(way, {
        region: 'urn:de:bund:destatis:bevoelkerungsstatistik:schluessel:ars:053150000000',
        applicationDate: '2026-12-31',
        senderReference: '',
        attachments: [
          { ...file, content: new Uint8Array(2), fileName: 'a.txt', description: '', purpose: 'form' },
        ],
      }),
    );
    await expect(call).resolves.toMatchObject({ state: 'queued' });
  });
});

describe('what only one way of delivery refuses', () => {
  const invalid = 'exchange.outbox.invalid-request';
  const metadata = 'exchange.metadata.invalid';
  const bad = (more: object) => ({ attachments: [file, { ...file, ...more }] });
  it.each<[keyof typeof ways, string, string, object]>([
    ['fit-connect', invalid, 'to.destinationId', { to: { transport: 'fit-connect' } }],
    ['fit-connect', invalid, 'to.destinationId', { to: { transport: 'fit-connect', destinationId: 'Köln' } }],
    ['fit-connect', invalid, 'to.caseId', { to: { ...ways['fit-connect'], transport: 'fit-connect-reply' } }],
    ['fit-connect', metadata, 'data.mimeType', { data: { ...data, mimeType: 'text/plain' } }],
    ['fit-connect', metadata, 'attachments.1.mimeType', bad({ mimeType: 'pdf' })],
    ['fit-connect', metadata, 'attachments.1.purpose', bad({ purpose: 'bogus' })],
    ['mailbox', invalid, 'to.mailbox', { to: { transport: 'loopback' } }],
    ['mailbox', invalid, 'to.mailbox', { to: { transport: 'loopback', mailbox: 'zz' } }],
    ['mailbox', invalid, 'data.mimeType', { data: { ...data, mimeType: 'json' } }],
    ['mailbox', invalid, 'data.schemaUri', { data: { ...data, schemaUri: `urn:x:${'y'.repeat(2000)}` } }],
    ['mailbox', invalid, 'service.name', { service: { ...service, name: 'a\nb' } }],
    ['mailbox', invalid, 'senderReference', { senderReference: 'a\tb' }],
    ['mailbox', invalid, 'attachments.1.mimeType', bad({ mimeType: '' })],
    ['mailbox', invalid, 'attachments.1.fileName', bad({ fileName: '../x' })],
    ['mailbox', invalid, 'attachments.1.description', bad({ description: 'x'.repeat(2001) })],
  ])('%s: %s at %s', async (way, code, place, more) => {
    await expect(exchange.outbox.enqueue(request(way, more))).rejects.toMatchObject({
      code,
      details: { place },
    });
    expect([...content.objects.keys()]).toEqual([]);
  });
});
