import { expect, it } from 'vitest';
import { readStatus } from '../src/operation/index.ts';
import type { ExchangeStore } from '../src/store/exchange-store.ts';
import { createControl, type ExchangeStatus, type StateCount } from '../src/work/control.ts';
import { seedDelivery, seedReceived, seedWork, service } from './operation-world.ts';

const minute = 60_000;
const isOpen = ({ state }: StateCount) => state !== 'accepted' && state !== 'rejected';
/** Ages move on between two questions to a database whose clock nobody holds. */
const rounded = (age: number | undefined) => (age === undefined ? undefined : Math.round(age / minute));
const comparable = ({ deliveries, received, failures, oldest, ...rest }: ExchangeStatus) => ({
  ...rest,
  deliveries: deliveries.filter(isOpen).map((one) => ({ ...one, oldest: rounded(one.oldest) })),
  received: received.filter(isOpen).map((one) => ({ ...one, oldest: rounded(one.oldest) })),
  failures: failures.map((one) => ({ ...one, longest: rounded(one.longest) })),
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
    await createControl(store, 'neustadt').pause({ service, lane: 'ziel' });

    const many = await readStatus(store, { tenants: ['neustadt', 'altdorf', 'leer'] });
    expect(many.map(({ tenant }) => tenant)).toEqual(['neustadt', 'altdorf', 'leer']);
    for (const { pause, pausedLanes, ...status } of many) {
      const one = await createControl(store, status.tenant).status();
      const lanes = pausedLanes.map(({ service, lane }) => ({ service, lane }));
      expect(comparable({ ...status, pausedLanes: lanes })).toEqual(comparable(one));
      expect(pause !== undefined).toBe(one.paused);
    }
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
    expect(many[1]?.pause).toBeDefined();
    expect(many[2]).toMatchObject({ deliveries: [], received: [], failures: [], oldest: {} });
    expect((await readStatus(store)).map(({ tenant }) => tenant)).toEqual(['altdorf', 'neustadt']);
  });
}
