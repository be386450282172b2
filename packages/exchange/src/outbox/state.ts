import type { DeliveryStep } from '../store/tables.ts';

/**
 * How far a delivery is, in the words that all packages use for people. Each says only what is known: `sent` has reached
 * the delivery service, not the authority. `collected` (the other side has fetched it) is not reported by FIT-Connect;
 * other ways of delivery do. `stopped` waits for a person.
 */
export type DeliveryState = 'queued' | 'sending' | 'sent' | 'collected' | 'accepted' | 'rejected' | 'stopped';

const states: Readonly<Record<DeliveryStep, DeliveryState>> = {
  enqueued: 'queued',
  created: 'sending',
  uploaded: 'sending',
  submitting: 'sending',
  submitted: 'sent',
  accepted: 'accepted',
  rejected: 'rejected',
  dead: 'stopped',
};

/** The word for people of a stored step. */
export const deliveryStateOf = (step: DeliveryStep): DeliveryState => states[step];

/** The stored steps of a word for people; none for a word that is not known. */
export const stepsOf = (state: DeliveryState): DeliveryStep[] =>
  (Object.keys(states) as DeliveryStep[]).filter((step) => states[step] === state);
