import { exchangeError } from '../../errors.ts';
import { refusal } from '../refusal.ts';
import type { IncomingDelivery, Progress, ReceiveStep, StepContext } from '../transport.ts';
import { barOf } from './barred.ts';
import { removeContent } from './housekeeping.ts';
import { claimPath, isMailboxId, receiptPath, takenPath } from './layout.ts';
import type { DeliveryLimits } from './limits.ts';
import type { ReadMailbox } from './list.ts';
import { checkMailbox, documentAt } from './mailbox.ts';
import { type Manifest, readManifest, sha512Of } from './manifest.ts';
import { type Receipt, readClaim, readReceipt, writeClaim, writeReceipt } from './receipt.ts';
import { storeParts } from './store-parts.ts';

/** What a step on the way in works with. */
export interface Receiving {
  readonly delivery: IncomingDelivery;
  readonly mailbox: ReadMailbox;
  readonly context: StepContext;
  readonly limits: DeliveryLimits;
}

/** One step on the way in: content into the store, or the answer into the mailbox. */
export async function receive(receiving: Receiving, progress: Progress): Promise<ReceiveStep> {
  const { delivery, mailbox, context } = receiving;
  if (!isMailboxId(delivery.remoteId)) throw exchangeError('exchange.inbox.inconsistent');
  if (progress.version !== 1) throw exchangeError('exchange.transport.progress-unknown');
  await checkMailbox(mailbox.storage, { signal: context.signal });
  const earlier = await earlierAnswer(receiving, progress);
  if (earlier) return earlier;
  return delivery.task === 'fetch' ? fetchDelivery(receiving, progress) : answer(receiving, progress);
}

/** The manifest that this reader has moved to itself. */
async function takenManifest({ delivery, mailbox, context }: Receiving): Promise<Uint8Array> {
  const path = takenPath(delivery.remoteId, mailbox.reader);
  const bytes = await documentAt(mailbox.storage, path, { signal: context.signal });
  if (bytes) return bytes;
  await refuseBarred({ delivery, mailbox, context });
  throw exchangeError('exchange.mailbox.claim-lost');
}

/** Errors: `exchange.mailbox.barred` for what was never taken and cannot be. */
async function refuseBarred({ delivery, mailbox, context }: Omit<Receiving, 'limits'>): Promise<void> {
  const bar = await barOf(mailbox.storage, delivery.remoteId, { signal: context.signal });
  if (bar) throw exchangeError('exchange.mailbox.barred', { details: { reason: bar } });
}

/** Says who has the delivery, before anything of it is used. Errors: `exchange.mailbox.held`. */
async function claim(receiving: Receiving, manifestSha512: string): Promise<void> {
  const { delivery, mailbox, context } = receiving;
  const { storage, reader } = mailbox;
  const { signal } = context;
  const known = await isHolder(receiving);
  if (known) return;
  if (known === undefined) {
    const at = new Date(context.clock()).toISOString();
    const bytes = writeClaim({
      delivery: delivery.remoteId,
      manifestSha512,
      reader,
      holder: delivery.id,
      at,
    });
    await storage.create(claimPath(delivery.remoteId), bytes, { signal });
    if (await isHolder(receiving)) return;
  }
  throw exchangeError('exchange.mailbox.held');
}

/** Whether the claim is that of this delivery of the inbox; undefined when there is none. */
async function isHolder({ delivery, mailbox, context }: Receiving): Promise<boolean | undefined> {
  const bytes = await documentAt(mailbox.storage, claimPath(delivery.remoteId), { signal: context.signal });
  if (!bytes) return undefined;
  const found = readClaim(bytes);
  return found?.holder === delivery.id && found.reader === mailbox.reader;
}

async function fetchDelivery(receiving: Receiving, progress: Progress): Promise<ReceiveStep> {
  const { delivery, mailbox, context } = receiving;
  const { signal } = context;
  const bytes = await takenManifest(receiving);
  const manifestSha512 = sha512Of(bytes);
  await claim(receiving, manifestSha512);
  const manifest = checkedManifest(bytes, delivery.remoteId);
  const parts = await storeParts(receiving, manifest.parts);
  const found = await mailbox.storage.find(takenPath(delivery.remoteId, mailbox.reader), { signal });
  const sentAt = new Date(Math.min(found?.modifiedAt ?? context.clock(), context.clock())).toISOString();
  const files = manifest.parts.map(({ file, sha512 }) => ({ file, sha512 }));
  return {
    type: 'fetched',
    progress: { ...progress, manifestSha512, files },
    received: {
      message: manifest.message,
      parts,
      sentAt,
      details: { mailbox: mailbox.name, reader: mailbox.reader, manifestSha512, files },
    },
  };
}

function checkedManifest(bytes: Uint8Array, id: string): Manifest {
  const manifest = readManifest(bytes, id);
  if (!('fault' in manifest)) return manifest;
  if (manifest.fault === 'version')
    throw refusal(
      'unsupportedMetadata',
      'metadata',
      'Diese Version des Begleitblatts ist hier nicht bekannt.',
    );
  throw refusal(
    'schemaViolation',
    'metadata',
    `Das Begleitblatt ist nicht lesbar (${manifest.place || '/'}).`,
  );
}

/** Writes the receipt, once. */
async function answer(receiving: Receiving, progress: Progress): Promise<ReceiveStep> {
  const { delivery, mailbox, context } = receiving;
  const { signal } = context;
  const { storage } = mailbox;
  const manifestSha512 = sha512Of(await takenManifest(receiving));
  await claim(receiving, manifestSha512);
  const isAccepted = delivery.task === 'accept';
  // What was accepted is what was fetched, not what may stand in the folder by now.
  if (isAccepted && progress.manifestSha512 !== manifestSha512)
    throw exchangeError('exchange.mailbox.conflict');
  const known = recordedAnswer(progress);
  const as = isAccepted ? 'accepted' : 'rejected';
  const at = known?.answer === as ? known.at : new Date(context.clock()).toISOString();
  const receipt = receiptOf(receiving, progress, { manifestSha512, answer: as, at });
  const bytes = writeReceipt(receipt);
  const sha512 = sha512Of(bytes);
  // Stored before it is written: only so is a receipt that stands there known to be ours.
  if (known?.sha512 !== sha512)
    return { type: 'progress', progress: { ...progress, answering: { sha512, answer: as, at } } };
  const isNew = await storage.create(receiptPath(delivery.remoteId), bytes, { signal });
  if (!isNew) {
    const earlier = await earlierAnswer(receiving, progress);
    if (earlier) return earlier;
    throw exchangeError('exchange.mailbox.unavailable', { details: { reason: 'receipt' } });
  }
  return answered(receiving, progress, { answer: as, at });
}

/** The receipt stands and is ours. The content goes with it; what cannot be removed now is removed by a later look. */
async function answered(
  { delivery, mailbox, context: { signal } }: Receiving,
  progress: Progress,
  { answer, at }: Pick<RecordedAnswer, 'answer' | 'at'>,
): Promise<Extract<ReceiveStep, { type: 'answered' }>> {
  await removeContent(mailbox, delivery.remoteId, { signal }).catch(() => undefined);
  return { type: 'answered', progress, as: answer, at };
}

/** The receipt that this side writes for what was decided. What is accepted is what was fetched. */
function receiptOf(
  { delivery, mailbox }: Receiving,
  progress: Progress,
  { answer, ...facts }: Pick<Receipt, 'manifestSha512' | 'answer' | 'at'>,
): Receipt {
  const isAccepted = answer === 'accepted';
  return {
    ...facts,
    delivery: delivery.remoteId,
    reader: mailbox.reader,
    answer,
    parts: isAccepted ? ((progress.files ?? []) as Receipt['parts']) : [],
    problems: isAccepted ? [] : delivery.problems,
  };
}

/** The answer that this side was about to write, by its own progress. */
interface RecordedAnswer {
  /** Hex SHA-512 of the receipt. */
  readonly sha512: string;
  readonly answer: Receipt['answer'];
  readonly at: string;
}

const recordedAnswer = ({ answering }: Progress): RecordedAnswer | undefined =>
  answering as RecordedAnswer | undefined;

/**
 * What a receipt that stands there means. Who can write into the mailbox can write receipts, so one is believed only when
 * this side has recorded it before, or when it says exactly what was decided here. Any other is told once and then stops
 * the delivery: what it says has not happened here. Errors: `exchange.mailbox.conflict`, `exchange.mailbox.held`, `exchange.mailbox.barred`.
 */
async function earlierAnswer(
  receiving: Receiving,
  progress: Progress,
): Promise<Exclude<ReceiveStep, { type: 'fetched' }> | undefined> {
  const { delivery, mailbox, context } = receiving;
  const path = receiptPath(delivery.remoteId);
  const bytes = await documentAt(mailbox.storage, path, { signal: context.signal });
  if (!bytes) return undefined;
  // That of another system of this name is none of ours.
  if ((await isHolder(receiving)) === false) {
    await refuseBarred(receiving);
    throw exchangeError('exchange.mailbox.held');
  }
  const sha512 = sha512Of(bytes);
  const known = recordedAnswer(progress);
  if (known?.sha512 === sha512) return answered(receiving, progress, known);
  const receipt = readReceipt(bytes);
  if (receipt && isAsDecided(receiving, progress, receipt)) {
    // The time in it is that of whoever wrote it, and retention counts from it.
    const at = new Date(context.clock()).toISOString();
    return answered(receiving, progress, { answer: receipt.answer, at });
  }
  if (progress.foreignReceipt !== sha512)
    return {
      type: 'progress',
      progress: { ...progress, foreignReceipt: sha512 },
      notice: 'exchange.inbox.answered-otherwise',
    };
  throw exchangeError('exchange.mailbox.conflict', { details: { reason: 'receipt' } });
}

/** Whether a receipt has every member of the one that this side would write now. */
function isAsDecided(receiving: Receiving, progress: Progress, { manifestSha512, ...receipt }: Receipt) {
  const { task } = receiving.delivery;
  if (task === 'fetch' || (task === 'accept' && progress.manifestSha512 !== manifestSha512)) return false;
  const answer = task === 'accept' ? 'accepted' : 'rejected';
  const ours = receiptOf(receiving, progress, { manifestSha512, answer, at: receipt.at });
  return sha512Of(writeReceipt(ours)) === sha512Of(writeReceipt({ ...receipt, manifestSha512 }));
}
