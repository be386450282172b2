import { isRathausError } from '@rathaus/client-core';
import { callApplication } from '@rathaus/client-core/abort';
import type { Tenanted } from '@rathaus/client-core/tenants';
import { exchangeError } from '../errors.ts';
import { type Exchange, workOf } from '../factory/exchange.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import { type ExchangeStatus, readStatus } from '../work/status.ts';

type Awaitable<T> = T | PromiseLike<T>;

/** Whose exchanges are looked at: those a `createWorker` works for. */
export interface OperatedExchanges {
  /** As `createExchange` has made them: of many tenants, or of one. */
  readonly exchanges: Tenanted<Exchange> | Exchange;
  /** Ids of the tenants. Needed with exchanges of many tenants. */
  readonly tenants?: (() => Awaitable<readonly string[]>) | undefined;
  /** Milliseconds that a database, or a function of the application, may take. Default 5000. */
  readonly timeout?: number | undefined;
}

/** One tenant with what belongs to it. */
export interface OperatedTenant {
  readonly tenant: string;
  readonly exchange: Exchange;
  readonly store: ExchangeStore;
}

/** A tenant that cannot be read: its configuration is refused, or its database does not answer. */
export interface UnreadTenant {
  readonly tenant: string;
  readonly code: string;
}

/** All that could be read, and what could not: nobody is left out without a word. */
export interface Read<Found> {
  readonly found: readonly Found[];
  readonly unread: readonly UnreadTenant[];
}

/** The tenants somebody operates. */
export interface Directory {
  /** Errors: those of `tenants`, `core.application.timeout`. */
  ids(): Promise<readonly string[]>;
  all(): Promise<Read<OperatedTenant>>;
  /** Errors: `core.tenant.unknown` for one that is not among `tenants`, and those of the exchange. */
  one(tenant: string): Promise<OperatedTenant>;
  /** How the open work stands, tenants in the order of `tenants`. */
  status(): Promise<Read<ExchangeStatus>>;
}

export function createDirectory({ exchanges, tenants, timeout = 5000 }: OperatedExchanges): Directory {
  const ids = async (): Promise<readonly string[]> =>
    isTenanted(exchanges)
      ? [
          ...new Set(
            await callApplication('The function for the tenants', () => tenants?.() ?? [], { timeout }),
          ),
        ]
      : [workOf(exchanges).now.tenant];

  const open = async (tenant: string): Promise<OperatedTenant> => {
    const exchange = isTenanted(exchanges) ? await exchanges.tenant(tenant) : exchanges;
    return { tenant, exchange, store: (await workOf(exchange).latest()).store };
  };

  const all = async (): Promise<Read<OperatedTenant>> => {
    const found: OperatedTenant[] = [];
    const unread: UnreadTenant[] = [];
    await Promise.all(
      (await ids()).map(async (tenant) => {
        try {
          found.push(await callApplication('The exchange of a tenant', () => open(tenant), { timeout }));
        } catch (error) {
          unread.push({ tenant, code: codeOf(error) });
        }
      }),
    );
    return { found, unread };
  };

  return {
    ids,
    all,
    async one(tenant) {
      if (!(await ids()).includes(tenant)) throw exchangeError('exchange.operation.unknown-tenant');
      return open(tenant);
    },
    async status() {
      const [order, read] = [await ids(), await all()];
      const unread = [...read.unread];
      const found: ExchangeStatus[] = [];
      await Promise.all(
        [...byStore(read.found)].map(async ([store, owners]) => {
          const names = owners.map(({ tenant }) => tenant);
          try {
            const ask = () => readStatus(store, { tenants: names });
            found.push(...(await callApplication('The database', ask, { timeout })));
          } catch (error) {
            unread.push(...names.map((tenant) => ({ tenant, code: codeOf(error) })));
          }
        }),
      );
      const place = new Map(order.map((tenant, at) => [tenant, at]));
      const inOrder = (a: { tenant: string }, b: { tenant: string }) =>
        (place.get(a.tenant) ?? 0) - (place.get(b.tenant) ?? 0);
      return { found: found.sort(inOrder), unread: unread.sort(inOrder) };
    },
  };
}

/** Tenants that share a store are asked for together. */
export function byStore(found: readonly OperatedTenant[]): Map<ExchangeStore, OperatedTenant[]> {
  const stores = new Map<ExchangeStore, OperatedTenant[]>();
  for (const one of found) stores.set(one.store, [...(stores.get(one.store) ?? []), one]);
  return stores;
}

/** What a driver throws has no code of its own, and may say anything: it is not passed on. */
export const codeOf = (error: unknown): string =>
  isRathausError(error) ? error.code : 'exchange.operation.unreadable';

const isTenanted = (exchanges: Tenanted<Exchange> | Exchange): exchanges is Tenanted<Exchange> =>
  typeof (exchanges as Partial<Tenanted<Exchange>> | undefined)?.tenant === 'function';
