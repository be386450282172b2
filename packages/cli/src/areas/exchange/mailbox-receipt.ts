import type { LocalText } from '@rathaus/client-core/texts';
import type { Context } from '../../program/area.ts';
import { exitCodes } from '../../program/exit-codes.ts';

/** A receipt has a line for each file of a delivery; what is bigger is something else. */
const maxBytes = 20_000_000;

/** What the receipt of a mailbox is, and what it is not. */
export const receiptMeaning: LocalText = {
  de: 'Das ist die Quittung eines Postfachs: Wer abgeholt hat, nennt darin die Prüfsummen dessen, was er angenommen hat. Sie ist nicht signiert; wer in das Postfach schreiben darf, kann sie geschrieben haben.',
  en: 'This is the receipt of a mailbox: whoever fetched the delivery names the hashes of what was accepted. It is not signed; whoever may write into the mailbox may have written it.',
};

const notJudged: LocalText = {
  de: 'Nicht geprüft: verify beurteilt Nachweise von FIT-Connect und keine Quittungen.',
  en: 'Not checked: verify judges proofs of FIT-Connect and no receipts.',
};

/** Where it counts: with whoever compares it. */
const remedy: LocalText = {
  de: 'Zu tun: die Quittung mit den Prüfsummen der versendeten Dateien (SHA-512) vergleichen; wer einen Beleg für Dritte braucht, versendet über FIT-Connect.',
  en: 'To do: compare the receipt with the hashes of the files that were sent (SHA-512); for evidence towards others send over FIT-Connect.',
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** Whether this is a receipt: as `proof` writes it, or as it lies in the mailbox. */
export function isMailboxReceipt(value: unknown): boolean {
  if (!isObject(value)) return false;
  if (value.format === 'rathaus-mailbox/receipt') return true;
  const { receipt } = value;
  return (
    isObject(receipt) && ['delivery', 'manifestSha512', 'reader', 'answer'].every((name) => name in receipt)
  );
}

/** As `isMailboxReceipt`, for bytes of any kind. */
export function areMailboxReceipt(bytes: Uint8Array): boolean {
  if (bytes.length > maxBytes) return false;
  try {
    return isMailboxReceipt(JSON.parse(Buffer.from(bytes).toString('utf8')));
  } catch {
    // Whatever it is, it is no receipt.
    return false;
  }
}

/** Says that a receipt is judged by nobody here: exit code 4. */
export function tellReceipt(json: boolean | undefined, context: Context): void {
  const { exit, say, text } = context;
  exit(exitCodes.notJudged);
  if (json) {
    context.json({ type: 'mailbox-receipt', verdict: 'not-judged', meaning: receiptMeaning, notJudged });
    return;
  }
  say(text(notJudged), 'open');
  say(text(receiptMeaning));
  say(text(remedy));
}
