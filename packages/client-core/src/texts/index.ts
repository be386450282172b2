export { aspectStateText } from './aspect-text.ts';
export {
  type AspectState,
  type Catalogue,
  joinCatalogues,
  type ReportAspect,
  type ReportFact,
  type ReportText,
  type RuleText,
  type RuleTexts,
  type Shown,
  type ShownValues,
  type TextOf,
  type UncheckedText,
  type VerdictTone,
} from './catalogue.ts';
export { configFaultText } from './config-faults.ts';
export { errorTable, errorTexts } from './core-errors.ts';
export type { ErrorCatalogue, ErrorText, ErrorTexts } from './error-texts.ts';
export {
  type Explained,
  type ExplainedUnchecked,
  explain,
  explainUnchecked,
  ruleText,
} from './explain.ts';
export { instantText } from './instant-text.ts';
export { type Language, type LocalText, sameText, text } from './language.ts';
export {
  createMask,
  hidden,
  type Mask,
  type MaskOptions,
  maskPlace,
  maskValues,
  shownValues,
} from './mask.ts';
export { placeText } from './place-text.ts';
export { reportJson } from './report-json.ts';
export { countText, type ReportTextOptions, reportText, whoTexts } from './report-text.ts';
export { type FindingGroup, type ReportView, type ShownFact, viewReport } from './report-view.ts';
export { stateStoreCatalogue } from './state-store-catalogue.ts';
export { fixedValueText, notXmlText, structureText, unsafeXmlText } from './xml-texts.ts';
