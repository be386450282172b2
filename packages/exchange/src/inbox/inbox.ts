import type { Updateable } from 'kysely';
import { exchangeError } from '../errors.ts';
import { isStorable } from '../metadata/stored-text.ts';
import { judgeCall } from '../report/call-faults.ts';
import { createCallJudge } from '../report/call-judge.ts';
import { requireStorable } from '../store/stored-words.ts';
import type { ReceivedTable } from '../store/tables.ts';
import { judgeProblems, writtenProblems } from '../transport/judge-problems.ts';
import { readHistory } from '../work/history.ts';
import { createRevival } from '../work/revive.ts';
import type { RunOnceOptions, RunOptions } from '../work/run-options.ts';
import { type ListingContext, listingId } from './listing.ts';
import { entryOf, type ReceivedDelivery, receivedOf } from './received.ts';
import { writeRemoved } from './received-writes.ts';
import { contentFoldersOf, type InboxRows, inboxRows, type ReceivedRow } from './rows.ts';
import { isFinished, receivedStates } from './state.ts';
import type { Inbox, OnReceive } from './types.ts';

export interface InboxContext extends ListingContext {
  readonly rows: InboxRows;
  /** Aborts with `core.tenant.unknown` when the tenant is gone; then every method rejects with it. */
  readonly gone: AbortSignal;
  /** There is new work. */
  wake(): void;
  runOnce(options: RunOnceOptions, onReceive: OnReceive | undefined): Promise<void>;
  run(options: RunOptions, onReceive: OnReceive | undefined): Promise<void>;
}

const judge = createCallJudge('exchange.inbox.invalid-request', receivedStates);

/** Builds the inbox of one tenant. */
export function createInbox(context: InboxContext): Inbox {
  const { store, rows, transports, tenant, clock, gone, wake } = context;
  const { db, now } = store;
  const revival = createRevival(store, tenant);
  /** The store, as long as there is such a tenant. */
  const ready = async (): Promise<void> => {
    gone.throwIfAborted();
    await store.ready();
  };
  const find = async (id: string): Promise<ReceivedRow | undefined> => {
    judge.id('id', id);
    await ready();
    // No row has such a text, and PostgreSQL fails when it is asked for it.
    return isStorable(id) ? rows.find(id) : undefined;
  };

  /** Errors: `exchange.inbox.unknown-delivery`. */
  const demand = async (id: string): Promise<ReceivedRow> => {
    const row = await find(id);
    if (!row) throw exchangeError('exchange.inbox.unknown-delivery');
    return row;
  };
  const findByKey = async (key: string): Promise<ReceivedRow | undefined> => {
    judge.id('key', key);
    await ready();
    return isStorable(key) ? rows.findByKey(key) : undefined;
  };
  const withContent = async (row: ReceivedRow | undefined): Promise<ReceivedDelivery | undefined> =>
    row && receivedOf(row, await rows.parts(row.id), store.content);

  /** Decision of the application about a delivery that waits for it. */
  async function decide(id: string, changes: Updateable<ReceivedTable>): Promise<void> {
    judge.id('id', id);
    await ready();
    if (!isStorable(id)) throw exchangeError('exchange.inbox.unknown-delivery');
    await db.transaction().execute(async (transaction) => {
      // The work first, as workers do: whoever locks in the same order waits, and nobody waits for ever.
      await transaction
        .updateTable('work_item')
        .set({ state: 'ready', due_at: now(), updated_at: now() })
        .where('tenant', '=', tenant)
        .where('kind', '=', 'received')
        .where('id', '=', id)
        .execute();
      const { numUpdatedRows } = await transaction
        .updateTable('received')
        .set({ ...changes, updated_at: new Date(clock()).toISOString() })
        .where('tenant', '=', tenant)
        .where('id', '=', id)
        .where('step', '=', 'waiting')
        .executeTakeFirst();
      if (numUpdatedRows > 0n) return;
      const known = await inboxRows({ db: transaction, schema: store.schema }, tenant).find(id);
      throw exchangeError(known ? 'exchange.inbox.not-waiting' : 'exchange.inbox.unknown-delivery');
    });
    wake();
  }

  return {
    async runOnce(options) {
      judge.run(options);
      const { onReceive, ...once } = { ...options };
      await context.runOnce(once, onReceive);
    },
    async run(options) {
      judge.run(options);
      const { onReceive, ...until } = { ...options };
      await context.run(until, onReceive);
    },
    get: async (id) => withContent(await find(id)),
    getByKey: async (key) => withContent(await findByKey(key)),
    async entry(id) {
      const row = await find(id);
      return row && entryOf(row);
    },
    async entryByKey(key) {
      const row = await findByKey(key);
      return row && entryOf(row);
    },
    async *list(filter = {}) {
      judge.list(filter);
      for (let last: ReceivedRow | undefined; ; ) {
        await ready();
        const page = await rows.page(filter, last);
        for (const row of page) yield entryOf(row);
        last = page.at(-1);
        if (page.length < 100) return;
      }
    },
    async history(id) {
      const row = await find(id);
      return row ? readHistory(store, { kind: 'received', id }) : [];
    },
    accept: (id) => decide(id, { step: 'accepting' }),
    async reject(id, problems) {
      gone.throwIfAborted();
      judgeCall('exchange.inbox.invalid-request', (faults) => judgeProblems('problems', problems, faults));
      await decide(id, { step: 'rejecting', problems: writtenProblems(problems) });
    },
    async retry(id, options) {
      judge.id('id', id);
      judge.options(options);
      const by = options?.by;
      requireStorable({ by });
      const row = await demand(id);
      if (!(await revival.revive({ kind: 'received', id }, by)))
        throw exchangeError('exchange.inbox.not-stopped', { details: { state: entryOf(row).state } });
      wake();
      return entryOf((await find(id)) ?? row);
    },
    async retryAll(filter = {}) {
      judge.retryAll(filter);
      requireStorable({ by: filter.by, code: filter.code, class: filter.class });
      await ready();
      const result = await revival.reviveAll('received', filter);
      if (result.retried > 0) wake();
      return result;
    },
    async look(source) {
      if (source !== undefined) judge.id('source', source);
      await ready();
      let found = false;
      for (const transport of transports.all)
        for (const one of transport.sources)
          if (source === undefined || one.source === source) {
            found = true;
            await revival.hurry({ kind: 'listing', id: listingId(tenant, transport, one.source) });
          }
      if (found) wake();
      return found;
    },
    async removeContent(id) {
      const row = await demand(id);
      if (!isFinished(row.step)) throw exchangeError('exchange.inbox.not-finished');
      for (const folder of await contentFoldersOf(db, tenant, id)) await store.content.remove(folder);
      const now = new Date(clock()).toISOString();
      await db.transaction().execute((transaction) => writeRemoved(transaction, row, now));
    },
  };
}
