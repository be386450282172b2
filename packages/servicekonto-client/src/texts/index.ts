export { errorTable, errorTexts } from './errors.ts';
