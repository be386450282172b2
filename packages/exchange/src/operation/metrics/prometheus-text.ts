import { type MetricKind, type MetricName, metricKinds, type Sample } from './measure.ts';

const units: Readonly<Record<string, string>> = { s: '_seconds', d: '_days' };

/** `rathaus.exchange.oldest.age` in `s` is `rathaus_exchange_oldest_age_seconds`; counters end in `_total`. */
export function prometheusName({ name, unit, type }: MetricKind): string {
  const base = name.replaceAll('.', '_');
  const suffix = units[unit] ?? '';
  const named = suffix !== '' && !base.endsWith(suffix) ? base + suffix : base;
  return type === 'counter' ? `${named}_total` : named;
}

const escaped = (value: string) =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

/**
 * Samples in the text format of Prometheus 0.0.4, each metric with help and type, every series once.
 *
 * @see https://prometheus.io/docs/instrumenting/exposition_formats/
 */
export function prometheusText(samples: readonly Sample[]): string {
  const byMetric = new Map<MetricName, Sample[]>();
  for (const sample of samples) byMetric.set(sample.metric, [...(byMetric.get(sample.metric) ?? []), sample]);
  const lines: string[] = [];
  for (const [metric, found] of byMetric) {
    const kind = metricKinds[metric];
    const name = prometheusName(kind);
    lines.push(`# HELP ${name} ${kind.description}`, `# TYPE ${name} ${kind.type}`);
    for (const { labels, value } of found) {
      const pairs = Object.entries(labels).map(([label, text]) => `${label}="${escaped(text)}"`);
      lines.push(`${name}{${pairs.join(',')}} ${value}`);
    }
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
