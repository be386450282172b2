export { eakteRecogniser } from './recogniser.ts';
