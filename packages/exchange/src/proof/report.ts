import type { Report } from '@rathaus/client-core/findings';
import type { ProofReference } from './bundle.ts';
import type { ProofAuthor } from './rules.ts';

/** Who signed, and why that is believed. */
export interface ProofSigner {
  /** JWK thumbprints (RFC 7638) of the keys that signed. */
  thumbprints: readonly string[];
  /** `pin`: the verifier named the key. `certificate`: it named the holder. `nothing`: it named nobody, see `unchecked`. */
  believedBy: 'pin' | 'certificate' | 'nothing';
  /** Subject of the certificate; only where the certificate was checked. */
  holder: string | undefined;
}

/** One event of the log, with a verified signature. Instants are ISO 8601 in UTC, as the signer says them. */
export interface ProofEvent {
  /** Name of the event; for one that this version does not know its URI, which is foreign text. */
  name: string;
  known: boolean;
  author: ProofAuthor;
  issuedAt: string;
  jti: string;
}

/** One part of the submission. */
export interface ProofPartFacts {
  /** `metadata`, `data` or `attachment:<uuid>`. */
  part: string;
  tag: string;
  sha512: string;
  encryptedSha512: string | undefined;
}

/** What a proof says. Only of a proof without error; what of it was not checked is in `unchecked`. */
export interface DeliveryProofFacts extends ProofReference {
  issuer: string;
  service: ProofSigner;
  destination: ProofSigner;
  createdAt: string;
  submittedAt: string;
  acceptedAt: string;
  /** The sender's own reference, as the accepted metadata say it; foreign text, only where `hashesBound`. */
  senderReference?: string | undefined;
  parts: readonly ProofPartFacts[];
  /** Whether the accepted tag of the metadata commits to all these hashes. */
  hashesBound: boolean;
  events: readonly ProofEvent[];
}

/**
 * Why a proof is no evidence, whatever its verdict. `sandbox`: the verifier allows keys that everybody has, or the service is
 * one on its own machine. `insecure-keys`: the verifier allows keys that no administration PKI has certified.
 */
export type ProofReservation = 'sandbox' | 'insecure-keys';

/** Report of `verifyDeliveryProof`. */
export interface DeliveryProofReport extends Report {
  readonly kind: 'exchange.proof';
  /** Hex SHA-512 of the file that was verified; of an object that of its JSON. */
  readonly fileSha512: string;
  /** What the trust of the verifier takes from the verdict. Whoever stores `verdict` stores this with it. */
  readonly reservation?: ProofReservation | undefined;
  readonly facts?: DeliveryProofFacts | undefined;
}
