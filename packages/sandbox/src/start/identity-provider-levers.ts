// What a sandbox shows of its identity providers: no import here, because these types reach users without Node's types.

/** The two SAML identity providers. */
export type IdentityProviderName = 'bundid' | 'unternehmenskonto';

/** What a change of the signing key leads to. */
export interface KeyRoll {
  /** Certificate of the next key, PEM; metadata and configuration show it at once. */
  certificate: string;
  /** When the provider signs with it. */
  signsFrom: string;
}

/** A registration of a service provider. */
export interface ServiceProviderRegistration {
  entityId: string;
  takesEffectAt: string;
}
