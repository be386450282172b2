import { type LocalText, text } from '@rathaus/client-core/texts';
import type { FailureClass } from '../work/failure.ts';
import type { WorkKind } from '../work/work-item.ts';

/** What a kind of work does. */
export const workKindLabels: Readonly<Record<WorkKind, LocalText>> = {
  delivery: text('Senden', 'Sending'),
  received: text('Empfangen', 'Receiving'),
  listing: text('Eingang abfragen', 'Looking for deliveries'),
  sweep: text('Aufräumen', 'Cleaning up'),
};

/** What is said of a class of failures. */
export interface FailureClassText {
  /** Whose fault it is. */
  readonly name: LocalText;
  /** What follows by itself. */
  readonly follows: LocalText;
}

/** The classes of failures, for people. */
export const failureClassTexts: Readonly<Record<FailureClass, FailureClassText>> = {
  transient: {
    name: text('vorübergehende Störung', 'temporary fault'),
    follows: text('Es wird von selbst wieder versucht.', 'It is tried again by itself.'),
  },
  credential: {
    name: text('Anmeldung abgelehnt', 'credentials refused'),
    follows: text(
      'Die Arbeit des Mandanten mit diesem Dienst ruht; ab und zu wird geprüft, ob die Anmeldung wieder gilt.',
      'The work of the tenant with this service rests; from time to time it is tried whether the credentials are taken again.',
    ),
  },
  refusal: {
    name: text('von der Gegenseite abgelehnt', 'refused by the other side'),
    follows: text(
      'Die Ablehnung wird nachgefragt; bleibt es dabei, hält die Sendung an.',
      'The refusal is confirmed by asking again; if it stays, the delivery stops.',
    ),
  },
  local: {
    name: text('Störung auf dieser Seite', 'fault on this side'),
    follows: text('Es wird von selbst wieder versucht.', 'It is tried again by itself.'),
  },
  handler: {
    name: text('die eigene Anwendung nimmt nicht ab', 'your application does not take it'),
    follows: text('Es wird ihr von selbst wieder übergeben.', 'It is handed over again by itself.'),
  },
};

/** How the work of a tenant, or one piece of it, stands. */
export const workLabels = {
  running: text('läuft', 'runs'),
  paused: text('pausiert', 'paused'),
  partlyPaused: text('teilweise pausiert', 'partly paused'),
  blocked: failureClassTexts.credential.name,
  failing: text('wird wiederholt', 'being retried'),
  stopped: text('angehalten', 'stopped'),
} as const satisfies Readonly<Record<string, LocalText>>;
