import { type Language, type LocalText, text } from '@rathaus/client-core/texts';
import type { ReceivedState } from '../inbox/state.ts';
import type { DeliveryState } from '../outbox/state.ts';

/** Short labels of the states, for people. Each says what is known and no more. An application may show its own. */
export const deliveryLabels: Readonly<Record<DeliveryState, LocalText>> = {
  queued: text('Zum Versand vorgemerkt', 'Queued for sending'),
  sending: text('Wird versendet', 'Being sent'),
  sent: text('Versendet, noch nicht angenommen', 'Sent, not yet accepted'),
  collected: text('Abgeholt, noch nicht angenommen', 'Collected, not yet accepted'),
  accepted: text('Von der Behörde angenommen', 'Accepted by the authority'),
  rejected: text('Von der Behörde zurückgewiesen', 'Rejected by the authority'),
  stopped: text('Angehalten, muss geprüft werden', 'Stopped, needs attention'),
};

/**
 * Label of a state for people.
 *
 * @example
 * describeDelivery(delivery.state, 'de'); // 'Versendet, noch nicht angenommen'
 */
export const describeDelivery = (state: DeliveryState, language: Language): string =>
  deliveryLabels[state][language];

/** Short labels of the states of what comes in, for whoever runs the inbox. */
export const receivedLabels: Readonly<Record<ReceivedState, LocalText>> = {
  found: text('Liegt bereit, noch nicht abgeholt', 'Ready for pickup, not yet fetched'),
  stored: text('Abgeholt und geprüft', 'Fetched and checked'),
  waiting: text('Wartet auf die Entscheidung der Anwendung', 'Waits for the decision of the application'),
  accepting: text('Wird angenommen, noch nicht bestätigt', 'Being accepted, not yet confirmed'),
  rejecting: text('Wird zurückgewiesen, noch nicht bestätigt', 'Being rejected, not yet confirmed'),
  accepted: text('Angenommen', 'Accepted'),
  rejected: text('Zurückgewiesen', 'Rejected'),
  stopped: deliveryLabels.stopped,
};

/** The two directions, as headings. */
export const directionLabels: Readonly<Record<'delivery' | 'received', LocalText>> = {
  delivery: text('Ausgang', 'Outgoing'),
  received: text('Eingang', 'Incoming'),
};

/**
 * Label of a state of either direction. A state that this release does not know is its own label: a store may have been
 * written by the next one.
 *
 * @example
 * stateLabel('received', 'waiting').de; // 'Wartet auf die Entscheidung der Anwendung'
 */
export function stateLabel(direction: 'delivery' | 'received', state: string): LocalText {
  const labels: Readonly<Record<string, LocalText>> =
    direction === 'delivery' ? deliveryLabels : receivedLabels;
  return (Object.hasOwn(labels, state) ? labels[state] : undefined) ?? text(state, state);
}
