import { X509Certificate } from 'node:crypto';
import { callApplication } from '@rathaus/client-core/abort';
import { type Collector, pointer, term } from '@rathaus/client-core/findings';
import { readCertificateProfile } from './certificate-profile.ts';
import { judgePath, type PathCertificate } from './certificate-rules.ts';
import type { CheckPublicJwkOptions, KeyUse } from './check-jwk.ts';
import { keyRules, revocationUnchecked } from './rules.ts';

const day = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
const at = (index: number) => pointer('x5c', index);
const { finding } = keyRules;

/**
 * Checks that `chain` (leaf first, as in `x5c`) leads to a configured root: each certificate is valid at the instant of
 * `clock`, fit for its use and signed by the next; no certificate is there twice, every issuer is a CA, the last one is
 * a root or signed by one (RFC 5280, section 6). Revocation is asked from `trust.isRevoked`, for the whole path.
 */
export async function checkCertificateChain(
  chain: readonly X509Certificate[],
  use: KeyUse,
  { trust, clock = Date.now, signal, applicationTimeout }: CheckPublicJwkOptions,
  collector: Collector,
): Promise<void> {
  const now = clock();
  const before = collector.counts.error;
  judgeLinks(chain, collector);
  const path = toAnchor(chain, trust.roots ?? [], now);
  if (!path) collector.add(finding('exchange.key.untrusted', at(chain.length - 1), {}));
  const profiled = profilesOf(path ?? chain, collector);
  judgeValidity(profiled, now, collector);
  judgePath(profiled, use, collector);
  if (collector.counts.error > before || !path) return;

  if (!trust.isRevoked) {
    collector.skip(revocationUnchecked, at(0));
    return;
  }
  const revoked = await callApplication(
    'The function trust.isRevoked',
    (inner) => trust.isRevoked?.(path, { signal: inner }),
    { signal, timeout: applicationTimeout },
  );
  // Anything but a clear no is a yes.
  if (revoked !== false) collector.add(finding('exchange.key.revoked', at(0), {}));
}

function judgeLinks(chain: readonly X509Certificate[], collector: Collector): void {
  const seen = new Set<string>();
  for (const [index, certificate] of chain.entries()) {
    if (seen.has(certificate.fingerprint512))
      collector.add(finding('exchange.key.chain-duplicate', at(index), {}));
    seen.add(certificate.fingerprint512);
    const next = chain[index + 1];
    if (next && !issued(next, certificate))
      collector.add(finding('exchange.key.chain-broken', at(index), {}));
  }
}

/** The chain with its root at the end; `undefined` when it leads to none. */
function toAnchor(
  chain: readonly X509Certificate[],
  pems: readonly string[],
  now: number,
): readonly X509Certificate[] | undefined {
  const last = chain.at(-1);
  if (!last) return undefined;
  const roots = pems.map((pem) => new X509Certificate(pem));
  if (roots.some((root) => root.fingerprint512 === last.fingerprint512)) return chain;
  const root = roots.find((candidate) => valid(candidate, now) && issued(candidate, last));
  return root && [...chain, root];
}

function profilesOf(path: readonly X509Certificate[], collector: Collector): readonly PathCertificate[] {
  return path.flatMap((certificate, index) => {
    const profile = readCertificateProfile(certificate);
    if (profile) return { certificate, profile };
    collector.add(finding('exchange.key.x5c', at(index), { fault: term('unreadable') }));
    return [];
  });
}

function judgeValidity(path: readonly PathCertificate[], now: number, collector: Collector): void {
  for (const [index, { profile }] of path.entries()) {
    const { notBefore, notAfter } = profile;
    if (!(now >= notBefore))
      collector.add(finding('exchange.key.not-yet-valid', at(index), { from: term(day(notBefore)) }));
    if (!(now <= notAfter))
      collector.add(finding('exchange.key.expired', at(index), { since: term(day(notAfter)) }));
  }
}

/** OpenSSL compares names, identifiers and key usage; the signature is verified here. */
function issued(issuer: X509Certificate, certificate: X509Certificate): boolean {
  return issuer.ca && certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

function valid(certificate: X509Certificate, now: number): boolean {
  const profile = readCertificateProfile(certificate);
  return profile !== undefined && now >= profile.notBefore && now <= profile.notAfter;
}
