export { attributeTexts } from '../identity/attribute-texts.ts';
export { catalogue } from './catalogue.ts';
export { errorTable, errorTexts } from './errors.ts';
export { type KeyPlanText, keyPlanTexts, keyUseTexts, planAssumptionTexts } from './key-plan.ts';
export { postfachStateTexts } from './postfach-states.ts';
