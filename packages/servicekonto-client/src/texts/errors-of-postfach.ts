import { type ErrorText, type ErrorTexts, text } from '@rathaus/client-core/texts';
import type { postfachError } from '../postfach/errors.ts';

const entry = (meaning: [de: string, en: string], remedy: [de: string, en: string]): ErrorText => ({
  meaning: text(...meaning),
  remedy: text(...remedy),
});

/** What the errors of the mailbox mean for an operator and what to do about them. */
export const postfachErrors: ErrorTexts<typeof postfachError.table> = {
  'servicekonto.postfach.invalid': entry(
    [
      'Eine Nachricht oder Statusmeldung für das Postfach hält die Grenzen des Postfachs nicht ein; die Meldung nennt alle Fehler auf einmal. Es wurde nichts verschickt.',
      'A message or status for the mailbox breaks the limits of the mailbox; the message names all faults at once. Nothing was sent.',
    ],
    [
      'Die genannten Angaben berichtigen (`details.members`) und erneut senden.',
      'Correct the named members (`details.members`) and send again.',
    ],
  ),
  'servicekonto.postfach.attachment-changed': entry(
    [
      'Eine Anlage hatte beim Versenden einen anderen Inhalt oder eine andere Größe als beim ersten Lesen oder als angegeben. Die Übertragung wurde vor dem Ende abgebrochen, im Postfach ist nichts angekommen.',
      'An attachment had other content or another size when it was sent than when it was first read, or than was said. The transfer was broken off before its end; nothing has arrived in the mailbox.',
    ],
    [
      'Dafür sorgen, dass `open()` jedes Mal dieselbe Datei liefert, zum Beispiel von einer Kopie; `details.attachment` nennt ihre Stelle.',
      'Make `open()` give the same file each time, for example from a copy; `details.attachment` is its place.',
    ],
  ),
  'servicekonto.postfach.key-conflict': entry(
    [
      'Unter diesem Schlüssel wurde schon etwas anderes an das Postfach gegeben. Es wurde nichts verschickt.',
      'Something else was given to the mailbox under this key before. Nothing was sent.',
    ],
    [
      'Für eine andere Nachricht einen anderen Schlüssel wählen; für dieselbe die Angaben unverändert lassen.',
      'Choose another key for another message; for the same one leave everything as it was.',
    ],
  ),
  'servicekonto.postfach.certificate': entry(
    [
      'Das Zertifikat des Absenders ist abgelaufen, noch nicht gültig oder gehört nicht zu dem Schlüssel, der unterschreibt. Es wurde nichts verschickt.',
      'The certificate of the sender is expired, not valid yet or does not belong to the key that signs. Nothing was sent.',
    ],
    [
      'Das neue Zertifikat mit seinem Schlüssel eintragen; `details.reason` nennt den Grund (`expired`, `not-yet-valid`, `other-key`). Bei `not-yet-valid` auch die Uhr prüfen.',
      'Configure the new certificate with its key; `details.reason` says why (`expired`, `not-yet-valid`, `other-key`). For `not-yet-valid` check the clock as well.',
    ],
  ),
  'servicekonto.postfach.outcome-unknown': entry(
    [
      'Die Nachricht war vollständig verschickt, aber das Postfach hat nicht oder mit einem Fehler geantwortet. Ob sie angekommen ist, weiß niemand; das Postfach lässt sich danach nicht fragen.',
      'The message was sent completely, but the mailbox did not answer or answered with an error. Nobody knows whether it has arrived; the mailbox cannot be asked.',
    ],
    [
      'Beim Betrieb des Postfachs oder bei der Person nachfragen. Nur wenn nichts angekommen ist, mit `[sendAgain]: true` erneut senden; sonst hat die Person die Nachricht zweimal.',
      'Ask the operator of the mailbox or the person. Only if nothing has arrived, send again with `[sendAgain]: true`; otherwise the person has the message twice.',
    ],
  ),
  'servicekonto.postfach.recipient-unknown': entry(
    [
      'Das Postfach oder der Antrag ist nicht bekannt: Das Konto wurde gelöscht, oder die Kennung stammt aus einer anderen Umgebung.',
      'The mailbox or application is not known: the account was deleted, or the handle is from another environment.',
    ],
    [
      'Die Person auf anderem Weg benachrichtigen, zum Beispiel mit der Post. Trifft es jede Nachricht, die Adresse in `baseUrl` prüfen.',
      'Tell the person another way, for example by post. If it hits every message, check the address in `baseUrl`.',
    ],
  ),
  'servicekonto.postfach.forbidden': entry(
    [
      'Das Postfach nimmt von diesem Absender nichts an: Zertifikat, Schlüssel oder Uhr stimmen nicht, oder der Absender ist nicht freigeschaltet.',
      'The mailbox takes nothing from this sender: certificate, key or clock are wrong, or the sender is not registered.',
    ],
    [
      'Prüfen, ob Zertifikat und Schlüssel zusammengehören, für diese Umgebung ausgestellt und freigeschaltet sind; die Uhr des Rechners stellen.',
      'Check that certificate and key belong together, are of this environment and registered; set the clock of the machine.',
    ],
  ),
  'servicekonto.postfach.too-large': entry(
    [
      'Dem Postfach oder einem Proxy davor ist die Nachricht zu groß.',
      'The message is too large for the mailbox or a proxy in front of it.',
    ],
    [
      'Anlagen verkleinern oder auf mehrere Nachrichten verteilen. Die Grenze des Postfachs ist nicht veröffentlicht.',
      'Make attachments smaller or spread them over several messages. The limit of the mailbox is not published.',
    ],
  ),
  'servicekonto.postfach.refused': entry(
    [
      'Das Postfach hat die Nachricht oder Statusmeldung verstanden und abgelehnt. Sie ist nicht angekommen.',
      'The mailbox understood the message or status and refused it. It has not arrived.',
    ],
    [
      'Die Antwort des Postfachs ansehen (`error.problem`); bei einem Verdacht auf einen Fehler des SDK melden.',
      'Look at the answer of the mailbox (`error.problem`); report it if the SDK seems to be wrong.',
    ],
  ),
  'servicekonto.postfach.unavailable': entry(
    [
      'Das Postfach ist nicht zu erreichen, überlastet oder in Wartung. Es wurde nichts zugestellt.',
      'The mailbox cannot be reached, is overloaded or under maintenance. Nothing was delivered.',
    ],
    [
      'Später erneut senden, am besten aus einer Warteschlange (`details.retryAfter` in Sekunden, wenn das Postfach es sagt).',
      'Send again later, best from a queue (`details.retryAfter` in seconds where the mailbox says so).',
    ],
  ),
};
