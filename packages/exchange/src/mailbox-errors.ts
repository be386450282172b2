import type { ErrorKind } from '@rathaus/client-core';

/** The part of the table of `exchangeError` that is about folders and WebDAV collections. */
export const mailboxErrors = {
  'exchange.mailbox.unavailable': {
    origin: 'service',
    retryable: true,
    message: 'the mailbox cannot be reached or used',
  },
  'exchange.mailbox.credentials': { origin: 'local', message: 'the mailbox refuses the credentials' },
  'exchange.mailbox.no-space': {
    origin: 'service',
    retryable: true,
    message: 'the mailbox has no space left',
  },
  'exchange.mailbox.not-prepared': {
    origin: 'local',
    message: 'this is no prepared mailbox: its marker or one of its folders is missing',
  },
  'exchange.mailbox.version': {
    origin: 'local',
    message: 'the mailbox has a version of the format that this release does not know',
  },
  'exchange.mailbox.unsafe': {
    origin: 'local',
    message: 'something else than a file or folder is where one belongs; links are not followed',
  },
  'exchange.mailbox.unusable-answer': {
    origin: 'service',
    message: 'the WebDAV service answered with something else than RFC 4918 says',
  },
  'exchange.mailbox.conflict': {
    origin: 'local',
    message: 'the mailbox has another delivery, or a receipt of somebody else, under this id',
  },
  'exchange.mailbox.barred': {
    origin: 'local',
    message: 'an offered delivery has a claim or a receipt of somebody who has not taken it',
  },
  'exchange.mailbox.held': {
    origin: 'local',
    message: 'another reader of the same name holds this delivery',
  },
  'exchange.mailbox.claim-lost': {
    origin: 'local',
    message: 'a delivery that was taken is no longer in the mailbox',
  },
  'exchange.mailbox.part-lost': {
    origin: 'service',
    retryable: true,
    message: 'a stored file of a delivery is missing or incomplete in the mailbox; it is stored again',
  },
} as const satisfies Readonly<Record<string, ErrorKind>>;
