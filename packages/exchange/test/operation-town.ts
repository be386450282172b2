import { randomUUID } from 'node:crypto';
import { allowInsecurePublicKey, createExchange, fitConnectEnvironments } from '../src/index.ts';
import type { ExchangeStore } from '../src/store/exchange-store.ts';
import { appendHistory, type Happening } from '../src/work/history.ts';
import { destination, seedDelivery, seedReceived, seedWork, service } from './operation-world.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;
/** Monday, seven in the morning. */
export const morning = Date.parse('2026-11-30T06:00:00Z');

/** Exchanges of many towns over one store; nothing is sent. */
export const townsOver = (store: ExchangeStore, names: readonly string[], clock: () => number) =>
  createExchange({
    config: (id) =>
      names.includes(id)
        ? {
            tenant: id,
            store,
            clock,
            fitConnect: {
              endpoints: fitConnectEnvironments.test,
              clientId: 'a',
              clientSecret: 'b',
              userAgent: 'Test/1.0',
              trust: { [allowInsecurePublicKey]: true },
              fetch: async () => new Response(null, { status: 503 }),
            },
          }
        : undefined,
  });

async function happened(
  store: ExchangeStore,
  kind: 'delivery' | 'received',
  id: string,
  happenings: readonly Happening[],
): Promise<void> {
  for (const happening of happenings)
    await store.db
      .transaction()
      .execute((transaction) => appendHistory(store, transaction, { kind, id }, happening));
}

/** What an operator finds on a bad morning: every kind of trouble once. Returns the ids that tests look for. */
export async function badMorning(store: ExchangeStore, setNow: (now: number) => void) {
  const ids = { stopped: randomUUID(), unsure: randomUUID(), accepted: randomUUID(), inbound: randomUUID() };
  const at = (back: number) => morning - back;
  const later = async (
    back: number,
    kind: 'delivery' | 'received',
    id: string,
    what: readonly Happening[],
  ) => {
    setNow(at(back));
    await happened(store, kind, id, what);
  };
  setNow(at(3 * day));
  // Łęgenbach: credentials refused since the night, work piles up.
  for (let number = 0; number < 14; number += 1)
    await seedDelivery(store, {
      tenant: 'legenbach',
      at: at(6 * hour - number * 20 * minute),
      reference: `GEW-2026-${1000 + number}`,
    });
  await store.db
    .insertInto('work_block')
    .values({
      tenant: 'legenbach',
      service,
      error_code: 'core.auth.refused',
      error_message: 'refused',
      since: at(6 * hour),
      probe_at: at(-9 * minute),
      probes: 21,
    })
    .execute();
  // Musterstadt: two have stopped for good reasons, one of them must not be sent twice.
  setNow(at(3 * day));
  await seedDelivery(store, {
    tenant: 'musterstadt',
    id: ids.stopped,
    at: at(3 * day),
    state: 'sending',
    reference: '32-17/2026',
    key: 'Vorgang 4711',
    work: {
      state: 'stopped',
      class: 'refusal',
      code: 'exchange.outbox.destination-not-active',
      since: at(2 * day),
      stopped: at(9 * hour),
    },
  });
  await later(2 * day, 'delivery', ids.stopped, [{ type: 'state', state: 'sending' }]);
  for (const back of [30 * hour, 20 * hour, 10 * hour])
    await later(back, 'delivery', ids.stopped, [
      { type: 'failed', class: 'transient', code: 'core.network' },
    ]);
  await later(9 * hour, 'delivery', ids.stopped, [
    { type: 'stopped', class: 'refusal', code: 'exchange.outbox.destination-not-active' },
  ]);
  setNow(at(2 * day));
  await seedDelivery(store, {
    tenant: 'musterstadt',
    id: ids.unsure,
    at: at(2 * day),
    state: 'sending',
    reference: '32-18/2026',
    work: { state: 'stopped', class: 'refusal', code: 'exchange.outbox.outcome-unknown', since: at(day) },
  });
  setNow(at(day));
  await seedDelivery(store, {
    tenant: 'musterstadt',
    id: ids.accepted,
    at: at(day),
    state: 'accepted',
    reference: '32-16/2026',
    remote_id: 'B0000000-0000-4000-8000-00000000BEEF'.toLowerCase(),
    sent_at: new Date(at(day)).toISOString(),
    proof: JSON.stringify({ format: 'x', events: ['a.b.c'] }),
    work: { state: 'done' },
  });
  await seedDelivery(store, {
    tenant: 'musterstadt',
    at: at(5 * hour),
    state: 'sent',
    reference: '32-19/2026',
  });
  // Neustadt: the service is away, and the application does not take what came.
  for (let number = 0; number < 3; number += 1)
    await seedDelivery(store, {
      tenant: 'neustadt',
      at: at(2 * hour),
      state: 'sending',
      reference: `BAU-${number}`,
      work: { class: 'transient', code: 'core.http.problem', since: at(100 * minute), due: at(-4 * minute) },
    });
  await seedReceived(store, {
    tenant: 'neustadt',
    id: ids.inbound,
    at: at(3 * hour),
    remote_id: 'c0000000-0000-4000-8000-00000000cafe',
    work: { class: 'handler', code: 'exchange.inbox.not-taken', since: at(3 * hour), failures: 12 },
  });
  await later(3 * hour, 'received', ids.inbound, [{ type: 'state', state: 'stored' }]);
  await seedWork(store, 'listing', 'neustadt/fit-connect/x', 'neustadt', at(hour), {
    class: 'transient',
    code: 'core.network',
    since: at(hour),
  });
  // Altdorf: somebody paused it yesterday and forgot. Beispielhausen: all is well.
  await seedDelivery(store, { tenant: 'altdorf', at: at(hour), reference: 'ALT-1' });
  await store.db
    .insertInto('work_lane')
    .values({ tenant: 'altdorf', service: '', lane: '', paused_at: at(20 * hour), paused_by: 'Zoë Őrsi' })
    .execute();
  await seedDelivery(store, { tenant: 'beispielhausen', at: at(2 * minute), reference: 'BH-1' });
  setNow(morning);
  return ids;
}

export const towns = ['altdorf', 'beispielhausen', 'legenbach', 'musterstadt', 'neustadt'] as const;
export const townNames: Readonly<Record<string, string>> = {
  altdorf: 'Altdorf',
  beispielhausen: 'Beispielhausen',
  legenbach: 'Łęgenbach',
  musterstadt: 'Musterstadt',
  neustadt: 'Neustadt a. d. Ø',
};
export { destination, service };
