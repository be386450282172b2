import type { Observer } from '@rathaus/client-core/observe';
import type { ExchangeEvent } from '../../events/exchange-event.ts';
import type { Labels, MetricName, Sample } from './measure.ts';

/** Codes that are counted apart in one metric; a transport of the application may make up any number of them. */
const mostCodes = 100;
/** Series that are kept in all, beside those for what has none of its own. */
const mostSeries = 20_000;
/** What is counted when there are as many series as are kept: one series for each metric, so that sums stay right. */
const overflow: Labels = { overflow: 'true' };

/**
 * Counts what happens in this process: each count is in exactly one series, however many tenants and codes there are. The
 * events are those of every exchange and of the worker.
 */
export function createEventCounts() {
  const series = new Map<string, { metric: MetricName; labels: Labels; value: number }>();
  const codes = new Map<MetricName, Set<string>>();

  /** `other` for codes beyond the bound. */
  function bounded(metric: MetricName, code: string): string {
    const known = codes.get(metric) ?? new Set();
    codes.set(metric, known);
    if (known.has(code)) return code;
    if (known.size >= mostCodes) return 'other';
    known.add(code);
    return code;
  }

  function add(metric: MetricName, { code, ...labels }: Labels): void {
    const all: Labels = code === undefined ? labels : { ...labels, code: bounded(metric, code) };
    const nameOf = (own: Labels) => JSON.stringify([metric, own]);
    const kept = series.has(nameOf(all)) || series.size < mostSeries ? all : overflow;
    const found = series.get(nameOf(kept));
    if (found) found.value += 1;
    else series.set(nameOf(kept), { metric, labels: kept, value: 1 });
  }

  const observer: Observer<ExchangeEvent> = (event) => {
    switch (event.type) {
      case 'delivery.state':
        return add('states', { tenant: event.tenant, direction: 'delivery', state: event.state });
      case 'received.state':
        return add('states', { tenant: event.tenant, direction: 'received', state: event.state });
      case 'work.failed':
        return add('failures', { tenant: event.tenant, class: event.class, code: event.error.code });
      case 'work.stopped':
        add('failures', { tenant: event.tenant, class: event.class, code: event.error.code });
        return add('stopped', { tenant: event.tenant, code: event.error.code });
      case 'work.blocked':
        return add('failures', {
          tenant: event.tenant,
          class: 'credential',
          code: event.error?.code ?? 'unknown',
        });
      case 'delivery.notice':
      case 'received.notice':
        return add('notices', { tenant: event.tenant, code: event.code });
      case 'worker.fault':
        return add('faults', { tenant: event.tenant ?? '', code: event.error.code });
      default:
        return undefined;
    }
  };
  return { observer, samples: (): readonly Sample[] => [...series.values()] };
}
