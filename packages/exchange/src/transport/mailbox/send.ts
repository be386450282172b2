import { createHash } from 'node:crypto';
import { untilAborted } from '@rathaus/client-core/abort';
import { exchangeError } from '../../errors.ts';
import type { OutgoingDelivery, Part, Progress, SendStep, StepContext } from '../transport.ts';
import { sweep } from './housekeeping.ts';
import { claimPath, contentFolder, contentPath, offeredPath, receiptPath, takenPath } from './layout.ts';
import { checkMailbox, documentAt, type Mailbox } from './mailbox.ts';
import { filesOf, sha512Of, writeManifest } from './manifest.ts';
import { readClaim, readReceipt } from './receipt.ts';
import { takenBy, watch } from './watch.ts';

/** What a step towards a mailbox works with. */
export interface Sending {
  readonly delivery: OutgoingDelivery;
  readonly mailbox: Mailbox;
  readonly context: StepContext;
}

interface SendProgress {
  readonly version: 1;
  /** Files that stand in the mailbox. */
  readonly stored: readonly string[];
  /** The delivery is offered. */
  readonly offered?: true | undefined;
}

/** Reads stored progress. Errors: `exchange.transport.progress-unknown`. */
function readProgress(progress: Progress | undefined): SendProgress {
  if (progress === undefined) return { version: 1, stored: [] };
  if (progress.version !== 1) throw exchangeError('exchange.transport.progress-unknown');
  return progress as unknown as SendProgress;
}

const written = (progress: SendProgress): Progress => ({ ...progress });

/**
 * One durable step: each part into its file, then the manifest, which offers the delivery, then looking for claim and
 * receipt. All names come from the delivery, so a step that is made twice, by whomever, has done the same.
 */
export async function send(sending: Sending, stored: Progress | undefined): Promise<SendStep> {
  const { delivery, mailbox, context } = sending;
  const { signal } = context;
  const progress = readProgress(stored);
  await checkMailbox(mailbox.storage, { signal });
  if (progress.offered) return watch(sending, written(progress));
  if (stored === undefined) await sweep(mailbox, { signal, clock: context.clock });
  const missing = filesOf(delivery.parts).find(({ file }) => !progress.stored.includes(file));
  if (missing) {
    await storePart(sending, missing.part, missing.file);
    return goingOn({ ...progress, stored: [...progress.stored, missing.file] });
  }
  return offer(sending, progress);
}

const goingOn = (progress: SendProgress): SendStep => ({
  progress: written(progress),
  known: { state: 'sending' },
  next: 'now',
});

/** Writes one part. What has changed in the content store since it was enqueued is not sent. */
async function storePart({ delivery, mailbox, context }: Sending, part: Part, file: string): Promise<void> {
  const { storage } = mailbox;
  const { signal, content } = context;
  await storage.makeFolder(contentFolder(delivery.id), { signal });
  const source = untilAborted(await content.read(part.content, { signal }), signal, 'Sending content');
  await storage.write(contentPath(delivery.id, file), measured(source, part), { size: part.size, signal });
}

/** Passes the bytes on; ends in an error, so that nothing is stored, when they are not those that were enqueued. */
async function* measured(source: AsyncIterable<Uint8Array>, { size, sha512 }: Part) {
  const hash = createHash('sha512');
  let seen = 0;
  for await (const piece of source) {
    seen += piece.length;
    // Said before the last byte: a server that has all announced bytes takes the file for whole.
    if (seen > size) throw exchangeError('exchange.outbox.content-changed');
    hash.update(piece);
    if (seen === size && hash.copy().digest('hex') !== sha512)
      throw exchangeError('exchange.outbox.content-changed');
    yield piece;
  }
  if (seen !== size) throw exchangeError('exchange.outbox.content-changed');
}

/** Offers the delivery, once: it stays offered, taken or answered whoever tries it again. */
async function offer(sending: Sending, progress: SendProgress): Promise<SendStep> {
  const { delivery, mailbox, context } = sending;
  const { storage } = mailbox;
  const { signal } = context;
  const manifest = writeManifest(delivery);
  if (!(await isKnown(sending, manifest))) {
    const lost = await firstLost(sending);
    if (lost !== undefined)
      return {
        progress: written({ ...progress, stored: progress.stored.filter((file) => file !== lost) }),
        known: { state: 'sending' },
        next: 'later',
        notice: 'exchange.mailbox.part-lost',
      };
    const isNew = await storage.create(offeredPath(delivery.id), manifest, { signal });
    if (!isNew) await isKnown(sending, manifest);
  }
  return {
    progress: written({ ...progress, offered: true }),
    known: { state: 'sent', at: new Date(context.clock()).toISOString() },
    remoteId: delivery.id,
    next: 'now',
  };
}

/** A part that is not whole in the mailbox: somebody has cleaned up there. */
async function firstLost({ delivery, mailbox, context }: Sending): Promise<string | undefined> {
  for (const { part, file } of filesOf(delivery.parts)) {
    const found = await mailbox.storage.find(contentPath(delivery.id, file), { signal: context.signal });
    if (found?.size !== part.size) return file;
  }
  return undefined;
}

/**
 * Whether the mailbox has this delivery already. The answer is looked for first, then the claim, then the offer: a
 * delivery that wanders on meanwhile is found at one of them. Errors: `exchange.mailbox.conflict`.
 */
async function isKnown({ delivery, mailbox, context }: Sending, manifest: Uint8Array): Promise<boolean> {
  const { storage } = mailbox;
  const { signal } = context;
  const wanted = sha512Of(manifest);
  const same = (sha512: string | undefined): true => {
    if (sha512 === wanted) return true;
    throw exchangeError('exchange.mailbox.conflict');
  };
  const receipt = await documentAt(storage, receiptPath(delivery.id), { signal });
  if (receipt) return same(readReceipt(receipt)?.manifestSha512);
  const claim = await documentAt(storage, claimPath(delivery.id), { signal });
  if (claim) return same(readClaim(claim)?.manifestSha512);
  const offered = await documentAt(storage, offeredPath(delivery.id), { signal });
  if (offered) return same(sha512Of(offered));
  const reader = await takenBy(storage, delivery.id, { signal });
  if (reader === undefined) return false;
  const taken = await documentAt(storage, takenPath(delivery.id, reader), { signal });
  return same(taken && sha512Of(taken));
}
