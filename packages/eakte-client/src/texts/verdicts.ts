import type { Verdict } from '@rathaus/client-core/findings';
import { type LocalText, text, type VerdictTone } from '@rathaus/client-core/texts';
import type { DecisionOutcome, ImportOutcome } from '../xdomea/messages/outcome.ts';
import type { MessageDirection } from '../xdomea/messages/roles.ts';
import type { JudgedReport } from './judged-report.ts';
import { count, figure, joined, objectCount } from './numbers.ts';

/** One question with its three answers. */
const question = (de: string, en: string): Readonly<Record<Verdict, LocalText>> => ({
  passed: text(`${de}: ja`, `${en}: yes`),
  failed: text(`${de}: nein`, `${en}: no`),
  'not-judged': text(`${de}: nicht beurteilbar`, `${en}: cannot be judged`),
});

/** What is handed over is asked whether it can go, or on arrival whether it can be read in. */
const handover: Readonly<Record<MessageDirection, Readonly<Record<Verdict, LocalText>>>> = {
  out: question('Abgabefähig', 'Ready to hand over'),
  in: question('Einlesbar', 'Ready to read in'),
};
const sentReply = question('Versandfähig', 'Ready to send');
const sentReceipt = question('Quittung versandfähig', 'Receipt ready to send');

const headed = (head: LocalText, rest: LocalText | undefined): LocalText =>
  rest ? text(`${head.de}: ${rest.de}`, `${head.en}: ${rest.en}`) : head;

/** `3 übernehmen, 2 vernichten, 1 offen`. */
function decisionText({ keep, destroy, open, other }: DecisionOutcome): LocalText {
  const part = (value: number, said: LocalText) => (value === 0 ? undefined : count(value, said, said));
  const parts = [
    part(keep, text('übernehmen', 'to keep')),
    part(destroy, text('vernichten', 'to destroy')),
    part(open, text('offen', 'open')),
    part(other, text('ohne eindeutige Angabe', 'without a clear decision')),
  ];
  return parts.some(Boolean) ? joined(parts, ', ') : text('kein Objekt', 'no record');
}

/** What a message decides, as far as it could be read. What breaks off before its first decision does not decide on nothing. */
export function decidedText({
  outcome,
  complete,
}: Pick<JudgedReport, 'outcome' | 'complete'>): LocalText | undefined {
  if (outcome?.kind !== 'decision') return undefined;
  const { de, en } = decisionText(outcome);
  if (complete) return text(de, en);
  const { keep, destroy, open, other } = outcome;
  const isEmpty = keep + destroy + open + other === 0;
  return isEmpty ? undefined : text(`${de}, soweit lesbar`, `${en}, as far as readable`);
}

function decisionVerdict(report: JudgedReport): LocalText {
  const { verdict, messageType, direction } = report;
  const isCatalogue = messageType === '0513';
  const name = isCatalogue
    ? text('Bewertungskatalog', 'Catalogue of appraisals')
    : text('Bewertung', 'Appraisal');
  const decided = decidedText(report);
  if (!decided) return text(`${name.de} nicht lesbar`, `${name.en} not readable`);
  const open = unmatched(report);
  const heads: Readonly<Record<Verdict, LocalText>> =
    direction === 'in'
      ? {
          passed: name,
          failed: text(`${name.de} fehlerhaft`, `${name.en} faulty`),
          'not-judged': text(`${name.de}, ${open.de}`, `${name.en}, ${open.en}`),
        }
      : {
          passed: text(`${name.de} versandfähig`, `${name.en} ready to send`),
          failed: text(`${name.de} nicht versandfähig`, `${name.en} not ready to send`),
          'not-judged': text(
            `${name.de}, Versandfähigkeit nicht beurteilbar`,
            `${name.en}, cannot be judged whether ready to send`,
          ),
        };
  return headed(heads[verdict], decided);
}

function requestVerdict({ verdict, outcome, messageType }: JudgedReport): LocalText {
  const name =
    messageType === '0711'
      ? text('Anforderung einer Rückleihe', 'Request for a loan')
      : text('Anforderung einer Rückübertragung', 'Request for a return');
  if (outcome?.kind !== 'request') return text(`${name.de} nicht lesbar`, `${name.en} not readable`);
  if (verdict === 'failed')
    return headed(text(`${name.de} fehlerhaft`, `${name.en} faulty`), objectCount(outcome.objects));
  if (verdict === 'not-judged') return text(`${name.de} nicht beurteilbar`, `${name.en} cannot be judged`);
  return headed(name, objectCount(outcome.objects));
}

/** `Import gescheitert: 3 von 12 Objekten nicht übernommen`. */
export function failedImport({ objects: { total, failed } }: ImportOutcome): LocalText {
  const head = text('Import gescheitert', 'Import failed');
  if (failed === 0) {
    return headed(
      head,
      text('die Antwort meldet insgesamt Misserfolg', 'the reply reports a failure of the whole'),
    );
  }
  const { de, en } = figure(failed);
  const all = figure(total);
  if (total === 1) return headed(head, text('1 Objekt nicht übernommen', '1 record not taken over'));
  if (failed === total)
    return headed(
      head,
      text(`keines der ${all.de} Objekte übernommen`, `none of the ${all.en} records taken over`),
    );
  return headed(
    head,
    text(`${de} von ${all.de} Objekten nicht übernommen`, `${en} of ${all.en} records not taken over`),
  );
}

/** `alle 12 Objekte`; undefined where the reply speaks of the whole only. */
export function importedText({ objects: { total } }: ImportOutcome): LocalText | undefined {
  if (total === 0) return undefined;
  if (total === 1) return objectCount(1);
  const { de, en } = figure(total);
  return text(`alle ${de} Objekte`, `all ${en} records`);
}

/** Whether the message that it answers was not there. */
const isAlone = ({ unchecked }: JudgedReport) =>
  unchecked.some(({ what }) => what === 'eakte.unchecked.original');

/** What came and could not be compared with what it answers confirms nothing yet. */
const unmatched = (report: JudgedReport): LocalText =>
  isAlone(report)
    ? text('nicht abgeglichen', 'not compared')
    : text('nicht vollständig geprüft', 'not checked in full');

function replyVerdict(report: JudgedReport): LocalText {
  const { verdict, outcome, direction } = report;
  if (direction === 'out') return sentReply[verdict];
  if (outcome?.kind !== 'import') {
    return text(
      'Antwort nicht lesbar: was übernommen wurde, ist unbekannt',
      'Reply not readable: what was taken over is unknown',
    );
  }
  if (outcome.result === 'failed') return failedImport(outcome);
  if (outcome.result === 'unclear') {
    return text(
      'Import unklar: die Antwort sagt nicht eindeutig, was übernommen wurde',
      'Import unclear: the reply does not say clearly what was taken over',
    );
  }
  if (verdict === 'failed') {
    return text(
      'Antwort fehlerhaft: der Import ist nicht sicher bestätigt',
      'Reply faulty: the import is not reliably confirmed',
    );
  }
  if (verdict === 'passed')
    return headed(text('Import bestätigt', 'Import confirmed'), importedText(outcome));
  const { de, en } = unmatched(report);
  return headed(text(`Import gemeldet, ${de}`, `Import reported, ${en}`), importedText(outcome));
}

function receiptVerdict(report: JudgedReport): LocalText {
  const { verdict, direction, schemaBasis } = report;
  if (direction === 'out') return sentReceipt[verdict];
  if (schemaBasis === undefined) return text('Quittung nicht lesbar', 'Receipt not readable');
  if (verdict === 'passed') return text('Quittung: Empfang bestätigt', 'Receipt: arrival confirmed');
  if (verdict === 'failed') {
    return text(
      'Quittung fehlerhaft: der Empfang ist nicht sicher bestätigt',
      'Receipt faulty: the arrival is not reliably confirmed',
    );
  }
  return isAlone(report)
    ? text('Quittung liegt vor, nicht zugeordnet', 'Receipt is there, not matched')
    : text('Quittung liegt vor, nicht vollständig geprüft', 'Receipt is there, not checked in full');
}

/**
 * The sentence on top: whether a message may be sent or can be read in, what a reply or decision says, what is asked for,
 * what a receipt confirms. Only what is handed over is ever "abgabefähig", and only what passed is confirmed.
 */
export function verdictText(report: JudgedReport): LocalText {
  switch (report.role) {
    case 'decision':
      return decisionVerdict(report);
    case 'request':
      return requestVerdict(report);
    case 'reply':
      return replyVerdict(report);
    case 'receipt':
      return receiptVerdict(report);
    default:
      return handover[report.direction][report.verdict];
  }
}

/** A receipt that came is read out, not judged; everything else looks like its verdict. */
export const verdictTone = ({ role, direction, verdict }: JudgedReport): VerdictTone | undefined =>
  role === 'receipt' && direction === 'in' && verdict === 'passed' ? 'info' : undefined;
