import type { Clock, Observer } from '@rathaus/client-core/observe';
import type { ExchangeEvent } from '../../events/exchange-event.ts';
import type { Worker } from '../../worker/create-worker.ts';
import { type CertificateSource, createCertificates } from '../certificates.ts';
import { createDirectory, type OperatedExchanges } from '../directory.ts';
import { createEventCounts } from './count-events.ts';
import type { Sample } from './measure.ts';
import { connectMeter, type OpenTelemetryMeter } from './open-telemetry.ts';
import { prometheusText } from './prometheus-text.ts';
import { readGauges } from './read-gauges.ts';

/** What is measured. */
export interface ExchangeMetricsOptions extends OperatedExchanges {
  /**
   * The worker of this process, or what gives it, because the worker takes `observer` of these metrics: it knows which
   * services it leaves alone and which do not answer. Without it `breaker.open` and `service.slow` are not told.
   */
  readonly worker?: Pick<Worker, 'health'> | (() => Pick<Worker, 'health'> | undefined) | undefined;
  /** Certificates of a tenant. Without it their days are not told. Asked once an hour. */
  readonly certificates?: CertificateSource | undefined;
  /** Milliseconds for which gauges that were read are told again, so that several collectors ask once. Default 5000. */
  readonly keep?: number | undefined;
  readonly clock?: Clock | undefined;
}

/** Metrics of many tenants, for OpenTelemetry or Prometheus. */
export interface ExchangeMetrics {
  /** Counts what happens in this process: hand it to `createExchange` and `createWorker` as `observer`. */
  readonly observer: Observer<ExchangeEvent>;
  /** All numbers as they are now. A tenant that cannot be read has `readable` 0; errors: those of `tenants`. */
  read(): Promise<readonly Sample[]>;
  /** Has an OpenTelemetry meter observe all numbers. Returns what ends it. */
  connect(meter: OpenTelemetryMeter): () => void;
  /** Answers `GET` with the text format of Prometheus. 503 when not even the tenants are known. */
  handle(request: Request): Promise<Response>;
}

/**
 * Measures the work of many tenants: gauges by one look into each database, counters of this process. Labels are tenants,
 * services, codes and words of closed sets; no id of a delivery, no destination. Every process tells the gauges of all: take the
 * highest (`max by (tenant)`), or scrape one; counters add up.
 *
 * @example
 * const metrics: ExchangeMetrics = createExchangeMetrics({ exchanges, tenants, worker: () => worker });
 * const worker = createWorker({ exchanges, tenants, onReceive, observer: metrics.observer });
 * metrics.connect(api.metrics.getMeter('rathaus')); // import * as api from '@opentelemetry/api'
 * app.get('/metrics', (context) => metrics.handle(context.req.raw)); // or for Prometheus
 */
export function createExchangeMetrics(options: ExchangeMetricsOptions): ExchangeMetrics {
  const { worker, keep = 5000, timeout = 5000, clock = Date.now } = options;
  const directory = createDirectory(options);
  const certificates = createCertificates({ source: options.certificates, clock, timeout });
  const counts = createEventCounts();
  let kept: { readonly until: number; readonly gauges: Promise<readonly Sample[]> } | undefined;

  function gauges(): Promise<readonly Sample[]> {
    if (kept && kept.until > clock()) return kept.gauges;
    const mine = typeof worker === 'function' ? worker() : worker;
    const health = mine && (() => mine.health());
    const asked = readGauges({ directory, certificates, health, now: clock() });
    const answer = { until: clock() + keep, gauges: asked };
    kept = answer;
    // A failure is not kept: the next one asks again.
    asked.catch(() => {
      if (kept === answer) kept = undefined;
    });
    return asked;
  }
  const read = async (): Promise<readonly Sample[]> => [...(await gauges()), ...counts.samples()];

  return {
    observer: counts.observer,
    read,
    connect: (meter) => connectMeter(meter, read),
    async handle(request) {
      if (request.method !== 'GET' && request.method !== 'HEAD')
        return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } });
      const headers = {
        'content-type': 'text/plain; version=0.0.4; charset=utf-8',
        'cache-control': 'no-store',
      };
      try {
        const body = prometheusText(await read());
        return new Response(request.method === 'HEAD' ? null : body, { headers });
      } catch {
        // Not even the tenants are known. A page of zeros would say that all is well; the scrape fails instead.
        return new Response(null, { status: 503, headers });
      }
    },
  };
}
