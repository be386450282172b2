import type { Finding, Severity } from './finding.ts';
import { type Report, type Unchecked, verdictOf } from './report.ts';

/** Bounds of a collector, and what a profile judges otherwise. */
export interface CollectorOptions {
  /** Findings kept of each group; further ones raise the count of the last. Default 200. */
  keep?: number | undefined;
  /** What counts as a repeat beside rule and severity, for example the column. Default: nothing. */
  group?: ((finding: Finding) => string) | undefined;
  /** By rule id, weighs a rule otherwise; `off` silences it. */
  severities?: Readonly<Record<string, Severity | 'off'>> | undefined;
  /**
   * Gets each finding that `severities` silences or makes lighter, as it was given: what a report then says of the
   * matter must not read as if nothing had been found.
   */
  onSilenced?: ((finding: Finding, set: Severity | 'off') => void) | undefined;
}

const weights: Readonly<Record<Severity | 'off', number>> = { off: 0, info: 1, warning: 2, error: 3 };

/** Findings and unchecked things kept in all, whatever the groups. The first of each rule is always kept. */
const keepInAll = 10_000;

/**
 * Gathers findings in bounded memory: of each rule some with their place, all of them as numbers. A hostile file can
 * break a rule a million times and fills neither memory nor report.
 *
 * @example
 * const collector = createCollector({ keep: 50 });
 * collector.add(rules.finding('opendata.table.empty-file', { kind: 'cell' }, {}));
 * return { kind: 'opendata.table', ...collector.result() };
 */
export function createCollector({
  keep = 200,
  group,
  severities = {},
  onSilenced,
}: CollectorOptions = {}): Collector {
  const findings: Finding[] = [];
  const unchecked: Unchecked[] = [];
  const counts = { error: 0, warning: 0, info: 0 };
  const perRule = new Map<string, number>();
  const kept = new Map<string, { number: number; last: number }>();
  const lastOfRule = new Map<string, number>();

  const raise = (at: number, by: number) => {
    const finding = findings[at]!;
    findings[at] = { ...finding, count: finding.count + by };
  };

  return {
    counts,
    perRule,
    add(given) {
      const set = severities[given.rule];
      if (set !== undefined && weights[set] < weights[given.severity]) onSilenced?.(given, set);
      if (set === 'off') return;
      const finding = set === undefined || set === given.severity ? given : { ...given, severity: set };
      const { rule, severity, count } = finding;
      counts[severity] += count;
      perRule.set(rule, (perRule.get(rule) ?? 0) + count);
      const ruleKey = `${severity} ${rule}`;
      const key = group ? `${ruleKey} ${group(finding)}` : ruleKey;
      const known = kept.get(key);
      if (known && known.number >= keep) return raise(known.last, count);
      if (findings.length >= keepInAll) {
        const last = lastOfRule.get(ruleKey);
        if (last !== undefined) return raise(last, count);
      }
      findings.push(finding);
      const last = findings.length - 1;
      kept.set(key, { number: (known?.number ?? 0) + 1, last });
      lastOfRule.set(ruleKey, last);
    },
    skip(what, place, values = {}) {
      if (unchecked.length < keepInAll) unchecked.push({ what, place, values });
    },
    result: () => ({
      verdict: verdictOf(counts.error, unchecked.length),
      findings,
      unchecked,
      counts,
    }),
  };
}

/** Gathers what a check finds. */
export interface Collector {
  add(finding: Finding): void;
  /** Notes something that decides and was not checked: the verdict is then at best `not-judged`. */
  skip(what: string, place: Unchecked['place'], values?: Unchecked['values']): void;
  /** So far, by severity. */
  readonly counts: Readonly<Record<Severity, number>>;
  /** So far, by rule. */
  readonly perRule: ReadonlyMap<string, number>;
  /** The counting part of a report. */
  result(): Pick<Report, 'verdict' | 'findings' | 'unchecked' | 'counts'>;
}
