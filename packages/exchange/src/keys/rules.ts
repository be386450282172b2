import { defineRules, type RuleKind, type Term } from '@rathaus/client-core/findings';
import type { CertificateUsage } from './certificate-profile.ts';

/** No value: the place says it all. */
type None = Record<never, never>;
/** What the key is for, and the word that the profile wants. */
type Wanted = { use: Term<'encryption' | 'signature'>; wanted: Term };

/** The values of each rule. None is text of the checked key. Days are `YYYY-MM-DD`: of a public certificate, so never hidden. */
export type KeyRuleValues = {
  'exchange.key.kty': None;
  'exchange.key.kid': None;
  'exchange.key.alg': Wanted;
  'exchange.key.key-ops': Wanted;
  'exchange.key.exponent': None;
  'exchange.key.modulus': None;
  'exchange.key.too-short': { bits: number };
  'exchange.key.private': { member: Term };
  'exchange.key.x5c': { fault: Term<'missing' | 'unreadable'> };
  'exchange.key.x5c-differs': None;
  'exchange.key.not-yet-valid': { from: Term };
  'exchange.key.expired': { since: Term };
  'exchange.key.chain-broken': None;
  'exchange.key.chain-duplicate': None;
  'exchange.key.certificate-algorithm': { oid: Term };
  'exchange.key.issuer-key': None;
  'exchange.key.key-usage': { wanted: Term<CertificateUsage> };
  'exchange.key.purpose': None;
  'exchange.key.path-length': { allowed: number; found: number };
  'exchange.key.name-constraints': None;
  'exchange.key.critical-extension': { oid: Term };
  'exchange.key.untrusted': None;
  'exchange.key.revoked': None;
};

/** Whoever publishes the key: the operator of the destination or of the delivery service. */
const error: RuleKind = { severity: 'error', who: 'operator' };

/** The rules of `checkPublicJwk`. */
export const keyRules = /* @__PURE__ */ defineRules<KeyRuleValues>({
  'exchange.key.kty': error,
  'exchange.key.kid': error,
  'exchange.key.alg': error,
  'exchange.key.key-ops': error,
  'exchange.key.exponent': error,
  'exchange.key.modulus': error,
  'exchange.key.too-short': error,
  'exchange.key.private': error,
  'exchange.key.x5c': error,
  'exchange.key.x5c-differs': error,
  'exchange.key.not-yet-valid': error,
  'exchange.key.expired': error,
  'exchange.key.chain-broken': error,
  'exchange.key.chain-duplicate': error,
  'exchange.key.certificate-algorithm': error,
  'exchange.key.issuer-key': error,
  'exchange.key.key-usage': error,
  'exchange.key.purpose': error,
  'exchange.key.path-length': error,
  'exchange.key.name-constraints': error,
  'exchange.key.critical-extension': error,
  'exchange.key.untrusted': error,
  'exchange.key.revoked': error,
});

/** Nobody is asked whether the certificate was revoked (`trust.isRevoked`). */
export const revocationUnchecked = 'exchange.unchecked.revocation';
/** `[allowInsecurePublicKey]`: who issued the certificate, and whether there is one, was not checked. */
export const certificateUnchecked = 'exchange.unchecked.certificate';
