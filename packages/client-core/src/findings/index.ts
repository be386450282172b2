export { type Collector, type CollectorOptions, createCollector } from './collector.ts';
export {
  defineRules,
  type Finding,
  type FindingValue,
  type FindingValues,
  type RuleKind,
  type RuleSet,
  type Severity,
  type Term,
  term,
  type ValuesByRule,
  type Who,
} from './finding.ts';
export {
  type CellPlace,
  type EntryPlace,
  type IriPlace,
  type KindName,
  type PathPlace,
  type Place,
  type PointerPlace,
  pointer,
  type RecordName,
} from './place.ts';
export { type Report, type Unchecked, type Verdict, verdictOf, verdictOfAll } from './report.ts';
