import { isRathausError } from '@rathaus/client-core';
import { isStorable } from '../../metadata/stored-text.ts';
import type { ExchangeStore } from '../../store/exchange-store.ts';
import { needsAsking } from '../../work/asking.ts';
import type { Direction } from '../../work/pick-items.ts';
import { codeOf } from '../ask-stores.ts';
import type { Directory } from '../directory.ts';

/** Something an operator did. Ids, codes and the name the application has given them. */
export interface OperatorEvent {
  readonly type: 'operator.acted';
  readonly by: string;
  readonly action: 'retry' | 'retry-all' | 'pause' | 'resume' | 'proof';
  /** Undefined for all tenants. */
  readonly tenant: string | undefined;
  readonly direction?: Direction | undefined;
  readonly id?: string | undefined;
  readonly code?: string | undefined;
  readonly service?: string | undefined;
  readonly lane?: string | undefined;
  /** How many were told to go on. */
  readonly count?: number | undefined;
  /** Tenants that could not be reached in time: whether it was done there is not known. */
  readonly notReached?: readonly string[] | undefined;
}

/** What came of it. */
export type ActionResult =
  | { readonly done: OperatorEvent }
  | { readonly refused: 'unknown' | 'not-asked' | 'not-stopped' | 'bad-request' };

interface ActionContext {
  readonly directory: Directory;
  readonly by: string;
}

type Fields = Readonly<Record<string, string | undefined>>;

const directionOf = (text: string | undefined): Direction | undefined =>
  text === 'delivery' || text === 'received' ? text : undefined;

/** Does what a form asks for. Faults of the database are thrown. */
export async function act(fields: Fields, context: ActionContext): Promise<ActionResult> {
  // Nothing that is stored has such a name, and PostgreSQL fails when it is asked for it.
  if (!Object.values(fields).every((one) => one === undefined || isStorable(one)))
    return { refused: 'unknown' };
  switch (fields.action) {
    case 'retry':
      return retry(fields, context);
    case 'retry-all':
      return retryAll(fields, context);
    case 'pause':
    case 'resume':
      return setPause(fields.action, fields, context);
    default:
      return { refused: 'bad-request' };
  }
}

async function retry(
  { tenant, id, asked, ...fields }: Fields,
  { directory, by }: ActionContext,
): Promise<ActionResult> {
  const direction = directionOf(fields.direction);
  if (!tenant || !id || !direction) return { refused: 'bad-request' };
  const { exchange } = await directory.one(tenant);
  const item = await directory.ask(async () =>
    direction === 'delivery' ? exchange.outbox.get(id) : exchange.inbox.entry(id),
  );
  if (!item) return { refused: 'unknown' };
  if (item.error && needsAsking(item.error.code) && asked !== 'yes') return { refused: 'not-asked' };
  try {
    await directory.ask<unknown>(() =>
      direction === 'delivery' ? exchange.outbox.retry(id, { by }) : exchange.inbox.retry(id, { by }),
    );
  } catch (error) {
    // It went on by itself meanwhile, or somebody else was quicker.
    if (isRathausError(error) && /\.not-stopped$/.test(error.code)) return { refused: 'not-stopped' };
    throw error;
  }
  return {
    done: {
      type: 'operator.acted',
      by,
      action: 'retry',
      tenant,
      direction,
      id,
      code: item.error?.code,
      count: 1,
    },
  };
}

async function retryAll(
  { tenant, code, ...fields }: Fields,
  { directory, by }: ActionContext,
): Promise<ActionResult> {
  const direction = directionOf(fields.direction);
  if (!code || !direction) return { refused: 'bad-request' };
  if (needsAsking(code)) return { refused: 'not-asked' };
  const { found, unread } = tenant
    ? { found: [await directory.one(tenant)], unread: [] }
    : await directory.all();
  let count = 0;
  const notReached = unread.map((one) => one.tenant);
  // The others of a database that is away are not waited for one by one.
  const away = new Set<ExchangeStore>();
  for (const { tenant: name, exchange, store } of found) {
    const box = direction === 'delivery' ? exchange.outbox : exchange.inbox;
    try {
      if (!away.has(store)) count += (await directory.ask(() => box.retryAll({ code, by }))).retried;
    } catch (error) {
      if (tenant) throw error;
      if (codeOf(error) === 'exchange.operation.unreadable') away.add(store);
      else notReached.push(name);
    }
    if (away.has(store)) notReached.push(name);
  }
  return {
    done: { type: 'operator.acted', by, action: 'retry-all', tenant, direction, code, count, notReached },
  };
}

async function setPause(
  action: 'pause' | 'resume',
  { tenant, service, lane }: Fields,
  { directory, by }: ActionContext,
): Promise<ActionResult> {
  if (!tenant || (service === undefined) !== (lane === undefined)) return { refused: 'bad-request' };
  const { exchange } = await directory.one(tenant);
  const named = service !== undefined && lane !== undefined ? { service, lane } : undefined;
  try {
    await directory.ask(() => (action === 'pause' ? exchange.pause(named, { by }) : exchange.resume(named)));
  } catch (error) {
    if (isRathausError(error) && error.code === 'exchange.operation.unknown-lane')
      return { refused: 'unknown' };
    throw error;
  }
  return { done: { type: 'operator.acted', by, action, tenant, service, lane } };
}
