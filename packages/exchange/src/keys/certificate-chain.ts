import { X509Certificate } from 'node:crypto';
import type { Finding } from '../findings/index.ts';
import type { CheckPublicJwkOptions } from './check-jwk.ts';

/**
 * Checks that `chain` (leaf first, as in `x5c`) leads to a configured root: each certificate is valid now, signed by
 * the next, every issuer is a CA, the last one is a root or signed by one. Revocation is asked from the operator.
 */
export async function checkCertificateChain(
  chain: readonly X509Certificate[],
  options: CheckPublicJwkOptions,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  const now = (options.clock ?? Date.now)();
  const add = (severity: 'error' | 'warning', rule: string, index: number, reason: string) =>
    findings.push({ rule: `exchange.key.${rule}`, severity, place: `x5c[${index}]`, reason });

  const roots = (options.trust.roots ?? []).map((pem) => new X509Certificate(pem));
  for (const [index, certificate] of chain.entries()) {
    if (now < Date.parse(certificate.validFrom))
      add('error', 'not-yet-valid', index, 'the certificate is not valid yet');
    if (now > Date.parse(certificate.validTo)) add('error', 'expired', index, 'the certificate has expired');
    const next = chain[index + 1];
    if (next && !issued(next, certificate))
      add('error', 'chain-broken', index, 'the next certificate did not sign this one');
  }
  const last = chain.at(-1);
  const anchored =
    last !== undefined &&
    roots.some(
      (root) => root.fingerprint512 === last.fingerprint512 || (valid(root, now) && issued(root, last)),
    );
  if (!anchored)
    add('error', 'untrusted', chain.length - 1, 'no configured root has issued this certificate');
  if (findings.length > 0) return findings;

  if (!options.trust.isRevoked)
    add('warning', 'revocation-unchecked', 0, 'no revocation check is configured');
  else if (await options.trust.isRevoked(chain, options.signal ? { signal: options.signal } : {})) {
    add('error', 'revoked', 0, 'the certificate was revoked');
  }
  return findings;
}

function issued(issuer: X509Certificate, certificate: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

function valid(certificate: X509Certificate, now: number): boolean {
  return now >= Date.parse(certificate.validFrom) && now <= Date.parse(certificate.validTo);
}
