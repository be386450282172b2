export { contributor } from './contributor.ts';
export { type DatasetType, datasetType } from './dataset-type.ts';
export { fileType } from './file-type.ts';
export {
  type AreaKey,
  agsOf,
  areaIri,
  areaKeyFault,
  type GeocodingLevel,
  geocodingLevel,
} from './geocoding.ts';
export { hvdCategory } from './hvd-category.ts';
export { type LicenseCode, type LicenseEntry, license } from './license.ts';
export { admsStatus, hashAlgorithm } from './of-version-2.ts';
export {
  type AccessRight,
  type Availability,
  accessRight,
  type DistributionStatus,
  dataTheme,
  distributionStatus,
  type Frequency,
  frequency,
  language,
  type PublisherType,
  plannedAvailability,
  publisherType,
  type Theme,
} from './publications-office.ts';
export { codeOf, iriOf, suggestCode, type Vocabulary, type VocabularyEntry } from './vocabulary.ts';
