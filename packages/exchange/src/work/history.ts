import { type Kysely, sql, type Transaction } from 'kysely';
import type { ExchangeStore } from '../store/exchange-store.ts';
import type { ExchangeTables } from '../store/tables.ts';
import type { FailureClass } from './failure.ts';
import type { WorkItem } from './work-item.ts';

/** Something that happened to a delivery. Words and codes only. */
export type Happening =
  /** It has another state. `code`: why, where that is not obvious. */
  | { readonly type: 'state'; readonly state: string; readonly code?: string | undefined }
  /** An attempt failed, and others follow. `reason`: what was refused, and the type of the problem document. */
  | ({ readonly type: 'failed' } & Failed)
  /** It waits for a person. */
  | ({ readonly type: 'stopped' } & Failed)
  /** It waits because the credentials of the tenant are refused. */
  | { readonly type: 'blocked'; readonly code: string }
  /** Somebody should know of it, although it goes on. */
  | { readonly type: 'notice'; readonly code: string }
  /** A person has told it to go on. `by`: who, as the application has named them. */
  | { readonly type: 'retried'; readonly by?: string | undefined };

interface Failed {
  readonly class: FailureClass;
  readonly code: string;
  readonly reason?: string | undefined;
}

/** One line of the history of a delivery. What happens again and again is one line that counts. */
export type HistoryEntry = Happening & {
  /** When it happened first, ISO 8601 in UTC, by the clock of the database. */
  readonly at: string;
  /** When it happened last. */
  readonly lastAt: string;
  readonly count: number;
};

/** Lines that are kept of a delivery; beyond them the oldest go, states excepted. */
const mostLines = 200;

type Executor = Kysely<ExchangeTables> | Transaction<ExchangeTables>;
type Item = Pick<WorkItem, 'kind' | 'id'>;

/** Adds a line to the history, in the transaction that writes what happened; the row of the item must be locked. */
export async function appendHistory(
  { now }: Pick<ExchangeStore, 'now'>,
  executor: Executor,
  { kind, id }: Item,
  happening: Happening,
): Promise<void> {
  const row = columnsOf(happening);
  const last = await executor
    .selectFrom('work_event')
    .select(['position', 'type', 'state', 'failure_class', 'code', 'reason', 'actor'])
    .where('kind', '=', kind)
    .where('id', '=', id)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  const again =
    last !== undefined &&
    last.type === row.type &&
    last.state === row.state &&
    last.failure_class === row.failure_class &&
    last.code === row.code &&
    last.reason === row.reason &&
    last.actor === row.actor;
  if (again) {
    await executor
      .updateTable('work_event')
      .set({ last_at: now(), count: sql<number>`count + 1` })
      .where('kind', '=', kind)
      .where('id', '=', id)
      .where('position', '=', last.position)
      .execute();
    return;
  }
  const position = Number(last?.position ?? -1) + 1;
  await executor
    .insertInto('work_event')
    .values({ kind, id, position, ...row, first_at: now(), last_at: now(), count: 1 })
    .execute();
  if (position < mostLines) return;
  await executor
    .deleteFrom('work_event')
    .where('kind', '=', kind)
    .where('id', '=', id)
    .where('position', '<=', position - mostLines)
    .where('type', '!=', 'state')
    .execute();
}

/** The history of an item, oldest first. */
export async function readHistory({ db }: ExchangeStore, { kind, id }: Item): Promise<HistoryEntry[]> {
  const rows = await db
    .selectFrom('work_event')
    .selectAll()
    .where('kind', '=', kind)
    .where('id', '=', id)
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    ...happeningOf(row),
    at: new Date(Number(row.first_at)).toISOString(),
    lastAt: new Date(Number(row.last_at)).toISOString(),
    count: Number(row.count),
  }));
}

interface Columns {
  type: Happening['type'];
  state: string | null;
  failure_class: string | null;
  code: string | null;
  reason: string | null;
  actor: string | null;
}

const columnsOf = (happening: Happening): Columns => ({
  type: happening.type,
  state: happening.type === 'state' ? happening.state : null,
  failure_class: 'class' in happening ? happening.class : null,
  code: 'code' in happening ? (happening.code ?? null) : null,
  reason: 'reason' in happening ? (happening.reason ?? null) : null,
  actor: 'by' in happening ? (happening.by ?? null) : null,
});

function happeningOf({ type, state, failure_class, code, reason, actor }: Columns): Happening {
  switch (type) {
    case 'state':
      return { type, state: state ?? '', code: code ?? undefined };
    case 'failed':
    case 'stopped':
      return {
        type,
        class: failure_class as FailureClass,
        code: code ?? '',
        ...(reason !== null && { reason }),
      };
    case 'blocked':
    case 'notice':
      return { type, code: code ?? '' };
    case 'retried':
      return { type, by: actor ?? undefined };
  }
}
