import type { ExchangeStatus, StateCount } from '../../work/status.ts';
import type { WorkerHealth } from '../../worker/create-worker.ts';
import { type Certificates, firstToEnd } from '../certificates.ts';
import type { Directory } from '../directory.ts';
import type { MetricName, Sample } from './measure.ts';

interface GaugeSources {
  readonly directory: Directory;
  readonly certificates: Certificates;
  /** Of the worker of this process. */
  readonly health: (() => WorkerHealth) | undefined;
  readonly now: number;
}

/** States that are always told, also as 0: an alert that waits for a number must get one. */
const states = {
  delivery: ['queued', 'sending', 'sent', 'collected', 'stopped'],
  received: ['found', 'stored', 'waiting', 'accepting', 'rejecting', 'stopped'],
} as const;

/** Reads all gauges. What could not be read is `readable` 0 and nothing else: no number is made up. */
export async function readGauges({ directory, certificates, health, now }: GaugeSources): Promise<Sample[]> {
  const { found, unread } = await directory.status();
  const worker = health?.();
  const samples: Sample[] = unread.map(({ tenant }) => ({
    metric: 'readable',
    labels: { tenant },
    value: 0,
  }));
  for (const status of found) {
    samples.push(...statusSamples(status, now));
    const { tenant } = status;
    if (worker)
      samples.push({
        metric: 'breakerOpen',
        labels: { tenant },
        value: worker.resting.filter((one) => one.tenant === tenant).length,
      });
  }
  if (worker) samples.push(...slowSamples(worker.slow, found));
  if (certificates.watched)
    for (const { tenant } of [...found, ...unread])
      samples.push(...(await certificateSamples(tenant, certificates)));
  return samples;
}

/** Each service that tenants use, and each that is slow: a 0 says that it answers, or that nothing waits for it. */
function slowSamples(slow: readonly string[], found: readonly ExchangeStatus[]): Sample[] {
  const used = found.flatMap(({ lanes }) => lanes.map(({ service }) => service));
  // The lane of cleaning up is no service.
  const services = [...new Set([...used, ...slow])].filter((one) => one !== 'content').sort();
  return services.map((service) => ({
    metric: 'serviceSlow',
    labels: { service },
    value: slow.includes(service) ? 1 : 0,
  }));
}

function statusSamples(status: ExchangeStatus, now: number): Sample[] {
  const { tenant, blocked, failures, oldest } = status;
  const of = (metric: MetricName, value: number, labels: Sample['labels'] = {}): Sample => ({
    metric,
    value,
    labels: { tenant, ...labels },
  });
  const countsOf = (direction: keyof typeof states, counts: readonly StateCount[]) =>
    states[direction].map((state) =>
      of('items', counts.find((one) => one.state === state)?.count ?? 0, { direction, state }),
    );
  const longest = new Map<string, number>();
  for (const one of failures) longest.set(one.class, Math.max(longest.get(one.class) ?? 0, one.longest));
  return [
    of('readable', 1),
    ...countsOf('delivery', status.deliveries),
    ...countsOf('received', status.received),
    of('oldestAge', (oldest.delivery ?? 0) / 1000, { direction: 'delivery' }),
    of('oldestAge', (oldest.received ?? 0) / 1000, { direction: 'received' }),
    ...failures.map((one) =>
      of('failing', one.count, { kind: one.kind, class: one.class, code: one.code, state: one.state }),
    ),
    ...[...longest].map(([failureClass, age]) => of('failingAge', age / 1000, { class: failureClass })),
    of('paused', status.paused ? 1 : 0),
    of('pausedLanes', status.pausedLanes.length),
    of('blocked', blocked.length),
    of('blockedAge', Math.max(0, ...blocked.map(({ since }) => (now - Date.parse(since)) / 1000))),
  ];
}

async function certificateSamples(tenant: string, certificates: Certificates): Promise<Sample[]> {
  const lives = await certificates.of(tenant);
  const readable = lives !== 'unknown' && lives.every(({ days }) => days !== undefined);
  const first = firstToEnd(lives);
  return [
    { metric: 'certificateReadable', labels: { tenant }, value: readable ? 1 : 0 },
    ...(first?.days === undefined
      ? []
      : [{ metric: 'certificateDays' as const, labels: { tenant }, value: first.days }]),
  ];
}
