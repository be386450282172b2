import type { Expression, ExpressionBuilder, SqlBool, Transaction } from 'kysely';
import type { ExchangeStore } from '../store/exchange-store.ts';
import type { ExchangeTables } from '../store/tables.ts';
import { askFirst, needsAsking } from './asking.ts';
import type { ActedBy } from './control.ts';
import type { FailureClass } from './failure.ts';
import { appendHistory } from './history.ts';
import type { WorkItem, WorkKind } from './work-item.ts';

type Item = Pick<WorkItem, 'kind' | 'id'>;
type Condition = (where: ExpressionBuilder<ExchangeTables, 'work_item'>) => Expression<SqlBool>;

/** Which of what has stopped is revived together. */
export interface RetryFilter extends ActedBy {
  readonly code?: string | undefined;
  readonly class?: FailureClass | undefined;
  /**
   * The recipient of each was asked and has not got it. Without it those of `needsAsking` stay as they are, also when their
   * code is named: going on with them may deliver twice.
   */
  readonly asked?: boolean | undefined;
}

/** What came of it. */
export interface RetriedAll {
  /** How many go on. */
  readonly retried: number;
  /** How many would match, but stay stopped because nobody has said that the recipient was asked (`needsAsking`). */
  readonly notAsked: number;
  /** How many matched when they were listed and no longer did when it was their turn: they stay as they are. */
  readonly changed: number;
}

/** What people and callbacks do to work that nobody holds: they make it due, whatever a worker thinks of it. */
export function createRevival(store: ExchangeStore, tenant: string) {
  const { db, now } = store;
  const fresh = {
    state: 'ready',
    failures: 0,
    failing_since: null,
    failure_class: null,
    error_code: null,
    error_message: null,
  } as const;

  const of = (transaction: Transaction<ExchangeTables>, { kind, id }: Item) =>
    transaction
      .updateTable('work_item')
      .where('tenant', '=', tenant)
      .where('kind', '=', kind)
      .where('id', '=', id);

  const stoppedOrFailing: Condition = (where) =>
    where.or([
      where('state', '=', 'stopped'),
      where.and([where('state', '=', 'ready'), where('failures', '>', 0)]),
    ]);

  /** Whatever was listed before: only what the condition holds of now is revived. */
  const reviveIf = (item: Item, condition: Condition, by: string | undefined): Promise<boolean> =>
    db.transaction().execute(async (transaction) => {
      const { numUpdatedRows } = await of(transaction, item)
        .where(condition)
        .set({ ...fresh, due_at: now(), updated_at: now() })
        .executeTakeFirst();
      if (numUpdatedRows === 0n) return false;
      await appendHistory(store, transaction, item, { type: 'retried', by });
      return true;
    });

  return {
    /** Makes an item that has stopped, or fails, go on at once as if it had never failed. False for any other. */
    revive: (item: Item, by?: string | undefined): Promise<boolean> => reviveIf(item, stoppedOrFailing, by),

    /** Revives all that have stopped, one by one, so that workers are not kept waiting. */
    async reviveAll(
      kind: WorkKind,
      { code, class: failureClass, by, asked = false }: RetryFilter,
    ): Promise<RetriedAll> {
      const matches: Condition = (where) =>
        where.and([
          where('state', '=', 'stopped'),
          ...(code === undefined ? [] : [where('error_code', '=', code)]),
          ...(failureClass === undefined ? [] : [where('failure_class', '=', failureClass)]),
        ]);
      // Between the list and its turn an item may have stopped anew, so that nobody knows whether it arrived.
      const mayGoOn: Condition = (where) =>
        where.and([
          matches(where),
          ...(asked
            ? []
            : [where.or([where('error_code', 'is', null), where('error_code', 'not in', askFirst)])]),
        ]);
      const matching = await db
        .selectFrom('work_item')
        .select(['id', 'error_code'])
        .where('tenant', '=', tenant)
        .where('kind', '=', kind)
        .where(matches)
        .orderBy('due_at')
        .orderBy('id')
        .execute();
      const willing = matching.filter(({ error_code }) => asked || !needsAsking(error_code ?? ''));
      let retried = 0;
      for (const { id } of willing) if (await reviveIf({ kind, id }, mayGoOn, by)) retried += 1;
      return { retried, notAsked: matching.length - willing.length, changed: willing.length - retried };
    },

    /** Makes an item due now, if there is something to do and nobody does it. Failures go on counting. */
    async hurry({ kind, id }: Item): Promise<boolean> {
      const { numUpdatedRows } = await db
        .updateTable('work_item')
        .set({ due_at: now() })
        .where('tenant', '=', tenant)
        .where('kind', '=', kind)
        .where('id', '=', id)
        .where('state', '=', 'ready')
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}
