export { catalogue } from './catalogue.ts';
export { deliveryLabels, describeDelivery } from './delivery.ts';
export { errorTable, errorTexts } from './errors.ts';
export { type ProofPageNames, type ProofPageOptions, renderDeliveryProof } from './proof-page.ts';
