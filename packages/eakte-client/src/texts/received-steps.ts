import { type LocalText, text } from '@rathaus/client-core/texts';
import { answerTo, type MessageParty, messageKind } from '../xdomea/messages/roles.ts';
import type { JudgedReport } from './judged-report.ts';
import { messageName, partyTexts } from './messages.ts';
import { figure, joined, objectCount } from './numbers.ts';
import {
  by,
  checkTogether,
  doneBy,
  isUnchecked,
  openStep,
  togetherStep,
  warningsFirst,
} from './step-parts.ts';

/** What a receipt announces. */
const announced: Readonly<Record<string, string>> = {
  '0403': '0402',
  '0504': '0502',
  '0505': '0503',
  '0507': '0506',
  '0512': '0513',
  '0515': '0514',
  '0629': '0630',
  '0702': '0703',
  '0724': '0723',
};

/** Receipts of records that are handed over or offered. */
const keepsRecords: ReadonlySet<string> = new Set(['0403', '0504', '0507', '0702', '0724']);

function receiptStep(report: JudgedReport): LocalText {
  const { messageType = '', verdict } = report;
  if (verdict === 'not-judged') {
    return joined([
      isUnchecked(report, 'original') ? checkTogether(report) : openStep(report),
      keepsRecords.has(messageType) ? text('Vorher nichts löschen.', 'Delete nothing before.') : undefined,
    ]);
  }
  if (!Object.hasOwn(announced, messageType)) {
    return text(
      'Nichts zu tun; die Quittung als Nachweis zum Vorgang nehmen.',
      'Nothing to do; keep the receipt with the records as proof.',
    );
  }
  const next = announced[messageType]!;
  const { de, en } = messageName(next)!;
  const wait = text(`Auf „${de}“ warten.`, `Wait for “${en}”.`);
  // Whoever handed records over keeps them until the import is confirmed.
  const keeps = keepsRecords.has(messageType)
    ? text('Bis dahin nichts löschen.', 'Delete nothing until then.')
    : undefined;
  return joined([wait, keeps]);
}

/** The parties as those who correct what they sent. */
const correctors: Readonly<Record<MessageParty, LocalText>> = {
  authority: text('Die Behörde', 'The authority'),
  receiver: text('Der Empfänger der Abgabe', 'The receiver of the handover'),
  archive: text('Das Archiv', 'The archive'),
  'intermediate-archive': text('Das Zwischenarchiv', 'The intermediate archive'),
  'specialist-system': text('Der Betrieb des Fachverfahrens', 'The operator of the specialist system'),
  'records-system': text('Der Betrieb des DMS', 'The operator of the document management'),
};

/** `Das Archiv muss sie berichtigen.` */
function corrects({ messageType = '' }: JudgedReport): LocalText {
  const kind = messageKind(messageType);
  const { de, en } = kind ? correctors[kind.from] : text('Der Absender', 'The sender');
  return text(`${de} muss sie berichtigen.`, `${en} must correct it.`);
}

/** What came and is wrong goes back: nobody else can change it. */
function sendBackStep(report: JudgedReport): LocalText {
  const { role, messageType = '' } = report;
  const act =
    role === 'decision' || role === 'receipt' || role === 'request'
      ? text(
          'Die Nachricht mit diesem Bericht an den Absender zurückgeben; er muss sie berichtigen.',
          'Return the message to the sender with this report; it is for the sender to correct it.',
        )
      : text(
          'Die Nachricht nicht einlesen, sondern mit diesem Bericht an den Absender zurückgeben; er muss sie berichtigen.',
          'Do not read the message in, but return it to the sender with this report; it is for the sender to correct it.',
        );
  const kind = messageKind(messageType);
  return kind ? doneBy(act, kind.from) : joined([act, by(text('Absender', 'Sender'))]);
}

/** `Empfangsbestätigung der Aussonderung (0507)` and what follows it. */
function readInStep({ messageType = '', counts, header }: JudgedReport): LocalText {
  const named = (type: string | undefined) => (type === undefined ? undefined : messageName(type));
  // Nobody has to send a receipt that the message does not ask for.
  const receipt = header?.empfangsbestaetigung ? named(answerTo(messageType, 'receipt')) : undefined;
  const reply = named(answerTo(messageType, 'reply'));
  const decision = named(answerTo(messageType, 'decision'));
  return joined([
    receipt
      ? text(
          `Einlesen und den Empfang bestätigen: ${receipt.de}.`,
          `Read it in and confirm the arrival: ${receipt.en}.`,
        )
      : text('Einlesen.', 'Read it in.'),
    reply &&
      text(
        `Nach dem Import das Ergebnis melden: ${reply.de}.`,
        `Report the result after the import: ${reply.en}.`,
      ),
    decision &&
      text(`Danach bewerten und senden: ${decision.de}.`, `Then appraise and send: ${decision.en}.`),
    warningsFirst(counts.warning),
  ]);
}

/** What is asked for is sent by the message that answers the request. */
function requestStep({ messageType = '' }: JudgedReport): LocalText {
  const answer = answerTo(messageType, 'handover');
  const { de, en } = (answer === undefined ? undefined : messageName(answer)) ?? text('Antwort', 'Answer');
  return text(
    `Die angeforderten Objekte heraussuchen und senden: ${de}.`,
    `Find the records that are asked for and send them: ${en}.`,
  );
}

function replyStep(report: JudgedReport): LocalText {
  const { outcome, verdict, messageType = '' } = report;
  // The reply comes back to whoever handed over.
  const sender = messageKind(messageType)?.to ?? 'authority';
  if (outcome?.kind === 'import' && outcome.result === 'failed') {
    const { failed } = outcome.objects;
    if (messageType === '0630') {
      return doneBy(
        text('Den Grund beheben und den Auftrag wiederholen.', 'Remove the reason and repeat the order.'),
        sender,
      );
    }
    const what =
      failed === 0
        ? text('alles', 'everything')
        : failed === 1
          ? text('das eine Objekt', 'the one record')
          : text(`die ${figure(failed).de} Objekte`, `the ${figure(failed).en} records`);
    const act = messageType === '0514' ? text('neu senden', 'send') : text('neu abgeben', 'hand over');
    return doneBy(
      text(
        `Den Grund beheben und ${what.de} ${act.de}. Nichts löschen, was nicht übernommen wurde.`,
        `Remove the reason and ${act.en} ${what.en} again. Delete nothing that was not taken over.`,
      ),
      sender,
    );
  }
  if (verdict === 'failed') {
    return joined([
      text(
        'Eine fehlerfreie Antwort anfordern und bis dahin nichts löschen.',
        'Ask for a reply without errors and delete nothing until then.',
      ),
      by(partyTexts[sender]),
      corrects(report),
    ]);
  }
  if (verdict === 'not-judged')
    return joined([togetherStep(report), text('Vorher nichts löschen.', 'Delete nothing before.')]);
  if (messageType === '0514' || messageType === '0630') {
    return doneBy(text('Die Antwort als Nachweis aufbewahren.', 'Keep the reply as proof.'), sender);
  }
  return doneBy(
    text(
      'Die Antwort als Nachweis aufbewahren. Was übernommen wurde, darf nach den eigenen Regeln gelöscht werden.',
      'Keep the reply as proof. What was taken over may be deleted by local rules.',
    ),
    sender,
  );
}

function decisionStep(report: JudgedReport): LocalText {
  const { verdict, outcome, messageType = '' } = report;
  const sender = messageKind(messageType)?.to ?? 'authority';
  if (verdict === 'failed') return sendBackStep(report);
  if (verdict === 'not-judged') return togetherStep(report);
  if (outcome?.kind === 'decision' && outcome.open + outcome.other > 0) {
    const { de, en } = objectCount(outcome.open + outcome.other);
    return doneBy(
      text(
        `Mit dem Archiv klären, was noch offen ist (${de}).`,
        `Clarify with the archive what is open (${en}).`,
      ),
      sender,
    );
  }
  return messageType === '0513'
    ? doneBy(
        text(
          'Den Katalog importieren und das Ergebnis melden (0514).',
          'Import the catalogue and report the result (0514).',
        ),
        sender,
      )
    : doneBy(
        text(
          'Was übernommen wird, aussondern (0503); was vernichtet werden darf, nach den eigenen Regeln löschen.',
          'Transfer what is kept (0503); delete what may be destroyed by local rules.',
        ),
        sender,
      );
}

/** What is to be done with a message that came. */
export function receivedStep(report: JudgedReport): LocalText {
  const { role, verdict } = report;
  if (role === 'reply') return replyStep(report);
  if (role === 'decision') return decisionStep(report);
  if (verdict === 'failed') return sendBackStep(report);
  if (role === 'receipt') return receiptStep(report);
  if (verdict === 'not-judged') return openStep(report);
  return role === 'request' ? requestStep(report) : readInStep(report);
}
