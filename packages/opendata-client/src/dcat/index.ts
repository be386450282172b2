export {
  type CheckDatasetOptions,
  checkDataset,
  type DatasetFinding,
  type DatasetReport,
  type DatasetRuleId,
} from './check/check-dataset.ts';
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
