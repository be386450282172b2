import { messageKind } from '../xdomea/messages/roles.ts';
import type { Kopf } from '../xdomea/model/index.ts';
import type { XdomeaVersion } from '../xdomea/version.ts';
import { contactOf, systemOf } from './parties.ts';
import type { SampleRecords } from './sample-records.ts';

const confirmsImport = /^(0401|0503|0701|0712|0722|06(?!29|30)\d\d)$/;
const asksReceipt = /^(0101|0301|050[12]|051[13]|06(?!29|30)\d\d)$/;
/** These could ask for a receipt only from 3.0 on. */
const asksReceiptFrom30 = /^(0401|0503|0701|0712|0722)$/;

/** Fixed days, so that the same options give the same bytes; in the order of the procedures. */
const days: Readonly<Record<string, string>> = {
  '0501': '2026-01-15T08:00:00.000+01:00',
  '0504': '2026-01-15T08:05:00.000+01:00',
  '0502': '2026-02-23T10:30:00.000+01:00',
  '0505': '2026-02-23T10:35:00.000+01:00',
  '0503': '2026-03-09T09:15:00.000+01:00',
  '0507': '2026-03-09T09:40:00.000+01:00',
  '0506': '2026-03-18T14:00:00.000+01:00',
};
const asked = '2026-01-15T08:00:00.000+01:00';
const answered = '2026-01-19T11:20:00.000+01:00';

/** When a sample of this type was made. */
export const createdAt = (messageType: string): string =>
  days[messageType] ?? (originalOf(messageType) === undefined ? asked : answered);

/**
 * The message that one of this type answers in 4.0. A 0503 names none, as it may follow from a file plan; the answers to
 * specialist systems are those to the filing of a record.
 */
function originalOf(messageType: string): string | undefined {
  if (messageType === '0503') return undefined;
  return messageType === '0629' || messageType === '0630' ? '0605' : messageKind(messageType)?.answers[0];
}

/** The header of a sample: the right sender and reader, what the type asks for, what it answers. */
export function headOf(messageType: string, version: XdomeaVersion, plan: SampleRecords): Kopf {
  const { from, to } = messageKind(messageType)!;
  const original = originalOf(messageType);
  const is40 = version === '4.0.0';
  const isFachverfahren = messageType.startsWith('06');
  const isAnswer = messageType === '0629' || messageType === '0630';
  const asksReceiptHere =
    asksReceipt.test(messageType) || (!version.startsWith('2.') && asksReceiptFrom30.test(messageType));
  return {
    prozessId: plan.prozessId,
    // The list of codes has no 0203 before 4.0: such a message names the one whose way it changes.
    nachrichtentyp: messageType === '0203' && !is40 ? { code: '0201' } : undefined,
    erstellungszeitpunkt: createdAt(messageType),
    autor: contactOf(from, version),
    leser: contactOf(to, version),
    sendendesSystem: systemOf(from, version),
    nachrichtenUuid: is40 ? plan.messageId(messageType) : undefined,
    lfdNrNachrichtProTyp: is40 ? 1 : undefined,
    gesamtanzahlNachrichtenProTyp: is40 ? 1 : undefined,
    uuidUrsprungsnachricht: is40 && original !== undefined ? plan.messageId(original) : undefined,
    importbestaetigung: confirmsImport.test(messageType) ? true : undefined,
    empfangsbestaetigung: asksReceiptHere ? true : undefined,
    rueckmeldungArchivkennung: messageType === '0503' ? true : undefined,
    empfangsbestaetigungAnInitiator: messageType === '0201' ? true : undefined,
    empfangendesSystem: isFachverfahren ? [systemOf(to, version)] : undefined,
    erstellerkennung: isFachverfahren && !isAnswer ? 'steueramt-03' : undefined,
    stapel: isFachverfahren && !isAnswer ? false : undefined,
    fvSessionId: messageType === '0630' ? 'sitzung-2026-0042' : undefined,
  };
}
