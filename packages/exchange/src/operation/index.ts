export type { Direction } from '../work/pick-items.ts';
export {
  type ExchangeStatus,
  type PausedLane,
  type PauseFacts,
  readStatus,
  type StatusScope,
} from '../work/status.ts';
export type { UnreadTenant } from './ask-stores.ts';
export type { CertificateSource, WatchedCertificate } from './certificates.ts';
export type { OperatedExchanges } from './directory.ts';
export { createHealth, type Health, type HealthCheck, type HealthOptions } from './health/create-health.ts';
export {
  createExchangeMetrics,
  type ExchangeMetrics,
  type ExchangeMetricsOptions,
} from './metrics/create-metrics.ts';
export {
  type Labels,
  type MetricKind,
  type MetricName,
  metricKinds,
  type Sample,
} from './metrics/measure.ts';
export type {
  OpenTelemetryBatch,
  OpenTelemetryInstrument,
  OpenTelemetryMeter,
} from './metrics/open-telemetry.ts';
export type { OperatorEvent } from './page/actions.ts';
export {
  createOperatorPage,
  type Operator,
  type OperatorPage,
  type OperatorPageOptions,
} from './page/create-operator-page.ts';
export {
  type ItemFilter,
  type ListedItem,
  type ListedPage,
  type ListPosition,
  type ListQuery,
  listItems,
} from './search.ts';
