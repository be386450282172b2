export { samplePdf } from './sample-file.ts';
export {
  type SampleMessage,
  type SampleOptions,
  sampleMessage,
  sampleMessageTypes,
  sampleTransfer,
} from './sample-message.ts';
export {
  type SampleContradiction,
  type SampleProcedureOptions,
  sampleContradictions,
  sampleProcedure,
} from './sample-procedure.ts';
export type { SampleOutcome } from './sample-results.ts';
