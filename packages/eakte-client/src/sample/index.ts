export { samplePdf } from './sample-file.ts';
export {
  type SampleMessage,
  type SampleOptions,
  sampleMessage,
  sampleMessageTypes,
  sampleTransfer,
} from './sample-message.ts';
