import { exchangeError } from '../errors.ts';
import type { CheckPublicJwkOptions, PublicJwk } from '../keys/check-jwk.ts';
import { importPublicJwk } from '../keys/import-jwk.ts';
import type { AuthenticationTags } from '../set/events.ts';
import { differingTags, parseAuthenticationTags } from '../set/tags.ts';
import { verifyEventLog } from '../set/verify.ts';

/**
 * Proof of delivery: everything that is needed to show, without the service, that the destination has accepted exactly
 * the content with these hashes. The tags were computed here while encrypting.
 */
export interface DeliveryProof {
  version: 1;
  submissionId: string;
  caseId: string;
  destinationId: string;
  /** Issuer URLs of the delivery service at that time. */
  serviceIssuers: readonly string[];
  tags: AuthenticationTags;
  /** Hex SHA-512 of the plaintext. */
  hashes: { data: string; attachments: Record<string, string> };
  submittedAt: string;
  acceptedAt: string;
  /** The event log, as signed by the service and by the destination. */
  events: readonly string[];
  /** Public keys of the service and of the destination as published then. */
  keys: readonly PublicJwk[];
}

/**
 * Verifies a proof offline: signatures of all events, the acceptance by the destination, the tags. Keys are checked
 * against the given trust; give the clock of the acceptance where certificates have expired since.
 * Errors: `exchange.proof.invalid`, `exchange.event.refused`, `exchange.key.refused`.
 *
 * @example
 * const { acceptedAt } = await verifyDeliveryProof(delivery.proof, { trust: { roots: [pem] } });
 */
export async function verifyDeliveryProof(
  proof: DeliveryProof,
  options: CheckPublicJwkOptions,
): Promise<{ acceptedAt: string }> {
  const invalid = (reason: string) => exchangeError('exchange.proof.invalid', { message: reason });
  const key = (kid: string) => {
    const jwk = proof.keys.find((candidate) => candidate.kid === kid);
    if (!jwk) throw invalid('a key is missing');
    return importPublicJwk(jwk, 'signature', options);
  };
  const { submissionId, caseId, destinationId, serviceIssuers } = proof;
  const events = await verifyEventLog(proof.events, {
    expected: { submissionId, caseId, destinationId },
    serviceIssuers,
    serviceKey: key,
    destinationKey: key,
  });
  const accept = events.find((event) => event.name === 'accept-submission');
  if (!accept) throw invalid('the destination has not accepted');
  const tags = parseAuthenticationTags(accept.payload);
  if (!tags || differingTags(proof.tags, tags).length > 0) throw invalid('something else was accepted');
  return { acceptedAt: accept.issuedAt };
}
