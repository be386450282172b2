import { beforeAll, expect, it } from 'vitest';
import { inboxRows } from '../src/inbox/rows.ts';
import type { OperatedTenant } from '../src/operation/directory.ts';
import { readStatus } from '../src/operation/index.ts';
import { type ItemFilter, type ListedItem, type ListPosition, listItems } from '../src/operation/search.ts';
import { outboxRows } from '../src/outbox/rows.ts';
import type { ExchangeStore } from '../src/store/exchange-store.ts';
import { createControl } from '../src/work/control.ts';
import type { ExchangeStatus } from '../src/work/status.ts';
import { destination, seedDelivery, seedReceived, seedWork, service } from './operation-world.ts';

const minute = 60_000;
/** Ages move on between two questions to a database whose clock nobody holds. */
const rounded = (age: number | undefined) => (age === undefined ? undefined : Math.round(age / minute));
const comparable = ({ deliveries, received, failures, oldest, ...rest }: ExchangeStatus) => ({
  ...rest,
  deliveries: deliveries.map((one) => ({ ...one, oldest: rounded(one.oldest) })),
  received: received.map((one) => ({ ...one, oldest: rounded(one.oldest) })),
  failures: failures.map((one) => ({
    ...one,
    longest: rounded(one.longest),
    stopped: rounded(one.stopped),
  })),
  oldest: { delivery: rounded(oldest.delivery), received: rounded(oldest.received) },
});

/** The status of many tenants says what the status of each says: on every database. */
export function statusContract(open: () => ExchangeStore, now: () => number = Date.now): void {
  it('says of many tenants what each exchange says of itself', async () => {
    const store = open();
    await store.ready();
    const at = (minutes: number) => now() - minutes * minute - 20_000;
    for (const tenant of ['altdorf', 'neustadt', 'leer']) {
      if (tenant === 'leer') continue;
      await seedDelivery(store, { tenant, at: at(1) });
      await seedDelivery(store, {
        tenant,
        at: at(90),
        state: 'sending',
        work: { class: 'transient', code: 'core.http.problem' },
      });
      await seedDelivery(store, { tenant, at: at(200), state: 'sent' });
      await seedDelivery(store, { tenant, at: at(900), state: 'accepted', work: { state: 'done' } });
      await seedDelivery(store, {
        tenant,
        at: at(5000),
        state: 'sending',
        work: { state: 'stopped', class: 'refusal', code: 'exchange.outbox.rejected' },
      });
      // Accepted, and its content cannot be removed: it fails, and it is no open delivery.
      await seedDelivery(store, {
        tenant,
        at: at(6000),
        state: 'accepted',
        work: { class: 'local', code: 'exchange.content.storage' },
      });
      await seedReceived(store, { tenant, at: at(7), step: 'waiting', work: { state: 'waiting' } });
      await seedReceived(store, { tenant, at: at(70), step: 'accepted', work: { state: 'done' } });
      await seedReceived(store, {
        tenant,
        at: at(300),
        step: 'stored',
        work: { class: 'handler', code: 'exchange.inbox.not-taken' },
      });
      await seedWork(store, 'listing', `${tenant}/fit-connect/x`, tenant, at(3), {
        class: 'transient',
        code: 'core.network.failed',
      });
    }
    await store.db
      .insertInto('work_block')
      .values({
        tenant: 'neustadt',
        service,
        error_code: 'core.auth.refused',
        error_message: 'no',
        since: at(40),
        probe_at: at(0),
        probes: 4,
      })
      .execute();
    await createControl(store, 'altdorf').pause();
    await createControl(store, 'neustadt').pause({ service, lane: destination });

    const many = await readStatus(store, { tenants: ['neustadt', 'altdorf', 'leer'] });
    expect(many.map(({ tenant }) => tenant)).toEqual(['neustadt', 'altdorf', 'leer']);
    for (const status of many)
      expect(comparable(await createControl(store, status.tenant).status())).toEqual(comparable(status));
    expect(many[0]).toMatchObject({
      deliveries: [
        { state: 'queued', count: 1 },
        { state: 'sending', count: 1 },
        { state: 'sent', count: 1 },
        { state: 'stopped', count: 1 },
      ],
      received: [
        { state: 'stored', count: 1 },
        { state: 'waiting', count: 1 },
      ],
      blocked: [{ service, code: 'core.auth.refused', probes: 4 }],
    });
    expect(many[0]?.failures).toHaveLength(5);
    expect(rounded(many[0]?.oldest.delivery)).toBe(5000);
    expect(rounded(many[0]?.oldest.received)).toBe(300);
    expect(many[0]).toMatchObject({
      paused: false,
      pausedLanes: [{ service, lane: destination, since: expect.any(String) }],
    });
    expect(many[0]?.pause).toBeUndefined();
    expect(many[1]).toMatchObject({ paused: true, pausedLanes: [], pause: { since: expect.any(String) } });
    expect(many[2]).toMatchObject({ deliveries: [], received: [], failures: [], oldest: {} });
    expect((await readStatus(store)).map(({ tenant }) => tenant)).toEqual(['altdorf', 'neustadt']);
  });
}

/** Pages of many tenants, both directions, with every filter: on every database. */
export function listContract(open: () => ExchangeStore): void {
  const begin = Date.parse('2026-11-01T00:00:00Z');
  const tenants = Array.from({ length: 7 }, (_, at) => `stadt-${at}`);
  const operated = () =>
    tenants.map(
      (tenant) => ({ tenant, store: open(), exchange: undefined as never }) satisfies OperatedTenant,
    );
  const list = async (filter: ItemFilter, { limit = 10, of = operated() } = {}) => {
    const seen: ListedItem[] = [];
    for (let after: ListPosition | undefined; ; ) {
      const page = await listItems(of, { filter, after, limit }, 60_000);
      seen.push(...page.items);
      if (!page.next) return seen;
      expect(page.items).toHaveLength(limit);
      after = page.next;
    }
  };

  beforeAll(async () => {
    const store = open();
    await store.ready();
    for (const [number, tenant] of tenants.entries())
      for (let at = 0; at < 9; at += 1) {
        // Several of one moment, over the borders of pages and tenants.
        const common = { tenant, at: begin + Math.floor(at / 3) * minute };
        const states = ['queued', 'sending', 'accepted'] as const;
        await seedDelivery(store, {
          ...common,
          state: states[at % 3] ?? 'queued',
          reference: `Az ${number}-${at}`,
          key: `Vorgang ${number}/${at}`,
          remote_id: `0000000${number}-0000-4000-8000-00000000000${at}`,
          ...(at === 1 && { work: { state: 'stopped', class: 'refusal', code: 'exchange.outbox.rejected' } }),
          ...(at === 4 && { work: { class: 'transient', code: 'core.network' } }),
        });
        if (at < 2) await seedReceived(store, { ...common, step: at === 0 ? 'stored' : 'accepted' });
      }
  });

  it('shows each exactly once over all pages, newest first, whatever the size of a page', async () => {
    for (const limit of [1, 4, 10, 50, 1000]) {
      const seen = await list({}, { limit });
      expect(seen).toHaveLength(7 * 11);
      expect(new Set(seen.map(({ id }) => id)).size).toBe(7 * 11);
      expect(
        [...seen].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1)).map(({ createdAt }) => createdAt),
      ).toEqual(seen.map(({ createdAt }) => createdAt));
    }
  });

  it('filters by direction, state, code, class and tenant', async () => {
    const count = async (filter: ItemFilter) => (await list(filter)).length;
    expect(await count({ direction: 'received' })).toBe(14);
    expect(await count({ direction: 'delivery', state: 'accepted' })).toBe(21);
    // What has stopped while it was sent is not "being sent".
    expect(await count({ state: 'sending' })).toBe(14);
    expect(await count({ state: 'stopped' })).toBe(7);
    expect(await count({ code: 'core.network' })).toBe(7);
    expect(await count({ class: 'refusal', state: 'stopped' })).toBe(7);
    expect(await count({ code: 'core.network', state: 'stopped' })).toBe(0);
    expect((await list({}, { of: operated().slice(0, 1) })).map(({ tenant }) => tenant)).toEqual(
      Array.from({ length: 11 }, () => 'stadt-0'),
    );
  });

  it('shows one box as its own list shows it, with every filter', async () => {
    const store = open();
    const rowsOf = { delivery: outboxRows(store, 'stadt-3'), received: inboxRows(store, 'stadt-3') };
    const own = operated().slice(3, 4);
    for (const direction of ['delivery', 'received'] as const)
      for (const filter of [
        {},
        { state: 'stopped' },
        { state: 'sending' },
        { state: 'accepted' },
        { code: 'core.network' },
        { class: 'refusal', state: 'stopped' },
        { search: 'Az 3-1' },
        { search: 'Az 2-1' },
        { search: 'Vorgang 3/4', class: 'transient' },
      ] as const) {
        const all = await list({ direction, ...filter }, { of: own });
        const page = await rowsOf[direction].page(filter as never, undefined);
        expect([direction, filter, page.map(({ id }) => id)]).toEqual([
          direction,
          filter,
          all.map(({ id }) => id),
        ]);
        const rest = await rowsOf[direction].page(filter as never, page[0]);
        expect(rest.map(({ id }) => id)).toEqual(all.slice(1).map(({ id }) => id));
      }
  });

  it('finds by id, key, reference and id at the service, and nothing of others', async () => {
    const [one] = await list({ search: 'Az 3-1' });
    expect(one).toMatchObject({
      tenant: 'stadt-3',
      direction: 'delivery',
      state: 'stopped',
      failure: { code: 'exchange.outbox.rejected', class: 'refusal', attempts: 3 },
    });
    const ids = async (search: string) => (await list({ search })).map(({ id }) => id);
    const remote = '00000003-0000-4000-8000-000000000001';
    for (const search of [one?.id ?? '', 'Vorgang 3/1', remote, remote.toUpperCase()])
      expect([search, await ids(search)]).toEqual([search, [one?.id]]);
    expect(await ids("' or 1=1 --")).toEqual([]);
    // PostgreSQL fails when it is asked for what it cannot store.
    for (const text of ['\0', 'Az 3-1\0', '\ud800']) {
      expect(await ids(text)).toEqual([]);
      expect(await list({ code: text })).toEqual([]);
      expect(await list({ class: text as never })).toEqual([]);
    }
    expect(await ids('Az 3')).toEqual([]);
    expect(await list({ search: 'Az 3-1' }, { of: operated().slice(0, 2) })).toEqual([]);
    expect(await list({ search: 'Az 3-1', state: 'accepted' })).toEqual([]);
    expect(await list({ search: 'Az 3-1', code: 'exchange.outbox.rejected' })).toHaveLength(1);
  });
}
