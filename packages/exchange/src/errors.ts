import { type CodeOf, defineErrors } from '@rathaus/client-core';
import { mailboxErrors } from './mailbox-errors.ts';

/**
 * Every error of this package. No error names a file, a person or content: `details` hold ids, limits and words of the
 * standard. Those of `exchange.jwe.decryption-failed` do not say which check failed, on purpose (RFC 7516, section 11.5).
 */
export const exchangeError = /* @__PURE__ */ defineErrors({
  'exchange.config.invalid': { origin: 'local', message: 'the configuration of the exchange is not valid' },

  'exchange.key.refused': { origin: 'peer', message: 'a public key was refused' },
  'exchange.key.private': {
    origin: 'local',
    message: 'this is the private half of a key; nothing was sent',
  },
  'exchange.key.unknown': {
    origin: 'service',
    message: 'the author of an event publishes no signature key with the kid that the event names',
  },

  'exchange.revocation.unknown': {
    origin: 'service',
    retryable: true,
    message: 'nobody has answered whether a certificate was revoked',
  },

  'exchange.jwe.malformed': { origin: 'peer', message: 'not a strict compact JWE of five base64url parts' },
  'exchange.jwe.header-refused': {
    origin: 'peer',
    message: 'the JWE header breaks the FIT-Connect profile (RSA-OAEP-256, A256GCM, no zip, no crit)',
  },
  'exchange.jwe.unknown-kid': { origin: 'local', message: 'no configured key has the kid of this JWE' },
  'exchange.jwe.decryption-failed': {
    origin: 'peer',
    message: 'the JWE cannot be decrypted: wrong key, or the content was changed on the way',
  },
  'exchange.jwe.decrypter-failed': {
    origin: 'local',
    retryable: true,
    message: 'the private key could not be used; nothing is known about the content',
  },
  'exchange.jwe.wrong-private-key': {
    origin: 'local',
    retryable: true,
    message: 'a configured private key is not the counterpart of the published key of the same kid',
  },
  'exchange.jwe.unproven-key': {
    origin: 'local',
    retryable: true,
    message: 'content for a key that is published no more does not open: a wrong key file looks the same',
  },
  'exchange.jwe.tag-differs': {
    origin: 'peer',
    message: 'the authentication tag is not the one that the event log names',
  },
  'exchange.jwe.too-large': { origin: 'peer', message: 'the JWE is larger than the configured limit' },
  'exchange.jwe.length-differs': {
    origin: 'local',
    message: 'the source yields another number of bytes than announced',
  },
  'exchange.jwe.read-twice': { origin: 'local', message: 'a JWE is sent once' },

  'exchange.jwe.inflation-refused': {
    origin: 'peer',
    message: 'the compressed content is broken, does not end where the JWE ends, or grows too much',
  },
  'exchange.jwe.not-verified': {
    origin: 'local',
    message: 'the result of a decryption was asked for before its plaintext was read to the end',
  },

  'exchange.metadata.invalid': { origin: 'local', message: 'the metadata would be refused' },

  'exchange.schema.refused': { origin: 'local', message: 'a schema of the bundle cannot be used' },

  'exchange.event.refused': {
    origin: 'service',
    message: 'the event log contains a token that was refused',
  },
  'exchange.event.no-problem': { origin: 'local', message: 'a rejection needs at least one problem' },
  'exchange.event.unknown': {
    origin: 'service',
    message:
      'the event log has a validly signed event that this version does not know; it is kept and skipped',
  },
  'exchange.event.wrong-signer': {
    origin: 'local',
    message: 'events are signed with PS512; the configured signer has another algorithm',
  },
  'exchange.proof.invalid': { origin: 'local', message: 'the proof of delivery does not hold' },
  'exchange.proof.incomplete': { origin: 'local', message: 'what is known of the delivery makes no proof' },
  'exchange.proof.container-refused': { origin: 'local', message: 'this proof is not sealed' },
  'exchange.proof.seal-refused': { origin: 'local', message: 'no verifier would accept this seal' },

  'exchange.content.name': { origin: 'local', message: 'this is not a name of the content store' },
  'exchange.content.too-large': { origin: 'local', message: 'the content is larger than the limit' },
  'exchange.content.no-space': {
    origin: 'local',
    retryable: true,
    message: 'the content store has no space left',
  },
  'exchange.content.unavailable': {
    origin: 'local',
    retryable: true,
    message: 'the content store cannot be used',
  },
  'exchange.content.missing': { origin: 'local', message: 'the content store has no such object' },
  'exchange.content.damaged': { origin: 'local', message: 'an object of the content store was changed' },
  'exchange.content.key-unknown': {
    origin: 'local',
    message: 'no configured key opens this object of the content store',
  },
  'exchange.content.key-unavailable': {
    origin: 'local',
    retryable: true,
    message: 'the key of the content store does not answer',
  },

  'exchange.outbox.invalid-request': { origin: 'local', message: 'the outbox cannot do what was asked for' },
  'exchange.outbox.key-conflict': {
    origin: 'local',
    message: 'this key was used for a delivery with other content',
  },
  'exchange.outbox.too-large': { origin: 'local', message: 'the content is larger than the limit' },
  'exchange.outbox.too-many-attachments': {
    origin: 'local',
    message: 'the delivery has too many attachments',
  },
  'exchange.outbox.not-stored': {
    origin: 'local',
    message: 'the content could not be read or stored; nothing was enqueued',
  },
  'exchange.outbox.unknown-delivery': { origin: 'local', message: 'there is no such delivery' },
  'exchange.outbox.not-stopped': { origin: 'local', message: 'only a stopped delivery can be revived' },
  'exchange.outbox.destination-not-active': {
    origin: 'peer',
    message: 'the destination takes no submissions',
  },
  'exchange.outbox.metadata-version': {
    origin: 'peer',
    message: 'the destination does not take metadata 2.x',
  },
  'exchange.outbox.destination-unknown': {
    origin: 'peer',
    message: 'the delivery service knows no such destination',
  },
  'exchange.outbox.case-unknown': {
    origin: 'peer',
    message: 'the delivery service takes no reply for this case',
  },
  'exchange.outbox.ciphertext-lost': {
    origin: 'local',
    retryable: true,
    message: 'the content store has lost or changed a ciphertext; the plaintext is encrypted anew',
  },
  'exchange.outbox.deleted-unanswered': {
    origin: 'service',
    message: 'the service deleted the submission before anybody had answered it',
  },
  'exchange.outbox.unusable-answer': {
    origin: 'service',
    message: 'the service answered without submission id or case id',
  },
  'exchange.outbox.content-changed': {
    origin: 'local',
    message: 'stored content has changed on the disk',
  },
  'exchange.outbox.inconsistent': { origin: 'local', message: 'the delivery has no submission id' },
  'exchange.outbox.outcome-unknown': {
    origin: 'service',
    message:
      'it may have been submitted, and the service no longer knows it or a backup was restored: ask the recipient',
  },
  'exchange.outbox.not-in-log': {
    origin: 'service',
    message: 'the event log has no submission event for a submitted delivery',
  },
  'exchange.outbox.tags-differ': {
    origin: 'service',
    message: 'the service has logged other content than was sent',
  },
  'exchange.outbox.not-provable': {
    origin: 'local',
    message:
      'the log has the delivery as submitted, but the ciphertexts that it names are not in this restored store: no proof',
  },
  'exchange.outbox.opening-lost': {
    origin: 'local',
    message:
      'what opens the metadata for the proof is missing or damaged: the proof does not bind the plaintext',
  },
  'exchange.outbox.receipt-differs': {
    origin: 'peer',
    message: 'the receipt is not for the content that was sent',
  },
  'exchange.outbox.uploaded-again': {
    origin: 'service',
    retryable: true,
    message: 'the service misses attachments that it has confirmed; all of them are uploaded again',
  },
  'exchange.outbox.restarted': {
    origin: 'service',
    retryable: true,
    message: 'the service forgot the submission; a new one follows',
  },

  'exchange.inbox.unusable-answer': {
    origin: 'service',
    message: 'the service lists a submission whose ids are no UUIDs',
  },
  'exchange.inbox.not-in-log': {
    origin: 'service',
    retryable: true,
    message: 'the event log has no submission event with authentication tags yet',
  },
  'exchange.inbox.other-submission': {
    origin: 'service',
    retryable: true,
    message: 'the service answered with another submission than was asked for',
  },
  'exchange.inbox.fragments-unsupported': {
    origin: 'local',
    message:
      'the submission has fragmented attachments, which this version cannot put together; nothing was rejected',
  },
  'exchange.inbox.unknown-destination': {
    origin: 'local',
    message: 'the destination of this submission is not configured any more',
  },
  'exchange.inbox.metadata-not-judged': {
    origin: 'local',
    message:
      'the metadata have a version that this release cannot judge; nothing was rejected and nothing accepted',
  },
  'exchange.inbox.content-refetched': {
    origin: 'local',
    retryable: true,
    message: 'content was missing in the store before the acceptance and was fetched again',
  },
  'exchange.inbox.inconsistent': { origin: 'local', message: 'a stored submission has no content' },
  'exchange.inbox.not-taken': {
    origin: 'local',
    retryable: true,
    message: 'the application has not taken the submission over; it is handed over again',
  },
  'exchange.inbox.answered-otherwise': {
    origin: 'service',
    message: 'the event log or the mailbox has another answer than was decided here',
  },
  'exchange.inbox.answered-before': {
    origin: 'local',
    message:
      'the event log already has an answer, and the content is not here: nothing was handed over from here',
  },
  'exchange.inbox.unknown-delivery': { origin: 'local', message: 'there is no such received delivery' },
  'exchange.inbox.invalid-request': { origin: 'local', message: 'the inbox cannot do what was asked for' },
  'exchange.inbox.not-waiting': {
    origin: 'local',
    message: 'only a submission that waits for a decision can be accepted or rejected',
  },
  'exchange.inbox.not-stopped': { origin: 'local', message: 'only a stopped submission can be revived' },
  'exchange.inbox.not-finished': {
    origin: 'local',
    message: 'content is deleted after the service has confirmed the answer',
  },
  'exchange.inbox.encryption-issue': {
    origin: 'peer',
    message: 'content of the submission cannot be decrypted',
  },
  'exchange.inbox.incorrect-authentication-tag': {
    origin: 'peer',
    message: 'an authentication tag of the submission is not the one in the event log',
  },
  'exchange.inbox.hash-mismatch': { origin: 'peer', message: 'a hash is not the one that the metadata name' },
  'exchange.inbox.schema-violation': { origin: 'peer', message: 'the metadata break their schema' },
  'exchange.inbox.attachments-mismatch': {
    origin: 'peer',
    message: 'announced, described and submitted attachments are not the same',
  },
  'exchange.inbox.unsupported-metadata': {
    origin: 'peer',
    message: 'the version of the metadata schema is not supported',
  },

  'exchange.routing.invalid-request': {
    origin: 'local',
    message: 'the route cannot be asked for: a service and exactly one area are needed',
  },
  'exchange.routing.unusable-answer': {
    origin: 'service',
    message: 'the routing service answered with something else than its contract says',
  },
  'exchange.routing.keys-unavailable': {
    origin: 'service',
    retryable: true,
    message: 'the keys of the portal could not be read, so that no route could be verified',
  },
  'exchange.routing.rate-limited': {
    origin: 'service',
    retryable: true,
    message: 'the routing service takes no more requests in this window',
  },

  'exchange.callback.refused': { origin: 'peer', message: 'a callback was refused' },
  'exchange.callback.too-large': { origin: 'peer', message: 'a callback is larger than the limit' },
  'exchange.callback.malformed': {
    origin: 'peer',
    message: 'a callback has the right authentication but not the form of one',
  },
  'exchange.callback.raw-body-gone': {
    origin: 'local',
    message:
      'the bytes of a callback were read before it came here: take it before the body parser, or keep them (express.json({ verify }), express.raw, parseAs: "buffer")',
  },
  'exchange.callback.not-handled': {
    origin: 'local',
    retryable: true,
    message: 'a callback could not be checked or handed over; polling finds what it announced',
  },

  'exchange.worker.lease-lost': {
    origin: 'local',
    retryable: true,
    message: 'another worker took this item over; this one stops',
  },
  'exchange.worker.unexpected': {
    origin: 'local',
    retryable: true,
    message: 'the worker failed at something that no delivery is to blame for',
  },
  'exchange.operation.unknown-tenant': {
    origin: 'local',
    message: 'no such tenant is operated here',
  },
  'exchange.operation.invalid-text': {
    origin: 'local',
    message: 'a text of an act has U+0000, half of a character, or more than 1000 bytes',
  },
  'exchange.operation.unknown-lane': {
    origin: 'local',
    message: 'there is no such lane: nothing was paused or resumed',
  },
  'exchange.operation.unreadable': {
    origin: 'local',
    retryable: true,
    message: 'the state of this tenant cannot be read now',
  },
  'exchange.worker.no-signal': { origin: 'local', message: 'run() needs a signal to stop it' },

  'exchange.store.folder': { origin: 'local', message: 'the folder of the store is no folder' },
  'exchange.store.damaged': {
    origin: 'local',
    message: 'the file of the database is damaged, or no database',
  },
  'exchange.store.denied': {
    origin: 'local',
    message: 'the file of the database cannot be opened or written',
  },

  ...mailboxErrors,

  'exchange.transport.failed': {
    origin: 'service',
    retryable: true,
    message: 'the way of delivery failed with an error of its own',
  },
  'exchange.transport.not-configured': {
    origin: 'local',
    message: 'the way of delivery of this delivery is not configured here',
  },
  'exchange.transport.progress-unknown': {
    origin: 'local',
    message: 'what was stored of this delivery was written by another release, which this one cannot read',
  },
});

/** Codes of the errors that this package raises; those of `@rathaus/client-core` come on top. */
export type ExchangeErrorCode = CodeOf<typeof exchangeError>;
