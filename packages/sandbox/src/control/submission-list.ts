import type { Delivery } from '../fit-connect/delivery.ts';

/** Submissions and replies without content. */
export function submissionList(deliveries: readonly Delivery[]): {
  submissions: Record<string, unknown>[];
  replies: Record<string, unknown>[];
} {
  const facts = (one: Delivery) => ({
    [one.kind === 'submission' ? 'submissionId' : 'replyId']: one.id,
    caseId: one.caseId,
    destinationId: one.destinationId,
    state: one.state,
    announced: one.announced.length,
    uploaded: one.attachments.size,
    events: one.eventLog.length,
    createdAt: new Date(one.createdAt).toISOString(),
    ...(one.submittedAt === undefined ? {} : { submittedAt: new Date(one.submittedAt).toISOString() }),
  });
  const of = (kind: Delivery['kind']) => deliveries.filter((one) => one.kind === kind).map(facts);
  return { submissions: of('submission'), replies: of('reply') };
}
