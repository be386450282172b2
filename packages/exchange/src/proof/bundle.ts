/** What a proof names as `format` and `version`; both are part of the file. */
export const proofFormat = 'rathaus-delivery-proof';
/** Version that this package writes. */
export const proofVersion = 2;

/** Ids of the submission as the service gave them, lower case. */
export interface ProofReference {
  submissionId: string;
  caseId: string;
  destinationId: string;
}

/** What is known of one encrypted part. Hashes are hex SHA-512, the tag is the fifth part of the JWE (RFC 7516). */
export interface ProofPart {
  /** Authentication tag, 22 chars: what the service and the destination sign. */
  tag: string;
  /** Of the plaintext. */
  sha512: string;
  /** Of the encrypted bytes as they were stored and uploaded: the ASCII bytes of the compact JWE. */
  encryptedSha512: string;
}

/**
 * The metadata have no hash of their encrypted bytes: the wrapped content key is among these bytes, and nothing that
 * anybody signs covers it (ADR 0162).
 */
export type ProofMetadataPart = Omit<ProofPart, 'encryptedSha512'>;

/** One attachment. */
export interface ProofAttachment extends ProofPart {
  attachmentId: string;
}

/** The parts of a submission; attachments in ascending order of their ids. */
export interface ProofParts {
  metadata: ProofMetadataPart;
  data: ProofPart;
  attachments: readonly ProofAttachment[];
}

/** What lets anyone compute the accepted tag of the metadata again. It shows the metadata: file names, references. */
export interface ProofOpening {
  /** Protected header of the JWE, base64url as it was sent. */
  header: string;
  /** The metadata document exactly as it was encrypted. */
  plaintext: string;
  /** 32 bytes in base64url, from which the content key was derived (`encryptProvableMetadata`). */
  seed: string;
}

/** A public signature key as published (RFC 7517), with nothing but the members that are judged. */
export interface ProofKey {
  kty: string;
  kid: string;
  alg: string;
  key_ops: readonly string[];
  n: string;
  e: string;
  /** Certificates, leaf first, base64 (RFC 7517 section 4.7). */
  x5c?: readonly string[] | undefined;
}

/**
 * Proof of delivery as one JSON file, checked without network by `verifyDeliveryProof`. Each member is bound by a
 * signature, by a certificate or by the accepted tags; others are refused.
 */
export interface DeliveryProofBundle {
  format: typeof proofFormat;
  version: typeof proofVersion;
  transport: 'fit-connect';
  reference: ProofReference;
  /** Of the destination document as read when the content was encrypted. */
  destination: { encryptionKid: string };
  parts: ProofParts;
  /** Absent: the hashes are what the sender says, and nobody can judge them. */
  opening?: ProofOpening | undefined;
  /** Security event tokens (RFC 8417) of this submission, compact JWS as received, in the order of `compareEvents`. */
  events: readonly string[];
  /** The keys that signed the events, by who published them: a `kid` means something only within its owner. */
  keys: { service: readonly ProofKey[]; destination: readonly ProofKey[] };
}

/** Sizes beyond which no file is a proof. */
export const proofLimits = {
  bytes: 8_000_000,
  /** Objects and lists within each other; a proof needs 5. */
  depth: 32,
  events: 200,
  tokenChars: 200_000,
  attachments: 1000,
  keys: 16,
  certificates: 10,
  certificateChars: 20_000,
  plaintextChars: 4_000_000,
} as const;
