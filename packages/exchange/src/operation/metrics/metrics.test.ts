import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { badMorning, day, hour, morning, towns, townsOver } from '../../../test/operation-town.ts';
import { createAuthority, ecKeys } from '../../../test/pki.ts';
import { memoryStore } from '../../../test/work-store.ts';
import { exchangeError } from '../../errors.ts';
import { createWorker, type ExchangeEvent } from '../../index.ts';
import type { ExchangeStore } from '../../store/exchange-store.ts';
import {
  createExchangeMetrics,
  type ExchangeMetrics,
  type ExchangeMetricsOptions,
  metricKinds,
  type OpenTelemetryBatch,
  type OpenTelemetryMeter,
} from '../index.ts';

let now: number;
let store: ExchangeStore;
beforeEach(async () => {
  now = morning;
  store = await memoryStore(() => now);
  await badMorning(store, (at) => {
    now = at;
  });
});
afterEach(() => store.close());

const metricsOf = (more: Partial<ExchangeMetricsOptions> = {}) =>
  createExchangeMetrics({
    exchanges: townsOver(store, towns, () => now),
    tenants: () => towns,
    clock: () => now,
    ...more,
  });
const textOf = async (metrics: ReturnType<typeof metricsOf>) =>
  (await metrics.handle(new Request('https://x.example/metrics'))).text();

describe('metrics', () => {
  it('tells per tenant what waits, how long, what fails and why, what rests', async () => {
    const text = await textOf(metricsOf());
    for (const line of [
      'rathaus_exchange_readable{tenant="altdorf"} 1',
      'rathaus_exchange_items{tenant="legenbach",direction="delivery",state="queued"} 14',
      'rathaus_exchange_items{tenant="beispielhausen",direction="delivery",state="stopped"} 0',
      `rathaus_exchange_oldest_age_seconds{tenant="legenbach",direction="delivery"} ${(6 * hour) / 1000}`,
      'rathaus_exchange_oldest_age_seconds{tenant="beispielhausen",direction="received"} 0',
      'rathaus_exchange_failing{tenant="musterstadt",kind="delivery",class="refusal",code="exchange.outbox.outcome-unknown",state="stopped"} 1',
      'rathaus_exchange_failing{tenant="neustadt",kind="listing",class="transient",code="core.network",state="ready"} 1',
      `rathaus_exchange_failing_age_seconds{tenant="neustadt",class="handler"} ${(3 * hour) / 1000}`,
      'rathaus_exchange_paused{tenant="altdorf"} 1',
      'rathaus_exchange_paused{tenant="neustadt"} 0',
      'rathaus_exchange_blocked{tenant="legenbach"} 1',
      `rathaus_exchange_blocked_age_seconds{tenant="legenbach"} ${(6 * hour) / 1000}`,
      '# TYPE rathaus_exchange_oldest_age_seconds gauge',
    ])
      expect(text).toContain(`${line}\n`);
    expect(text).not.toMatch(/breaker|certificate/);
    // No id of a delivery, no destination, no service: series do not grow with the work.
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-|fit-connect\.example/);
    const names = [...text.matchAll(/^([^#{]+\{[^}]*\}) /gm)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('makes no number up for what it cannot read', async () => {
    const partly = await textOf(metricsOf({ tenants: () => ['altdorf', 'verloren'] }));
    expect(partly).toContain('rathaus_exchange_readable{tenant="verloren"} 0\n');
    expect(partly.match(/tenant="verloren"/g)).toHaveLength(1);
    const nobody = metricsOf({
      tenants: () => {
        throw new Error('away');
      },
    });
    expect((await nobody.handle(new Request('https://x.example/metrics'))).status).toBe(503);
    await store.close();
    const text = await textOf(metricsOf());
    expect(text.match(/rathaus_exchange_readable\{tenant="[^"]+"\} 0/g)).toHaveLength(towns.length);
    expect(text).not.toContain('rathaus_exchange_items');
    store = await memoryStore();
  });

  it('tells the days of certificates, and apart from it that they are not known', async () => {
    const keys = ecKeys();
    const authority = createAuthority({ name: 'PKI', keys, algorithm: 'ecdsa256', now });
    const ends = (days: number) =>
      authority.issue({ subject: 'Stadt', key: keys.publicKey, notAfter: now + (days + 0.5) * day });
    const text = await textOf(
      metricsOf({
        certificates: (tenant) => {
          if (tenant === 'altdorf') throw new Error('away');
          if (tenant === 'neustadt') return [{ name: 'leer', key: [] }];
          if (tenant !== 'musterstadt') return [];
          return [40, 19, 25].map((days) => ({ name: `Schlüssel ${days}`, key: [ends(days)] }));
        },
      }),
    );
    expect(text).toContain('rathaus_exchange_certificate_readable{tenant="altdorf"} 0\n');
    expect(text).toContain('rathaus_exchange_certificate_readable{tenant="neustadt"} 0\n');
    expect(text).toContain('rathaus_exchange_certificate_readable{tenant="musterstadt"} 1\n');
    expect(text).toContain('rathaus_exchange_certificate_days{tenant="musterstadt"} 19\n');
    // None to tell of, or none that can be read: no number.
    expect(text.match(/certificate_days\{/g)).toHaveLength(1);
  });

  it('tells which services this process leaves alone', async () => {
    const health = () => ({
      running: true,
      draining: false,
      lookedAt: now,
      tenants: towns,
      refused: [],
      busy: 0,
      resting: [{ tenant: 'neustadt', service: 'https://a.example' }],
      slow: [],
    });
    const text = await textOf(metricsOf({ worker: { health } }));
    expect(text).toContain('rathaus_exchange_breaker_open{tenant="neustadt"} 1\n');
    expect(text).toContain('rathaus_exchange_breaker_open{tenant="altdorf"} 0\n');
  });

  it('takes the worker from a function, because the worker takes its observer', async () => {
    const exchanges = townsOver(store, towns, () => now);
    const wired: ExchangeMetrics = metricsOf({ exchanges, worker: () => worker, keep: 0 });
    const worker = createWorker({ exchanges, tenants: () => towns, observer: wired.observer });
    expect(await textOf(wired)).toContain('rathaus_exchange_breaker_open{tenant="neustadt"} 0\n');
    const error = exchangeError('exchange.worker.unexpected');
    await wired.observer({ type: 'worker.fault', tenant: undefined, error });
    expect(await textOf(wired)).toContain('rathaus_exchange_faults_total');
    // Before there is one, or in a process without one, its gauges are left out.
    expect(await textOf(metricsOf({ worker: () => undefined }))).not.toContain('breaker_open');
  });

  it('tells which services answer nobody, apart from those that do, and without a tenant', async () => {
    const text = await textOf(
      metricsOf({
        worker: {
          health: () => ({
            running: true,
            draining: false,
            lookedAt: now,
            tenants: towns,
            refused: [],
            busy: 2,
            resting: [],
            slow: ['directory:archiv'],
          }),
        },
      }),
    );
    expect(text.match(/^rathaus_exchange_service_slow.*$/gm)).toEqual([
      'rathaus_exchange_service_slow{service="directory:archiv"} 1',
      'rathaus_exchange_service_slow{service="https://test.fit-connect.example"} 0',
    ]);
    expect(await textOf(metricsOf())).not.toContain('service_slow');
  });

  it('asks the database once for collectors that come together, and again later', async () => {
    let asked = 0;
    const metrics = metricsOf({
      tenants: () => {
        asked += 1;
        return [];
      },
    });
    await Promise.all([metrics.read(), metrics.read(), textOf(metrics)]);
    const once = asked;
    await metrics.read();
    expect(asked).toBe(once);
    now += 6000;
    await metrics.read();
    expect(asked).toBe(2 * once);
  });

  it('counts what happens, by code up to a bound', async () => {
    const metrics = metricsOf();
    const see = metrics.observer;
    const failure = (code: string): ExchangeEvent => ({
      type: 'work.failed',
      tenant: 'altdorf',
      kind: 'delivery',
      id: 'a',
      class: 'transient',
      error: Object.assign(exchangeError('exchange.transport.failed'), { code }),
    });
    for (let at = 0; at < 250; at += 1) see(failure(`made.up.${at}`));
    see({ ...failure('made.up.0'), type: 'work.stopped' } as ExchangeEvent);
    for (const state of ['sent', 'accepted', 'accepted'] as const)
      see({
        type: 'delivery.state',
        tenant: 'altdorf',
        deliveryId: 'x',
        remoteId: 'y',
        state,
        code: undefined,
      });
    const text = await textOf(metrics);
    expect(text).toContain(
      'rathaus_exchange_failures_total{tenant="altdorf",class="transient",code="made.up.0"} 2\n',
    );
    expect(text).toContain(
      'rathaus_exchange_failures_total{tenant="altdorf",class="transient",code="other"} 150\n',
    );
    expect(text.match(/^rathaus_exchange_failures_total\{/gm)).toHaveLength(101);
    expect(text).toContain('rathaus_exchange_stopped_total{tenant="altdorf",code="made.up.0"} 1\n');
    expect(text).toContain(
      'rathaus_exchange_states_total{tenant="altdorf",direction="delivery",state="accepted"} 2\n',
    );
    expect(text).not.toMatch(/deliveryId|"x"|"y"/);
  });

  it('loses no count when there are more series than are kept', async () => {
    const metrics = metricsOf({ tenants: () => [] });
    const notice = (tenant: string): ExchangeEvent => ({
      type: 'delivery.notice',
      tenant,
      deliveryId: 'x',
      code: 'a',
    });
    for (let at = 0; at < 20_010; at += 1) metrics.observer(notice(`stadt-${at}`));
    // Those that have a series keep it, and what comes later is told apart from them.
    metrics.observer(notice('stadt-0'));
    metrics.observer(notice('stadt-20009'));
    metrics.observer({
      type: 'delivery.state',
      tenant: 'x',
      deliveryId: 'x',
      remoteId: 'y',
      state: 'sent',
      code: undefined,
    });
    const counted = await metrics.read();
    const sum = (metric: string) =>
      counted.filter((one) => one.metric === metric).reduce((all, { value }) => all + value, 0);
    expect(sum('notices')).toBe(20_012);
    expect(sum('states')).toBe(1);
    expect(counted).toHaveLength(20_002);
    const text = await textOf(metrics);
    for (const line of ['{tenant="stadt-0",code="a"} 2', '{overflow="true"} 11'])
      expect(text.includes(`rathaus_exchange_notices_total${line}\n`)).toBe(true);
  });

  it('escapes labels as Prometheus reads them', async () => {
    const metrics = metricsOf();
    metrics.observer({ type: 'delivery.notice', tenant: 'altdorf', deliveryId: 'x', code: 'a"b\\c\nd' });
    expect(await textOf(metrics)).toContain('code="a\\"b\\\\c\\nd"} 1\n');
  });

  it('is observed by an OpenTelemetry meter until it is taken off', async () => {
    const made = new Map<object, string>();
    const callbacks: ((batch: OpenTelemetryBatch) => Promise<void> | void)[] = [];
    const create = (name: string, { unit }: { unit?: string } = {}) => {
      const instrument = {};
      made.set(instrument, `${name} ${unit}`);
      return instrument;
    };
    const meter: OpenTelemetryMeter = {
      createObservableGauge: create,
      createObservableCounter: create,
      addBatchObservableCallback: (callback) => callbacks.push(callback),
      removeBatchObservableCallback: (callback) => callbacks.splice(callbacks.indexOf(callback), 1),
    };
    const end = metricsOf().connect(meter);
    expect([...made.values()]).toHaveLength(Object.keys(metricKinds).length);
    const seen: string[] = [];
    await callbacks[0]?.({
      observe: (instrument, value, attributes) =>
        seen.push(`${made.get(instrument)} ${value} ${JSON.stringify(attributes)}`),
    });
    expect(seen).toContain(
      `rathaus.exchange.oldest.age s ${(6 * hour) / 1000} {"tenant":"legenbach","direction":"delivery"}`,
    );
    end();
    expect(callbacks).toEqual([]);
  });
});
