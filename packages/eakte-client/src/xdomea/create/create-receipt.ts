import type { Empfangsbestaetigung, FachverfahrenNachricht, Kopf } from '../model/index.ts';
import { type AnsweredMessage, type AnswerOptions, answerHead, answerType } from './answer-head.ts';

/** A receipt: nothing but a header. */
export type Receipt = Empfangsbestaetigung | (FachverfahrenNachricht & { messageType: '0629' });

const receiptTypes = [
  ...(['0102', '0202', '0302', '0403', '0504', '0505', '0507', '0512', '0515'] as const),
  ...(['0629', '0702', '0713', '0724'] as const),
] satisfies readonly Receipt['messageType'][];

/**
 * Makes the receipt of a message: it says that the message arrived, and nothing of its content. Sender and receiver
 * change places; in 4.0 it names the original and its part. Throws `eakte.xdomea.no-reply` for what has no receipt
 * (receipts, replies, requests; in 2.x 0401 and 0503), and `eakte.xdomea.invalid-model` in 4.0 without `options.system`.
 *
 * @example
 * const { message, version } = await readMessage(createReadStream('0501.xml'));
 * if (message?.kopf.empfangsbestaetigung && version)
 *   await writeMessageText(createReceipt(message, { version, system: { produktname: 'Archiv', produkthersteller: 'Stadt' } }), { version });
 */
export function createReceipt(original: AnsweredMessage, options: AnswerOptions): Receipt {
  const messageType = answerType(receiptTypes, original, options);
  const kopf: Kopf = answerHead(original, options);
  return messageType === '0629' ? { messageType, kopf } : { messageType, kopf };
}
