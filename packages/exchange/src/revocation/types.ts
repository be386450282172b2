import type { X509Certificate } from 'node:crypto';
import type { Abortable } from '@rathaus/client-core/abort';

/** A responder that is asked for one certificate (RFC 6960). */
export interface OcspSource {
  kind: 'ocsp';
  /** Of the operator, in place of the one that the certificate names. */
  url?: string | undefined;
  /** `get` can be answered by caches and carries no nonce (RFC 6960, appendix A.1). Default `post`. */
  method?: 'get' | 'post' | undefined;
  /**
   * A random number that ties the answer to the question (RFC 9654). `offer`: compared when the answer has one;
   * `require`: must be in the answer. Default `offer` with `post`, `off` with `get`.
   */
  nonce?: 'off' | 'offer' | 'require' | undefined;
}

/** A list of all revoked certificates of an issuer (RFC 5280, section 5). */
export interface CrlSource {
  kind: 'crl';
  /** Of the operator, in place of those that the certificate names. */
  url?: string | undefined;
}

/** Where answers come from. */
export type RevocationSource = OcspSource | CrlSource;

/**
 * What counts when nobody has answered. `require`: the certificate is refused. `allowUnknownFor`: it is taken for so
 * many milliseconds after the last good answer has ended; one that never had a good answer is refused.
 */
export type RevocationPolicy = 'require' | { allowUnknownFor: number };

/** `CRLReason` (RFC 5280, section 5.3.1). */
export type RevocationReason =
  | 'unspecified'
  | 'keyCompromise'
  | 'cACompromise'
  | 'affiliationChanged'
  | 'superseded'
  | 'cessationOfOperation'
  | 'certificateHold'
  | 'privilegeWithdrawn'
  | 'aACompromise';

/** Why an answer is none, by where it went wrong. Stable words: part of the API. */
export type UnknownReason =
  // The certificate and its chain.
  | 'no-source'
  | 'no-issuer'
  | 'certificate-unreadable'
  | 'certificate-expired'
  | 'issuer-mismatch'
  // The way there.
  | 'url-refused'
  | 'host-refused'
  | 'address-refused'
  | 'redirect-refused'
  | 'unreachable'
  | 'timeout'
  | 'http-status'
  | 'too-large'
  // Any answer.
  | 'malformed'
  | 'algorithm-refused'
  | 'signature-invalid'
  | 'critical-extension'
  | 'not-yet-valid'
  | 'outdated'
  | 'older-than-known'
  // A responder.
  | 'responder-error'
  | 'response-type'
  | 'responder-mismatch'
  | 'delegate-not-issued'
  | 'delegate-purpose'
  | 'delegate-expired'
  | 'delegate-unchecked'
  | 'delegate-revoked'
  | 'nonce-differs'
  | 'nonce-missing'
  | 'other-certificate'
  | 'other-issuer'
  | 'ambiguous'
  | 'unknown-to-responder'
  // A list.
  | 'list-of-other-issuer'
  | 'list-signer-refused'
  | 'list-without-next-update'
  | 'list-indirect'
  | 'list-delta'
  | 'list-scope';

/** One question that brought no answer. */
export interface FailedQuestion {
  readonly source: RevocationSource['kind'];
  /** Host and port; absent when there was no address. */
  readonly host?: string | undefined;
  readonly why: UnknownReason;
}

/** What is common to answers: whose they are and how long they hold. Instants are ISO 8601 in UTC. */
interface Answer {
  /** Position in the chain, leaf 0. */
  readonly index: number;
  readonly source: RevocationSource['kind'];
  readonly thisUpdate: string;
  /** The answer holds until then. */
  readonly until: string;
  /** When it was fetched and verified. */
  readonly checkedAt: string;
  /** Not fetched for this call. */
  readonly cached: boolean;
  /** What was asked before, or in vain after, without an answer. */
  readonly failed: readonly FailedQuestion[];
}

/** What is known of one certificate. */
export type CertificateStatus =
  | (Answer & { readonly status: 'good' })
  | (Answer & { readonly status: 'revoked'; readonly at: string; readonly reason: RevocationReason })
  | {
      readonly status: 'unknown';
      readonly index: number;
      /** Of the first question. */
      readonly why: UnknownReason;
      readonly failed: readonly FailedQuestion[];
      /** When the last good answer ended. Absent: there was none, or the last answer was `revoked`. */
      readonly goodUntil?: string | undefined;
    };

/** Asks whether certificates were revoked. */
export interface Revocation {
  /**
   * For `trust.isRevoked`. `true`: a signed answer says so, for one certificate of the chain. `false`: all are good, or
   * the policy lets pass what is unknown. Otherwise throws `exchange.revocation.unknown`, which can be repeated.
   *
   * `at` is the instant for which it is asked, for evidence that was signed then. A revocation from a later instant on
   * does not count where its reason takes nothing back: `superseded`, `cessationOfOperation`, `affiliationChanged`,
   * `privilegeWithdrawn`. Any other counts always, because a stolen key is noticed late and can date back.
   */
  isRevoked(
    chain: readonly X509Certificate[],
    options?: Abortable & { at?: Date | undefined },
  ): Promise<boolean>;
  /**
   * One status for each certificate of a verified chain, leaf first, except for a root at its end, which nobody above it
   * could revoke. The chain must have the issuer of each certificate that is to be judged.
   */
  status(chain: readonly X509Certificate[], options?: Abortable): Promise<readonly CertificateStatus[]>;
}
