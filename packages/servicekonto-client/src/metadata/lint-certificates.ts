import { isRathausError } from '@rathaus/client-core';
import { type Collector, type Severity, term } from '@rathaus/client-core/findings';
import {
  type Certificate,
  type CertificateFault,
  isExpired,
  leastBits,
  readCertificate,
} from '../saml/keys/certificate.ts';
import { certificateTime } from '../saml/keys/key-warnings.ts';
import { certificateTextsOf, isOfEmulator } from '../saml/metadata/read-identity-provider.ts';
import { ns } from '../saml/xml/namespaces.ts';
import { attribute, childElements, isNamed } from '../saml/xml/tree.ts';
import { placeOf, type Way } from './element-path.ts';
import { type KeyUse, serviceProviderRules } from './rules.ts';

const { finding } = serviceProviderRules;

/** A certificate where it stands. */
interface Placed {
  readonly certificate: Certificate;
  readonly way: Way;
}

/** Certificates of a service provider that can be used, by purpose. */
export type CertificatesByUse = Readonly<Record<KeyUse, readonly Placed[]>>;

const uses = ['signing', 'encryption'] as const;

/**
 * Judges the certificates of a role. `severities`: how bad it is when there is none for a purpose, which depends on the
 * provider.
 */
export function lintCertificates(
  role: Way,
  severities: Readonly<Record<KeyUse, Severity>>,
  now: number,
  collector: Collector,
): CertificatesByUse {
  const found: Record<KeyUse, Placed[]> = { signing: [], encryption: [] };
  const isThere = { signing: false, encryption: false };
  for (const descriptor of childElements(role.at(-1)!)) {
    if (!isNamed(descriptor, ns.md, 'KeyDescriptor')) continue;
    const way = [...role, descriptor];
    for (const use of usesOf(way, collector)) {
      for (const text of textsOf(way)) {
        isThere[use] = true;
        const certificate = judged(text, use, way, collector);
        if (certificate) found[use].push({ certificate, way });
      }
    }
  }
  for (const use of uses) {
    if (!isThere[use])
      collector.add(
        finding('servicekonto.sp.certificate-missing', placeOf(role), { use: term(use) }, severities[use]),
      );
    lintTimes(found[use], use, now, collector);
  }
  lintShared(found, collector);
  return found;
}

/** SAML Metadata, section 2.4.1.1: without `use` a key is for both. */
function usesOf(way: Way, collector: Collector): readonly KeyUse[] {
  const use = attribute(way.at(-1)!, 'use');
  if (use === undefined) return uses;
  const known = uses.find((one) => one === use);
  if (known) return [known];
  collector.add(finding('servicekonto.sp.key-use', placeOf(way, 'use'), {}));
  return [];
}

function textsOf(way: Way): readonly string[] {
  try {
    return certificateTextsOf(way.at(-1)!);
  } catch (error) {
    if (!isRathausError(error)) throw error;
    // An element where the text should be: no certificate either.
    return [''];
  }
}

function judged(text: string, use: KeyUse, way: Way, collector: Collector): Certificate | undefined {
  try {
    const certificate = readCertificate(text);
    if (isOfEmulator(certificate))
      collector.add(finding('servicekonto.sp.certificate-emulator', placeOf(way), { use: term(use) }));
    return certificate;
  } catch (error) {
    if (!isRathausError(error)) throw error;
    collector.add(faultOf(error.details?.reason as CertificateFault, use, way));
    return undefined;
  }
}

function faultOf(reason: CertificateFault, use: KeyUse, way: Way) {
  const place = placeOf(way);
  switch (reason) {
    case 'weak':
      return finding('servicekonto.sp.certificate-weak', place, { use: term(use), least: leastBits });
    case 'key-type':
      return finding('servicekonto.sp.certificate-key', place, { use: term(use) });
    default:
      return finding('servicekonto.sp.certificate-unreadable', place, { use: term(use) });
  }
}

/**
 * An old certificate for signatures may stand beside its successor until it is taken out; one for encryption must not be
 * over, because the provider takes any. That one ends is reported of the one that lasts longest: then nothing has been done.
 */
function lintTimes(placed: readonly Placed[], use: KeyUse, now: number, collector: Collector): void {
  const isReplaced = use === 'signing' && placed.some(({ certificate }) => !isExpired(certificate, now));
  for (const { certificate, way } of placed) {
    const place = placeOf(way);
    const day = (milliseconds: number) => term(new Date(milliseconds).toISOString().slice(0, 10));
    if (isExpired(certificate, now)) {
      const since = day(certificate.notAfter);
      const severity = isReplaced ? 'warning' : 'error';
      collector.add(
        finding('servicekonto.sp.certificate-expired', place, { use: term(use), since }, severity),
      );
    } else if (now < certificate.notBefore) {
      const from = day(certificate.notBefore);
      collector.add(finding('servicekonto.sp.certificate-not-yet-valid', place, { use: term(use), from }));
    }
  }
  const [longest] = placed.toSorted((one, other) => other.certificate.notAfter - one.certificate.notAfter);
  if (!longest || isExpired(longest.certificate, now)) return;
  const { within, days, at } = certificateTime(longest.certificate, now);
  if (within === undefined) return;
  collector.add(
    finding(
      'servicekonto.sp.certificate-expires',
      placeOf(longest.way),
      { use: term(use), at: term(at.slice(0, 10)), days },
      severityOf[within],
    ),
  );
}

/** In the last week a provider that loads once a week comes too late. */
const severityOf = { 90: 'info', 30: 'warning', 7: 'error' } as const;

function lintShared({ signing, encryption }: CertificatesByUse, collector: Collector): void {
  const shared = encryption.find(({ certificate: one }) =>
    signing.some(({ certificate: other }) => one.publicKey.equals(other.publicKey)),
  );
  if (shared) collector.add(finding('servicekonto.sp.certificate-shared', placeOf(shared.way), {}));
}
