import type { Dataset, DcatApDeVersion } from '../model.ts';
import type { Bilingual, RuleContext, Severity } from './rule.ts';
import { rules } from './rules/index.ts';

/** One thing a check of a dataset found. No value of the dataset is repeated. */
export interface Finding {
  /** Rule id, stable. */
  rule: string;
  severity: Severity;
  /** Path in the dataset: `distributions[0].license`. */
  place: string;
  message: Bilingual;
  reason: Bilingual;
  repair: Bilingual;
  /** Standard and section. */
  source: string;
  /** The value that was probably meant (`MONTHLY` for "monatlich"). */
  suggestion?: string;
}

/** What `checkDataset()` found; it does not throw. */
export interface DatasetReport {
  version: DcatApDeVersion;
  /** True when there is no finding of severity `error`. */
  ok: boolean;
  findings: Finding[];
  counts: Record<Severity, number>;
}

/** What a dataset is checked against. */
export interface CheckDatasetOptions {
  /** `3.0` when left out. */
  version?: DcatApDeVersion;
  /** Indexes of distributions whose file is still to be uploaded: they may lack an address. */
  uploads?: Iterable<number>;
}

/**
 * Checks a dataset against the obligations and vocabularies of DCAT-AP.de, GovData's quality rules and the rules of
 * North Rhine-Westphalia. Never throws for a bad dataset: what is wrong stands in the report, errors first.
 * No finding repeats a value of the dataset, so a report can be forwarded.
 */
export function checkDataset(dataset: Dataset, options: CheckDatasetOptions = {}): DatasetReport {
  const version = options.version ?? '3.0';
  const uploads = new Set(options.uploads);
  const context: RuleContext = { version, isUpload: (index) => uploads.has(index) };
  const findings: Finding[] = [];
  const counts = { error: 0, warning: 0, info: 0 };
  for (const rule of rules) {
    const severity = typeof rule.severity === 'function' ? rule.severity(version) : rule.severity;
    const { id, message, reason, repair, source } = rule;
    for (const { place, suggestion } of rule.find(dataset, context)) {
      counts[severity]++;
      findings.push({
        rule: id,
        severity,
        place,
        message,
        reason,
        repair,
        source,
        ...(suggestion === undefined ? {} : { suggestion }),
      });
    }
  }
  const order: Severity[] = ['error', 'warning', 'info'];
  findings.sort((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  return { version, ok: counts.error === 0, findings, counts };
}
