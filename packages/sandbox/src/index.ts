export type {
  CallbackFault,
  Fault,
  FaultPage,
  FlipByte,
  InjectedEvent,
  JwePart,
  RouteFault,
} from './control/faults.ts';
export type { SandboxError, SandboxErrorCode } from './errors/sandbox-error.ts';
export type { DeliveryLimits } from './fit-connect/limits.ts';
export type { Notice } from './fit-connect/notice.ts';
export type { RequestLogEntry, SandboxEvent } from './log/request-log.ts';
export type { ServiceName } from './net/service-name.ts';
export type { TlsOptions } from './net/tls.ts';
export type { OidcClient } from './oidc/clients.ts';
export type { BrokerLifetimes } from './oidc/lifetimes.ts';
export type { AlgorithmProfile } from './saml/profile.ts';
export type { MetadataLoad, SamlServiceProvider } from './saml/service-provider.ts';
export type {
  ContentAlgorithm,
  DigestAlgorithm,
  KeyTransport,
  SignatureAlgorithm,
} from './saml/vocabulary.ts';
export type { ProofMethod } from './seed/person.ts';
export type { PostfachSender } from './seed/postfach-senders.ts';
export type { SamlKey } from './seed/saml-key.ts';
export type { TestKey } from './seed/test-keys.ts';
export type { SandboxConfig, ServiceProviderConfig } from './start/config.ts';
export type {
  IdentityProviderName,
  KeyRoll,
  ServiceProviderRegistration,
} from './start/identity-provider-levers.ts';
export type { SandboxOptions } from './start/options.ts';
export { type Sandbox, startSandbox } from './start/start-sandbox.ts';
