import { type Finding, hasErrors } from '../findings/index.ts';
import type { SubmissionMetadata } from './types.ts';

const schemaUri =
  /^https:\/\/schema\.fitko\.de\/fit-connect\/metadata\/(\d+)\.\d+\.\d+\/metadata\.schema\.json$/;
const sha512 = /^[a-f0-9]{128}$/;
const mimeType = /^[-\w.]+\/[-\w.+]+$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const purposes = ['form', 'attachment', 'report', 'data'];
const replyChannels = ['eMail', 'deMail', 'fink', 'elster', 'fitConnect', 'idBundDeMailbox'];
const referenceMembers = [
  'senderReference',
  'applicationDate',
  'idBundDeApplicationId',
  'zustimmungZumDigitalenBescheid',
];

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';

/** Collects findings; every rule names its place. */
class Report {
  readonly findings: Finding[] = [];
  error(rule: string, place: string, reason: string): void {
    this.findings.push({ rule: `exchange.metadata.${rule}`, severity: 'error', place, reason });
  }
  warning(rule: string, place: string, reason: string): void {
    this.findings.push({ rule: `exchange.metadata.${rule}`, severity: 'warning', place, reason });
  }
  object(value: unknown, place: string): value is Json {
    if (isObject(value)) return true;
    this.error('object', place, value === undefined ? 'is missing' : 'must be an object');
    return false;
  }
  optionalText(owner: Json, member: string, place: string): void {
    if (owner[member] !== undefined && !isText(owner[member]))
      this.error('text', `${place}.${member}`, 'must be text');
  }
}

/**
 * Checks metadata of version 1.x and 2.x as far as a receiver depends on them: structure, hashes, ids, purposes and the
 * closed lists. Written from the published rules; what is valid here is valid against the 2.1.0 schema (tested).
 */
export function checkMetadata(metadata: unknown): Finding[] {
  const report = new Report();
  if (!report.object(metadata, '')) return report.findings;
  const major = majorOf(metadata, report);
  if (report.object(metadata.contentStructure, 'contentStructure')) {
    checkContent(metadata.contentStructure, major, report);
  }
  checkReply(metadata.replyChannel, report);
  checkReference(metadata.additionalReferenceInfo, report);
  checkAuthor(metadata.author, report);
  checkDataSets(metadata.dataSets, report);
  if (metadata.paymentInformation !== undefined) checkPayment(metadata.paymentInformation, report);
  return report.findings;
}

/** Reads metadata that `checkMetadata` has no error for; `undefined` otherwise. */
export function parseMetadata(metadata: unknown): SubmissionMetadata | undefined {
  return hasErrors(checkMetadata(metadata)) ? undefined : (metadata as SubmissionMetadata);
}

function majorOf(metadata: Json, report: Report): number {
  const { $schema } = metadata;
  if ($schema === undefined) {
    // 1.x did not require $schema, 2.x does; without it only 1.x is possible, which has publicServiceType.
    if (metadata.publicServiceType === undefined) report.error('schema', '$schema', 'is missing');
    return 1;
  }
  const major = isText($schema) ? Number(schemaUri.exec($schema)?.[1] ?? 0) : 0;
  if (major === 1) report.warning('old-version', '$schema', 'metadata 1.x are read for compatibility only');
  else if (major !== 2) report.error('schema', '$schema', 'only metadata 1.x and 2.x are supported');
  return major;
}

function checkContent(content: Json, major: number, report: Report): void {
  const place = 'contentStructure';
  if (content.data === undefined) {
    if (major !== 1) report.error('data', `${place}.data`, 'is missing');
  } else if (report.object(content.data, `${place}.data`)) {
    checkHash(content.data.hash, `${place}.data.hash`, report);
    const schema = content.data.submissionSchema;
    if (report.object(schema, `${place}.data.submissionSchema`))
      checkSchema(schema, `${place}.data.submissionSchema`, report);
    checkSignature(content.data.signature, `${place}.data.signature`, report);
  }
  if (!Array.isArray(content.attachments)) {
    report.error('attachments', `${place}.attachments`, 'must be a list');
    return;
  }
  const seen = new Set<string>();
  for (const [index, attachment] of content.attachments.entries()) {
    const at = `${place}.attachments[${index}]`;
    if (!report.object(attachment, at)) continue;
    checkAttachment(attachment, at, report);
    const id = String(attachment.attachmentId).toLowerCase();
    if (seen.has(id)) report.error('duplicate-id', `${at}.attachmentId`, 'occurs twice');
    seen.add(id);
  }
}

function checkAttachment(attachment: Json, place: string, report: Report): void {
  checkHash(attachment.hash, `${place}.hash`, report);
  checkSignature(attachment.signature, `${place}.signature`, report);
  if (!isText(attachment.attachmentId) || !uuid.test(attachment.attachmentId)) {
    report.error('attachment-id', `${place}.attachmentId`, 'must be a UUID');
  }
  if (!isText(attachment.purpose) || !purposes.includes(attachment.purpose)) {
    report.error('purpose', `${place}.purpose`, 'must be form, attachment, report or data');
  }
  if (!isText(attachment.mimeType) || !mimeType.test(attachment.mimeType)) {
    report.error('mime-type', `${place}.mimeType`, 'must be a media type such as application/pdf');
  }
  report.optionalText(attachment, 'filename', place);
  report.optionalText(attachment, 'description', place);
  const { fragments } = attachment;
  if (fragments === undefined) return;
  const list = Array.isArray(fragments) ? fragments : [];
  if (
    list.length === 0 ||
    !list.every((id) => isText(id) && uuid.test(id)) ||
    new Set(list).size !== list.length
  ) {
    report.error('fragments', `${place}.fragments`, 'must be a list of different UUIDs');
  }
}

function checkHash(hash: unknown, place: string, report: Report): void {
  if (!report.object(hash, place)) return;
  if (hash.type !== 'sha512') report.error('hash-type', `${place}.type`, 'must be sha512');
  if (!isText(hash.content) || !sha512.test(hash.content)) {
    report.error('hash', `${place}.content`, 'must be 128 lower-case hex digits');
  }
}

function isUri(value: unknown): boolean {
  return isText(value) && /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(value);
}

function checkSchema(schema: Json, place: string, report: Report): void {
  if (!isUri(schema.schemaUri)) report.error('schema-uri', `${place}.schemaUri`, 'must be a URI');
  if (schema.mimeType !== 'application/json' && schema.mimeType !== 'application/xml') {
    report.error('schema-mime-type', `${place}.mimeType`, 'must be application/json or application/xml');
  }
}

function checkSignature(signature: unknown, place: string, report: Report): void {
  if (signature === undefined || !report.object(signature, place)) return;
  if (
    !isText(signature.signatureFormat) ||
    !['cms', 'xml', 'pdf', 'asic', 'json'].includes(signature.signatureFormat)
  ) {
    report.error('signature-format', `${place}.signatureFormat`, 'must be cms, xml, pdf, asic or json');
  }
  if (typeof signature.detachedSignature !== 'boolean') {
    report.error('signature-detached', `${place}.detachedSignature`, 'must be true or false');
  }
}

function checkReply(reply: unknown, report: Report): void {
  if (reply === undefined || !report.object(reply, 'replyChannel')) return;
  const members = Object.keys(reply);
  const only = members[0];
  if (members.length !== 1 || only === undefined) {
    report.error('reply-channel', 'replyChannel', 'must name exactly one channel');
  } else if (!replyChannels.includes(only)) {
    report.warning(
      'reply-channel-unknown',
      'replyChannel',
      'names a channel that is not in the published list',
    );
  }
}

function checkReference(reference: unknown, report: Report): void {
  const place = 'additionalReferenceInfo';
  if (reference === undefined || !report.object(reference, place)) return;
  for (const member of Object.keys(reference)) {
    if (!referenceMembers.includes(member))
      report.error('reference-member', place, 'has a member that the schema forbids');
  }
  report.optionalText(reference, 'senderReference', place);
  const date = reference.applicationDate;
  if (date !== undefined && !(isText(date) && isDate(date))) {
    report.error('application-date', `${place}.applicationDate`, 'must be a date YYYY-MM-DD');
  }
  const consent = reference.zustimmungZumDigitalenBescheid;
  if (consent !== undefined && typeof consent !== 'boolean') {
    report.error('consent', `${place}.zustimmungZumDigitalenBescheid`, 'must be true or false');
  }
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function checkAuthor(author: unknown, report: Report): void {
  if (author === undefined || !report.object(author, 'author')) return;
  if (!isText(author.name)) report.error('author', 'author.name', 'must be text');
  report.optionalText(author, 'description', 'author');
  report.optionalText(author, 'url', 'author');
  if (!report.object(author.product, 'author.product')) return;
  for (const member of ['name', 'version', 'manufacturer']) {
    if (!isText(author.product[member])) report.error('author', `author.product.${member}`, 'must be text');
  }
}

function checkDataSets(sets: unknown, report: Report): void {
  if (sets === undefined) return;
  if (!Array.isArray(sets)) {
    report.error('data-sets', 'dataSets', 'must be a list');
    return;
  }
  for (const [index, set] of sets.entries()) {
    const place = `dataSets[${index}]`;
    if (!report.object(set, place)) continue;
    if (!isText(set.dataSetId) || !uuid.test(set.dataSetId))
      report.error('data-set-id', `${place}.dataSetId`, 'must be a UUID');
    checkHash(set.hash, `${place}.hash`, report);
    if (!('content' in set)) report.error('data-set-content', `${place}.content`, 'is missing');
    if (report.object(set.schema, `${place}.schema`) && !isUri(set.schema.schemaUri)) {
      report.error('schema-uri', `${place}.schema.schemaUri`, 'must be a URI');
    }
  }
}

function checkPayment(payment: unknown, report: Report): void {
  if (!report.object(payment, 'paymentInformation')) return;
  for (const member of ['transactionReference', 'transactionId', 'paymentMethod', 'status']) {
    if (!isText(payment[member])) report.error('payment', `paymentInformation.${member}`, 'must be text');
  }
}
