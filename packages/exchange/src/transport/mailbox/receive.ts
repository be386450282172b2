import { exchangeError } from '../../errors.ts';
import { refusal } from '../refusal.ts';
import type { IncomingDelivery, Part, Progress, ReceiveStep, StepContext } from '../transport.ts';
import { removeContent } from './housekeeping.ts';
import { claimPath, contentPath, isMailboxId, receiptPath, takenPath } from './layout.ts';
import type { ReadMailbox } from './list.ts';
import { checkMailbox, documentAt } from './mailbox.ts';
import { type Manifest, type ManifestPart, readManifest, sha512Of } from './manifest.ts';
import { type Receipt, readClaim, readReceipt, writeClaim, writeReceipt } from './receipt.ts';

/** What a step on the way in works with. */
export interface Receiving {
  readonly delivery: IncomingDelivery;
  readonly mailbox: ReadMailbox;
  readonly context: StepContext;
  /** Most bytes of one part. */
  readonly maxPartBytes: number;
}

/** One step on the way in: content into the store, or the answer into the mailbox. */
export async function receive(receiving: Receiving, progress: Progress): Promise<ReceiveStep> {
  const { delivery, mailbox, context } = receiving;
  if (!isMailboxId(delivery.remoteId)) throw exchangeError('exchange.inbox.inconsistent');
  if (progress.version !== 1) throw exchangeError('exchange.transport.progress-unknown');
  await checkMailbox(mailbox.storage, { signal: context.signal });
  const earlier = await earlierAnswer(receiving, progress);
  if (earlier) {
    // The answer of this reader whose result got lost. Of another system of this name it is none of ours.
    if (await isHolder(receiving)) return earlier;
    throw exchangeError('exchange.mailbox.held');
  }
  return delivery.task === 'fetch' ? fetchDelivery(receiving, progress) : answer(receiving, progress);
}

/** The manifest that this reader has moved to itself. */
async function takenManifest({ delivery, mailbox, context }: Receiving): Promise<Uint8Array> {
  const path = takenPath(delivery.remoteId, mailbox.reader);
  const bytes = await documentAt(mailbox.storage, path, { signal: context.signal });
  if (!bytes) throw exchangeError('exchange.mailbox.claim-lost');
  return bytes;
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
  const parts: Part[] = [];
  for (const [position, part] of manifest.parts.entries())
    parts.push(await storePart(receiving, part, position));
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

/** Streams one part into the store and compares it with the manifest. */
async function storePart(
  { delivery, mailbox, context, maxPartBytes }: Receiving,
  { file, ...part }: ManifestPart,
  position: number,
): Promise<Part> {
  const { content, folder, signal } = context;
  const instance = part.role === 'data' ? 'data' : `attachment:${part.id}`;
  if (part.size > maxPartBytes)
    throw refusal('attachmentsMismatch', instance, `Die Datei ist größer als ${maxPartBytes} Byte.`);
  const path = contentPath(delivery.remoteId, file);
  const found = await mailbox.storage.find(path, { signal });
  if (!found) throw refusal('attachmentsMismatch', instance, 'Die Datei fehlt im Postfach.');
  const differs = () =>
    refusal('hashMismatch', instance, 'Die Datei ist nicht die im Begleitblatt genannte.');
  // Looked at before it is read: nobody fills the store with more than was announced.
  if (found.size !== part.size) throw differs();
  const source = await mailbox.storage.open(path, { signal });
  if (!source) throw refusal('attachmentsMismatch', instance, 'Die Datei fehlt im Postfach.');
  const name = `${folder}${String(position).padStart(4, '0')}-${part.id}`;
  const stored = await content.write(name, atMost(source, part.size, differs), { signal });
  if (stored.size !== part.size || stored.sha512 !== part.sha512) {
    await content.remove(name);
    throw differs();
  }
  return { ...part, content: name };
}

async function* atMost(source: AsyncIterable<Uint8Array>, most: number, fault: () => Error) {
  let size = 0;
  for await (const piece of source) {
    size += piece.length;
    if (size > most) throw fault();
    yield piece;
  }
}

/** Writes the receipt, once. What stands there already is what happened. */
async function answer(receiving: Receiving, progress: Progress): Promise<ReceiveStep> {
  const { delivery, mailbox, context } = receiving;
  const { signal } = context;
  const { storage, reader } = mailbox;
  const manifestSha512 = sha512Of(await takenManifest(receiving));
  await claim(receiving, manifestSha512);
  const isAccepted = delivery.task === 'accept';
  // What was accepted is what was fetched, not what may stand in the folder by now.
  if (isAccepted && progress.manifestSha512 !== manifestSha512)
    throw exchangeError('exchange.mailbox.conflict');
  const receipt: Receipt = {
    delivery: delivery.remoteId,
    manifestSha512,
    reader,
    answer: isAccepted ? 'accepted' : 'rejected',
    at: new Date(context.clock()).toISOString(),
    parts: isAccepted ? ((progress.files ?? []) as Receipt['parts']) : [],
    problems: isAccepted ? [] : delivery.problems,
  };
  const isNew = await storage.create(receiptPath(delivery.remoteId), writeReceipt(receipt), { signal });
  if (!isNew) {
    const earlier = await earlierAnswer(receiving, progress);
    if (earlier) return earlier;
    throw exchangeError('exchange.mailbox.unavailable', { details: { reason: 'receipt' } });
  }
  // The receipt counts. What cannot be removed now is removed by a later look.
  await removeContent(mailbox, delivery.remoteId, { signal }).catch(() => undefined);
  return { type: 'answered', progress, as: receipt.answer, at: receipt.at };
}

async function earlierAnswer(
  { delivery, mailbox, context }: Receiving,
  progress: Progress,
): Promise<Extract<ReceiveStep, { type: 'answered' }> | undefined> {
  const path = receiptPath(delivery.remoteId);
  const bytes = await documentAt(mailbox.storage, path, { signal: context.signal });
  if (!bytes) return undefined;
  const receipt = readReceipt(bytes);
  if (receipt?.delivery !== delivery.remoteId) throw exchangeError('exchange.mailbox.conflict');
  return { type: 'answered', progress, as: receipt.answer, at: receipt.at };
}
