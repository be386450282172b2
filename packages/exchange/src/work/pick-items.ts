import { isUuid } from '@rathaus/client-core/text';
import { type RawBuilder, sql } from 'kysely';
import { isStorable } from '../metadata/stored-text.ts';
import type { WorkState } from '../store/tables.ts';
import type { FailureClass } from './failure.ts';

/** What goes out, or what came in. */
export type Direction = 'delivery' | 'received';

/** Columns of the work on a row; null when there is none any more. */
export interface WorkColumns {
  work_state: WorkState | null;
  due_at: number | string | null;
  failures: number | null;
  failing_since: number | string | null;
  failure_class: string | null;
  error_code: string | null;
  error_message: string | null;
}

/** The selection of {@link WorkColumns} from a join with `work_item`. */
export const workColumns = [
  'work_item.state as work_state',
  'work_item.due_at',
  'work_item.failures',
  'work_item.failing_since',
  'work_item.failure_class',
  'work_item.error_code',
  'work_item.error_message',
] as const;

/** Which deliveries are listed. What is left out does not matter. */
export interface PickFilter {
  /** Word for people: what has stopped is `stopped`, whatever is stored. */
  readonly state?: string | undefined;
  /** Of the last failure. */
  readonly class?: FailureClass | undefined;
  /** Of the last failure. */
  readonly code?: string | undefined;
  /** Exactly this id, key, id at the service or reference. */
  readonly search?: string | undefined;
}

/** A page of one direction, newest first. */
export interface PickQuery {
  readonly tenants: readonly string[];
  readonly filter: PickFilter;
  /** The last of the page before. */
  readonly after?: { readonly createdAt: string; readonly id: string } | undefined;
  readonly limit: number;
}

/** Column of a direction that says how far it is. */
export const columnOf = { delivery: 'state', received: 'step' } as const;

/**
 * Ids of a page, as a query within another. What fails is found by what fails, which is little; what is searched by the
 * index of each column; the rest in the order of the list: so a page costs what it shows, however much there is.
 */
export function pickItems(
  schema: string | undefined,
  direction: Direction,
  pick: PickQuery,
): RawBuilder<{ id: string }> {
  const table = (name: string) => sql.table(schema === undefined ? name : `${schema}.${name}`);
  const context: Context = { direction, table, ...pick };
  if (!isAnswerable(pick)) return sql`select id from ${table(direction)} where 1 = 0`;
  if (pick.filter.search !== undefined) return foundBySearch(context);
  return isFailing(pick.filter) ? foundByFailure(context) : newest(context);
}

/** A text that cannot be stored matches nothing; PostgreSQL would fail when it is asked for it. */
const isAnswerable = ({ filter: { state, code, class: failureClass, search }, after }: PickQuery): boolean =>
  [state, code, failureClass, search, after?.createdAt, after?.id].every(
    (one) => one === undefined || isStorable(one),
  );

interface Context extends PickQuery {
  readonly direction: Direction;
  table(name: string): RawBuilder<unknown>;
}

const isFailing = ({ state, code, class: failureClass }: PickFilter): boolean =>
  state === 'stopped' || code !== undefined || failureClass !== undefined;

const page = ({ limit }: Context) =>
  sql`order by one.created_at desc, one.id desc limit ${sql.lit(Math.trunc(limit))}`;

const afterPosition = ({ after }: Context) =>
  after
    ? sql`and one.created_at <= ${after.createdAt}
        and (one.created_at < ${after.createdAt} or one.id < ${after.id})`
    : sql``;

/** The state that is stored; what has stopped is stored as it was, unless it was answered before. */
function inState({ direction, table, filter: { state } }: Context): RawBuilder<unknown> {
  if (state === undefined) return sql``;
  const column = sql.ref(columnOf[direction]);
  if (state === 'stopped') return sql`and one.${column} not in ('accepted', 'rejected')`;
  if (state === 'accepted' || state === 'rejected') return sql`and one.${column} = ${state}`;
  return sql`and one.${column} = ${state} and not exists (select 1 from ${table('work_item')} work
    where work.kind = ${sql.lit(direction)} and work.id = one.id and work.state = 'stopped')`;
}

/** The newest of each tenant, as its index has them. */
function newest(context: Context): RawBuilder<{ id: string }> {
  const { direction, tenants, table } = context;
  const each = tenants.map(
    (tenant) => sql`select * from (select one.id, one.created_at from ${table(direction)} one
      where one.tenant = ${tenant} ${inState(context)} ${afterPosition(context)} ${page(context)}) of_tenant`,
  );
  return sql`select one.id from (${sql.join(each, sql` union all `)}) one ${page(context)}`;
}

/** Work that fails, or has stopped, for the reason that is asked for. */
const failsAsAsked = ({ filter: { state, code, class: failureClass } }: Context) =>
  sql`work.failure_class is not null ${state === 'stopped' ? sql`and work.state = 'stopped'` : sql``}
    ${code === undefined ? sql`` : sql`and work.error_code = ${code}`}
    ${failureClass === undefined ? sql`` : sql`and work.failure_class = ${failureClass}`}`;

function foundByFailure(context: Context): RawBuilder<{ id: string }> {
  const { direction, tenants, table } = context;
  return sql`select one.id from ${table('work_item')} work
    join ${table(direction)} one on one.id = work.id
    where work.tenant in (${sql.join(tenants)}) and work.kind = ${sql.lit(direction)}
      and ${failsAsAsked(context)} ${inState(context)} ${afterPosition(context)} ${page(context)}`;
}

/** Each column by its own index: one condition with `or` reads the whole table. */
function foundBySearch(context: Context): RawBuilder<{ id: string }> {
  const { direction, tenants, table, filter } = context;
  const search = filter.search ?? '';
  const asId = isUuid(search) ? search.toLowerCase() : search;
  const columns = direction === 'delivery' ? ['key', 'reference', 'remote_id'] : ['remote_id'];
  const among = sql`in (${sql.join(tenants)})`;
  const by = columns.map(
    (column) => sql`select id from ${table(direction)} where tenant ${among}
      and ${sql.ref(column)} ${column === 'remote_id' ? sql`in (${search}, ${asId})` : sql`= ${search}`}`,
  );
  const byId = sql`select id from ${table(direction)} where id in (${search}, ${asId}) and tenant ${among}`;
  const failing = isFailing(filter)
    ? sql`and exists (select 1 from ${table('work_item')} work
        where work.kind = ${sql.lit(direction)} and work.id = one.id and ${failsAsAsked(context)})`
    : sql``;
  return sql`select one.id from ${table(direction)} one
    where one.id in (${sql.join([byId, ...by], sql` union `)})
      ${inState(context)} ${afterPosition(context)} ${failing} ${page(context)}`;
}
