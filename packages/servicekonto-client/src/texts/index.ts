export { attributeTexts } from '../identity/attribute-texts.ts';
export { errorTable, errorTexts } from './errors.ts';
