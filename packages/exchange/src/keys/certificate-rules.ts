import type { X509Certificate } from 'node:crypto';
import { type Collector, pointer, term } from '@rathaus/client-core/findings';
import {
  type CertificateProfile,
  type CertificateUsage,
  extensionIds,
  isSelfIssued,
} from './certificate-profile.ts';
import type { KeyUse } from './check-jwk.ts';
import { keyRules } from './rules.ts';
import { isStrongKey } from './signature-algorithm.ts';

/** A certificate of a path with what Node does not tell of it. */
export interface PathCertificate {
  readonly certificate: X509Certificate;
  readonly profile: CertificateProfile;
}

const { finding } = keyRules;
const place = (index: number) => pointer('x5c', index);

/**
 * Extensions that may be critical. Policies are no condition here (RFC 5280, section 6.1.1 (c): any policy), so that a
 * critical `certificatePolicies` excludes nothing; what limits policies, and every unknown one, is refused.
 */
const understood: ReadonlySet<string> = new Set([
  extensionIds.keyUsage,
  extensionIds.subjectAltName,
  extensionIds.basicConstraints,
  extensionIds.certificatePolicies,
  extensionIds.crlDistributionPoints,
]);

/** A critical `extKeyUsage` must have one of these: any, TLS client, e-mail protection. No public profile names more. */
const purposes: ReadonlySet<string> = new Set(['2.5.29.37.0', '1.3.6.1.5.5.7.3.2', '1.3.6.1.5.5.7.3.4']);

const usageOfKey = { signature: 'digitalSignature', encryption: 'keyEncipherment' } as const;

/**
 * Judges each certificate of a path, leaf first and root last, by what it says of itself: algorithm of the signature,
 * strength of the issuer's key, key usage, path length, extensions (RFC 5280, sections 4.2 and 6.1).
 */
export function judgePath(path: readonly PathCertificate[], use: KeyUse, collector: Collector): void {
  // RFC 5280, section 4.2.1.9: what an authority certifies for itself does not count.
  let authorities = 0;
  for (const [index, { certificate, profile }] of path.entries()) {
    const anchor = index === path.length - 1;
    // Nobody relies on the signature of a root: it is trusted because it is configured.
    if (!anchor && !profile.algorithm.allowed)
      collector.add(
        finding('exchange.key.certificate-algorithm', place(index), { oid: term(profile.algorithm.oid) }),
      );
    judgeExtensions(profile, index, collector);
    if (index === 0) judgeUsage(profile, usageOfKey[use], index, collector);
    else judgeAuthority(path[index]!, { index, anchor, authorities }, collector);
    if (index > 0 && !isSelfIssued(profile)) authorities++;
    if (index > 0 && !isStrongKey(certificate.publicKey))
      collector.add(finding('exchange.key.issuer-key', place(index), {}));
  }
}

function judgeAuthority(
  { profile }: PathCertificate,
  { index, anchor, authorities }: { index: number; anchor: boolean; authorities: number },
  collector: Collector,
): void {
  const { pathLength, usage } = profile;
  if (pathLength !== undefined && authorities > pathLength)
    collector.add(
      finding('exchange.key.path-length', place(index), { allowed: pathLength, found: authorities }),
    );
  // Old roots have no key usage; an authority below one must have it (RFC 5280, section 4.2.1.3).
  if (usage || !anchor)
    judgeUsage({ ...profile, usage: usage ?? new Set() }, 'keyCertSign', index, collector);
}

/** A key whose certificate limits nothing may be used for everything (RFC 5280, section 4.2.1.3). */
function judgeUsage(
  { usage }: CertificateProfile,
  wanted: CertificateUsage,
  index: number,
  collector: Collector,
): void {
  if (usage && !usage.has(wanted))
    collector.add(finding('exchange.key.key-usage', place(index), { wanted: term(wanted) }));
}

function judgeExtensions(
  { extensions, ...profile }: CertificateProfile,
  index: number,
  collector: Collector,
) {
  for (const [oid, { critical }] of extensions) {
    // Names are limited by an authority on purpose, marked as critical or not.
    if (oid === extensionIds.nameConstraints)
      collector.add(finding('exchange.key.name-constraints', place(index), {}));
    else if (oid === extensionIds.extKeyUsage) {
      const fits = index > 0 || profile.purposes?.some((purpose) => purposes.has(purpose));
      if (critical && !fits) collector.add(finding('exchange.key.purpose', place(index), {}));
    } else if (critical && !understood.has(oid))
      collector.add(finding('exchange.key.critical-extension', place(index), { oid: term(oid) }));
  }
}
