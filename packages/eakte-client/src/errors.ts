import { type CodeOf, defineErrors } from '@rathaus/client-core';
import { containerRules, type RefusingRule } from './package/container-rules.ts';

/** A rule that refuses a container is an error code of the same name: the sender's container broke it. */
const refusals = Object.fromEntries(
  Object.entries(containerRules)
    .filter(([, { effect }]) => effect === 'refuse')
    .map(([rule]) => [rule, { origin: 'peer', message: 'The container breaks a rule and is refused' }]),
) as { readonly [Rule in RefusingRule]: { readonly origin: 'peer'; readonly message: string } };

/**
 * Every error of this package. No error names a file, a subject or a value of a message: `details` hold numbers, ids
 * and words of the standard.
 */
export const eakteError = /* @__PURE__ */ defineErrors({
  ...refusals,
  'eakte.config.invalid': { origin: 'local', message: 'The profile is not valid' },
  'eakte.package.no-message': { origin: 'peer', message: 'The container holds no readable message' },
  'eakte.package.blocked': {
    origin: 'peer',
    message: 'The entry broke a rule when the container was opened and cannot be read',
  },
  'eakte.package.nothing-to-unpack': {
    origin: 'peer',
    message: 'The container holds no file of a transfer',
  },
  'eakte.package.no-entry': { origin: 'local', message: 'The container has no such entry' },
  'eakte.package.naming': {
    origin: 'local',
    message:
      'A container name needs a UUID as process id, a root element like Abgabe.Abgabe.0401 and a part from 1',
  },
  'eakte.package.entry-name': {
    origin: 'local',
    message: 'The name of an entry is not a flat, portable file name',
  },
  'eakte.package.entry-twice': {
    origin: 'local',
    message: 'Two entries of a container have the same name (upper and lower case count as the same)',
  },
  'eakte.package.entry-size': {
    origin: 'local',
    message: 'The content of an entry is not as long as its declared size',
  },
  'eakte.package.size-undeclared': {
    origin: 'local',
    message: 'An entry of 4 GiB or more must declare its size before it is written',
  },
  'eakte.package.content': {
    origin: 'local',
    message: 'The content of an entry must come as Uint8Array chunks',
  },
  'eakte.package.target-exists': { origin: 'local', message: 'The folder to unpack into exists already' },
  'eakte.package.hash-mismatch': {
    origin: 'peer',
    message: 'A file of the container is not the one whose hash the message states',
  },
  'eakte.package.part-invalid': {
    origin: 'peer',
    message: 'The message does not say which part of which process it is',
  },
  'eakte.package.part-foreign': {
    origin: 'peer',
    message: 'The message belongs to another process or is of another type',
  },
  'eakte.package.part-total': {
    origin: 'peer',
    message: 'The parts of the transfer disagree on their number',
  },
  'eakte.package.part-conflict': {
    origin: 'peer',
    message: 'The same part or message came before with other content',
  },
  'eakte.package.part-changed': {
    origin: 'local',
    message: 'A part of the transfer is not the one that arrived',
  },
  'eakte.package.transfer-incomplete': { origin: 'peer', message: 'The transfer lacks parts' },
  'eakte.package.transfer-changed': {
    origin: 'local',
    message: 'The transfer was begun with other records or limits',
  },
  'eakte.package.transfer-list': { origin: 'local', message: 'The list of the transfer cannot be read' },
  'eakte.package.no-objects': { origin: 'local', message: 'A transfer needs at least one record' },
  'eakte.package.limits': { origin: 'local', message: 'The limits of a split transfer must be positive' },
  'eakte.sample.impossible': {
    origin: 'local',
    message: 'This version of xdomea or this procedure cannot have that contradiction',
  },
  'eakte.sample.unknown-type': {
    origin: 'local',
    message: 'This version of xdomea has no such message',
  },
  'eakte.xdomea.invalid-model': {
    origin: 'local',
    message: 'The model cannot be written as a message of this version of xdomea',
  },
  'eakte.xdomea.unreadable': {
    origin: 'peer',
    message: 'The original is no complete xdomea message of a known version',
  },
  'eakte.xdomea.unread-version': {
    origin: 'peer',
    message: 'The original is of a version of xdomea that is not read',
  },
  'eakte.xdomea.not-convertible': {
    origin: 'local',
    message: 'The message cannot be converted to this version of xdomea',
  },
  'eakte.xdomea.other-version': {
    origin: 'peer',
    message: 'The message is of another version of xdomea than expected',
  },
  'eakte.xdomea.unknown-version': {
    origin: 'local',
    message: 'There is no such version of xdomea',
  },
  'eakte.xdomea.no-reply': {
    origin: 'local',
    message: 'This version of xdomea has no such answer to a message of this type',
  },
  'eakte.xdomea.source-changed': {
    origin: 'local',
    message: 'The source gave another message when it was opened again',
  },
  'eakte.xdomea.version-needed': {
    origin: 'local',
    message: 'To convert a model, name its version in the option "from"',
  },
});

/** Codes of the errors of this package. */
export type EakteErrorCode = CodeOf<typeof eakteError>;
