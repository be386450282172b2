import type { Abortable } from '@rathaus/client-core/abort';
import { exchangeError } from '../../errors.ts';
import type { Progress, SendStep } from '../transport.ts';
import { claimPath, offeredPath, receiptPath, takenOfFile } from './layout.ts';
import { documentAt, entriesOf } from './mailbox.ts';
import { filesOf, sha512Of, writeManifest } from './manifest.ts';
import { type Claim, type Receipt, readClaim, readReceipt } from './receipt.ts';
import type { Sending } from './send.ts';
import type { MailboxStorage } from './storage.ts';

/** Looks what has become of an offered delivery: receipt, claim, offer, in this order. */
export async function watch(sending: Sending, progress: Progress): Promise<SendStep> {
  const { delivery, mailbox, context } = sending;
  const { storage } = mailbox;
  const { signal } = context;
  const remoteId = delivery.id;
  const answer = await documentAt(storage, receiptPath(remoteId), { signal });
  const claimed = await documentAt(storage, claimPath(remoteId), { signal });
  if (answer) {
    const receipt = checkedReceipt(sending, answer);
    checkClaimant(claimed, receipt);
    return answered(sending, progress, receipt);
  }
  if (claimed) {
    const { at } = checkedClaim(sending, claimed);
    return {
      progress,
      known: { state: 'collected', at: notLater(at, context.clock()) },
      remoteId,
      next: 'later',
    };
  }
  const waits =
    (await storage.find(offeredPath(remoteId), { signal })) ??
    // Taken, but the claim is not written yet.
    (await takenBy(storage, remoteId, { signal }));
  // An answer that came while we looked has swept nothing away: the receipt is there before anything goes.
  if (!waits && !(await storage.find(receiptPath(remoteId), { signal })))
    throw exchangeError('exchange.outbox.deleted-unanswered');
  return {
    progress,
    known: { state: 'sent', at: new Date(context.clock()).toISOString() },
    remoteId,
    next: 'later',
  };
}

/** The reader that has moved the manifest to itself. */
export async function takenBy(
  storage: MailboxStorage,
  id: string,
  options: Abortable,
): Promise<string | undefined> {
  for (const { name, type } of await entriesOf(storage, 'taken', options)) {
    const taken = type === 'file' ? takenOfFile(name) : undefined;
    if (taken?.id === id) return taken.reader;
  }
  return undefined;
}

function answered({ delivery, context }: Sending, progress: Progress, receipt: Receipt): SendStep {
  const { answer, problems } = receipt;
  const at = notLater(receipt.at, context.clock());
  return {
    progress,
    known:
      answer === 'accepted'
        ? { state: 'accepted', at, proof: { version: 1, receipt } }
        : { state: 'rejected', at, problems },
    remoteId: delivery.id,
    next: 'done',
  };
}

/**
 * The receipt must be for this delivery; an acceptance for this manifest and the bytes of every part. A rejection may be
 * for another one: that the manifest was spoiled on its way is a reason to reject.
 */
function checkedReceipt({ delivery }: Sending, bytes: Uint8Array): Receipt {
  const receipt = readReceipt(bytes);
  if (receipt?.answer === 'rejected' && receipt.delivery === delivery.id) return receipt;
  if (receipt && isFor(receipt, sha512Of(writeManifest(delivery)), delivery.id)) {
    const hashes = new Map(receipt.parts.map(({ file, sha512 }) => [file, sha512]));
    const isWhole = filesOf(delivery.parts).every(({ part, file }) => hashes.get(file) === part.sha512);
    if (isWhole) return receipt;
  }
  throw exchangeError('exchange.outbox.receipt-differs');
}

/**
 * A reader claims before it answers, and the claim is removed only just before the receipt. So the receipt of somebody who
 * has claimed nothing is none. A rejection may name another manifest: it may be the reason.
 */
function checkClaimant(bytes: Uint8Array | undefined, receipt: Receipt): void {
  const claim = bytes && readClaim(bytes);
  const isTheirs =
    claim?.delivery === receipt.delivery &&
    claim.reader === receipt.reader &&
    (receipt.answer === 'rejected' || claim.manifestSha512 === receipt.manifestSha512);
  if (!isTheirs)
    throw exchangeError('exchange.outbox.receipt-differs', { details: { reason: 'not-claimed' } });
}

function checkedClaim({ delivery }: Sending, bytes: Uint8Array): Claim {
  const claim = readClaim(bytes);
  if (claim && isFor(claim, sha512Of(writeManifest(delivery)), delivery.id)) return claim;
  throw exchangeError('exchange.outbox.receipt-differs');
}

const isFor = (
  { delivery, manifestSha512 }: Pick<Claim, 'delivery' | 'manifestSha512'>,
  sha512: string,
  id: string,
): boolean => delivery === id && manifestSha512 === sha512;

/** The clock of the reader may go fast; nothing has happened later than now. */
const notLater = (at: string, now: number): string => new Date(Math.min(Date.parse(at), now)).toISOString();
