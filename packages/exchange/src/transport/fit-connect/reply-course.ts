import { isRathausError } from '@rathaus/client-core';
import { allowInsecurePublicKey } from '../../danger/index.ts';
import { exchangeError } from '../../errors.ts';
import type { FitConnectClient } from '../../fit-connect/client.ts';
import { meaningOf } from '../../fit-connect/problem-types.ts';
import type { ReplyReference } from '../../fit-connect/reply-calls.ts';
import type { TrustedKeys } from '../../fit-connect/trusted-keys.ts';
import { importPublicJwk } from '../../keys/import-jwk.ts';
import { attachmentsOf } from './delivery-parts.ts';
import { requireReplyAddress } from './replies.ts';
import type { CurrentRecipient, Sending, SendingCourse } from './sending.ts';

/** The schema asks for no certificate: the key is as good as the submission that it came with. */
function recipientOf({ delivery, context }: Sending): CurrentRecipient {
  const { encryptionKey } = requireReplyAddress(delivery.address);
  const trust = { [allowInsecurePublicKey]: true } as const;
  return {
    kid: encryptionKey.kid,
    key: () => importPublicJwk({ ...encryptionKey }, 'encryption', { trust, signal: context.signal }),
  };
}

/** Sends replies to the senders of submissions. */
export function createReplyCourse({ replies }: FitConnectClient, trusted: TrustedKeys): SendingCourse {
  return {
    subject: 'reply',
    recipient: async (sending) => recipientOf(sending),
    async begin(sending) {
      const { delivery, context, meanings } = sending;
      const { caseId } = requireReplyAddress(delivery.address);
      // Nothing is created for a key that nobody could encrypt for.
      await recipientOf(sending).key();
      const announcedAttachments = attachmentsOf(delivery).map(({ id }) => id);
      let created: Partial<ReplyReference> | undefined;
      try {
        created = await replies.create({ caseId, announcedAttachments }, { signal: context.signal });
      } catch (error) {
        if (isRathausError(error) && meaningOf(error, meanings) === 'gone')
          throw exchangeError('exchange.outbox.case-unknown', { status: error.status });
        throw error;
      }
      // What is for another case must never be filled with content for this one.
      if (created?.caseId?.toLowerCase() !== caseId.toLowerCase())
        throw exchangeError('exchange.outbox.unusable-answer');
      return { id: created.replyId ?? '', caseId: created.caseId };
    },
    putAttachment: replies.putAttachment,
    submit: replies.submit,
    verifiedEvents: trusted.verifiedReplyEvents,
  };
}
