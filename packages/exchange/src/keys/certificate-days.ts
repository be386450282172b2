import type { X509Certificate } from 'node:crypto';
import type { Clock } from '@rathaus/client-core/observe';
import { readCertificateProfile } from './certificate-profile.ts';
import { type PublicJwk, parseChain } from './check-jwk.ts';

/**
 * Whole days until the first certificate of a chain expires, for metrics and warnings: 0 on the last day, negative
 * afterwards. `undefined` when there is no certificate or one cannot be read: that is no number of days. A chain is only
 * as good as what it has: a root that is left out does not count.
 *
 * @example
 * const days = certificateDays(jwk);
 * if (days === undefined || days < 30) warn('certificate', { kid: jwk.kid, days });
 */
export function certificateDays(
  keyOrChain: PublicJwk | readonly X509Certificate[],
  clock: Clock = Date.now,
): number | undefined {
  const chain = isChain(keyOrChain) ? keyOrChain : parseChain(keyOrChain.x5c);
  if (chain === 'unreadable' || chain.length === 0) return undefined;
  const ends = chain.map((certificate) => readCertificateProfile(certificate)?.notAfter ?? Number.NaN);
  const days = Math.floor((Math.min(...ends) - clock()) / 86_400_000);
  return Number.isNaN(days) ? undefined : days;
}

const isChain = (given: PublicJwk | readonly X509Certificate[]): given is readonly X509Certificate[] =>
  Array.isArray(given);
