import { isRathausError } from '@rathaus/client-core';
import { exchangeError } from '../../errors.ts';
import type { EncryptedSubmission, SubmissionReference } from '../../fit-connect/client.ts';
import { fitConnectLimits } from '../../fit-connect/environments.ts';
import { type DecryptJweOptions, decryptJwe } from '../../jwe/decrypt.ts';
import { decryptJweStream } from '../../jwe/decrypt-stream.ts';
import type { SubmissionMetadata } from '../../metadata/types.ts';
import { refusal } from '../refusal.ts';
import type { Part, ReceiveStep } from '../transport.ts';
import { describe } from './describe.ts';
import { type KeyKnowledge, partFaultOf } from './key-faults.ts';
import { type Answered, answerInLog } from './logged-answer.ts';
import { rarely, requireKeyOrDeadline, requireSomethingNew } from './missing-key.ts';
import { readMetadata } from './read-metadata.ts';
import { type Evidence, readLog, written } from './receive-progress.ts';
import { type Receiving, referenceOf } from './receiving.ts';

/** Largest metadata that are read into memory. */
const maxMetadataBytes = 10_000_000;

/** A stream of one part that is written to the store while it is decrypted. */
interface PartSource {
  readonly instance: string;
  readonly name: string;
  readonly expectedTag: string;
  readonly maxBytes: number;
  /** It may be compressed. */
  readonly deflate: boolean;
  readonly sha512: string;
  /** For people of the other authority. */
  readonly label: string;
  open(): Promise<AsyncIterable<Uint8Array> | Iterable<Uint8Array>>;
}

/** A delivery while its parts are opened. */
interface Opening {
  readonly receiving: Receiving;
  readonly keys: KeyKnowledge;
}

/**
 * Downloads, decrypts and checks one submission, or reply, in the order that the documentation prescribes: log, tags, metadata,
 * data, attachments, hashes, ids. Each content goes straight into the store, which keeps nothing of a stream that fails;
 * what is stored has the tag that the service has signed. What the log has an answer to is not asked for: with the answer
 * the service deletes the content. So it is after a database was restored that is older than the answer. Errors: faults of
 * the content (`contentFaultOf`), `exchange.inbox.*`, `exchange.event.refused`, `core.*`.
 */
export async function fetchSubmission(
  receiving: Receiving,
): Promise<(ReceiveStep & { type: 'fetched' }) | Answered> {
  requireSomethingNew(receiving);
  try {
    return await fetchAll(receiving);
  } catch (error) {
    throw rarely(error);
  }
}

async function fetchAll(receiving: Receiving): Promise<(ReceiveStep & { type: 'fetched' }) | Answered> {
  const { course, context, progress } = receiving;
  const { signal } = context;
  const reference = referenceOf(receiving);
  const events = await course.verifiedEvents(reference, signal);
  const before = answerInLog(receiving, events);
  if (before) return { ...before, notice: 'exchange.inbox.answered-before' };
  await requireKeyOrDeadline(receiving);
  const { evidence, sentAt } = readLog(events);
  const submission = await getSubmission(receiving, reference);
  sameReference(reference, submission);
  const opening: Opening = { receiving, keys: { sentAt, opened: new Set() } };
  const { metadata, deflate } = await openMetadata(opening, submission, evidence);
  if (typeof submission.encryptedData !== 'string') throw exchangeError('exchange.inbox.other-submission');
  const parts = [await storeData(opening, submission, metadata, { evidence, deflate })];
  const listed = sameAttachments(submission, metadata, evidence);
  let left: number = fitConnectLimits.submissionBytes;
  for (const attachment of listed) {
    const part = await storeAttachment(opening, attachment, { evidence, deflate, left });
    left -= part.size;
    parts.push(part);
  }
  return {
    type: 'fetched',
    progress: written({
      ...progress,
      missing: undefined,
      evidence,
      parts: parts.map(({ id, content, sha512 }) => ({ id, content, sha512 })),
    }),
    received: describe({ subject: course.subject, reference, submission, metadata, evidence, parts, sentAt }),
  };
}

/** The whole submission but its attachments. What is larger than is taken here is no fault of the service. */
async function getSubmission(
  { course, context, maxDataBytes }: Receiving,
  { submissionId }: SubmissionReference,
): Promise<EncryptedSubmission> {
  const maxBytes = Math.ceil((maxMetadataBytes + maxDataBytes + 10_000) * (4 / 3));
  try {
    return await course.get(submissionId, { signal: context.signal, maxBytes });
  } catch (error) {
    if (!isRathausError(error) || error.code !== 'core.response.too-large') throw error;
    throw exchangeError('exchange.jwe.too-large', { cause: error, details: { limit: maxDataBytes } });
  }
}

/**
 * Decrypts and reads the metadata, which say whether the rest may be compressed. Whether they themselves may be is only
 * known when they were read: within their bounds they are inflated first.
 */
async function openMetadata(
  opening: Opening,
  { encryptedMetadata }: EncryptedSubmission,
  { tags }: Evidence,
): Promise<{ metadata: SubmissionMetadata; deflate: boolean }> {
  const { compressed = 'version-1' } = opening.receiving.course;
  const { plaintext, header } = await inPart('metadata', opening, () =>
    decryptJwe(encryptedMetadata, {
      ...decryption(opening.receiving, maxMetadataBytes, compressed !== 'never'),
      expectedTag: tags.metadata,
    }),
  );
  opening.keys.opened.add(header.kid);
  const { metadata, major } = readMetadata(plaintext);
  const deflate = compressed === 'always' || (compressed === 'version-1' && major === 1);
  if (header.zip !== undefined && !deflate)
    throw refusal(
      'encryptionIssue',
      'metadata',
      'Die Metadaten sind komprimiert, was ab Version 2 nicht erlaubt ist.',
      'exchange.jwe.header-refused',
    );
  return { metadata, deflate };
}

const decryption = ({ course, applicationTimeout, context }: Receiving, maxBytes: number, deflate: boolean) =>
  ({
    decrypters: course.decrypters,
    applicationTimeout,
    signal: context.signal,
    maxBytes,
    allowDeflate: deflate ? { maxBytes } : undefined,
  }) satisfies DecryptJweOptions;

async function storeData(
  opening: Opening,
  submission: EncryptedSubmission,
  { contentStructure: { data } }: SubmissionMetadata,
  { evidence, deflate }: { evidence: Evidence; deflate: boolean },
): Promise<Part> {
  const { receiving } = opening;
  const name = `${receiving.context.folder}data`;
  const { size } = await storePart(opening, {
    instance: 'data',
    name,
    expectedTag: evidence.tags.data,
    maxBytes: receiving.maxDataBytes,
    deflate,
    sha512: data.hash.content,
    label: 'der Fachdaten',
    open: async () => [new TextEncoder().encode(submission.encryptedData)],
  });
  return {
    // The data have no id of their own; that of the submission is as good as any and the same each time.
    id: receiving.delivery.remoteId,
    role: 'data',
    mimeType: data.submissionSchema.mimeType,
    size,
    sha512: data.hash.content,
    content: name,
  };
}

async function storeAttachment(
  opening: Opening,
  described: SubmissionMetadata['contentStructure']['attachments'][number],
  { evidence, deflate, left }: { evidence: Evidence; deflate: boolean; left: number },
): Promise<Part> {
  const { course, context, delivery } = opening.receiving;
  const { attachmentId, hash, mimeType, filename, description, purpose } = described;
  const name = `${context.folder}${attachmentId.toLowerCase()}`;
  const { size } = await storePart(opening, {
    instance: `attachment:${attachmentId}`,
    name,
    expectedTag: evidence.tags.attachments[attachmentId] ?? '',
    maxBytes: Math.min(fitConnectLimits.attachmentBytes, left),
    deflate,
    sha512: hash.content,
    label: 'der Anlage',
    open: async () =>
      (await course.getAttachment(delivery.remoteId, attachmentId, {
        signal: context.signal,
      })) as AsyncIterable<Uint8Array> & ReadableStream,
  });
  return {
    id: attachmentId,
    role: 'attachment',
    mimeType,
    fileName: filename,
    description,
    purpose,
    size,
    sha512: hash.content,
    content: name,
  };
}

/** Decrypts into the store. A wrong tag or hash ends the stream with an error, and then nothing is stored. */
function storePart(opening: Opening, part: PartSource): Promise<{ size: number }> {
  const { content, signal } = opening.receiving.context;
  return inPart(part.instance, opening, async () => {
    const { plaintext, result } = decryptJweStream(await part.open(), {
      ...decryption(opening.receiving, part.maxBytes, part.deflate),
      expectedTag: part.expectedTag,
    });
    async function* checked(): AsyncGenerator<Uint8Array, void, void> {
      yield* plaintext;
      if (result().sha512 !== part.sha512)
        throw refusal(
          'hashMismatch',
          part.instance,
          `Die Prüfsumme ${part.label} ist nicht die der Metadaten.`,
        );
    }
    return content.write(part.name, checked(), { signal });
  });
}

/** Runs the check of one part and turns what is wrong with the content into a refusal. */
async function inPart<T>(instance: string, { receiving, keys }: Opening, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw await partFaultOf(error, instance, receiving, keys);
  }
}

function sameReference(reference: SubmissionReference, submission: EncryptedSubmission): void {
  const { submissionId, caseId, destinationId } = submission;
  const same =
    (submissionId === undefined || submissionId === reference.submissionId) &&
    caseId === reference.caseId &&
    (destinationId === undefined || destinationId === reference.destinationId);
  if (!same || typeof submission.encryptedMetadata !== 'string')
    throw exchangeError('exchange.inbox.other-submission');
}

/** Announced, described, logged: the three lists of attachments must be the same, each id once. */
function sameAttachments(submission: EncryptedSubmission, metadata: SubmissionMetadata, evidence: Evidence) {
  const { attachments } = metadata.contentStructure;
  const sorted = (ids: readonly string[]) => JSON.stringify([...ids].sort());
  const described = sorted(attachments.map(({ attachmentId }) => attachmentId));
  const announced = sorted(submission.attachments ?? []);
  if (described !== announced || described !== sorted(Object.keys(evidence.tags.attachments))) {
    throw refusal(
      'attachmentsMismatch',
      'submission',
      'Angekündigte, beschriebene und eingereichte Anlagen sind nicht dieselben.',
      'different',
    );
  }
  // Ids become names in the store, where case may not count, and beside that of the data.
  const ids = attachments.map(({ attachmentId }) => attachmentId.toLowerCase());
  if (new Set([...ids, submission.submissionId?.toLowerCase()]).size !== ids.length + 1) {
    throw refusal(
      'attachmentsMismatch',
      'submission',
      'Die Kennung einer Anlage ist nicht eindeutig.',
      'ambiguous',
    );
  }
  // What the service allows is also what is taken: a sender must not fill the disk through a service that looks away.
  if (attachments.length > fitConnectLimits.attachments) {
    throw refusal(
      'attachmentsMismatch',
      'submission',
      'Die Sendung hat mehr Anlagen, als erlaubt sind.',
      'too-many',
    );
  }
  return attachments;
}
