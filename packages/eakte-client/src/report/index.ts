export { type AspectGap, type AspectId, aspectIds, type FileAspect } from './aspects.ts';
export { type BodyCode, BodyCollector, type BodyLimits, type BodyNode, type MessageBody } from './body.ts';
export { type CheckFileOptions, type CheckFileSteps, checkFile } from './check-file.ts';
export {
  type BatchItem,
  type CheckFilesOptions,
  type CheckGroupOptions,
  checkFiles,
  checkGroup,
} from './check-files.ts';
export { type CheckTransferOptions, checkTransfer, type TransferReport } from './check-transfer.ts';
export type { FileReport } from './file-report.ts';
export type { ProcedureMessage, ProcedureReport } from './group-procedure.ts';
export {
  type Hidden,
  type Outline,
  OutlineCollector,
  type OutlineFact,
  type OutlineLimits,
  type OutlineNode,
} from './outline.ts';
export {
  type BatchFile,
  type BatchPlan,
  type PlanBatchOptions,
  type PlannedFile,
  type PlannedGroup,
  planBatch,
} from './plan-batch.ts';
export type { ProcedureRule, ProcedureValues } from './procedure-rules.ts';
export { type RenderReportOptions, renderReport } from './render-report.ts';
export { reportSections } from './report-sections.ts';
