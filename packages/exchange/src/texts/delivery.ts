import { type Language, type LocalText, text } from '@rathaus/client-core/texts';
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
