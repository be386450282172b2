import { text } from '@rathaus/client-core/texts';
import type { R33Values } from '../../xdomea/rules/r33-import-results.ts';
import type { XdomeaRuleText } from './rule-text.ts';

export const r33: XdomeaRuleText<R33Values> = {
  title: text(
    'Die Importbestätigung ist unvollständig oder widersprüchlich',
    'The confirmation of the import is incomplete or contradictory',
  ),
  message: (values) => {
    switch (values.fault) {
      case 'repeated':
        return text(
          `Für das Objekt ${values.id} stehen zwei Ergebnisse in der Bestätigung.`,
          `The confirmation has two results for the record ${values.id}.`,
        );
      case 'archive-id-of-failure':
        return text(
          `${values.id ? `Das Objekt ${values.id}` : 'Ein Objekt'} wurde nicht übernommen, hat aber eine Archivkennung.`,
          `${values.id ? `The record ${values.id}` : 'A record'} was not taken over but has an archive id.`,
        );
      case 'archive-id-unwanted':
        return text(
          `${values.id ? `Das Objekt ${values.id}` : 'Ein Objekt'} hat eine Archivkennung, obwohl die 0503 keine verlangte.`,
          `${values.id ? `The record ${values.id}` : 'A record'} has an archive id although the 0503 did not ask for it.`,
        );
      case 'no-result':
        return text(
          `Das Objekt ${values.id} wurde ausgesondert (0503), hat aber kein Ergebnis in der Bestätigung (0506).`,
          `The record ${values.id} was transferred (0503) but has no result in the confirmation (0506).`,
        );
      case 'not-transferred':
        return text(
          `Die Bestätigung (0506) hat ein Ergebnis für das Objekt ${values.id}, das nicht ausgesondert wurde (0503).`,
          `The confirmation (0506) has a result for the record ${values.id}, which was not transferred (0503).`,
        );
      case 'error-of-success':
        return text(
          'Ein Erfolg wird zusammen mit einer Fehlermeldung gemeldet.',
          'A success is reported together with an error text.',
        );
      case 'failure-without-error':
        return text(
          'Ein Misserfolg wird ohne Fehlermeldung gemeldet.',
          'A failure is reported without an error text.',
        );
      case 'no-records':
        return text(
          'Die Bestätigung nennt kein einziges Objekt.',
          'The confirmation names not a single record.',
        );
      case 'failures':
        return text(
          `Insgesamt wird Erfolg gemeldet; gescheiterte Objekte: ${values.failures} von ${values.results}.`,
          `Success is reported for the whole; failed records: ${values.failures} of ${values.results}.`,
        );
    }
  },
  reason: ({ fault }) => {
    switch (fault) {
      case 'no-result':
      case 'no-records':
        return text(
          'Was kein Ergebnis hat, ist vielleicht nicht im Archiv: Die Behörde darf es nicht löschen.',
          'What has no result may not be in the archive: the authority must not delete it.',
        );
      case 'not-transferred':
        return text(
          'Bestätigt ist etwas, das niemand abgegeben hat: Vielleicht gehört die Antwort zu einer anderen Aussonderung.',
          'Something is confirmed that nobody handed over: the reply may belong to another transfer.',
        );
      case 'archive-id-unwanted':
        return text(
          'Was die Behörde nicht verlangt hat, kann ihr System vielleicht nicht einlesen. Für die Übernahme ist das ohne Folgen.',
          'What the authority did not ask for its system may not be able to read. It has no effect on what was taken over.',
        );
      case 'archive-id-of-failure':
        return text(
          'Nach einer Erfolgsmeldung darf die Behörde löschen. Eine Archivkennung ohne Erfolg ist ein Widerspruch.',
          'After a success the authority may delete. An archive reference without success is a contradiction.',
        );
      case 'failure-without-error':
        return text(
          'Ohne Grund weiß die Behörde nicht, was sie vor der nächsten Abgabe ändern muss.',
          'Without a reason the authority does not know what to change before the next transfer.',
        );
      default:
        return text(
          'Nach einer Erfolgsmeldung darf die Behörde löschen. Sagt die Antwort zweierlei, ist nicht zu erkennen, was gilt.',
          'After a success the authority may delete. Where the reply says two things, nobody can tell which counts.',
        );
    }
  },
  repair: ({ fault }) => {
    switch (fault) {
      case 'no-result':
      case 'no-records':
        return text(
          'Die Bestätigung neu senden, mit einem Ergebnis für jedes ausgesonderte Objekt.',
          'Send the confirmation again, with a result for each record that was transferred.',
        );
      case 'not-transferred':
        return text(
          'Prüfen, zu welcher Aussonderung das Ergebnis gehört, und die Bestätigung berichtigt neu senden.',
          'Find out which transfer the result belongs to, and send the corrected confirmation again.',
        );
      case 'repeated':
        return text(
          'Die Bestätigung neu senden, mit genau einem Ergebnis für jedes Objekt.',
          'Send the confirmation again, with exactly one result for each record.',
        );
      case 'archive-id-unwanted':
      case 'archive-id-of-failure':
        return text(
          'Die Archivkennung nur bei Erfolg angeben und nur, wenn die 0503 sie verlangt.',
          'State the archive reference only with success and only when the 0503 asks for it.',
        );
      case 'failure-without-error':
        return text('Zu jedem Misserfolg den Grund angeben.', 'State the reason of each failure.');
      default:
        return text(
          'Je Objekt Erfolg oder Fehlermeldung angeben, und Erfolg für das Ganze nur, wenn kein Objekt gescheitert ist.',
          'Give success or an error for each record, and success for the whole only when no record failed.',
        );
    }
  },
  source: text(
    'xdomea 4.0, Schema, Erläuterungen zu AusgesondertesSGO, Archivkennung und RueckmeldungArchivkennung',
    'xdomea 4.0, schema, explanations of AusgesondertesSGO, Archivkennung and RueckmeldungArchivkennung',
  ),
  example: {
    wrong: text('Erfolgreich=0 mit Archivkennung', 'Erfolgreich=0 with Archivkennung'),
    right: text('Erfolgreich=1 mit Archivkennung', 'Erfolgreich=1 with Archivkennung'),
  },
};
