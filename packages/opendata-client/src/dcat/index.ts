export {
  type CheckDatasetOptions,
  checkDataset,
  type DatasetFinding,
  type DatasetReport,
  type DatasetRuleId,
} from './check/check-dataset.ts';
export {
  type CatalogReport,
  type CheckGraphOptions,
  checkGraph,
  type GraphProfile,
} from './check-graph/check-graph.ts';
export { type CheckRdfOptions, checkRdf } from './check-graph/check-rdf.ts';
export type { GraphFinding, GraphRuleId, GraphValues } from './check-graph/rules.ts';
export {
  type Agent,
  type Checksum,
  type CodeOr,
  type ContactPoint,
  type Dataset,
  type DateText,
  type DcatApDeVersion,
  type Distribution,
  datasetUri,
  type Location,
  type PeriodOfTime,
  type Text,
  textIn,
} from './model.ts';
export { toTriples } from './triples.ts';
export * from './vocabulary/index.ts';
export { type WriteOptions, writeDatasets } from './write-datasets.ts';
