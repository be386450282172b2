export { samplePdf } from './sample-file.ts';
export {
  type SampleMessage,
  type SampleOptions,
  sampleMessage,
  sampleMessageTypes,
} from './sample-message.ts';
