/** What a number means; the names are those of OpenTelemetry. */
export interface MetricKind {
  readonly name: string;
  readonly type: 'gauge' | 'counter';
  /** Of UCUM, as OpenTelemetry writes it: `s`, `d`, `{item}`. */
  readonly unit: string;
  readonly description: string;
}

/**
 * Labels are tenants, services as configured (origin, name of a mailbox), codes, and words of closed sets: how many series
 * there are does not depend on how many deliveries.
 * Only `overflow="true"`: counts of a counter that have no series of their own, because 20,000 are kept.
 */
export type Labels = Readonly<Record<string, string>>;

/** One number. */
export interface Sample {
  readonly metric: MetricName;
  readonly labels: Labels;
  readonly value: number;
}

const gauge = (name: string, unit: string, description: string): MetricKind => ({
  name: `rathaus.exchange.${name}`,
  type: 'gauge',
  unit,
  description,
});
const counter = (name: string, unit: string, description: string): MetricKind => ({
  ...gauge(name, unit, description),
  type: 'counter',
});

/** All metrics. Names are public API: dashboards and alerts are written with them. */
export const metricKinds = {
  readable: gauge('readable', '1', '1 if the state of the tenant could be read, 0 if it is not known'),
  items: gauge('items', '{item}', 'Open deliveries, by direction and state'),
  oldestAge: gauge('oldest.age', 's', 'Age of the oldest delivery that waits here for the next step'),
  failing: gauge(
    'failing',
    '{item}',
    'Work that fails and is tried again, or has stopped, by class and code',
  ),
  failingAge: gauge('failing.age', 's', 'How long the first of the failing work of a class has been failing'),
  paused: gauge('paused', '1', '1 if a person has paused everything of the tenant'),
  pausedLanes: gauge('paused.lanes', '{lane}', 'Lanes of the tenant that a person has paused'),
  blocked: gauge('blocked', '{service}', 'Services that refuse the credentials of the tenant'),
  blockedAge: gauge('blocked.age', 's', 'How long the first of these services has been refusing'),
  breakerOpen: gauge(
    'breaker.open',
    '{service}',
    'Services that this process leaves alone because they fail',
  ),
  serviceSlow: gauge(
    'service.slow',
    '1',
    '1 if the service answers nobody of this process although work waits for it',
  ),
  certificateDays: gauge(
    'certificate.days',
    'd',
    'Whole days until the first certificate of the tenant expires',
  ),
  certificateReadable: gauge(
    'certificate.readable',
    '1',
    '1 if all certificates of the tenant could be read, 0 if their days are not known',
  ),
  states: counter(
    'states',
    '{change}',
    'State changes of deliveries in this process, by direction and new state',
  ),
  failures: counter('failures', '{failure}', 'Failed attempts in this process, by class and code'),
  stopped: counter('stopped', '{item}', 'Work that stopped in this process and waits for a person, by code'),
  notices: counter('notices', '{notice}', 'Notices about deliveries that go on, in this process, by code'),
  faults: counter('faults', '{fault}', 'Faults of the worker that no delivery is to blame for, by code'),
} as const satisfies Readonly<Record<string, MetricKind>>;

/** Name of a metric without the prefix of the package. */
export type MetricName = keyof typeof metricKinds;
