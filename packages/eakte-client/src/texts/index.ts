import type { Catalogue } from '@rathaus/client-core/texts';
import { containerTexts } from './container.ts';
import { procedureTexts, procedureUncheckedTexts } from './procedures.ts';
import { reportTexts } from './reports.ts';
import { ruleTexts } from './rules/index.ts';
import { isXdomeaTerm } from './rules/words.ts';
import { transferTexts } from './transfers.ts';
import { uncheckedTexts } from './unchecked.ts';

export { bodyTitle, type DescribedBodyNode, describeBody } from './body.ts';
export { codeMeaning } from './code-meanings.ts';
export {
  conversionField,
  conversionHint,
  conversionText,
  conversionTexts,
  hashText,
  hashTexts,
  lossTexts,
  refusalText,
  refusalTexts,
} from './conversion.ts';
export { errorTable, errorTexts } from './errors.ts';
export { accordingTo, directionText, messageName, partyTexts, roleTexts } from './messages.ts';
export { contentText, type DescribedNode, describeNode, hiddenText, outlineTexts } from './outline.ts';
export {
  type ProfileText,
  profileTexts,
  ruleTexts,
  type XdomeaExample,
  type XdomeaRuleText,
} from './rules/index.ts';
export { type ProfileChange, profileChanges, profileFaultText } from './rules/profile-changes.ts';

/**
 * All that is said about the checks of this package, in German and English: rules about messages, containers and split
 * transfers, what was not checked, verdicts and next steps. Hand it to `reportText`, `reportJson` or `renderReportPage`.
 *
 * @example
 * console.log(reportText(await checkFile('abgabe.zip'), catalogue, { language: 'de', mask: true }));
 */
export const catalogue: Catalogue = {
  rules: { ...ruleTexts, ...containerTexts, ...transferTexts, ...procedureTexts },
  unchecked: { ...uncheckedTexts, ...procedureUncheckedTexts },
  reports: reportTexts,
  isTerm: isXdomeaTerm,
};
