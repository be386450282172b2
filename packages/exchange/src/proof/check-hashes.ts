import { createHash } from 'node:crypto';
import { isRathausError } from '@rathaus/client-core';
import { type Collector, pointer, term } from '@rathaus/client-core/findings';
import { readJson } from '../json/read-json.ts';
import { parseHeader } from '../jwe/compact.ts';
import { equalTags } from '../jwe/decrypt.ts';
import { type DeliveryProofBundle, type ProofOpening, proofLimits } from './bundle.ts';
import { tagOfOpening } from './provable-metadata.ts';
import { hashesUnchecked, proofRules } from './rules.ts';

const { finding } = proofRules;
type Json = Record<string, unknown>;

/**
 * Shows that the accepted tag of the metadata commits to the hashes: computes the tag again from what the proof opens, and
 * reads the hashes that the metadata name. Returns whether it does.
 */
export function checkHashes(proof: DeliveryProofBundle, collector: Collector): boolean {
  const { opening, parts, reference, destination } = proof;
  if (!opening) {
    collector.skip(hashesUnchecked, pointer('parts'));
    return false;
  }
  const before = collector.counts.error;
  const header = readHeader(opening.header);
  if (header?.kid !== destination.encryptionKid)
    collector.add(finding('exchange.proof.encryption-key', pointer('destination', 'encryptionKid'), {}));
  const tag = tagOfOpening(opening, { destinationId: reference.destinationId, parts });
  if (!equalTags(tag, parts.metadata.tag))
    collector.add(finding('exchange.proof.metadata-tag', pointer('opening'), {}));
  compareHashes(opening, proof, collector);
  return collector.counts.error === before;
}

function readHeader(encoded: string): { kid: string } | undefined {
  try {
    return parseHeader(encoded);
  } catch (error) {
    if (isRathausError(error)) return undefined;
    throw error;
  }
}

function compareHashes(
  { plaintext }: ProofOpening,
  { parts }: DeliveryProofBundle,
  collector: Collector,
): void {
  const add = (fault: 'differs' | 'other-parts' | 'unreadable', ...at: (string | number)[]) =>
    collector.add(finding('exchange.proof.hash', pointer(...at), { fault: term(fault) }));
  if (createHash('sha512').update(plaintext).digest('hex') !== parts.metadata.sha512)
    add('differs', 'parts', 'metadata', 'sha512');
  const named = hashesOf(plaintext);
  if (!named) {
    add('unreadable', 'opening', 'plaintext');
    return;
  }
  if (named.data !== parts.data.sha512) add('differs', 'parts', 'data', 'sha512');
  if (named.attachments.size !== parts.attachments.length) add('other-parts', 'parts', 'attachments');
  for (const [index, { attachmentId, sha512 }] of parts.attachments.entries())
    if (named.attachments.get(attachmentId) !== sha512)
      add('differs', 'parts', 'attachments', index, 'sha512');
}

function metadataOf(plaintext: string): unknown {
  const read = readJson(plaintext, { maxDepth: proofLimits.depth });
  return read.state === 'read' ? read.value : undefined;
}

/** Hashes that the metadata name (metadata schema 2.x, contentStructure); `undefined` when they are not clear. */
function hashesOf(plaintext: string): { data: string; attachments: Map<string, string> } | undefined {
  const content = member(metadataOf(plaintext), 'contentStructure');
  const data = hashOf(member(content, 'data'));
  const list = member(content, 'attachments');
  if (data === undefined || !Array.isArray(list)) return undefined;
  const attachments = new Map<string, string>();
  for (const one of list) {
    const id = member(one, 'attachmentId');
    const hash = hashOf(one);
    if (typeof id !== 'string' || hash === undefined || attachments.has(id.toLowerCase())) return undefined;
    attachments.set(id.toLowerCase(), hash);
  }
  return { data, attachments };
}

/** What the sender calls the submission (metadata schema 2.x, `additionalReferenceInfo`), cut to 300 characters. */
export function senderReferenceOf({ plaintext }: ProofOpening): string | undefined {
  const given = member(member(metadataOf(plaintext), 'additionalReferenceInfo'), 'senderReference');
  return typeof given === 'string' && given !== '' ? given.slice(0, 300) : undefined;
}

function hashOf(owner: unknown): string | undefined {
  const hash = member(owner, 'hash');
  const content = member(hash, 'content');
  return member(hash, 'type') === 'sha512' && typeof content === 'string' ? content : undefined;
}

const member = (owner: unknown, name: string): unknown =>
  typeof owner === 'object' && owner !== null && Object.hasOwn(owner, name)
    ? (owner as Json)[name]
    : undefined;
