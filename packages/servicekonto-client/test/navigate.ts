export { navigate } from '../../../tools/testing/navigate.ts';
