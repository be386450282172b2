import type { Catalogue } from '@rathaus/client-core/texts';
import { containerTexts } from './container.ts';
import { reportTexts } from './reports.ts';
import { ruleTexts } from './rules/index.ts';
import { isXdomeaName } from './rules/words.ts';
import { transferTexts } from './transfers.ts';
import { uncheckedTexts } from './unchecked.ts';

export {
  conversionHint,
  conversionText,
  conversionTexts,
  lossTexts,
  refusalText,
  refusalTexts,
} from './conversion.ts';
export { errorTable, errorTexts } from './errors.ts';
export { contentText, type DescribedNode, describeNode, hiddenText, outlineTexts } from './outline.ts';
export { type ProfileText, profileTexts, ruleTexts, type XdomeaRuleText } from './rules/index.ts';

/**
 * All that is said about the checks of this package, in German and English: rules about messages, containers and split
 * transfers, what was not checked, verdicts and next steps. Hand it to `reportText`, `reportJson` or `renderReportPage`.
 *
 * @example
 * console.log(reportText(await checkFile('abgabe.zip'), catalogue, { language: 'de', mask: true }));
 */
export const catalogue: Catalogue = {
  rules: { ...ruleTexts, ...containerTexts, ...transferTexts },
  unchecked: uncheckedTexts,
  reports: reportTexts,
  isTerm: isXdomeaName,
};
