import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { townsOver } from '../../test/operation-town.ts';
import { seedDelivery } from '../../test/operation-world.ts';
import { memoryStore } from '../../test/work-store.ts';
import { needsAsking } from '../index.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';

const now = Date.parse('2026-11-30T07:00:00Z');
const unknown = 'exchange.outbox.outcome-unknown';
const other = 'exchange.outbox.destination-not-active';
let store: ExchangeStore;

beforeEach(async () => {
  store = await memoryStore(() => now);
});
afterEach(() => store.close());

/** Two that may have arrived, and one that has not; all have stopped. */
async function stopped() {
  const seed = (code: string) =>
    seedDelivery(store, {
      tenant: 'musterstadt',
      at: now - 3_600_000,
      state: 'sending',
      work: { state: 'stopped', class: 'local', code },
    });
  const ids = { unsure: await seed(unknown), unsureToo: await seed(unknown), sure: await seed(other) };
  const { outbox } = await townsOver(store, ['musterstadt'], () => now).tenant('musterstadt');
  const stillStopped = async () => {
    const found: string[] = [];
    for await (const { id } of outbox.list({ state: 'stopped' })) found.push(id);
    return found.sort();
  };
  return { outbox, ids, stillStopped };
}

describe('what may have arrived already', () => {
  it('is told from what has not', () => {
    expect([unknown, other, 'toString'].map(needsAsking)).toEqual([true, false, false]);
  });

  it.each([
    ['all', {}],
    ['all of its class', { class: 'local' }],
  ] as const)('stays stopped, and is counted, when %s go on', async (_, filter) => {
    const { outbox, ids, stillStopped } = await stopped();
    expect(await outbox.retryAll(filter)).toEqual({ retried: 1, notAsked: 2, changed: 0 });
    expect(await stillStopped()).toEqual([ids.unsure, ids.unsureToo].sort());
  });

  it('stays stopped also when its code is named', async () => {
    const { outbox, ids, stillStopped } = await stopped();
    expect(await outbox.retryAll({ code: unknown })).toEqual({ retried: 0, notAsked: 2, changed: 0 });
    expect(await outbox.retryAll({ code: other })).toEqual({ retried: 1, notAsked: 0, changed: 0 });
    expect(await stillStopped()).toEqual([ids.unsure, ids.unsureToo].sort());
  });

  it('goes on when somebody says that the recipients were asked, and the history names who', async () => {
    const { outbox, ids, stillStopped } = await stopped();
    expect(await outbox.retryAll({ code: unknown, asked: true, by: 'Poststelle' })).toEqual({
      retried: 2,
      notAsked: 0,
      changed: 0,
    });
    expect(await stillStopped()).toEqual([ids.sure]);
    expect((await outbox.history(ids.unsure)).at(-1)).toMatchObject({ type: 'retried', by: 'Poststelle' });
  });

  it('stays stopped, and is counted, when it became so after the list was read', async () => {
    const { outbox, ids, stillStopped } = await stopped();
    const also = await seedDelivery(store, {
      tenant: 'musterstadt',
      at: now,
      state: 'sending',
      work: { state: 'stopped', class: 'local', code: other },
    });
    const transaction = store.db.transaction.bind(store.db);
    // The first one is revived; then somebody finds out that nobody knows whether the second has arrived.
    vi.spyOn(store.db, 'transaction').mockImplementationOnce(() => {
      const begun = transaction();
      const execute = begun.execute.bind(begun);
      return Object.assign(begun, {
        execute: async (work: Parameters<typeof execute>[0]) => {
          const done = await execute(work);
          await store.db
            .updateTable('work_item')
            .set({ error_code: unknown })
            .where('id', '=', also)
            .execute();
          return done;
        },
      });
    });
    expect(await outbox.retryAll({ code: other })).toEqual({ retried: 1, notAsked: 0, changed: 1 });
    expect(await stillStopped()).toEqual([ids.unsure, ids.unsureToo, also].sort());
  });

  it('goes on alone, since whoever names it has looked at it', async () => {
    const { outbox, ids, stillStopped } = await stopped();
    await outbox.retry(ids.unsure);
    expect(await stillStopped()).toEqual([ids.unsureToo, ids.sure].sort());
  });
});
