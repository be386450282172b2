import { type LocalText, text } from '@rathaus/client-core/texts';
import type { R35Values } from '../../xdomea/rules/r35-import-failed.ts';
import { reasonText } from '../code-meanings.ts';
import type { XdomeaRuleText } from './rule-text.ts';

/** The reason that a reply gives, behind the sentence; nothing when it gives none. */
function because(values: { readonly reason: string; readonly code: string }): LocalText {
  const reason = reasonText(values.reason, values.code);
  return reason
    ? text(` Grund laut Antwort: ${reason.de}.`, ` Reason given: ${reason.en}.`)
    : text(' Einen Grund nennt die Antwort nicht.', ' The reply gives no reason.');
}

const withReason = (said: LocalText, values: { readonly reason: string; readonly code: string }) => {
  const reason = because(values);
  return text(`${said.de}${reason.de}`, `${said.en}${reason.en}`);
};

/** `Das Objekt 0d91…`, or `Ein Objekt` where the reply names none. */
const object = (id: string) =>
  id === '' ? text('Ein Objekt', 'A record') : text(`Das Objekt ${id}`, `The record ${id}`);

export const r35: XdomeaRuleText<R35Values> = {
  title: text(
    'Objekte wurden nicht übernommen, oder es ist unklar, ob sie übernommen wurden',
    'Records were not taken over, or it is unclear whether they were',
  ),
  message(values) {
    switch (values.fault) {
      case 'object': {
        const { de, en } = object(values.id);
        return withReason(text(`${de} wurde nicht übernommen.`, `${en} was not taken over.`), values);
      }
      case 'object-unclear': {
        const { de, en } = object(values.id);
        return text(
          `${de} hat kein eindeutiges Ergebnis: „Erfolgreich“ fehlt, ist unlesbar oder steht neben einer Fehlermeldung.`,
          `${en} has no clear result: "Erfolgreich" is missing, unreadable or has an error beside it.`,
        );
      }
      case 'whole':
        return withReason(
          text(
            'Die Antwort meldet, dass der Import gescheitert ist.',
            'The reply reports that the import failed.',
          ),
          values,
        );
      case 'whole-unclear':
        return text(
          'Das Gesamtergebnis ist nicht eindeutig: „Erfolgreich“ fehlt, ist unlesbar, steht neben einer Fehlermeldung oder widerspricht den einzelnen Ergebnissen.',
          'The overall result is not clear: "Erfolgreich" is missing, unreadable, has an error beside it or contradicts the single results.',
        );
      case 'no-result':
        return text('Die Antwort nennt kein Ergebnis.', 'The reply gives no result.');
    }
  },
  reason: text(
    'Was nicht nachweislich übernommen wurde, gibt es nur noch beim Absender. Wer es nach dieser Antwort löscht, vernichtet Schriftgut.',
    'What was not provably taken over exists at the sender only. Deleting it after this reply destroys records.',
  ),
  repair: ({ fault }) =>
    fault === 'object' || fault === 'whole'
      ? text(
          'Den genannten Grund beheben und diese Objekte neu abgeben. Nichts löschen, was nicht übernommen wurde.',
          'Remove the reason given and hand these records over again. Delete nothing that was not taken over.',
        )
      : text(
          'Die Antwort berichtigen lassen: Sie muss für das Ganze und für jedes Objekt eindeutig Erfolg oder Misserfolg melden. Bis dahin nichts löschen.',
          'Have the reply corrected: it must report success or failure clearly, for the whole and for each record. Delete nothing until then.',
        ),
  source: text(
    'xdomea 2.3 bis 4.0, Schema, Erläuterungen zu ErfolgOderMisserfolg; Codeliste allgemeinerueckmeldung 1.1',
    'xdomea 2.3 to 4.0, schema, explanations of ErfolgOderMisserfolg; code list allgemeinerueckmeldung 1.1',
  ),
  example: { wrong: '<Erfolgreich>0</Erfolgreich>', right: '<Erfolgreich>1</Erfolgreich>' },
};
