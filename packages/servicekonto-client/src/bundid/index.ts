export {
  type Absence,
  type BundidAttribute,
  type BundidAttributeName,
  type BundidAttributeReference,
  bundidAttributes,
  usualAttributes,
} from './attributes.ts';
export { type BundidProvider, bundid } from './bundid.ts';
export { type BundidEnvironment, type BundidEnvironmentName, bundidEnvironments } from './environments.ts';
export { type BundidLanguage, type BundidMethod, bundidLanguages, bundidMethods } from './methods.ts';
export type { BundidOptions, BundidRequestOptions } from './options.ts';
export { type BundidProof, bundidProofOf, type CardKind, cardKinds } from './proof.ts';
