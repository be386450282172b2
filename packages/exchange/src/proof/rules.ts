import { defineRules, type RuleKind, type Term } from '@rathaus/client-core/findings';

/** No value: the place says it all. */
type None = Record<never, never>;
/** Whose key or event it is. */
export type ProofAuthor = 'service' | 'destination';

/** What can be wrong with the file as such. */
export type FormatFault =
  | 'too-large'
  | 'not-utf8'
  | 'not-json'
  | 'duplicate-member'
  | 'too-deep'
  | 'not-a-proof'
  | 'unknown-version'
  | 'unknown-transport';
/** What can be wrong with one member of it. */
export type MemberFault = 'missing' | 'unknown-member' | 'form' | 'too-many' | 'order' | 'repeated';
/** What can be wrong with the form of a token (RFC 8417, RFC 7515). */
export type TokenFault = 'form' | 'duplicate-member' | 'typ' | 'alg' | 'kid' | 'extension' | 'claims';

/** The values of each rule. None is text of the checked file. */
export type ProofRuleValues = {
  'exchange.proof.format': { fault: Term<FormatFault> };
  'exchange.proof.member': { fault: Term<MemberFault> };
  'exchange.proof.token': { fault: Term<TokenFault> };
  'exchange.proof.issuer': None;
  'exchange.proof.key-missing': { author: Term<ProofAuthor> };
  'exchange.proof.signature': { author: Term<ProofAuthor> };
  'exchange.proof.subject': { about: Term<'submission' | 'case'> };
  'exchange.proof.author': { event: Term; author: Term<ProofAuthor> };
  'exchange.proof.duplicate-jti': None;
  'exchange.proof.event-missing': { event: Term };
  'exchange.proof.event-repeated': { event: Term };
  'exchange.proof.rejected': None;
  'exchange.proof.order': { event: Term };
  'exchange.proof.future': None;
  'exchange.proof.tags': { event: Term; fault: Term<'missing' | 'other-parts' | 'differ'> };
  'exchange.proof.unknown-event': { author: Term<ProofAuthor> };
  'exchange.proof.destination': None;
  'exchange.proof.sandbox-key': None;
  'exchange.proof.shared-key': None;
  'exchange.proof.unused-key': None;
  'exchange.proof.key-not-pinned': { author: Term<ProofAuthor> };
  'exchange.proof.key-usage': None;
  'exchange.proof.holder': { author: Term<ProofAuthor> };
  'exchange.proof.metadata-tag': None;
  'exchange.proof.encryption-key': None;
  'exchange.proof.hash': { fault: Term<'differs' | 'other-parts' | 'unreadable'> };
};

/** Whoever made or keeps the file. */
const file: RuleKind = { severity: 'error', who: 'authority' };
/** Whoever runs the delivery service or the destination. */
const counterpart: RuleKind = { severity: 'error', who: 'operator' };

/** The rules of `verifyDeliveryProof`; those of the keys (`exchange.key.*`) come on top. */
export const proofRules = /* @__PURE__ */ defineRules<ProofRuleValues>({
  'exchange.proof.format': file,
  'exchange.proof.member': file,
  'exchange.proof.token': file,
  'exchange.proof.issuer': file,
  'exchange.proof.key-missing': file,
  'exchange.proof.signature': file,
  'exchange.proof.subject': file,
  'exchange.proof.author': counterpart,
  'exchange.proof.duplicate-jti': file,
  'exchange.proof.event-missing': file,
  'exchange.proof.event-repeated': counterpart,
  'exchange.proof.rejected': counterpart,
  'exchange.proof.order': counterpart,
  'exchange.proof.future': counterpart,
  'exchange.proof.tags': file,
  'exchange.proof.unknown-event': { severity: 'info', who: 'operator' },
  'exchange.proof.destination': file,
  'exchange.proof.sandbox-key': file,
  'exchange.proof.shared-key': counterpart,
  'exchange.proof.unused-key': file,
  'exchange.proof.key-not-pinned': file,
  'exchange.proof.key-usage': counterpart,
  'exchange.proof.holder': file,
  'exchange.proof.metadata-tag': file,
  'exchange.proof.encryption-key': file,
  'exchange.proof.hash': file,
});

/** Nobody said whose key the delivery service signs with (`serviceKeys`, `serviceCertificate`). */
export const serviceUnchecked = 'exchange.unchecked.proof-service';
/** Nobody said who the destination is (`destinationKeys`, `destinationCertificate`). */
export const destinationUnchecked = 'exchange.unchecked.proof-destination';
/** The proof does not open its metadata, so its hashes are the sender's word. */
export const hashesUnchecked = 'exchange.unchecked.proof-hashes';
/** A proof of version 1, which cannot show what it says. */
export const oldVersionUnchecked = 'exchange.unchecked.proof-version-1';
