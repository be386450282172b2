export { type CheckFileOptions, checkFile } from './check-file.ts';
export { type CheckTransferOptions, checkTransfer, type TransferReport } from './check-transfer.ts';
export type { FileReport } from './file-report.ts';
export {
  type Hidden,
  type Outline,
  OutlineCollector,
  type OutlineFact,
  type OutlineLimits,
  type OutlineNode,
} from './outline.ts';
export { outlineSection } from './outline-section.ts';
export { type RenderReportOptions, renderReport } from './render-report.ts';
