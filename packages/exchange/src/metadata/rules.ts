import { defineRules, type RuleKind, type Term } from '@rathaus/client-core/findings';

/** No value: the place says it all. */
type None = Record<never, never>;

/**
 * The values of each rule. None of them is text of the checked document, and no place names a member that the standard
 * does not have: metadata name people, and findings end in logs and in answers to the other authority.
 */
export type MetadataRuleValues = {
  'exchange.metadata.utf-8': None;
  'exchange.metadata.json': None;
  /** `most`: levels of nesting. */
  'exchange.metadata.depth': { most: number };
  'exchange.metadata.duplicate-member': None;
  'exchange.metadata.reserved-member': None;
  'exchange.metadata.unstorable-text': None;
  'exchange.metadata.object': { fault: Term<'missing' | 'other-type'> };
  'exchange.metadata.text': None;
  /** `major`: 0 where no version can be read. `other-version` and `unknown` are warnings: the rest is not judged. */
  'exchange.metadata.schema': {
    fault: Term<'missing' | 'other-type' | 'unknown' | 'other-version'>;
    major: number;
  };
  'exchange.metadata.old-version': None;
  'exchange.metadata.service-identifier': None;
  'exchange.metadata.data': None;
  'exchange.metadata.attachments': None;
  'exchange.metadata.attachment-id': None;
  /** `first`: number of the other attachment, from 0. */
  'exchange.metadata.duplicate-id': { first: number };
  'exchange.metadata.purpose': None;
  'exchange.metadata.mime-type': None;
  'exchange.metadata.fragments': None;
  'exchange.metadata.hash-type': None;
  'exchange.metadata.hash': None;
  'exchange.metadata.schema-uri': None;
  'exchange.metadata.schema-mime-type': None;
  'exchange.metadata.signature-format': None;
  'exchange.metadata.signature-profile': None;
  'exchange.metadata.signature-detached': None;
  'exchange.metadata.signature-content': None;
  'exchange.metadata.authentication': None;
  'exchange.metadata.authentication-type': None;
  'exchange.metadata.authentication-version': None;
  'exchange.metadata.authentication-content': None;
  /** `members`: how many channels are named. */
  'exchange.metadata.reply-channel': { members: number };
  'exchange.metadata.reply-channel-unknown': None;
  'exchange.metadata.reply-address': None;
  'exchange.metadata.reply-pgp-key': None;
  'exchange.metadata.reply-fink': None;
  'exchange.metadata.reply-fink-host': None;
  'exchange.metadata.reply-elster-account': { digits: boolean };
  /** `most`: characters allowed. */
  'exchange.metadata.reply-elster-reference': { most: number };
  'exchange.metadata.reply-standards': None;
  'exchange.metadata.reply-key': None;
  'exchange.metadata.reply-mailbox': None;
  /** `members`: how many forbidden ones there are. */
  'exchange.metadata.reference-member': { members: number };
  'exchange.metadata.application-date': None;
  'exchange.metadata.application-id': None;
  'exchange.metadata.consent': None;
  'exchange.metadata.author': None;
  'exchange.metadata.data-sets': None;
  'exchange.metadata.data-set-id': None;
  /** `first`: number of the other data set, from 0. */
  'exchange.metadata.data-set-duplicate-id': { first: number };
  'exchange.metadata.data-set-mime-type': None;
  'exchange.metadata.data-set-content': None;
  'exchange.metadata.payment': None;
  'exchange.metadata.payment-id': None;
  'exchange.metadata.payment-method': None;
  'exchange.metadata.payment-detail': None;
  'exchange.metadata.payment-status': None;
  'exchange.metadata.payment-url': None;
  'exchange.metadata.payment-time': None;
  'exchange.metadata.payment-amount': { fault: Term<'no-number' | 'too-small' | 'parts-of-a-cent'> };
};

/** The software that wrote the metadata has to change: people do not write them by hand. */
const error: RuleKind = { severity: 'error', who: 'vendor' };
const warning: RuleKind = { severity: 'warning', who: 'vendor' };

/** The rules of `checkMetadata`. */
export const metadataRules = /* @__PURE__ */ defineRules<MetadataRuleValues>({
  'exchange.metadata.utf-8': error,
  'exchange.metadata.json': error,
  'exchange.metadata.depth': error,
  'exchange.metadata.duplicate-member': error,
  'exchange.metadata.reserved-member': error,
  'exchange.metadata.unstorable-text': error,
  'exchange.metadata.object': error,
  'exchange.metadata.text': error,
  'exchange.metadata.schema': error,
  'exchange.metadata.old-version': warning,
  'exchange.metadata.service-identifier': error,
  'exchange.metadata.data': error,
  'exchange.metadata.attachments': error,
  'exchange.metadata.attachment-id': error,
  'exchange.metadata.duplicate-id': error,
  'exchange.metadata.purpose': error,
  'exchange.metadata.mime-type': error,
  'exchange.metadata.fragments': error,
  'exchange.metadata.hash-type': error,
  'exchange.metadata.hash': error,
  'exchange.metadata.schema-uri': error,
  'exchange.metadata.schema-mime-type': error,
  'exchange.metadata.signature-format': error,
  'exchange.metadata.signature-profile': error,
  'exchange.metadata.signature-detached': error,
  'exchange.metadata.signature-content': error,
  'exchange.metadata.authentication': error,
  'exchange.metadata.authentication-type': error,
  'exchange.metadata.authentication-version': error,
  'exchange.metadata.authentication-content': error,
  'exchange.metadata.reply-channel': error,
  'exchange.metadata.reply-channel-unknown': warning,
  'exchange.metadata.reply-address': error,
  'exchange.metadata.reply-pgp-key': error,
  'exchange.metadata.reply-fink': error,
  'exchange.metadata.reply-fink-host': error,
  'exchange.metadata.reply-elster-account': error,
  'exchange.metadata.reply-elster-reference': error,
  'exchange.metadata.reply-standards': error,
  'exchange.metadata.reply-key': error,
  'exchange.metadata.reply-mailbox': error,
  'exchange.metadata.reference-member': error,
  'exchange.metadata.application-date': error,
  'exchange.metadata.application-id': error,
  'exchange.metadata.consent': error,
  'exchange.metadata.author': error,
  'exchange.metadata.data-sets': error,
  'exchange.metadata.data-set-id': error,
  'exchange.metadata.data-set-duplicate-id': error,
  'exchange.metadata.data-set-mime-type': error,
  'exchange.metadata.data-set-content': error,
  'exchange.metadata.payment': error,
  'exchange.metadata.payment-id': error,
  'exchange.metadata.payment-method': error,
  'exchange.metadata.payment-detail': error,
  'exchange.metadata.payment-status': error,
  'exchange.metadata.payment-url': error,
  'exchange.metadata.payment-time': error,
  'exchange.metadata.payment-amount': error,
});

/** Rules about words of a closed list: a later minor version may have added some. */
export const closedLists: ReadonlySet<string> = /* @__PURE__ */ new Set<keyof MetadataRuleValues>([
  'exchange.metadata.purpose',
  'exchange.metadata.hash-type',
  'exchange.metadata.schema-mime-type',
  'exchange.metadata.signature-format',
  'exchange.metadata.signature-profile',
  'exchange.metadata.authentication-type',
  'exchange.metadata.reference-member',
  'exchange.metadata.data-set-mime-type',
  'exchange.metadata.payment-method',
  'exchange.metadata.payment-status',
]);

/** What the version of the metadata adds or changes: its schema is not known here. */
export const metadataVersionUnchecked = 'exchange.unchecked.metadata-version';
