import {
  createCollector,
  type Finding,
  type FindingValues,
  type PointerPlace,
  type Report,
} from '@rathaus/client-core/findings';
import type { Dataset, DcatApDeVersion } from '../model.ts';
import { readDataset, type WrongType } from './read-dataset.ts';
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
 * North Rhine-Westphalia. Never throws for a bad dataset, also not for parsed JSON that has another type somewhere: that
 * is a finding (`opendata.dataset.type`), and what depends on it is judged when it is repaired. What passes without an error can be written as RDF. What lies
 * behind the addresses is not fetched, and whether an area key names an existing area is not checked.
 *
 * @example
 * const report = checkDataset(dataset);
 * if (report.verdict !== 'passed') console.log(reportText(report, catalogue, { language: 'de' }));
 */
export function checkDataset(given: Dataset, options: CheckDatasetOptions = {}): DatasetReport {
  const { version = '3.0' } = options;
  const uploads = new Set(options.uploads);
  const inspected = new Set(options.inspected);
  const { dataset, wrong } = readDataset(given);
  const context: RuleContext = { version, isUpload: (index) => uploads.has(index), wrongTypes: wrong };
  const depends = dependsOn(wrong);
  const collector = createCollector();
  for (const [rule, { severity, severityIn20, who, find }] of Object.entries<DatasetRule<FindingValues>>(
    rules,
  )) {
    const weight = (version === '2.0' && severityIn20) || severity;
    for (const { place, values } of find(dataset, context)) {
      if (rule === 'opendata.dataset.type' || !depends(place))
        collector.add({ rule, severity: weight, who, place, count: 1, values });
    }
  }
  noteUnchecked(
    dataset,
    { isUpload: context.isUpload, isInspected: (index) => inspected.has(index) },
    (what, place, values) => {
      if (!depends(place)) collector.skip(what, place, values);
    },
  );
  const { findings, ...counted } = collector.result();
  return { kind: 'opendata.dataset', version, ...counted, findings: findings as DatasetFinding[] };
}

/**
 * Whether a place is one of a wrong type, within one, or around one: what a rule says there may only be about what is
 * missing because of the type.
 */
function dependsOn(wrong: readonly WrongType[]): (place: PointerPlace) => boolean {
  const within = new Set<string>();
  const around = new Set<string>();
  for (const { place } of wrong) {
    within.add(place.pointer);
    for (const outer of outerPlaces(place.pointer)) {
      if (around.has(outer)) break;
      around.add(outer);
    }
  }
  return ({ pointer: place }) => {
    if (within.size === 0) return false;
    return within.has(place) || around.has(place) || outerPlaces(place).some((outer) => within.has(outer));
  };
}

/** The places around one, from the nearest to the whole: `/a`, `` of `/a/0`. */
function outerPlaces(place: string): string[] {
  const outer: string[] = [];
  for (let end = place.lastIndexOf('/'); end >= 0; end = end === 0 ? -1 : place.lastIndexOf('/', end - 1))
    outer.push(place.slice(0, end));
  return outer;
}
