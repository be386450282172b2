import type { RuleTexts } from '@rathaus/client-core/texts';
import type { DatasetRuleValues } from '../../dcat/check/rules/index.ts';
import { agentTexts } from './agents.ts';
import { dateTexts } from './dates.ts';
import { distributionTexts } from './distributions.ts';
import { geocodingTexts } from './geocoding.ts';
import { licenseTexts } from './licenses.ts';
import { textTexts } from './texts.ts';
import { typeTexts } from './types.ts';
import { urlTexts } from './urls.ts';
import { vocabularyTexts } from './vocabularies.ts';

/** What the rules for datasets say. */
export const datasetTexts: RuleTexts<DatasetRuleValues> = {
  ...typeTexts,
  ...textTexts,
  ...agentTexts,
  ...vocabularyTexts,
  ...geocodingTexts,
  ...dateTexts,
  ...licenseTexts,
  ...distributionTexts,
  ...urlTexts,
};
