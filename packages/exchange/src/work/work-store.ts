import { isRathausError, type RathausError } from '@rathaus/client-core';
import { type Kysely, sql, type Transaction } from 'kysely';
import { exchangeError } from '../errors.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import type { ExchangeTables } from '../store/tables.ts';
import { type FailureClass, reasonOf } from './failure.ts';
import { appendHistory, type Happening } from './history.ts';
import { holdLane } from './lanes.ts';
import type { Lease, Outcome, WorkItem, WorkKind } from './work-item.ts';

/** Work that begins. */
export interface NewWork {
  readonly kind: WorkKind;
  readonly id: string;
  readonly tenant: string;
  readonly service: string;
  readonly lane: string;
  /** Milliseconds from now. Default 0. */
  readonly after?: number | undefined;
}

const noFailures = {
  failures: 0,
  failing_since: null,
  failure_class: null,
  error_code: null,
  error_message: null,
} as const;

/** How a failed attempt is noted. */
export interface NotedFailure {
  readonly class: FailureClass;
  readonly error: RathausError;
  /** Milliseconds until the next attempt; undefined: the item stops and waits for a person. */
  readonly after: number | undefined;
}

type Executor = Kysely<ExchangeTables> | Transaction<ExchangeTables>;

/** Another worker took the item over: stop, it goes on from the last stored step. */
export const leaseLost = () => exchangeError('exchange.worker.lease-lost');
export const isLeaseLost = (error: unknown): boolean =>
  isRathausError(error) && error.code === 'exchange.worker.lease-lost';

/** Writes of the kernel and of handlers. Every one of a worker names its lease. */
export function createWorkStore(store: ExchangeStore) {
  const { db, now } = store;
  const stillFailing = () => ({ failing_since: sql<number>`coalesce(failing_since, ${now()})` });
  const from = (after: number) => sql<number>`${now()} + ${sql.lit(Math.trunc(after))}`;
  const held = (lease: Lease, executor: Executor) =>
    executor
      .updateTable('work_item')
      .where('kind', '=', lease.kind)
      .where('id', '=', lease.id)
      .where('epoch', '=', lease.epoch)
      // Whoever has put the item down, or has it taken from it, writes no more.
      .where('lease_until', 'is not', null);

  const commit = <T>(
    lease: Lease,
    write: (transaction: Transaction<ExchangeTables>) => Promise<T>,
  ): Promise<T> =>
    db.transaction().execute(async (transaction) => {
      const { numUpdatedRows } = await held(lease, transaction).set({ updated_at: now() }).executeTakeFirst();
      if (numUpdatedRows === 0n) throw leaseLost();
      return write(transaction);
    });

  const insert = async (work: NewWork, executor: Executor): Promise<void> => {
    const { kind, id, tenant, service, lane, after = 0 } = work;
    await holdLane(store, { tenant, service, lane }, executor);
    await executor
      .insertInto('work_item')
      .values({
        kind,
        id,
        tenant,
        service,
        lane,
        state: 'ready',
        due_at: from(after),
        epoch: 0,
        lease_until: null,
        failures: 0,
        failing_since: null,
        failure_class: null,
        error_code: null,
        error_message: null,
        created_at: now(),
        updated_at: now(),
      })
      .onConflict((conflict) => conflict.columns(['kind', 'id']).doNothing())
      .execute();
  };

  /**
   * Adds work, with its lane, in a transaction: that of the caller, or one of its own. Nothing happens when there is work
   * with this kind and id.
   */
  const add = (work: NewWork, within?: Executor): Promise<void> =>
    within ? insert(work, within) : db.transaction().execute((own) => insert(work, own));

  return {
    /** How long an item fails, by the clock of the database. */
    async failingOf({ kind, id }: Lease): Promise<{ failures: number; age: number }> {
      const row = await db
        .selectFrom('work_item')
        .leftJoin('work_block', (join) =>
          join
            .onRef('work_block.tenant', '=', 'work_item.tenant')
            .onRef('work_block.service', '=', 'work_item.service'),
        )
        .select([
          'failures',
          // While credentials are refused one item tries for all; if that fails otherwise, the wait does not count either.
          sql<number | string | null>`case
            when work_block.since is null then ${now()} - failing_since
            when failing_since >= work_block.since then 0
            else work_block.since - failing_since end`.as('age'),
        ])
        .where('kind', '=', kind)
        .where('id', '=', id)
        .executeTakeFirst();
      return { failures: Number(row?.failures ?? 0), age: Number(row?.age ?? 0) };
    },

    /**
     * How often an item was refused in a row as now, and for how long, by the clock of the database. What failed otherwise
     * in between, or has succeeded, ends the row: a refusal is confirmed by the same refusal alone.
     */
    async refusalsOf({ kind, id }: Lease, error: RathausError): Promise<{ count: number; age: number }> {
      const row = await db
        .selectFrom('work_item')
        .innerJoin('work_event', (join) =>
          join.onRef('work_event.kind', '=', 'work_item.kind').onRef('work_event.id', '=', 'work_item.id'),
        )
        .select([
          'failures',
          'failing_since',
          'type',
          'work_event.failure_class',
          'code',
          'reason',
          'first_at',
          'count',
        ])
        .select(now().as('now'))
        .where('work_item.kind', '=', kind)
        .where('work_item.id', '=', id)
        .orderBy('position', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (row?.type !== 'failed' || row.failing_since === null) return { count: 0, age: 0 };
      const isSame = row.code === error.code && row.reason === (reasonOf(error) ?? null);
      if (row.failure_class !== 'refusal' || !isSame) return { count: 0, age: 0 };
      return {
        count: Math.min(Number(row.failures), Number(row.count)),
        age: Number(row.now) - Math.max(Number(row.first_at), Number(row.failing_since)),
      };
    },

    async databaseNow(): Promise<number> {
      const { rows } = await sql<{ now: number | string }>`select ${now()} as now`.execute(db);
      return Number(rows[0]?.now);
    },

    add,

    /** Sees to it that there is regular work: adds it, or begins it again in its lane of today when it waits. */
    ensure: (work: NewWork): Promise<void> =>
      db.transaction().execute(async (transaction) => {
        await insert(work, transaction);
        const { kind, id, service, lane } = work;
        await transaction
          .updateTable('work_item')
          .set({ state: 'ready', service, lane, due_at: now() })
          .where('kind', '=', kind)
          .where('id', '=', id)
          .where((where) =>
            where.or([
              where('state', '!=', 'ready'),
              where('service', '!=', service),
              where('lane', '!=', lane),
            ]),
          )
          .execute();
      }),

    /**
     * Writes in a transaction that only commits while the lease is held: the row of the item is locked first, so that
     * nobody can claim it in between. Errors: `exchange.worker.lease-lost`.
     */
    commit,

    /** The handler has done what can be done now; what was noted of failures is over, unless it is stuck. */
    async settle(lease: Lease, outcome: Outcome, executor: Executor = db): Promise<void> {
      const isStuck = outcome.next === 'again' && outcome.isStuck === true;
      const { numUpdatedRows } = await held(lease, executor)
        .set({
          state: outcome.next === 'again' ? 'ready' : outcome.next === 'wait' ? 'waiting' : 'done',
          due_at: from(outcome.next === 'again' ? Math.max(1, outcome.after) : 0),
          lease_until: null,
          ...(isStuck ? stillFailing() : noFailures),
          updated_at: now(),
        })
        .executeTakeFirst();
      if (numUpdatedRows === 0n) throw leaseLost();
    },

    /**
     * A step has succeeded, although others follow: from here attempts are counted anew. The age of the trouble counts on
     * as long as the whole has not come further: steps that are made again and again would hide it for ever.
     */
    async progressed(lease: Lease, isFurther: boolean, executor: Executor = db): Promise<void> {
      const { failing_since: since, ...attempts } = noFailures;
      await held(lease, executor)
        .where('failing_since', 'is not', null)
        .set(isFurther ? { ...attempts, failing_since: since } : attempts)
        .execute();
    },

    /** Notes a failed attempt, and when the next one is. */
    fail: (lease: Lease, { class: failureClass, error, after }: NotedFailure): Promise<void> =>
      commit(lease, async (transaction) => {
        await held(lease, transaction)
          .set({
            state: after === undefined ? 'stopped' : 'ready',
            due_at: from(after ?? 0),
            lease_until: null,
            failures: sql<number>`failures + 1`,
            failing_since: sql<number>`coalesce(failing_since, ${now()})`,
            failure_class: failureClass,
            error_code: error.code,
            error_message: error.message,
          })
          .execute();
        const type = after === undefined ? 'stopped' : 'failed';
        const failed = { class: failureClass, code: error.code, reason: reasonOf(error) };
        await appendHistory(store, transaction, lease, { type, ...failed });
      }),

    /** Notes what happened to an item, while it is held. */
    noted: (lease: Lease, happening: Happening): Promise<void> =>
      commit(lease, (transaction) => appendHistory(store, transaction, lease, happening)),

    /** Puts an item down as it is: a worker that stops, or an item whose tenant has to wait. */
    async putDown(lease: Lease, after = 0): Promise<void> {
      await held(lease, db)
        .set({ lease_until: null, due_at: from(after), updated_at: now() })
        .execute();
    },

    /**
     * The credentials of a tenant are refused: its work with the service waits until a probe succeeds. True when they were
     * not refused before, for one of those who find it at the same time.
     */
    async block({ tenant, service }: WorkItem, error: RathausError, after: number): Promise<boolean> {
      const row = { error_code: error.code, error_message: error.message, probe_at: from(after) };
      const { probes } = await db
        .insertInto('work_block')
        .values({ ...row, tenant, service, since: now(), probes: 0 })
        .onConflict((conflict) =>
          conflict
            .columns(['tenant', 'service'])
            .doUpdateSet({ ...row, probes: sql<number>`work_block.probes + 1` }),
        )
        .returning('probes')
        .executeTakeFirstOrThrow();
      return Number(probes) === 0;
    },

    /** How often the credentials were refused in a row; undefined when they are not. */
    async probesOf({ tenant, service }: WorkItem): Promise<number | undefined> {
      const row = await db
        .selectFrom('work_block')
        .select('probes')
        .where('tenant', '=', tenant)
        .where('service', '=', service)
        .executeTakeFirst();
      return row && Number(row.probes);
    },

    /**
     * The credentials are taken again. True when they were refused before. While they were, nothing was tried: that time
     * is not counted as failing of anybody.
     */
    unblock: ({ tenant, service }: WorkItem): Promise<boolean> =>
      db.transaction().execute(async (transaction) => {
        const block = await transaction
          .deleteFrom('work_block')
          .where('tenant', '=', tenant)
          .where('service', '=', service)
          .returning('since')
          .executeTakeFirst();
        if (!block) return false;
        const since = sql.lit(Number(block.since));
        await transaction
          .updateTable('work_item')
          .set({
            failing_since: sql<number>`failing_since + ${now()}
              - case when failing_since > ${since} then failing_since else ${since} end`,
          })
          .where('tenant', '=', tenant)
          .where('service', '=', service)
          .where('failing_since', 'is not', null)
          .execute();
        return true;
      }),
  };
}

export type WorkStore = ReturnType<typeof createWorkStore>;
