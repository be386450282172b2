import { type MetricName, metricKinds, type Sample } from './measure.ts';

/** The part of an observable instrument (OpenTelemetry API 1.x) that is used: only its identity. */
export type OpenTelemetryInstrument = object;

/** What a batch callback is given. */
export interface OpenTelemetryBatch {
  observe(instrument: never, value: number, attributes?: Record<string, string>): void;
}

/** The part of `Meter` (OpenTelemetry API 1.x) that is used; hand in `metrics.getMeter('…')`. */
export interface OpenTelemetryMeter {
  createObservableGauge(
    name: string,
    options?: { description?: string; unit?: string },
  ): OpenTelemetryInstrument;
  createObservableCounter(
    name: string,
    options?: { description?: string; unit?: string },
  ): OpenTelemetryInstrument;
  addBatchObservableCallback(
    callback: (batch: OpenTelemetryBatch) => Promise<void> | void,
    observables: never[],
  ): void;
  removeBatchObservableCallback(
    callback: (batch: OpenTelemetryBatch) => Promise<void> | void,
    observables: never[],
  ): void;
}

/** Has the meter ask for all samples with each of its collections. Returns what ends that. */
export function connectMeter(meter: OpenTelemetryMeter, read: () => Promise<readonly Sample[]>): () => void {
  const names = Object.keys(metricKinds) as MetricName[];
  const instruments = new Map(
    names.map((metric) => {
      const { name, type, unit, description } = metricKinds[metric];
      const create = type === 'gauge' ? 'createObservableGauge' : 'createObservableCounter';
      return [metric, meter[create](name, { unit, description }) as never] as const;
    }),
  );
  const callback = async (batch: OpenTelemetryBatch): Promise<void> => {
    for (const { metric, labels, value } of await read()) {
      const instrument = instruments.get(metric);
      if (instrument) batch.observe(instrument, value, { ...labels });
    }
  };
  const observables = [...instruments.values()];
  meter.addBatchObservableCallback(callback, observables);
  return () => meter.removeBatchObservableCallback(callback, observables);
}
