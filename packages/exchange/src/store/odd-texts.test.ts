import { beforeAll, describe, expect, it } from 'vitest';
import { createMemoryContent } from '../../test/memory-content.ts';
import { oddTextsContract } from '../../test/odd-texts-contract.ts';
import { seedDelivery } from '../../test/operation-world.ts';
import { memoryStore } from '../../test/work-store.ts';
import { createExchange, createLoopback } from '../index.ts';
import type { ExchangeStore } from './exchange-store.ts';
import { requireStorable } from './stored-words.ts';

describe('any text in any place, on SQLite', () => {
  let store: ExchangeStore;
  beforeAll(async () => {
    store = await memoryStore(Date.now, createMemoryContent());
  });
  oddTextsContract(() => [store]);
});

it('half of a character finds nothing that was stored with its replacement', async () => {
  const store = await memoryStore(Date.now, createMemoryContent());
  await seedDelivery(store, { tenant: 'altdorf', at: Date.now(), key: 'Vorgang \ufffd' });
  const { outbox } = createExchange({
    tenant: 'altdorf',
    store,
    transports: [createLoopback().transport({ mailboxes: { archiv: {} } })],
  });
  expect(await outbox.getByKey('Vorgang \ufffd')).toMatchObject({ key: 'Vorgang \ufffd' });
  expect(await outbox.getByKey('Vorgang \ud800')).toBeUndefined();
});

it('a text of an act is refused by its place', () => {
  for (const by of ['\0', '\ud800', 'x'.repeat(1001), 'ß'.repeat(501)])
    expect(() => requireStorable({ service: 'x', by })).toThrow(
      expect.objectContaining({ code: 'exchange.operation.invalid-text', details: { place: 'by' } }),
    );
  expect(() => requireStorable({ by: undefined, lane: 'ß'.repeat(500) })).not.toThrow();
});
