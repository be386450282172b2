import type { Telemetry } from '../client/options.ts';

/** The part of a span (OpenTelemetry API 1.x) that is used. */
export interface OpenTelemetrySpan {
  spanContext(): { traceId: string; spanId: string; traceFlags: number };
  setAttribute(key: string, value: string | number): unknown;
  setStatus(status: { code: number }): unknown;
  end(): void;
}

/** The part of `@opentelemetry/api` that is used; hand in the module itself. */
export interface OpenTelemetryApi {
  trace: {
    getTracer(name: string): {
      startSpan(
        name: string,
        options?: { kind?: number; attributes?: Record<string, string | number> },
      ): OpenTelemetrySpan;
    };
  };
}

/** The OpenTelemetry API of the application, and where trace headers may go. */
export interface TelemetryOptions {
  api: OpenTelemetryApi;
  /** Hosts (`name` or `name:port`) that get a `traceparent` header (W3C Trace Context). Default none. */
  propagateTo?: readonly string[] | undefined;
}

const kindClient = 2;
const statusError = 2;

/**
 * One client span per call, named by verb and path template (few distinct names, no parameter values). Nothing is
 * imported: the application hands its OpenTelemetry API in. Attribute names: OpenTelemetry HTTP conventions 1.23+.
 *
 * @example
 * import * as api from '@opentelemetry/api';
 * const telemetry = createTelemetry({ api, propagateTo: ['open-data.musterstadt.example'] });
 * const client = createClient({ contract: openContract<paths>(), baseUrl, telemetry });
 */
export function createTelemetry({ api, propagateTo = [] }: TelemetryOptions): Telemetry {
  const tracer = api.trace.getTracer('@rathaus/client-core');
  return {
    start({ operation, method, path, host }) {
      const span = tracer.startSpan(operation, {
        kind: kindClient,
        attributes: { 'http.request.method': method, 'url.template': path, 'server.address': host },
      });
      const { traceId, spanId, traceFlags } = span.spanContext();
      const flags = traceFlags.toString(16).padStart(2, '0');
      return {
        headers: propagateTo.includes(host) ? { traceparent: `00-${traceId}-${spanId}-${flags}` } : {},
        end({ status, code, attempts }) {
          if (status !== undefined) span.setAttribute('http.response.status_code', status);
          if (attempts > 1) span.setAttribute('http.request.resend_count', attempts - 1);
          if (code !== undefined) {
            span.setAttribute('error.type', code);
            span.setStatus({ code: statusError });
          }
          span.end();
        },
      };
    },
  };
}
