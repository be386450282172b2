import type { DeliveryTable, WorkState } from '../store/tables.ts';

/**
 * How far a delivery is, in the words that all packages use for people. Each says only what is known: `sent` has reached
 * the delivery service, not the authority; `collected`: the other side has fetched it (not every way of delivery reports
 * that). `stopped` waits for a person.
 */
export type DeliveryState = 'queued' | 'sending' | 'sent' | 'collected' | 'accepted' | 'rejected' | 'stopped';

/** All words for people, in the order in which they are reached. */
export const deliveryStates = [
  'queued',
  'sending',
  'sent',
  'collected',
  'accepted',
  'rejected',
  'stopped',
] as const satisfies readonly DeliveryState[];

/** The answer of the other side is there: nothing that happens afterwards (removing content) changes the state. */
export const isAnswered = (state: DeliveryTable['state']): boolean =>
  state === 'accepted' || state === 'rejected';

/** The word for people: what is stored, unless the work on it has stopped. */
export const deliveryStateOf = (
  state: DeliveryTable['state'],
  work: WorkState | undefined | null,
): DeliveryState => (work === 'stopped' && !isAnswered(state) ? 'stopped' : state);
