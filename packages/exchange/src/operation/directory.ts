import { callApplication } from '@rathaus/client-core/abort';
import type { Tenanted } from '@rathaus/client-core/tenants';
import { exchangeError } from '../errors.ts';
import { type Exchange, workOf } from '../factory/exchange.ts';
import type { ExchangeStore } from '../store/exchange-store.ts';
import { type ExchangeStatus, readStatus } from '../work/status.ts';
import { askStore, askStores, codeOf, type Read, type UnreadTenant } from './ask-stores.ts';
import { type ListedPage, type ListQuery, listItems } from './search.ts';

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

/** The tenants somebody operates. */
export interface Directory {
  /** Errors: those of `tenants`, `core.application.timeout`. */
  ids(): Promise<readonly string[]>;
  /** All, or those of `only` that are operated here. */
  all(only?: readonly string[]): Promise<Read<OperatedTenant>>;
  /** Errors: `core.tenant.unknown` for one that is not among `tenants`, and those of the exchange. */
  one(tenant: string): Promise<OperatedTenant>;
  /** How the open work stands, tenants in the order of `tenants`. */
  status(): Promise<Read<ExchangeStatus>>;
  /** A page of the deliveries of all, or of those of `only`. */
  list(wanted: ListQuery, only?: readonly string[]): Promise<ListedPage>;
  /** Waits for the database of one tenant, only so long. Errors: `exchange.operation.unreadable`, and what it throws. */
  ask<Answer>(ask: () => Promise<Answer>): Promise<Answer>;
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

  const openInTime = (tenant: string) =>
    callApplication('The exchange of a tenant', () => open(tenant), { timeout });

  const all = async (only?: readonly string[]): Promise<Read<OperatedTenant>> => {
    const found: OperatedTenant[] = [];
    const unread: UnreadTenant[] = [];
    const wanted = (await ids()).filter((tenant) => only?.includes(tenant) ?? true);
    await Promise.all(
      wanted.map(async (tenant) => {
        try {
          found.push(await openInTime(tenant));
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
      return openInTime(tenant);
    },
    async status() {
      const [order, opened] = [await ids(), await all()];
      const ask = (store: ExchangeStore, names: readonly string[]) => readStatus(store, { tenants: names });
      const { found, unread } = await askStores(opened.found, ask, timeout);
      const place = new Map(order.map((tenant, at) => [tenant, at]));
      const inOrder = (a: { tenant: string }, b: { tenant: string }) =>
        (place.get(a.tenant) ?? 0) - (place.get(b.tenant) ?? 0);
      return { found: found.flat().sort(inOrder), unread: [...opened.unread, ...unread].sort(inOrder) };
    },
    async list(wanted, only) {
      const opened = await all(only);
      const page = await listItems(opened.found, wanted, timeout);
      return { ...page, unread: [...opened.unread, ...page.unread] };
    },
    ask: (ask) => askStore(ask, timeout),
  };
}

const isTenanted = (exchanges: Tenanted<Exchange> | Exchange): exchanges is Tenanted<Exchange> =>
  typeof (exchanges as Partial<Tenanted<Exchange>> | undefined)?.tenant === 'function';
