import type { Rule } from '../rule.ts';
import { agentRules } from './agents.ts';
import { dateRules } from './dates.ts';
import { distributionRules } from './distributions.ts';
import { geocodingRules } from './geocoding.ts';
import { licenseRules } from './licenses.ts';
import { textRules } from './texts.ts';
import { urlRules } from './urls.ts';
import { vocabularyRules } from './vocabularies.ts';

/** All rules, in the order a person would repair them. */
export const rules: readonly Rule[] = [
  ...textRules,
  ...agentRules,
  ...vocabularyRules,
  ...geocodingRules,
  ...dateRules,
  ...licenseRules,
  ...distributionRules,
  ...urlRules,
];
