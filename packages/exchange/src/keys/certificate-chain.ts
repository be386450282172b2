import { X509Certificate } from 'node:crypto';
import { callApplication } from '@rathaus/client-core/abort';
import { type Collector, pointer, term } from '@rathaus/client-core/findings';
import type { CheckPublicJwkOptions } from './check-jwk.ts';
import { keyRules, revocationUnchecked } from './rules.ts';

const day = (instant: string): string => new Date(instant).toISOString().slice(0, 10);

/**
 * Checks that `chain` (leaf first, as in `x5c`) leads to a configured root: each certificate is valid now, signed by
 * the next, every issuer is a CA, the last one is a root or signed by one. Revocation is asked from the operator.
 */
export async function checkCertificateChain(
  chain: readonly X509Certificate[],
  { trust, clock = Date.now, signal, applicationTimeout }: CheckPublicJwkOptions,
  collector: Collector,
): Promise<void> {
  const { finding } = keyRules;
  const now = clock();
  const at = (index: number) => pointer('x5c', index);
  const before = collector.counts.error;

  const roots = (trust.roots ?? []).map((pem) => new X509Certificate(pem));
  for (const [index, certificate] of chain.entries()) {
    const { validFrom, validTo } = certificate;
    if (now < Date.parse(validFrom))
      collector.add(finding('exchange.key.not-yet-valid', at(index), { from: term(day(validFrom)) }));
    if (now > Date.parse(validTo))
      collector.add(finding('exchange.key.expired', at(index), { since: term(day(validTo)) }));
    const next = chain[index + 1];
    if (next && !issued(next, certificate))
      collector.add(finding('exchange.key.chain-broken', at(index), {}));
  }
  const last = chain.at(-1);
  const anchored =
    last !== undefined &&
    roots.some(
      (root) => root.fingerprint512 === last.fingerprint512 || (valid(root, now) && issued(root, last)),
    );
  if (!anchored) collector.add(finding('exchange.key.untrusted', at(chain.length - 1), {}));
  if (collector.counts.error > before) return;

  if (!trust.isRevoked) {
    collector.skip(revocationUnchecked, at(0));
    return;
  }
  const revoked = await callApplication(
    'The function trust.isRevoked',
    (inner) => trust.isRevoked?.(chain, { signal: inner }),
    { signal, timeout: applicationTimeout },
  );
  // Anything but a clear no is a yes.
  if (revoked !== false) collector.add(finding('exchange.key.revoked', at(0), {}));
}

function issued(issuer: X509Certificate, certificate: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

function valid(certificate: X509Certificate, now: number): boolean {
  return now >= Date.parse(certificate.validFrom) && now <= Date.parse(certificate.validTo);
}
