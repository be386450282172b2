import { type LocalText, type Mask, text } from '@rathaus/client-core/texts';
import type { ImportOutcome } from '../xdomea/messages/outcome.ts';
import { messageKind } from '../xdomea/messages/roles.ts';
import { causesOf, causesText } from './causes.ts';
import { reasonText, shownCode } from './code-meanings.ts';
import type { JudgedReport } from './judged-report.ts';
import { accordingTo } from './messages.ts';
import { figure, joined, listed } from './numbers.ts';
import { nothingWrong, openText, withoutOriginal } from './open-leads.ts';
import { ruleTitle } from './rule-titles.ts';
import { failedImport, importedText } from './verdicts.ts';

/** Reasons shown of many. */
const shownReasons = 2;

function importReasons(report: JudgedReport, { failures, reason }: ImportOutcome, mask: Mask): LocalText {
  const given = new Map<string, LocalText>();
  // What is said about the whole only repeats that not all went well, where records have reasons of their own.
  const own = failures.filter(({ messages, codes }) => messages.length + codes.length > 0);
  for (const { messages, codes } of own.length > 0 ? own : [reason]) {
    const [message] = messages;
    const [code] = codes;
    const said = reasonText(
      message === undefined ? undefined : mask.word(message),
      code && shownCode(code, mask),
    );
    if (said) given.set(said.de, said);
  }
  if (given.size === 0) return text('Einen Grund nennt die Antwort nicht.', 'The reply gives no reason.');
  const reasons = [...given.values()];
  const by = accordingTo[messageKind(report.messageType ?? '')?.from ?? 'receiver'];
  const { de, en } = listed(reasons.slice(0, shownReasons));
  const more = reasons.length > shownReasons;
  return reasons.length === 1
    ? text(`Grund ${by.de}: ${de}.`, `Reason ${by.en}: ${en}.`)
    : text(
        `Gründe ${by.de}: ${de}${more ? ' und weitere' : ''}.`,
        `Reasons ${by.en}: ${en}${more ? ' and more' : ''}.`,
      );
}

function contradiction({
  overall,
  objects: { total, failed, unclear },
}: ImportOutcome): LocalText | undefined {
  if (overall === true && failed > 0) {
    return text(
      'Insgesamt meldet die Antwort trotzdem Erfolg: Das widerspricht sich.',
      'For the whole the reply reports success nevertheless: that is a contradiction.',
    );
  }
  if (overall === false && total > 0 && failed + unclear === 0) {
    return text(
      `Zu den einzelnen Objekten (${figure(total).de}) meldet sie Erfolg: Das widerspricht sich.`,
      `For the single records (${figure(total).en}) it reports success: that is a contradiction.`,
    );
  }
  return undefined;
}

/** What a reply says that is to be sent: a failed import is its content. */
export function sentReplyLead(report: JudgedReport, mask: Mask): LocalText {
  const { outcome } = report;
  const others = causesOf(report, ['R35']);
  const original = withoutOriginal(report, text('die Antwort', 'the reply'));
  if (outcome?.kind !== 'import' || outcome.result === 'unclear') return receivedReplyLead(report, mask);
  const { de, en } =
    outcome.result === 'failed'
      ? failedImport(outcome)
      : joined([text('Import gelungen', 'Import succeeded'), importedText(outcome)], ': ');
  return joined([
    text(`Die Antwort meldet: ${de}.`, `The reply reports: ${en}.`),
    outcome.result === 'failed' ? importReasons(report, outcome, mask) : undefined,
    contradiction(outcome),
    others.length > 0 ? causesText(others, ruleTitle) : original,
  ]);
}

/** `3 von 12 Objekten haben kein eindeutiges Ergebnis.` */
function unclearObjects({ objects: { total, unclear } }: ImportOutcome): LocalText {
  if (total === 1) {
    return text(
      'Zu dem einen Objekt sagt die Antwort nichts Eindeutiges.',
      'Of the one record the reply says nothing clear.',
    );
  }
  const [some, all] = [figure(unclear), figure(total)];
  if (unclear === total) {
    return text(
      `Zu keinem der ${all.de} Objekte sagt die Antwort etwas Eindeutiges.`,
      `Of none of the ${all.en} records the reply says anything clear.`,
    );
  }
  return text(
    `Zu ${some.de} von ${all.de} Objekten sagt die Antwort nichts Eindeutiges.`,
    `Of ${some.en} of ${all.en} records the reply says nothing clear.`,
  );
}

/** Success is reported where it has to be; what makes it unclear is elsewhere in the reply. */
const isReadable = ({ overall, objects: { total, failed, unclear } }: ImportOutcome): boolean =>
  overall === true || (total > 0 && failed + unclear === 0);

/** What a reply that came says beside its verdict: why the import failed, what is unclear, whether it was compared. */
export function receivedReplyLead(report: JudgedReport, mask: Mask): LocalText {
  const { outcome, verdict } = report;
  // What the import failed of is said first; other errors of the reply stand behind it.
  const others = causesOf(report, report.complete ? ['R35'] : ['R35', 'XML']);
  const faults = others.length > 0 ? causesText(others, ruleTitle) : undefined;
  if (outcome?.kind !== 'import') return faults ?? nothingWrong;
  if (outcome.result === 'failed')
    return joined([importReasons(report, outcome, mask), contradiction(outcome), faults]);
  if (outcome.result === 'unclear') {
    const which = !report.complete
      ? text('Die Nachricht ist nicht bis zum Ende lesbar.', 'The message is not readable to its end.')
      : outcome.objects.unclear > 0
        ? unclearObjects(outcome)
        : isReadable(outcome)
          ? text(
              'Der Aufbau der Antwort ist fehlerhaft; ob sie außerdem einen Misserfolg meldet, lässt sich nicht sicher lesen.',
              'The structure of the reply is faulty; whether it also reports a failure cannot be read reliably.',
            )
          : text(
              'Das Gesamtergebnis fehlt oder ist nicht eindeutig.',
              'The overall result is missing or not clear.',
            );
    return joined([which, faults]);
  }
  if (verdict === 'failed') return faults ?? nothingWrong;
  return (
    withoutOriginal(report, text('die Antwort', 'the reply')) ??
    (verdict === 'not-judged' ? openText(report, mask) : undefined) ??
    text('Die Antwort passt zur Ursprungsnachricht.', 'The reply fits the original message.')
  );
}
