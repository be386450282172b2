export { opendataRecogniser } from './recogniser.ts';
