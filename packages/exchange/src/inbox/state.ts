import type { ReceivedTable, WorkState } from '../store/tables.ts';

/**
 * How far a received delivery is. `accepting` and `rejecting`: decided here, not yet confirmed by the service. `stopped`
 * waits for a person.
 */
export type ReceivedState = ReceivedTable['step'] | 'stopped';

/** All words, in the order in which they are reached. */
export const receivedStates = [
  'found',
  'stored',
  'waiting',
  'accepting',
  'rejecting',
  'accepted',
  'rejected',
  'stopped',
] as const satisfies readonly ReceivedState[];

/** Nothing more will happen between the two sides. */
export const isFinished = (step: ReceivedTable['step']): boolean =>
  step === 'accepted' || step === 'rejected';

/** The word for people: what is stored, unless the work on it has stopped. */
export const receivedStateOf = (
  step: ReceivedTable['step'],
  work: WorkState | undefined | null,
): ReceivedState => (work === 'stopped' && !isFinished(step) ? 'stopped' : step);
