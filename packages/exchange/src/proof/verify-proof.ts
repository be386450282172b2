import { createHash } from 'node:crypto';
import { allowSandbox, isLocal } from '@rathaus/client-core';
import { throwIfAborted } from '@rathaus/client-core/abort';
import { type Collector, createCollector, pointer } from '@rathaus/client-core/findings';
import { allowInsecurePublicKey } from '../danger/index.ts';
import type { DeliveryProofBundle } from './bundle.ts';
import { type Course, checkCourse, checkTags, type VerifiedEvent, verifyEvents } from './check-events.ts';
import { checkHashes, senderReferenceOf } from './check-hashes.ts';
import { checkKeys, type UsedKeys } from './check-keys.ts';
import { readDeliveryProof } from './read-proof.ts';
import type { DeliveryProofFacts, DeliveryProofReport, ProofReservation, ProofSigner } from './report.ts';
import { oldVersionUnchecked, type ProofAuthor, proofRules } from './rules.ts';
import type { DeliveryProofTrust, VerifyDeliveryProofOptions } from './trust.ts';

const kind = 'exchange.proof';

/**
 * Verifies a proof of delivery without network, against what the verifier knows: that the configured service created and
 * submitted exactly this submission, that the named destination accepted it, in this order, with keys that were theirs and
 * valid at these times, and that what was accepted are the parts with these hashes. Takes the file (text or bytes) or its
 * parsed JSON.
 *
 * The verdict is `passed` only when everything was checked. `not-judged`: nobody said whose keys these are, nobody was
 * asked for revocation, the proof does not open its metadata, or it is of version 1. `facts` are absent when it `failed`.
 * `reservation` says that it is no evidence in spite of its verdict: the proof of a sandbox, or of keys for tests.
 * Throws only what `trust.isRevoked` throws, `core.aborted` and `core.application.timeout`.
 *
 * @example
 * const report = await verifyDeliveryProof(await readFile('nachweis.json'), {
 *   trust: {
 *     roots: [verwaltungsPki],
 *     isRevoked,
 *     serviceIssuers: [fitConnectEnvironments.production.submissionApi],
 *     serviceKeys: ['NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs'],
 *     destination: 'd40e7b13-9b25-4a9c-b0e6-35b0f5c1cd4a',
 *     destinationCertificate: { O: 'Stadt Beispielhausen' },
 *   },
 * });
 * if (report.verdict === 'passed') console.log(report.facts?.acceptedAt);
 */
export async function verifyDeliveryProof(
  source: string | Uint8Array | object,
  options: VerifyDeliveryProofOptions,
): Promise<DeliveryProofReport> {
  throwIfAborted(options.signal, 'Verifying a proof');
  const collector = createCollector();
  const file = asFile(source);
  const read = readDeliveryProof(file);
  if (read.state === 'version-1') collector.skip(oldVersionUnchecked, pointer());
  if (read.state === 'faulty') for (const fault of read.faults) collector.add(fault);
  const facts = read.state === 'read' ? await verifyRead(read.proof, options, collector) : undefined;
  const result = collector.result();
  return {
    kind,
    ...result,
    // Here and not where it is shown: pages are made in browsers, too.
    fileSha512: createHash('sha512').update(file).digest('hex'),
    reservation: reservationOf(options.trust, facts),
    facts: result.verdict === 'failed' ? undefined : facts,
  };
}

function reservationOf(
  trust: DeliveryProofTrust,
  facts: DeliveryProofFacts | undefined,
): ProofReservation | undefined {
  if (trust[allowSandbox] === true || (facts && isLocal(facts.issuer))) return 'sandbox';
  return trust[allowInsecurePublicKey] === true ? 'insecure-keys' : undefined;
}

/** An object is judged as the file it would be: getters, classes and members that JSON does not have play no part. */
const asFile = (source: string | Uint8Array | object): string | Uint8Array =>
  typeof source === 'string' || source instanceof Uint8Array ? source : (JSON.stringify(source) ?? '');

async function verifyRead(
  proof: DeliveryProofBundle,
  options: VerifyDeliveryProofOptions,
  collector: Collector,
): Promise<DeliveryProofFacts | undefined> {
  const expected = options.trust.destination?.toLowerCase();
  if (expected !== undefined && expected !== proof.reference.destinationId)
    collector.add(
      proofRules.finding('exchange.proof.destination', pointer('reference', 'destinationId'), {}),
    );
  const events = verifyEvents(proof, options, collector);
  const signers = await checkKeys(proof, usedKeys(events), options, collector);
  const course = checkCourse(events, options, collector);
  if (course) checkTags(proof.parts, course, collector);
  const hashesBound = checkHashes(proof, collector);
  return course && factsOf(proof, { events, signers, course, hashesBound });
}

function usedKeys(events: readonly VerifiedEvent[]): UsedKeys {
  const used = { service: new Map<string, number[]>(), destination: new Map<string, number[]>() };
  for (const { author, kid, issuedAt } of events)
    used[author].set(kid, [...(used[author].get(kid) ?? []), issuedAt]);
  return used;
}

interface Verified {
  events: readonly VerifiedEvent[];
  signers: Record<ProofAuthor, ProofSigner>;
  course: Course;
  hashesBound: boolean;
}

const instant = (milliseconds: number) => new Date(milliseconds).toISOString();

function factsOf(
  { reference, parts, opening }: DeliveryProofBundle,
  { events, signers, course, hashesBound }: Verified,
): DeliveryProofFacts {
  const { create, submit, accept } = course;
  return {
    ...reference,
    issuer: submit.issuer,
    ...signers,
    createdAt: instant(create.issuedAt),
    submittedAt: instant(submit.issuedAt),
    acceptedAt: instant(accept.issuedAt),
    senderReference: hashesBound && opening ? senderReferenceOf(opening) : undefined,
    parts: [
      { part: 'metadata', ...parts.metadata, encryptedSha512: undefined },
      { part: 'data', ...parts.data },
      ...parts.attachments.map(({ attachmentId, ...part }) => ({
        part: `attachment:${attachmentId}`,
        ...part,
      })),
    ],
    hashesBound,
    events: events.map(({ name, uri, author, issuedAt, jti }) => ({
      name: name ?? uri,
      known: name !== undefined,
      author,
      issuedAt: instant(issuedAt),
      jti,
    })),
  };
}
