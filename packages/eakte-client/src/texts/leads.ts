import { type LocalText, type Mask, text } from '@rathaus/client-core/texts';
import { isSilenced, missingFiles } from '../report/aspects.ts';
import { type MessageParty, messageKind } from '../xdomea/messages/roles.ts';
import { causesOf, causesText } from './causes.ts';
import type { JudgedReport } from './judged-report.ts';
import { figure, joined } from './numbers.ts';
import { isUnchecked, nothingWrong, openText, withoutOriginal } from './open-leads.ts';
import { contentText } from './outline.ts';
import { receivedReplyLead, sentReplyLead } from './reply-leads.ts';
import { ruleTitle } from './rule-titles.ts';

/** The parties of the procedures at the beginning of a sentence. */
const subjects: Readonly<Record<MessageParty, LocalText>> = {
  authority: text('Die Behörde', 'The authority'),
  receiver: text('Der Empfänger', 'The receiver'),
  archive: text('Das Archiv', 'The archive'),
  'intermediate-archive': text('Das Zwischenarchiv', 'The intermediate archive'),
  'specialist-system': text('Das Fachverfahren', 'The specialist system'),
  'records-system': text('Das DMS', 'The document management'),
};

/** What a receipt is about. */
const received: Readonly<Record<string, LocalText>> = {
  '0101': text('die Information', 'the information'),
  '0201': text('den Geschäftsgang', 'the workflow'),
  '0301': text('den Aktenplan', 'the file plan'),
  '0401': text('die Abgabe', 'the handover'),
  '0501': text('das Anbieteverzeichnis', 'the offer'),
  '0502': text('das Bewertungsverzeichnis', 'the appraisal'),
  '0503': text('die Aussonderung', 'the transfer'),
  '0511': text('den Aktenplan zur Bewertung', 'the file plan for appraisal'),
  '0513': text('den Bewertungskatalog', 'the catalogue of appraisals'),
  '0701': text('die Auslagerung', 'the move'),
  '0712': text('die Rückleihe', 'the loan'),
  '0722': text('die Rückübertragung', 'the return'),
};
const order = text('den Auftrag', 'the order');

/** `Teil 1 von 3` of a split transfer of which all parts are there. */
function partText({ header }: JudgedReport): LocalText | undefined {
  const { lfdNr, gesamtanzahl } = header ?? {};
  if (lfdNr === undefined || gesamtanzahl === undefined || gesamtanzahl < 2) return undefined;
  return text(
    `Dies ist Teil ${figure(lfdNr).de} von ${figure(gesamtanzahl).de}; die anderen Teile liegen vor.`,
    `This is part ${figure(lfdNr).en} of ${figure(gesamtanzahl).en}; the other parts are there.`,
  );
}

/** A test that was allowed is still none to be processed. */
const testText = ({ header }: JudgedReport): LocalText | undefined =>
  header?.test
    ? text(
        'Die Nachricht ist als Test gekennzeichnet und darf nicht produktiv verarbeitet werden.',
        'The message is marked as a test and must not be processed in production.',
      )
    : undefined;

const derivedText = ({ schemaBasis }: JudgedReport): LocalText | undefined =>
  schemaBasis === 'derived'
    ? text(
        'Ein amtliches Schema dieser Nachricht ist nicht öffentlich; der Aufbau ist gegen eine abgeleitete Beschreibung geprüft.',
        'No official schema of this message is public; the structure was checked against a derived description.',
      )
    : undefined;

/** `1 Akte, 3 Dokumente, alle Dateien da, alle Prüfsummen stimmen.` */
function cleanHandover(report: JudgedReport): LocalText {
  const { objects, statedHashes } = report;
  const { akten, vorgaenge, dokumente, primaerdokumente: files } = objects;
  if (akten + vorgaenge + dokumente === 0) return nothingWrong;
  const here =
    files === 0 || missingFiles(report) > 0 || isSilenced(report, 'files')
      ? undefined
      : files === 1
        ? text('die Datei ist da', 'the file is there')
        : text('alle Dateien da', 'all files there');
  const digests =
    statedHashes === 0 || isSilenced(report, 'integrity')
      ? undefined
      : statedHashes === 1
        ? text('die Prüfsumme stimmt', 'the checksum is right')
        : text('alle Prüfsummen stimmen', 'all checksums are right');
  const { de, en } = joined([contentText(objects, { zeros: false }), here, digests], ', ');
  return text(`${de}.`, `${en}.`);
}

function receiptLead(report: JudgedReport, mask: Mask): LocalText {
  const { messageType = '', verdict, direction } = report;
  const known = messageKind(messageType);
  if (verdict === 'failed') return causesText(causesOf(report), ruleTitle);
  const who = subjects[known?.from ?? 'receiver'];
  const [type = ''] = known?.answers ?? [];
  const what = Object.hasOwn(received, type) ? received[type]! : order;
  const nothingElse = text(
    'Über den Inhalt sagt die Quittung nichts.',
    'The receipt says nothing about the content.',
  );
  if (direction === 'out') {
    return joined([
      text(
        `Sie bestätigt: ${who.de} hat ${what.de} erhalten.`,
        `It confirms: ${inSentence(who.en)} has received ${what.en}.`,
      ),
      withoutOriginal(report, text('sie', 'it')),
    ]);
  }
  if (verdict === 'passed') {
    return joined([
      text(`${who.de} hat ${what.de} erhalten.`, `${who.en} has received ${what.en}.`),
      nothingElse,
    ]);
  }
  const open = isUnchecked(report, 'original')
    ? text(
        'Ob es Ihre Nachricht war, ist nicht geprüft: Sie lag nicht vor.',
        'Whether it was your message was not checked: it was not there.',
      )
    : openText(report, mask);
  return joined([
    text(
      `Laut Quittung hat ${inSentence(who.de)} ${what.de} erhalten.`,
      `According to the receipt ${inSentence(who.en)} has received ${what.en}.`,
    ),
    nothingElse,
    open,
  ]);
}

/** `der Empfänger`, as the beginning of a sentence is not. */
const inSentence = (subject: string) => `${subject.charAt(0).toLowerCase()}${subject.slice(1)}`;

/** The sentence below the verdict: what decided it, in words. Texts of the message go through the mask. */
export function leadText(report: JudgedReport, mask: Mask): LocalText {
  const { role, direction, verdict, schemaBasis } = report;
  // Nothing can be said of what was not read.
  if (verdict === 'not-judged' && schemaBasis === undefined) return openText(report, mask);
  if (role === 'reply')
    return direction === 'out' ? sentReplyLead(report, mask) : receivedReplyLead(report, mask);
  if (role === 'receipt') return receiptLead(report, mask);
  if (verdict === 'failed') return causesText(causesOf(report), ruleTitle);
  if (role === 'decision') {
    return (
      withoutOriginal(report, text('die Bewertung', 'the appraisal')) ??
      (verdict === 'not-judged' ? openText(report, mask) : undefined) ??
      text('Die Bewertung passt zur Ursprungsnachricht.', 'The appraisal fits the original message.')
    );
  }
  if (role === 'request' && verdict === 'passed') return joined([nothingWrong, derivedText(report)]);
  if (verdict === 'not-judged') return openText(report, mask);
  return joined([cleanHandover(report), partText(report), testText(report), derivedText(report)]);
}
