import { isRathausError } from '@rathaus/client-core';
import type { KeyWarning } from '../../login/protocol.ts';
import { type Certificate, readCertificate } from './certificate.ts';

const day = 86_400_000;

/**
 * Days before the end of a certificate at which somebody has to act: plan the change, hand it in, and the last week, in which
 * a provider that loads once a week is too late. Longest first.
 */
export const warningDays = [90, 30, 7] as const;

/** How near the end of a certificate is. */
export interface CertificateTime {
  /** Whole days that are left: 0 on the last day, negative afterwards. */
  readonly days: number;
  /** The warning that has been reached last; `undefined` for none yet. */
  readonly within: (typeof warningDays)[number] | undefined;
  /** ISO 8601; the end itself. */
  readonly at: string;
}

/**
 * How near the end of a certificate is.
 *
 * @example
 * certificateTime(readCertificate(pem), Date.now()).within; // 90, 30, 7 or undefined
 */
export function certificateTime({ notAfter }: Pick<Certificate, 'notAfter'>, now: number): CertificateTime {
  const left = notAfter - now;
  const within = warningDays.findLast((days) => left <= days * day);
  return { days: Math.floor(left / day), within, at: new Date(notAfter).toISOString() };
}

/**
 * Warnings of certificates that end within 90 days, or cannot be used at all. `of`: whose they are. A certificate is given
 * as it is configured, or as it was read.
 */
export function keyWarningsOf(
  certificates: readonly (Certificate | string)[],
  of: string,
  now: number,
): readonly KeyWarning[] {
  return certificates.flatMap((given): KeyWarning[] => {
    const certificate = typeof given === 'string' ? readable(given) : given;
    if (!certificate) return [{ of, code: 'unreadable' }];
    const { days, within, at } = certificateTime(certificate, now);
    const { fingerprint } = certificate;
    if (now > certificate.notAfter) return [{ of, code: 'expired', fingerprint, at, days }];
    return within === undefined ? [] : [{ of, code: 'expires', fingerprint, at, days, within }];
  });
}

function readable(text: string): Certificate | undefined {
  try {
    return readCertificate(text);
  } catch (error) {
    if (!isRathausError(error)) throw error;
    return undefined;
  }
}
