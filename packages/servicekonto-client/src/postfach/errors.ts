import { type CodeOf, defineErrors } from '@rathaus/client-core';

/** Every error of the mailbox; a table of its own, so that a login carries nothing of it. */
export const postfachError = /* @__PURE__ */ defineErrors({
  'servicekonto.postfach.invalid': {
    origin: 'local',
    message: 'the message or status cannot be sent as it is',
  },
  'servicekonto.postfach.attachment-changed': {
    origin: 'local',
    message: 'an attachment is not what it was when its digest was made, or not as long as was said',
  },
  'servicekonto.postfach.key-conflict': {
    origin: 'local',
    message: 'something else was sent under this key',
  },
  'servicekonto.postfach.certificate': {
    origin: 'local',
    message: 'the certificate of the sender is not valid now',
  },
  'servicekonto.postfach.outcome-unknown': {
    origin: 'service',
    message: 'nobody knows whether it has arrived, and it is not sent again by itself',
  },
  'servicekonto.postfach.recipient-unknown': {
    origin: 'peer',
    message: 'there is no such mailbox or application, or its account was deleted',
  },
  'servicekonto.postfach.forbidden': {
    origin: 'service',
    message: 'the mailbox refuses this sender: check certificate, key and clock',
  },
  'servicekonto.postfach.too-large': {
    origin: 'service',
    message: 'the mailbox or a proxy in front of it refused the size',
  },
  'servicekonto.postfach.refused': { origin: 'service', message: 'the mailbox refused it' },
  'servicekonto.postfach.unavailable': {
    origin: 'service',
    retryable: true,
    message: 'the mailbox takes nothing at the moment; nothing was sent',
  },
});

/** Every error code of the mailbox. */
export type PostfachErrorCode = CodeOf<typeof postfachError>;
