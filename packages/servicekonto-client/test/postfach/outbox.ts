import { postfachError } from '../../src/postfach/errors.ts';
import type { Submission, SubmissionDelivery, SubmissionSender } from '../../src/postfach/index.ts';

/** An outbox in memory that refuses other content under a known key, as the real one does. */
export function createOutbox(change: Partial<SubmissionSender> = {}) {
  const taken = new Map<string, Submission & { files: string[] }>();
  const deliveries = new Map<string, SubmissionDelivery>();
  const outbox: SubmissionSender = {
    async enqueue(submission) {
      const files = await Promise.all(
        submission.attachments.map(async ({ content }) => {
          const pieces: Uint8Array[] = [];
          for await (const piece of content()) pieces.push(piece);
          return Buffer.concat(pieces).toString();
        }),
      );
      const earlier = taken.get(submission.key);
      if (earlier && earlier.data.content !== submission.data.content)
        throw postfachError('servicekonto.postfach.key-conflict', { message: 'of the outbox' });
      taken.set(submission.key, { ...submission, files });
      const delivery: SubmissionDelivery = {
        id: `delivery-${taken.size}`,
        state: 'queued',
        times: { queued: '2026-11-30T08:00:00.000Z' },
        reference: submission.senderReference,
        updatedAt: '2026-11-30T08:00:00.000Z',
      };
      deliveries.set(submission.key, delivery);
      return delivery;
    },
    getByKey: async (key) => deliveries.get(key),
    ...change,
  };
  return { outbox, taken, deliveries };
}
