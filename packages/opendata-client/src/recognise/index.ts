export {
  createOpendataRecogniser,
  type OpendataRecogniserOptions,
  opendataRecogniser,
} from './recogniser.ts';
