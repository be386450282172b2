export { type CheckFileOptions, checkFile } from './check-file.ts';
export { type FileReport, type NextStep, nextStep } from './file-report.ts';
export { countOf, type FindingGroup, type FindingPlace, sortGroups } from './finding-groups.ts';
export { maskReport } from './mask.ts';
export {
  type Hidden,
  type Outline,
  OutlineCollector,
  type OutlineFact,
  type OutlineLimits,
  type OutlineNode,
} from './outline.ts';
export { type RenderReportOptions, renderReport } from './render-report.ts';
export { type ReportLanguage, type ReportTexts, reportTexts } from './report-texts.ts';
export { type RuleSummary, ruleSummary } from './rule-texts.ts';
