import type { DeliveryData, DeliveryState } from './delivery.ts';

/** How far a submission has come, in steps. */
export interface DeliverySteps {
  /** Steps of the way that are shown; a bad end and a state that is not known are none of them. */
  readonly steps: readonly DeliveryState[];
  readonly isBad: boolean;
  readonly isKnown: boolean;
}

/**
 * The steps that happened, and behind a good state those to come. After a bad end and behind an unknown state only steps
 * with a time are certain, and that it was taken before it ended badly.
 */
export function deliverySteps({ state, times }: Pick<DeliveryData, 'state' | 'times'>): DeliverySteps {
  const way: DeliveryState[] = ['queued', state === 'sending' ? state : 'sent', 'collected', 'accepted'];
  const isBad = state === 'rejected' || state === 'stopped';
  const isGood = way.includes(state);
  const steps = way.filter(
    (step, index) =>
      times?.[step] ||
      // Not every way of delivery reports that it was collected.
      (isBad ? !index : isGood && (step !== 'collected' || state === step)),
  );
  return { steps, isBad, isKnown: isBad || isGood };
}
