import { Buffer } from 'node:buffer';
import { constants, createCipheriv, createHash, hkdfSync, publicEncrypt, randomBytes } from 'node:crypto';
import { decodeBase64url } from '../jwe/base64url.ts';
import { encodeHeader } from '../jwe/compact.ts';
import type { JweRecipient } from '../jwe/encrypt.ts';
import type { ProofOpening, ProofParts } from './bundle.ts';

const label = 'rathaus-delivery-proof/2 metadata key';

/** What is committed to beside the metadata themselves. */
export interface ProvableContent {
  destinationId: string;
  parts: Pick<ProofParts, 'data' | 'attachments'>;
}

/** Metadata as encrypted, and what a proof needs of it. The seed is secret until the proof is made: it opens the JWE. */
export interface ProvableMetadata {
  /** Compact JWE for the submission. */
  jwe: string;
  tag: string;
  /** Hex SHA-512 of the plaintext. */
  sha512: string;
  opening: ProofOpening;
}

/**
 * Encrypts the metadata of a submission like `encryptJweText` (RSA-OAEP-256, A256GCM), with a content key and IV that are
 * derived from a fresh random seed **and from everything the proof will say of the content**: header, metadata, tags and
 * hashes of all parts. The destination decrypts it as any other JWE and signs the tag, and so signs all of it.
 *
 * Why: a tag of AES-GCM alone commits to nothing. Whoever may choose the key finds another text with the same tag by
 * solving linear equations, so a disclosed key would prove nothing. A key that is a function of the text cannot be chosen:
 * another text with the accepted tag costs 2^128 trials, two texts with one tag 2^64 (ADR 0162; HKDF: RFC 5869).
 *
 * Encrypt data and attachments first; keep `opening` with the delivery, sealed like the content.
 *
 * @example
 * const { jwe, tag, opening } = encryptProvableMetadata(JSON.stringify(metadata), {
 *   recipient,
 *   destinationId,
 *   parts: { data, attachments },
 * });
 */
export function encryptProvableMetadata(
  plaintext: string,
  { recipient, ...content }: ProvableContent & { recipient: JweRecipient },
): ProvableMetadata {
  const header = encodeHeader({
    alg: 'RSA-OAEP-256',
    enc: 'A256GCM',
    kid: recipient.kid,
    cty: 'application/json',
  });
  const opening: ProofOpening = { header, plaintext, seed: randomBytes(32).toString('base64url') };
  const sealed = encryptOpening(opening, content);
  const wrapped = publicEncrypt(
    { key: recipient.publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: 'sha256' },
    sealed.key,
  );
  sealed.key.fill(0);
  const middle = [wrapped, sealed.iv, sealed.ciphertext].map((bytes) => bytes.toString('base64url'));
  return {
    jwe: [header, ...middle, sealed.tag].join('.'),
    tag: sealed.tag,
    sha512: createHash('sha512').update(plaintext).digest('hex'),
    opening,
  };
}

/** The tag that the metadata of this opening and content have: compare it with the accepted one. */
export function tagOfOpening(opening: ProofOpening, content: ProvableContent): string {
  return encryptOpening(opening, content).tag;
}

function encryptOpening(opening: ProofOpening, content: ProvableContent) {
  const { key, iv } = deriveKey(opening, content);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(opening.header, 'ascii'));
  const ciphertext = Buffer.concat([cipher.update(opening.plaintext, 'utf8'), cipher.final()]);
  return { key, iv, ciphertext, tag: cipher.getAuthTag().toString('base64url') };
}

function deriveKey({ header, plaintext, seed }: ProofOpening, { destinationId, parts }: ProvableContent) {
  const { data, attachments } = parts;
  // One text for one content: a JSON list of ASCII texts of fixed forms, so that nothing can move between members.
  // Ids of any case and attachments of any order are the same content.
  const statement = JSON.stringify([
    destinationId.toLowerCase(),
    header,
    createHash('sha512').update(plaintext).digest('hex'),
    [data.tag, data.sha512, data.encryptedSha512],
    attachments
      .map((one) => [one.attachmentId.toLowerCase(), one.tag, one.sha512, one.encryptedSha512])
      .sort(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  ]);
  const info = Buffer.concat([Buffer.from(label), createHash('sha512').update(statement).digest()]);
  // The reader has checked the form; a seed of another form derives a key that fits nothing.
  const bytes = decodeBase64url(seed) ?? Buffer.alloc(32);
  const derived = Buffer.from(hkdfSync('sha512', bytes, Buffer.alloc(0), info, 44));
  return { key: derived.subarray(0, 32), iv: derived.subarray(32) };
}
