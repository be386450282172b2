export { ageText } from './age.ts';
export { catalogue } from './catalogue.ts';
export { errorTextOf, unknownErrorText } from './cause.ts';
export { deliveryLabels, describeDelivery, directionLabels, receivedLabels, stateLabel } from './delivery.ts';
export { errorTable, errorTexts } from './errors.ts';
export { type ProofPageNames, type ProofPageOptions, renderDeliveryProof } from './proof-page.ts';
export { sealRefusalTexts } from './seal-refusals.ts';
export { type FailureClassText, failureClassTexts, workKindLabels, workLabels } from './work.ts';
