import {
  createCollector,
  type Finding,
  type FindingValues,
  type Report,
} from '@rathaus/client-core/findings';
import type { Dataset, DcatApDeVersion } from '../model.ts';
import type { DatasetRule, RuleContext } from './rule.ts';
import { type DatasetRuleValues, rules } from './rules/index.ts';
import { noteUnchecked } from './unchecked.ts';

/** Stable id of a rule for datasets: `opendata.dataset.title-present`. */
export type DatasetRuleId = keyof DatasetRuleValues;

/** A finding about a dataset; `rule` says which values it has. */
export type DatasetFinding = {
  [Rule in DatasetRuleId]: Finding<Rule, DatasetRuleValues[Rule]>;
}[DatasetRuleId];

/**
 * What `checkDataset()` found; its places are JSON pointers into the dataset (`/distributions/0/license`). Sentences
 * come from the `catalogue` of `@rathaus/opendata-client/texts`. `not-judged`: a table to be uploaded was not inspected,
 * or a code could not be compared with its list.
 */
export interface DatasetReport extends Report {
  readonly kind: 'opendata.dataset';
  /** What it was checked against. */
  readonly version: DcatApDeVersion;
  readonly findings: readonly DatasetFinding[];
}

/** What a dataset is checked against. */
export interface CheckDatasetOptions {
  /** `3.0` when left out. */
  version?: DcatApDeVersion | undefined;
  /** Indexes of distributions whose file is still to be uploaded: they may lack an address. */
  uploads?: Iterable<number> | undefined;
  /** Those of them whose table was inspected (`inspectTable()`). Others that are tables leave the verdict open. */
  inspected?: Iterable<number> | undefined;
}

/**
 * Checks a dataset against the obligations and vocabularies of DCAT-AP.de, GovData's quality rules and the rules of
 * North Rhine-Westphalia. Never throws for a bad dataset. What passes without an error can be written as RDF. What lies
 * behind the addresses is not fetched, and whether an area key names an existing area is not checked.
 *
 * @example
 * const report = checkDataset(dataset);
 * if (report.verdict !== 'passed') console.log(reportText(report, catalogue, { language: 'de' }));
 */
export function checkDataset(dataset: Dataset, options: CheckDatasetOptions = {}): DatasetReport {
  const { version = '3.0' } = options;
  const uploads = new Set(options.uploads);
  const inspected = new Set(options.inspected);
  const context: RuleContext = { version, isUpload: (index) => uploads.has(index) };
  const collector = createCollector();
  for (const [rule, { severity, severityIn20, who, find }] of Object.entries<DatasetRule<FindingValues>>(
    rules,
  )) {
    const weight = (version === '2.0' && severityIn20) || severity;
    for (const { place, values } of find(dataset, context)) {
      collector.add({ rule, severity: weight, who, place, count: 1, values });
    }
  }
  noteUnchecked(
    dataset,
    { isUpload: context.isUpload, isInspected: (index) => inspected.has(index) },
    collector,
  );
  const { findings, ...counted } = collector.result();
  return { kind: 'opendata.dataset', version, ...counted, findings: findings as DatasetFinding[] };
}
