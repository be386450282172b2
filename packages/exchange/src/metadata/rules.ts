import { defineRules, type RuleKind, type Term } from '@rathaus/client-core/findings';

/** No value: the place says it all. */
type None = Record<never, never>;

/**
 * The values of each rule. None of them is text of the checked document, and no place names a member that the standard
 * does not have: metadata name people, and findings end in logs and in answers to the other authority.
 */
export type MetadataRuleValues = {
  'exchange.metadata.object': { fault: Term<'missing' | 'other-type'> };
  'exchange.metadata.text': None;
  'exchange.metadata.schema': { fault: Term<'missing' | 'unknown' | 'unsupported'>; major: number };
  'exchange.metadata.old-version': None;
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
  'exchange.metadata.signature-detached': None;
  /** `members`: how many channels are named. */
  'exchange.metadata.reply-channel': { members: number };
  'exchange.metadata.reply-channel-unknown': None;
  /** `members`: how many forbidden ones there are. */
  'exchange.metadata.reference-member': { members: number };
  'exchange.metadata.application-date': None;
  'exchange.metadata.consent': None;
  'exchange.metadata.author': None;
  'exchange.metadata.data-sets': None;
  'exchange.metadata.data-set-id': None;
  'exchange.metadata.data-set-content': None;
  'exchange.metadata.payment': None;
};

/** The software that wrote the metadata has to change: people do not write them by hand. */
const error: RuleKind = { severity: 'error', who: 'vendor' };
const warning: RuleKind = { severity: 'warning', who: 'vendor' };

/** The rules of `checkMetadata`. */
export const metadataRules = /* @__PURE__ */ defineRules<MetadataRuleValues>({
  'exchange.metadata.object': error,
  'exchange.metadata.text': error,
  'exchange.metadata.schema': error,
  'exchange.metadata.old-version': warning,
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
  'exchange.metadata.signature-detached': error,
  'exchange.metadata.reply-channel': error,
  'exchange.metadata.reply-channel-unknown': warning,
  'exchange.metadata.reference-member': error,
  'exchange.metadata.application-date': error,
  'exchange.metadata.consent': error,
  'exchange.metadata.author': error,
  'exchange.metadata.data-sets': error,
  'exchange.metadata.data-set-id': error,
  'exchange.metadata.data-set-content': error,
  'exchange.metadata.payment': error,
});
