import type { DatasetRules } from '../rule.ts';
import { type AgentRuleValues, agentRules } from './agents.ts';
import { type DateRuleValues, dateRules } from './dates.ts';
import { type DistributionRuleValues, distributionRules } from './distributions.ts';
import { type GeocodingRuleValues, geocodingRules } from './geocoding.ts';
import { type LicenseRuleValues, licenseRules } from './licenses.ts';
import { type TextRuleValues, textRules } from './texts.ts';
import { type TypeRuleValues, typeRules } from './types.ts';
import { type UrlRuleValues, urlRules } from './urls.ts';
import { type VocabularyRuleValues, vocabularyRules } from './vocabularies.ts';

/** The values of each rule for datasets. */
export type DatasetRuleValues = TypeRuleValues &
  TextRuleValues &
  AgentRuleValues &
  VocabularyRuleValues &
  GeocodingRuleValues &
  DateRuleValues &
  LicenseRuleValues &
  DistributionRuleValues &
  UrlRuleValues;

/** All rules, in the order a person would repair them. */
export const rules: DatasetRules<DatasetRuleValues> = {
  ...typeRules,
  ...textRules,
  ...agentRules,
  ...vocabularyRules,
  ...geocodingRules,
  ...dateRules,
  ...licenseRules,
  ...distributionRules,
  ...urlRules,
};
