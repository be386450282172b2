import { createCollector, type Report, term } from '@rathaus/client-core/findings';
import { isUuid } from '@rathaus/client-core/text';
import { checkAuthor, checkDataSets, checkPayment, checkReference, checkReply } from './check-parts.ts';
import { checkHash, checkSchema, checkSignature } from './check-values.ts';
import { createJudge, isText, type Json, type Judge, type Steps } from './judge.ts';
import type { SubmissionMetadata } from './types.ts';

const schemaUri =
  /^https:\/\/schema\.fitko\.de\/fit-connect\/metadata\/(\d{1,4})\.\d+\.\d+\/metadata\.schema\.json$/;
const mimeType = /^[-\w.]+\/[-\w.+]+$/;
const purposes = ['form', 'attachment', 'report', 'data'];

/**
 * Checks metadata of version 1.x and 2.x as far as a receiver depends on them: structure, hashes, ids, purposes and the
 * closed lists. Written from the published rules; what passes here is valid against the 2.1.0 schema (tested). The report
 * (kind `exchange.metadata`) holds no text of the document, so it may be logged and sent back; its sentences are in
 * `@rathaus/exchange/texts`. Does not throw.
 *
 * @example
 * const report = checkMetadata(JSON.parse(plaintext));
 * if (report.verdict !== 'passed') console.log(reportText(report, catalogue));
 */
export function checkMetadata(metadata: unknown): Report {
  const collector = createCollector();
  const judge = createJudge(collector);
  if (judge.object(metadata)) checkDocument(metadata, judge);
  return { kind: 'exchange.metadata', ...collector.result() };
}

/** Reads metadata that pass `checkMetadata`; `undefined` otherwise. */
export function parseMetadata(metadata: unknown): SubmissionMetadata | undefined {
  return checkMetadata(metadata).verdict === 'passed' ? (metadata as SubmissionMetadata) : undefined;
}

function checkDocument(metadata: Json, judge: Judge): void {
  const major = majorOf(metadata, judge);
  if (judge.object(metadata.contentStructure, 'contentStructure'))
    checkContent(metadata.contentStructure, major, judge);
  checkReply(metadata.replyChannel, judge);
  checkReference(metadata.additionalReferenceInfo, judge);
  checkAuthor(metadata.author, judge);
  checkDataSets(metadata.dataSets, judge);
  if (metadata.paymentInformation !== undefined) checkPayment(metadata.paymentInformation, judge);
}

function majorOf(metadata: Json, judge: Judge): number {
  const { $schema } = metadata;
  if ($schema === undefined) {
    // 1.x did not require $schema, 2.x does; without it only 1.x is possible, which has publicServiceType.
    if (metadata.publicServiceType === undefined)
      judge.addWith('schema', { fault: term('missing'), major: 0 }, '$schema');
    return 1;
  }
  const version = isText($schema) ? schemaUri.exec($schema)?.[1] : undefined;
  const major = Number(version ?? 0);
  if (version === undefined) judge.addWith('schema', { fault: term('unknown'), major }, '$schema');
  else if (major === 1) judge.add('old-version', '$schema');
  else if (major !== 2) judge.addWith('schema', { fault: term('unsupported'), major }, '$schema');
  return major;
}

function checkContent(content: Json, major: number, judge: Judge): void {
  const data = ['contentStructure', 'data'];
  if (content.data === undefined) {
    if (major !== 1) judge.add('data', ...data);
  } else if (judge.object(content.data, ...data)) {
    checkHash(content.data.hash, judge, ...data, 'hash');
    const schema = content.data.submissionSchema;
    if (judge.object(schema, ...data, 'submissionSchema'))
      checkSchema(schema, judge, ...data, 'submissionSchema');
    checkSignature(content.data.signature, judge, ...data, 'signature');
  }
  const place = ['contentStructure', 'attachments'];
  if (!Array.isArray(content.attachments)) {
    judge.add('attachments', ...place);
    return;
  }
  const seen = new Map<string, number>();
  for (const [index, attachment] of content.attachments.entries()) {
    if (!judge.object(attachment, ...place, index)) continue;
    checkAttachment(attachment, judge, ...place, index);
    const id = String(attachment.attachmentId).toLowerCase();
    const first = seen.get(id);
    if (first === undefined) seen.set(id, index);
    else judge.addWith('duplicate-id', { first }, ...place, index, 'attachmentId');
  }
}

function checkAttachment(attachment: Json, judge: Judge, ...at: Steps): void {
  checkHash(attachment.hash, judge, ...at, 'hash');
  checkSignature(attachment.signature, judge, ...at, 'signature');
  if (!isUuid(attachment.attachmentId)) judge.add('attachment-id', ...at, 'attachmentId');
  if (!isText(attachment.purpose) || !purposes.includes(attachment.purpose))
    judge.add('purpose', ...at, 'purpose');
  if (!isText(attachment.mimeType) || !mimeType.test(attachment.mimeType))
    judge.add('mime-type', ...at, 'mimeType');
  judge.optionalText(attachment, 'filename', ...at);
  judge.optionalText(attachment, 'description', ...at);
  const { fragments } = attachment;
  if (fragments === undefined) return;
  const list: unknown[] = Array.isArray(fragments) ? fragments : [];
  if (list.length === 0 || !list.every(isUuid) || new Set(list).size !== list.length)
    judge.add('fragments', ...at, 'fragments');
}
