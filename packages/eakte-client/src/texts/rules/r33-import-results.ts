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
          `Für das ausgesonderte Objekt ${values.id} fehlt das Ergebnis.`,
          `The result of the transferred record ${values.id} is missing.`,
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
  reason: text(
    'Nach einer Erfolgsmeldung darf die Behörde löschen. Eine Archivkennung ohne Erfolg ist ein Widerspruch.',
    'After a success the authority may delete. An archive reference without success is a contradiction.',
  ),
  repair: text(
    'Je Objekt Erfolg oder Fehlermeldung angeben, die Archivkennung nur bei Erfolg und nur auf Wunsch.',
    'Give success or an error for each record, the archive reference only with success and only when asked for.',
  ),
  source:
    'xdomea schema 4.0.0, AusgesondertesSGO, Archivkennung and RueckmeldungArchivkennung, documentation (H)',
  example: { wrong: 'Erfolgreich=0 mit Archivkennung', right: 'Erfolgreich=1 mit Archivkennung' },
};
