import { createPublicKey, type KeyObject } from 'node:crypto';
import { exchangeError } from '../errors.ts';
import { firstError } from '../report/first-error.ts';
import { type CheckPublicJwkOptions, checkPublicJwk, type KeyUse, type PublicJwk } from './check-jwk.ts';
import { certificateUnchecked, revocationUnchecked } from './rules.ts';

/** A checked public key, ready for `encryptJwe` or for the verification of events. */
export interface CheckedPublicKey {
  kid: string;
  publicKey: KeyObject;
}

/**
 * What is let pass although nobody checked it. Revocation: without `trust.isRevoked` nobody can be asked, the operator
 * has decided that by leaving it out. Certificate: only `[allowInsecurePublicKey]` leaves it unchecked, and that shows
 * in review. Anything else that a later check leaves open is refused.
 */
const accepted: ReadonlySet<string> = new Set([revocationUnchecked, certificateUnchecked]);

/**
 * Checks and imports a public key. A key that failed the check is refused. Of what was not checked it accepts exactly two
 * things: revocation, when `trust.isRevoked` is absent, and the certificate with `[allowInsecurePublicKey]`. The import
 * leaves out `key_ops`, because crypto libraries take `wrapKey` as a ban on the RSA encryption that JWE needs.
 * Errors: `exchange.key.refused` with the first broken rule in `details.rule`, and those of `checkPublicJwk`.
 */
export async function importPublicJwk(
  jwk: PublicJwk,
  use: KeyUse,
  options: CheckPublicJwkOptions,
): Promise<CheckedPublicKey> {
  const report = await checkPublicJwk(jwk, use, options);
  const open = report.unchecked.find(({ what }) => !accepted.has(what));
  if (report.verdict === 'failed' || open) {
    const { rule, place } = firstError(report) ?? { rule: open?.what ?? 'unknown', place: '' };
    throw exchangeError('exchange.key.refused', {
      message: `for ${use}, ${place || 'the key'} breaks ${rule}`,
      details: { rule, place },
    });
  }
  const publicKey = createPublicKey({ key: { kty: 'RSA', n: jwk.n as string, e: 'AQAB' }, format: 'jwk' });
  return { kid: jwk.kid as string, publicKey };
}
