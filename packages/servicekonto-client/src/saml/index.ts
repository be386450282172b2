export { allowCbc, allowNonConformingOaep } from './danger.ts';
export { type GeneralSamlOptions, type SamlIdentityKind, saml } from './general.ts';
export type {
  EncryptionKey,
  IdentityProvider,
  SamlOptions,
  ServiceProviderKeys,
  SigningKey,
} from './options.ts';
export type { SamlProvider } from './provider.ts';
export { schleswigHolstein } from './schleswig-holstein.ts';
