import type { Decrypter } from '@rathaus/client-core';
import { isUuid } from '@rathaus/client-core/text';
import { exchangeError } from '../../errors.ts';
import type { PublicJwk } from '../../keys/check-jwk.ts';
import { isReplyKey } from '../../metadata/check-reply.ts';
import type { SubmissionMetadata } from '../../metadata/types.ts';
import type { Address, FitConnectReplyAddress, ReplyKey } from '../address.ts';

/** A key pair that replies are encrypted for. */
export interface ReplyKeyPair {
  /** Goes into the metadata of each submission: RSA of 4096 bits, `wrapKey`; of other members nothing is sent. */
  readonly publicKey: PublicJwk;
  /** The private half, with the same `kid`. */
  readonly decrypter: Decrypter;
}

/** How a sender of submissions takes replies. */
export interface FitConnectReplies {
  /** The first is offered to those who get a submission. Former ones stay as long as cases with them may be answered. */
  readonly keys: readonly ReplyKeyPair[];
  /** Official URIs, with version, of the data exchange standards that replies may follow; at least one. */
  readonly processStandards: readonly string[];
}

/** `replyChannel` of the metadata: exactly the members of the schema, whatever else the configured key has. */
export function replyChannelOf({ keys, processStandards }: FitConnectReplies): Record<string, unknown> {
  const { kid, n } = keys[0]?.publicKey ?? {};
  return {
    fitConnect: { processStandards: [...processStandards], encryptionPublicKey: replyKey(kid, n) },
  };
}

const replyKey = (kid: unknown, n: unknown): ReplyKey => ({
  kty: 'RSA',
  kid: String(kid),
  alg: 'RSA-OAEP-256',
  key_ops: ['wrapKey'],
  n: String(n),
  e: 'AQAB',
});

/** Where an answer to a submission can go; undefined when its sender offers no key. The metadata were checked. */
export function replyAddressOf(
  { replyChannel }: SubmissionMetadata,
  { destinationId, caseId }: { readonly destinationId: string; readonly caseId: string },
): FitConnectReplyAddress | undefined {
  const { fitConnect } = (replyChannel ?? {}) as { fitConnect?: { encryptionPublicKey?: unknown } };
  const key = fitConnect?.encryptionPublicKey;
  if (!isReplyKey(key)) return undefined;
  return { transport: 'fit-connect-reply', destinationId, caseId, encryptionKey: replyKey(key.kid, key.n) };
}

/** Errors: `exchange.outbox.invalid-request` for what is no address of a reply. */
export function requireReplyAddress(address: Address): FitConnectReplyAddress {
  const bad = (place: string, reason: string) =>
    exchangeError('exchange.outbox.invalid-request', { message: `${place} ${reason}`, details: { place } });
  if (address.transport !== 'fit-connect-reply') throw bad('to.transport', 'is another way of delivery');
  if (!isUuid(address.destinationId)) throw bad('to.destinationId', 'must be a UUID');
  if (!isUuid(address.caseId)) throw bad('to.caseId', 'must be a UUID');
  if (!isReplyKey(address.encryptionKey)) throw bad('to.encryptionKey', 'is no key for replies');
  return address;
}
