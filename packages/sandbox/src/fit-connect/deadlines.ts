import type { Delivery } from './delivery.ts';
import type { EventPayload } from './events.ts';
import { deadlines } from './limits.ts';

/** What time asks for next. */
export type DueStep =
  | { readonly verb: 'remind' }
  | { readonly verb: 'reject' | 'delete'; readonly payload?: EventPayload };

const timeout: EventPayload = {
  problems: [
    {
      type: 'https://schema.fitko.de/fit-connect/events/problems/timeout',
      title: 'Timeout',
      detail: 'The submission was not accepted or rejected within 14 days.',
      instance: 'submission',
    },
  ],
};

/** The next step that a deadline asks for at this time, or none. */
export function due(delivery: Delivery, now: number): DueStep | undefined {
  const { state, createdAt, submittedAt, answeredAt, remindedAt } = delivery;
  const since = (instant: number | undefined) => now - (instant ?? now);
  switch (state) {
    case 'incomplete':
      return now - createdAt >= deadlines.incompleteMs ? { verb: 'delete' } : undefined;
    case 'submitted':
      if (since(submittedAt) > deadlines.pickupMs) return { verb: 'reject', payload: timeout };
      return since(submittedAt) >= deadlines.reminderMs && remindedAt === undefined
        ? { verb: 'remind' }
        : undefined;
    case 'accepted':
    case 'rejected':
      return since(answeredAt) >= deadlines.forgetMs ? { verb: 'delete' } : undefined;
    default:
      return undefined;
  }
}
