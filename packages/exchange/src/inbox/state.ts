import type { InboxStep } from '../store/tables.ts';

/**
 * How far a received submission is. `accepting` and `rejecting`: decided here, not yet confirmed by the service.
 * `stopped` waits for a person.
 */
export type InboxState = Exclude<InboxStep, 'dead'> | 'stopped';

/** The word for people of a stored step. */
export const inboxStateOf = (step: InboxStep): InboxState => (step === 'dead' ? 'stopped' : step);

/** The stored step of a word for people. */
export const inboxStepOf = (state: InboxState): InboxStep => (state === 'stopped' ? 'dead' : state);
