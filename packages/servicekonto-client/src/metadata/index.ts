export {
  type Certificate,
  type CertificateFault,
  readCertificate,
} from '../saml/keys/certificate.ts';
export {
  type CertificateTime,
  certificateTime,
  keyWarningsOf,
  warningDays,
} from '../saml/keys/key-warnings.ts';
export {
  type IdentityProviderFacts,
  type ReadMetadataOptions,
  readIdentityProvider,
} from '../saml/metadata/read-identity-provider.ts';
export {
  type PublishedKey,
  type ServiceProviderMetadataOptions,
  serviceProviderMetadata,
} from '../saml/metadata/write-service-provider.ts';
export type { LintedProvider } from './lint-entity.ts';
export { lintServiceProvider, type ServiceProviderLint } from './lint-service-provider.ts';
export {
  type LoadingDays,
  type LoadingProvider,
  loadingDays,
  type PlanAssumption,
  type Weekday,
} from './loading-days.ts';
export {
  type KeyChangeOptions,
  type KeyChangePlan,
  type KeyChangeStep,
  type KeyChangeStepName,
  planKeyChange,
} from './plan-key-change.ts';
export type { KeyUse, ServiceProviderRuleValues } from './rules.ts';
