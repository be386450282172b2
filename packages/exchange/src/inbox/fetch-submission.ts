import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Decrypter, isRathausError } from '@rathaus/client-core';
import { syncFolder } from '@rathaus/client-core/node';
import { exchangeError } from '../errors.ts';
import type { EncryptedSubmission, FitConnectClient, SubmissionReference } from '../fit-connect/client.ts';
import { fitConnectLimits } from '../fit-connect/environments.ts';
import type { TrustedKeys } from '../fit-connect/trusted-keys.ts';
import { decryptJwe } from '../jwe/decrypt.ts';
import { decryptJweToFile } from '../jwe/quarantine.ts';
import { checkMetadata } from '../metadata/check.ts';
import type { SubmissionMetadata } from '../metadata/types.ts';
import { firstError } from '../report/first-error.ts';
import { parseAuthenticationTags } from '../set/tags.ts';
import type { SecurityEvent } from '../set/verify.ts';
import type { Evidence } from './received.ts';
import { asRefusal, refusal } from './refusal.ts';

export interface FetchContext {
  client: FitConnectClient;
  trusted: TrustedKeys;
  decrypters: readonly Decrypter[];
  /** Final folder of the content; it appears whole or not at all. */
  folder: string;
  maxDataBytes: number;
  applicationTimeout: number | undefined;
  signal: AbortSignal;
}

export interface FetchedSubmission {
  metadata: SubmissionMetadata;
  dataSize: number;
  submittedAt: string;
  evidence: Evidence;
  attachments: { attachmentId: string; size: number; sha512: string }[];
}

/** Largest metadata that are read into memory. */
const maxMetadataBytes = 10_000_000;

/** What the log says before any content is touched. */
export function readLog(events: readonly SecurityEvent[]): { evidence: Evidence; submittedAt: string } {
  const submit = events.find((event) => event.name === 'submit-submission');
  const tags = submit && parseAuthenticationTags(submit.payload);
  if (!submit || !tags) {
    throw exchangeError('exchange.inbox.not-in-log');
  }
  const tokens = events.map((event) => event.token);
  return {
    evidence: { tags, events: tokens, schema: submit.schema },
    submittedAt: submit.issuedAt,
  };
}

/**
 * Downloads, decrypts and checks one submission in the order of the documentation: log, tags, metadata, data, attachments,
 * hashes, ids. Plaintext lies in a quarantine folder that gets its name at the very end.
 */
export async function fetchSubmission(
  reference: SubmissionReference,
  context: FetchContext,
): Promise<FetchedSubmission> {
  const { client, trusted, decrypters, applicationTimeout, folder, signal } = context;
  const quarantine = `${folder}.quarantine`;
  const { evidence, submittedAt } = readLog(await trusted.verifiedEvents(reference, signal));
  const submission = await client.getSubmission(reference.submissionId, {
    signal,
    maxBytes: Math.ceil((maxMetadataBytes + context.maxDataBytes + 10_000) * (4 / 3)),
  });
  sameReference(reference, submission);
  const open = { decrypters, applicationTimeout, signal };
  const part = <T>(instance: string, work: () => Promise<T>) => checkPart(instance, reference, context, work);
  await rm(quarantine, { recursive: true, force: true });
  try {
    const metadata = readMetadata(
      await part('metadata', () =>
        decryptJwe(submission.encryptedMetadata, {
          ...open,
          maxBytes: maxMetadataBytes,
          expectedTag: evidence.tags.metadata,
        }),
      ),
    );
    const data = await part('data', () =>
      decryptJweToFile([new TextEncoder().encode(submission.encryptedData)], join(quarantine, 'data'), {
        ...open,
        maxBytes: context.maxDataBytes,
        expectedTag: evidence.tags.data,
      }),
    );
    if (data.sha512 !== metadata.contentStructure.data.hash.content) {
      throw refusal('hashMismatch', 'data', 'Die Prüfsumme der Fachdaten ist nicht die der Metadaten.');
    }
    const listed = sameAttachments(submission, metadata, evidence);
    const attachments: FetchedSubmission['attachments'] = [];
    let left: number = fitConnectLimits.submissionBytes;
    for (const { attachmentId, hash } of listed) {
      const instance = `attachment:${attachmentId}`;
      const expectedTag = evidence.tags.attachments[attachmentId] ?? '';
      const stored = await part(instance, async () =>
        decryptJweToFile(
          (await client.getAttachment(reference.submissionId, attachmentId, {
            signal,
          })) as AsyncIterable<Uint8Array> & ReadableStream,
          join(quarantine, attachmentId),
          { ...open, maxBytes: Math.min(fitConnectLimits.attachmentBytes, left), expectedTag },
        ),
      );
      if (stored.sha512 !== hash.content) {
        throw refusal('hashMismatch', instance, 'Die Prüfsumme der Anlage ist nicht die der Metadaten.');
      }
      left -= stored.size;
      attachments.push({ attachmentId, size: stored.size, sha512: stored.sha512 });
    }
    await rm(folder, { recursive: true, force: true });
    await rename(quarantine, folder);
    await syncFolder(join(folder, '..'));
    return { metadata, dataSize: data.size, submittedAt, evidence, attachments };
  } catch (error) {
    await rm(quarantine, { recursive: true, force: true });
    throw error;
  }
}

/** Runs the check of one part and turns what is wrong with the content into a refusal. */
async function checkPart<T>(
  instance: string,
  reference: SubmissionReference,
  { client, signal }: FetchContext,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isRathausError(error) || error.code !== 'exchange.jwe.unknown-kid') throw asRefusal(error, instance);
    // Either our key is not configured, which is our fault, or nobody has such a key: the service knows.
    try {
      await client.getDestinationKey(reference.destinationId, String(error.details.kid), { signal });
    } catch (lookup) {
      if (!isRathausError(lookup) || (lookup.status !== 404 && lookup.status !== 400)) throw lookup;
      throw refusal('encryptionIssue', instance, 'Der Inhalt nennt einen Schlüssel, den es nicht gibt.');
    }
    throw error;
  }
}

function sameReference(reference: SubmissionReference, submission: EncryptedSubmission): void {
  const { submissionId, caseId, destinationId } = submission;
  const same =
    (submissionId === undefined || submissionId === reference.submissionId) &&
    caseId === reference.caseId &&
    (destinationId === undefined || destinationId === reference.destinationId);
  if (
    same &&
    typeof submission.encryptedMetadata === 'string' &&
    typeof submission.encryptedData === 'string'
  )
    return;
  throw exchangeError('exchange.inbox.other-submission');
}

function readMetadata({ plaintext }: { plaintext: Uint8Array }): SubmissionMetadata {
  let document: unknown;
  try {
    document = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(plaintext));
  } catch {
    throw refusal('schemaViolation', 'metadata', 'Die Metadaten sind kein gültiges JSON.');
  }
  const report = checkMetadata(document);
  if (report.findings.some((finding) => finding.rule === 'exchange.metadata.schema')) {
    throw refusal(
      'unsupportedMetadata',
      'metadata',
      'Die Version des Metadatenschemas wird nicht unterstützt.',
    );
  }
  const metadata = document as SubmissionMetadata;
  if (report.verdict !== 'passed' || metadata.contentStructure.data === undefined) {
    // Places are names of the standard and numbers, nothing that the document says.
    const place = firstError(report)?.place ?? '/contentStructure/data';
    throw refusal('schemaViolation', 'metadata', `Die Metadaten verletzen ihr Schema bei „${place}“.`);
  }
  if (metadata.contentStructure.attachments.some((attachment) => attachment.fragments !== undefined)) {
    throw exchangeError('exchange.inbox.fragments-unsupported');
  }
  return metadata;
}

/** Announced, described, logged: the three lists of attachments must be the same. */
function sameAttachments(submission: EncryptedSubmission, metadata: SubmissionMetadata, evidence: Evidence) {
  const { attachments } = metadata.contentStructure;
  const sorted = (ids: readonly string[]) => JSON.stringify([...ids].sort());
  const described = sorted(attachments.map((attachment) => attachment.attachmentId));
  const announced = sorted(submission.attachments ?? []);
  if (described !== announced || described !== sorted(Object.keys(evidence.tags.attachments))) {
    throw refusal(
      'attachmentsMismatch',
      'submission',
      'Angekündigte, beschriebene und eingereichte Anlagen sind nicht dieselben.',
    );
  }
  // What the service allows is also what is taken: a sender must not fill the disk through a service that looks away.
  if (attachments.length > fitConnectLimits.attachments) {
    throw refusal('attachmentsMismatch', 'submission', 'Die Sendung hat mehr Anlagen, als erlaubt sind.');
  }
  return attachments;
}
