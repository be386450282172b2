import { type LocalText, text } from '@rathaus/client-core/texts';
import type { PlanAssumption } from '../metadata/loading-days.ts';
import type { KeyChangeStepName } from '../metadata/plan-key-change.ts';
import type { KeyUse } from '../metadata/rules.ts';

/** What a step of a key change is called, and what is done in it. */
export interface KeyPlanText {
  readonly title: LocalText;
  readonly todo: LocalText;
}

/** The steps of `planKeyChange`. */
export const keyPlanTexts: Readonly<Record<KeyChangeStepName, KeyPlanText>> = {
  'make-key': {
    title: text('Neuen Schlüssel erzeugen', 'Make the new key'),
    todo: text(
      'Schlüssel und Zertifikat erzeugen (`rathaus servicekonto keys new` zeigt die Befehle) und den privaten Schlüssel sicher ablegen.',
      'Make key and certificate (`rathaus servicekonto keys new` shows the commands) and keep the private key safe.',
    ),
  },
  'publish-both': {
    title: text('Beide Zertifikate veröffentlichen', 'Publish both certificates'),
    todo: text(
      'Den neuen Schlüssel in der Konfiguration hinter den alten setzen (`keys.signing`) und alle Prozesse neu starten. Unterschrieben wird weiter mit dem alten; in den Metadaten stehen beide.',
      'Put the new key behind the old one in the configuration (`keys.signing`) and restart all processes. The old one goes on signing; both are in the metadata.',
    ),
  },
  'open-both': {
    title: text('Mit beiden Schlüsseln entschlüsseln', 'Open with both keys'),
    todo: text(
      'Den neuen Schlüssel in der Konfiguration vor den alten setzen (`keys.encryption`) und alle Prozesse neu starten. Beide entschlüsseln; in den Metadaten steht der neue.',
      'Put the new key before the old one in the configuration (`keys.encryption`) and restart all processes. Both open; the new one is in the metadata.',
    ),
  },
  'hand-in': {
    title: text('Metadaten einreichen', 'Hand the metadata in'),
    todo: text(
      'Die Metadaten mit `rathaus servicekonto metadata` ausgeben, mit `rathaus servicekonto lint` prüfen und beim Anmeldedienst einreichen.',
      'Print the metadata with `rathaus servicekonto metadata`, judge them with `rathaus servicekonto lint` and hand them in at the provider.',
    ),
  },
  loading: {
    title: text('Der Anmeldedienst lädt die Metadaten', 'The provider loads the metadata'),
    todo: text(
      'Abwarten und bestätigen lassen. Kommt der Ladetag später, verschieben sich alle folgenden Schritte um dieselbe Zeit.',
      'Wait, and have it confirmed. If the loading day comes later, all later steps move by the same time.',
    ),
  },
  'sign-with-new': {
    title: text('Mit dem neuen Schlüssel unterschreiben', 'Sign with the new key'),
    todo: text(
      'Erst wenn das Laden bestätigt ist: die Reihenfolge in `keys.signing` tauschen, alle Prozesse neu starten und einmal anmelden. Scheitert die Anmeldung, die Reihenfolge zurücktauschen.',
      'Only when the loading is confirmed: swap the order in `keys.signing`, restart all processes and log in once. If the login fails, swap the order back.',
    ),
  },
  watch: {
    title: text('Den alten Schlüssel bereithalten', 'Keep the old key ready'),
    todo: text(
      'Anmeldungen beobachten. Solange der alte Schlüssel noch da ist, kommt man durch einen Tausch der Reihenfolge zurück: beim Unterschreiben sofort, beim Entschlüsseln müssen die Metadaten dafür noch einmal eingereicht und geladen werden.',
      'Watch the logins. As long as the old key is there, a swap of the order leads back: at once for signing; for decryption the metadata have to be handed in and loaded once more.',
    ),
  },
  'take-out-old': {
    title: text('Den alten Schlüssel herausnehmen', 'Take the old key out'),
    todo: text(
      'Den alten Schlüssel aus der Konfiguration nehmen und alle Prozesse neu starten.',
      'Take the old key out of the configuration and restart all processes.',
    ),
  },
  'hand-in-without-old': {
    title: text('Metadaten ohne den alten Schlüssel einreichen', 'Hand the metadata in without the old key'),
    todo: text(
      'Damit niemand mehr mit dem alten Schlüssel im Namen des Dienstes unterschreiben kann.',
      'So that nobody can sign for the service with the old key any more.',
    ),
  },
  'loading-without-old': {
    title: text('Der Anmeldedienst vergisst den alten Schlüssel', 'The provider forgets the old key'),
    todo: text('Das Laden bestätigen lassen.', 'Have the loading confirmed.'),
  },
  'destroy-old': {
    title: text('Den alten privaten Schlüssel vernichten', 'Destroy the old private key'),
    todo: text('Auch seine Sicherungskopien löschen.', 'Delete its backup copies, too.'),
  },
};

/** What a plan rests on that nobody has confirmed. */
export const planAssumptionTexts: Readonly<Record<PlanAssumption, LocalText>> = {
  'cut-off': text(
    'Bis wann Metadaten vor dem Ladetag der Produktion vorliegen müssen, ist nicht öffentlich. Angenommen ist der Vortag, 12:00 Uhr; bitte beim Betrieb der BundID nachfragen.',
    'Until when metadata have to be there before the loading day of production is not public. The day before at 12:00 is assumed; please ask the operator of BundID.',
  ),
  'processing-days': text(
    'Wie lange die Eintragung beim Mein Unternehmenskonto dauert, ist nicht öffentlich. Angenommen sind 14 Tage; bitte beim Betrieb nachfragen.',
    'How long the registration with Mein Unternehmenskonto takes is not public. 14 days are assumed; please ask the operator.',
  ),
};

/** What a key is for, for the head of a plan. */
export const keyUseTexts: Readonly<Record<KeyUse, LocalText>> = {
  signing: text('Signaturschlüssel', 'key for signatures'),
  encryption: text('Schlüssel für die Verschlüsselung', 'key for encryption'),
};
