import type { DeliveryState } from '../store/tables.ts';

/** Languages of the words for people. */
export type DescriptionLanguage = 'de' | 'en';

/** Short labels of the states, for people. Data, not code: an application may show its own. */
export const deliveryLabels: Record<DescriptionLanguage, Record<DeliveryState, string>> = {
  de: {
    enqueued: 'Zum Versand vorgemerkt',
    created: 'Versand begonnen',
    uploaded: 'Anlagen übertragen',
    submitting: 'Wird eingereicht',
    submitted: 'Zugestellt, noch nicht angenommen',
    accepted: 'Von der Behörde angenommen',
    rejected: 'Von der Behörde zurückgewiesen',
    dead: 'Angehalten, muss geprüft werden',
  },
  en: {
    enqueued: 'Queued for sending',
    created: 'Sending has begun',
    uploaded: 'Attachments transferred',
    submitting: 'Being submitted',
    submitted: 'Delivered, not yet accepted',
    accepted: 'Accepted by the authority',
    rejected: 'Rejected by the authority',
    dead: 'Stopped, needs attention',
  },
};

/** Label of a state for people. */
export function describeDelivery(state: DeliveryState, language: DescriptionLanguage): string {
  return deliveryLabels[language][state];
}
