import { exchangeError } from '../errors.ts';
import type { PublicJwk } from '../keys/check-jwk.ts';
import {
  type DeliveryProofBundle,
  type ProofAttachment,
  type ProofKey,
  type ProofOpening,
  type ProofParts,
  proofFormat,
  proofVersion,
} from './bundle.ts';
import { readDeliveryProof } from './read-proof.ts';
import { compareEvents, type EventClaims, readToken } from './signed-event.ts';

/** What a sender knows of an accepted delivery. */
export interface DeliveryProofInput {
  submissionId: string;
  caseId: string;
  destinationId: string;
  /** `encryptionKid` of the destination document with which the content was encrypted. */
  encryptionKid: string;
  /** Tags and hashes computed here, of the stored bytes; never those that the service echoes. Attachments in any order. */
  parts: ProofParts;
  /** Of `encryptProvableMetadata`. Left out: the proof shows no metadata, and its hashes stay the sender's word. */
  opening?: ProofOpening | undefined;
  /** The event log as received; tokens about other submissions of the case are left out. */
  events: readonly string[];
  /** Keys as published by the service (its JWKS) and under the destination; those that signed nothing are left out. */
  serviceKeys: readonly PublicJwk[];
  destinationKeys: readonly PublicJwk[];
}

/**
 * Puts a proof of delivery together. Pure: no clock, no network, no judgement; `verifyDeliveryProof` judges. The result is
 * JSON (`JSON.stringify`); with `opening` it shows the metadata and is kept like the content. Errors:
 * `exchange.proof.incomplete` with `details.rule` and `details.place`.
 *
 * @example
 * const proof = createDeliveryProof({ ...reference, encryptionKid, parts, opening, events, serviceKeys, destinationKeys });
 * await writeFile('nachweis.json', JSON.stringify(proof, null, 1));
 */
export function createDeliveryProof(input: DeliveryProofInput): DeliveryProofBundle {
  const submissionId = input.submissionId.toLowerCase();
  const destinationId = input.destinationId.toLowerCase();
  const events = eventsOf(input.events, submissionId);
  const kidsOf = (byDestination: boolean) =>
    new Set(
      events
        .filter(({ claims }) => (claims.issuer === destinationId) === byDestination)
        .map(({ claims }) => claims.kid),
    );
  const proof: DeliveryProofBundle = {
    format: proofFormat,
    version: proofVersion,
    transport: 'fit-connect',
    reference: { submissionId, caseId: input.caseId.toLowerCase(), destinationId },
    destination: { encryptionKid: input.encryptionKid },
    parts: partsOf(input.parts),
    ...(input.opening && { opening: openingOf(input.opening) }),
    events: events.map(({ token }) => token),
    keys: {
      service: keysOf(input.serviceKeys, kidsOf(false)),
      destination: keysOf(input.destinationKeys, kidsOf(true)),
    },
  };
  const read = readDeliveryProof(JSON.stringify(proof));
  if (read.state === 'read') return read.proof;
  const [fault] = read.state === 'faulty' ? read.faults : [];
  const place = fault?.place.kind === 'pointer' ? fault.place.pointer : '';
  throw exchangeError('exchange.proof.incomplete', {
    message: `${place || 'the proof'} breaks ${fault?.rule ?? 'its version'}`,
    details: { rule: fault?.rule ?? '', place },
  });
}

function eventsOf(tokens: readonly string[], submissionId: string): { token: string; claims: EventClaims }[] {
  return [...new Set(tokens)]
    .flatMap((token) => {
      const read = readToken(token);
      if (typeof read === 'string')
        throw exchangeError('exchange.proof.incomplete', {
          message: 'the event log contains what is no security event token',
          details: { rule: 'exchange.proof.token', place: '/events' },
        });
      return read.claims.subject === `submission:${submissionId}` ? [{ token, claims: read.claims }] : [];
    })
    .sort((a, b) => compareEvents(a.claims, b.claims));
}

// Only what the format has: inputs may be rows with more in them.
const partOf = ({ tag, sha512, encryptedSha512 }: ProofParts['data']) => ({ tag, sha512, encryptedSha512 });
const openingOf = ({ header, plaintext, seed }: ProofOpening): ProofOpening => ({ header, plaintext, seed });

function partsOf({ metadata, data, attachments }: ProofParts): ProofParts {
  const sorted: ProofAttachment[] = attachments.map((one) => ({
    attachmentId: one.attachmentId.toLowerCase(),
    ...partOf(one),
  }));
  return {
    metadata: { tag: metadata.tag, sha512: metadata.sha512 },
    data: partOf(data),
    attachments: sorted.sort((a, b) => (a.attachmentId < b.attachmentId ? -1 : 1)),
  };
}

function keysOf(published: readonly PublicJwk[], kids: ReadonlySet<string>): ProofKey[] {
  return published
    .filter(({ kid }) => typeof kid === 'string' && kids.has(kid))
    .map(({ kty, kid, alg, key_ops, n, e, x5c }) => ({ kty, kid, alg, key_ops, n, e, x5c }) as ProofKey);
}
