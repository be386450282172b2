import { exchangeError } from '../../errors.ts';
import type { FitConnectClient } from '../../fit-connect/client.ts';
import type { TrustedKeys } from '../../fit-connect/trusted-keys.ts';
import type { ReceivingCourse } from './receiving.ts';
import type { FitConnectReplies } from './replies.ts';

/** Receives replies to submissions. There is no key at the service for it: the service signs what is answered. */
export function createReplyReceiving(
  { keys }: FitConnectReplies,
  { replies }: FitConnectClient,
  trusted: TrustedKeys,
): ReceivingCourse {
  return {
    subject: 'reply',
    decrypters: keys.map(({ decrypter }) => decrypter),
    // Metadata 1.x know no such channel, so nobody compresses by right.
    compressed: 'never',
    async get(replyId, call) {
      const { replyId: submissionId, ...reply } = await replies.get(replyId, call);
      return { submissionId, ...reply };
    },
    getAttachment: replies.getAttachment,
    verifiedEvents: trusted.verifiedReplyEvents,
    publishedKey: async (kid) => keys.find(({ publicKey }) => publicKey.kid === kid)?.publicKey,
    // A key that was offered once may have been taken out of the configuration: nobody else knows.
    mayBeOurs: async () => true,
    sign: async ({ as }, { delivery }) => {
      if (as === 'rejected' && delivery.problems.length === 0)
        throw exchangeError('exchange.event.no-problem');
      return undefined;
    },
    give: ({ as }, tags, { delivery, context: { signal } }) =>
      as === 'accepted'
        ? replies.accept(delivery.remoteId, tags, { signal })
        : replies.reject(delivery.remoteId, delivery.problems, { signal }),
  };
}
