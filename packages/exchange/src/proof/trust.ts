import type { X509Certificate } from 'node:crypto';
import type { allowSandbox } from '@rathaus/client-core';
import type { Abortable } from '@rathaus/client-core/abort';
import type { Clock } from '@rathaus/client-core/observe';
import type { allowInsecurePublicKey } from '../danger/index.ts';
import type { CertificateSubject } from './certificate-facts.ts';

/** What the verifier knows by itself. Nothing of it is taken from the proof. */
export interface DeliveryProofTrust {
  /** Root certificates (PEM) of the certificates of the keys. */
  roots?: readonly string[] | undefined;
  /**
   * Whether a certificate of the chain was revoked at that instant, by lists or answers the verifier holds. Absent: not
   * checked, and the verdict is at best `not-judged`. What it throws passes unchanged.
   */
  isRevoked?:
    | ((chain: readonly X509Certificate[], options: { at: Date; signal: AbortSignal }) => Promise<boolean>)
    | undefined;
  /** URLs under which the delivery service issues events: the base of its Submission API at that time. */
  serviceIssuers: readonly string[];
  /** Keys of the delivery service, each as JWK thumbprint (RFC 7638, SHA-256, base64url): the key set may be without certificates. */
  serviceKeys?: readonly string[] | undefined;
  /** To whom certificates of the delivery service are issued. */
  serviceCertificate?: CertificateSubject | undefined;
  /** Id of the destination that is said to have accepted. */
  destination?: string | undefined;
  /** Signature keys of the destination as JWK thumbprints, for example of a test environment. */
  destinationKeys?: readonly string[] | undefined;
  /** To whom certificates of the destination are issued: `{ O: 'Stadt Beispielhausen' }`. */
  destinationCertificate?: CertificateSubject | undefined;
  [allowInsecurePublicKey]?: true | undefined;
  [allowSandbox]?: true | undefined;
}

/** What a proof is verified against. */
export interface VerifyDeliveryProofOptions extends Abortable {
  trust: DeliveryProofTrust;
  clock?: Clock | undefined;
  /**
   * Milliseconds by which the clocks of service, destination and verifier may differ. Default 60,000. The service's own
   * events get none of it.
   */
  clockTolerance?: number | undefined;
  /** Milliseconds `trust.isRevoked` may take (`core.application.timeout`). Default 30,000. */
  applicationTimeout?: number | undefined;
}
