import { type Collector, pointer, term } from '@rathaus/client-core/findings';
import { type AuthenticationTags, type EventName, eventNames } from '../set/events.ts';
import { differingTags, parseAuthenticationTags } from '../set/tags.ts';
import type { DeliveryProofBundle, ProofParts } from './bundle.ts';
import { type ProofAuthor, proofRules } from './rules.ts';
import { compareEvents, type EventClaims, isSignedBy, mayAuthor, readToken } from './signed-event.ts';
import type { VerifyDeliveryProofOptions } from './trust.ts';

const { finding } = proofRules;

/** A token of the proof whose signature is right, about this submission, by an author who may say so. */
export interface VerifiedEvent extends EventClaims {
  index: number;
  author: ProofAuthor;
  token: string;
}

/** Verifies each token by itself: form, author, key of exactly this author, signature, submission, case, role. */
export function verifyEvents(
  proof: DeliveryProofBundle,
  { trust }: VerifyDeliveryProofOptions,
  collector: Collector,
): VerifiedEvent[] {
  const { reference, events, keys } = proof;
  return events.flatMap((token, index) => {
    const at = pointer('events', index);
    const read = readToken(token);
    if (typeof read === 'string') {
      collector.add(finding('exchange.proof.token', at, { fault: term(read) }));
      return [];
    }
    const { claims } = read;
    const author = authorOf(claims.issuer, reference.destinationId, trust.serviceIssuers);
    if (!author) {
      collector.add(finding('exchange.proof.issuer', at, {}));
      return [];
    }
    const key = keys[author].find(({ kid }) => kid === claims.kid);
    if (!key || !isSignedBy(key, read)) {
      const rule = key ? 'exchange.proof.signature' : 'exchange.proof.key-missing';
      collector.add(finding(rule, at, { author: term(author) }));
      return [];
    }
    const event = { ...claims, index, author, token };
    return isAboutThis(event, proof, collector) ? [event] : [];
  });
}

function authorOf(
  issuer: string,
  destinationId: string,
  serviceIssuers: readonly string[],
): ProofAuthor | undefined {
  if (issuer === destinationId) return 'destination';
  return serviceIssuers.includes(issuer) ? 'service' : undefined;
}

function isAboutThis(
  { subject, transaction, name, author, index }: VerifiedEvent,
  { reference }: DeliveryProofBundle,
  collector: Collector,
): boolean {
  const at = pointer('events', index);
  const before = collector.counts.error;
  if (subject !== `submission:${reference.submissionId}`)
    collector.add(finding('exchange.proof.subject', at, { about: term('submission') }));
  if (transaction !== `case:${reference.caseId}`)
    collector.add(finding('exchange.proof.subject', at, { about: term('case') }));
  if (name === undefined)
    collector.add(finding('exchange.proof.unknown-event', at, { author: term(author) }));
  else if (!mayAuthor(name, author))
    collector.add(finding('exchange.proof.author', at, { event: term(name), author: term(author) }));
  return collector.counts.error === before;
}

/** The three events without which nothing was delivered. */
export interface Course {
  create: VerifiedEvent;
  submit: VerifiedEvent;
  accept: VerifiedEvent;
}

const needed = ['create-submission', 'submit-submission', 'accept-submission'] as const;

/** Judges the events together: each needed one once, one answer, nothing twice, times and order that can be. */
export function checkCourse(
  events: readonly VerifiedEvent[],
  options: VerifyDeliveryProofOptions,
  collector: Collector,
): Course | undefined {
  const named = (name: EventName) => events.filter((event) => event.name === name);
  for (const name of needed)
    if (named(name).length === 0)
      collector.add(finding('exchange.proof.event-missing', pointer('events'), { event: term(name) }));
  for (const name of eventNames) {
    // The service may notify and forward as often as it likes; everything else happens once.
    if (name === 'notify-submission' || name === 'forward-submission') continue;
    for (const { index } of named(name).slice(1))
      collector.add(
        finding('exchange.proof.event-repeated', pointer('events', index), { event: term(name) }),
      );
  }
  for (const { index } of named('reject-submission'))
    collector.add(finding('exchange.proof.rejected', pointer('events', index), {}));
  checkIds(events, collector);
  const [create, submit, accept] = needed.map((name) => named(name)[0]);
  if (!create || !submit || !accept) return undefined;
  checkTimes({ create, submit, accept }, events, options, collector);
  return { create, submit, accept };
}

function checkIds(events: readonly VerifiedEvent[], collector: Collector): void {
  const seen = new Set<string>();
  for (const { jti, index } of events) {
    if (seen.has(jti)) collector.add(finding('exchange.proof.duplicate-jti', pointer('events', index), {}));
    seen.add(jti);
  }
}

function checkTimes(
  { create, submit, accept }: Course,
  events: readonly VerifiedEvent[],
  { clock = Date.now, clockTolerance = 60_000 }: VerifyDeliveryProofOptions,
  collector: Collector,
): void {
  const now = clock();
  const outOfOrder = ({ name, index }: VerifiedEvent) =>
    collector.add(
      finding('exchange.proof.order', pointer('events', index), { event: term(name ?? 'unknown-event') }),
    );
  for (const [place, event] of events.entries()) {
    if (event.issuedAt > now + clockTolerance)
      collector.add(finding('exchange.proof.future', pointer('events', event.index), {}));
    const before = events[place - 1];
    if (before && compareEvents(before, event) > 0) outOfOrder(event);
  }
  if (submit.issuedAt < create.issuedAt) outOfOrder(submit);
  if (accept.issuedAt < submit.issuedAt - clockTolerance) outOfOrder(accept);
  for (const event of events) {
    // What is deleted can no longer be accepted, and before its creation nothing happens to a submission.
    if (event.name === 'delete-submission' && event.issuedAt < accept.issuedAt - clockTolerance)
      outOfOrder(event);
    const leeway = event.author === 'service' ? 0 : clockTolerance;
    if (event !== create && event.issuedAt < create.issuedAt - leeway) outOfOrder(event);
  }
}

/** Tags as both signed them must be those that the sender computed, part by part. */
export function checkTags(parts: ProofParts, { submit, accept }: Course, collector: Collector): void {
  const own: AuthenticationTags = {
    metadata: parts.metadata.tag,
    data: parts.data.tag,
    attachments: Object.fromEntries(parts.attachments.map(({ attachmentId, tag }) => [attachmentId, tag])),
  };
  for (const event of [submit, accept]) {
    const name = term(event.name ?? '');
    const place = pointer('events', event.index);
    const signed = parseAuthenticationTags(event.payload);
    if (!signed) {
      collector.add(finding('exchange.proof.tags', place, { event: name, fault: term('missing') }));
      continue;
    }
    const tags = { ...signed, attachments: lowerCased(signed.attachments) };
    const ids = Object.keys(tags.attachments).sort();
    if (ids.join() !== Object.keys(own.attachments).sort().join())
      collector.add(finding('exchange.proof.tags', place, { event: name, fault: term('other-parts') }));
    else if (differingTags(own, tags).length > 0)
      collector.add(finding('exchange.proof.tags', place, { event: name, fault: term('differ') }));
  }
}

/** UUIDs in any case are one id; two that become one leave a list of other length behind. */
const lowerCased = (tags: Readonly<Record<string, string>>): Record<string, string> => {
  const entries = Object.entries(tags).map(([id, tag]) => [id.toLowerCase(), tag] as const);
  return new Set(entries.map(([id]) => id)).size === entries.length
    ? Object.fromEntries(entries)
    : { '': '' };
};
