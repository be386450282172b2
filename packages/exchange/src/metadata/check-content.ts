import { isUuid } from '@rathaus/client-core/text';
import { isUri } from './formats.ts';
import { isText, type Json, type Judge, type Steps } from './judge.ts';

/** What a check of a part needs; `later` judges members that only 2.x defines. */
export interface PartContext {
  major: 1 | 2;
  judge: Judge;
  later: Judge;
}

const sha512 = /^[a-f0-9]{128}$/;
const mediaType = /^[-\w.]+\/[-\w.+]+$/;
const purposes = { 1: ['form', 'attachment', 'report'], 2: ['form', 'attachment', 'report', 'data'] };
const signatureFormats = ['cms', 'xml', 'pdf', 'asic', 'json'];
const adesProfiles = ['B-B', 'B-T', 'B-LT', 'B-LTA'].map(
  (level) => `http://uri.etsi.org/ades/191x2/level/baseline/${level}#`,
);

/** `contentStructure`: what was sent, with hash, schema and signature of each part. */
export function checkContent(content: Json, context: PartContext): void {
  const { judge, major } = context;
  const data = ['contentStructure', 'data'];
  if (content.data === undefined) {
    if (major === 2) judge.add('data', ...data);
  } else if (judge.object(content.data, ...data)) {
    checkHash(content.data.hash, judge, ...data, 'hash');
    const schema = content.data.submissionSchema;
    if (judge.object(schema, ...data, 'submissionSchema'))
      checkSchema(schema, judge, ...data, 'submissionSchema');
    checkSignature(content.data.signature, judge, ...data, 'signature');
  }
  checkAttachments(content.attachments, context);
}

function checkAttachments(attachments: unknown, context: PartContext): void {
  const { judge } = context;
  const place = ['contentStructure', 'attachments'];
  if (!Array.isArray(attachments)) {
    judge.add('attachments', ...place);
    return;
  }
  const seen = new Map<string, number>();
  for (const [index, attachment] of (attachments as unknown[]).entries()) {
    const at = [...place, index];
    if (!judge.object(attachment, ...at)) continue;
    checkAttachment(attachment, context, ...at);
    if (!isUuid(attachment.attachmentId)) continue;
    const id = attachment.attachmentId.toLowerCase();
    const first = seen.get(id);
    if (first === undefined) seen.set(id, index);
    else judge.addWith('duplicate-id', { first }, ...at, 'attachmentId');
  }
}

function checkAttachment(attachment: Json, { major, judge, later }: PartContext, ...at: Steps): void {
  checkHash(attachment.hash, judge, ...at, 'hash');
  checkSignature(attachment.signature, judge, ...at, 'signature');
  if (!isUuid(attachment.attachmentId)) judge.add('attachment-id', ...at, 'attachmentId');
  if (!isText(attachment.purpose) || !purposes[major].includes(attachment.purpose))
    judge.add('purpose', ...at, 'purpose');
  if (!isText(attachment.mimeType) || !mediaType.test(attachment.mimeType))
    judge.add('mime-type', ...at, 'mimeType');
  judge.optionalText(attachment, 'filename', ...at);
  judge.optionalText(attachment, 'description', ...at);
  const { fragments } = attachment;
  if (fragments === undefined) return;
  const list: unknown[] = Array.isArray(fragments) ? fragments : [];
  if (
    list.length === 0 ||
    !list.every(isUuid) ||
    new Set(list.map((id) => id.toLowerCase())).size < list.length
  )
    later.add('fragments', ...at, 'fragments');
}

/** Hash of a part. Of another method than SHA-512 nothing can be said about the form of its value. */
export function checkHash(hash: unknown, judge: Judge, ...at: Steps): void {
  if (!judge.object(hash, ...at)) return;
  if (hash.type !== 'sha512') {
    judge.add('hash-type', ...at, 'type');
    return;
  }
  if (!isText(hash.content) || !sha512.test(hash.content)) judge.add('hash', ...at, 'content');
}

function checkSchema(schema: Json, judge: Judge, ...at: Steps): void {
  if (!isUri(schema.schemaUri)) judge.add('schema-uri', ...at, 'schemaUri');
  if (schema.mimeType !== 'application/json' && schema.mimeType !== 'application/xml')
    judge.add('schema-mime-type', ...at, 'mimeType');
}

function checkSignature(signature: unknown, judge: Judge, ...at: Steps): void {
  if (signature === undefined || !judge.object(signature, ...at)) return;
  const { signatureFormat, eidasAdesProfile, detachedSignature, content } = signature;
  if (!isText(signatureFormat) || !signatureFormats.includes(signatureFormat))
    judge.add('signature-format', ...at, 'signatureFormat');
  if (
    eidasAdesProfile !== undefined &&
    !(isText(eidasAdesProfile) && adesProfiles.includes(eidasAdesProfile))
  )
    judge.add('signature-profile', ...at, 'eidasAdesProfile');
  if (typeof detachedSignature !== 'boolean') judge.add('signature-detached', ...at, 'detachedSignature');
  if (content !== undefined && !(isText(content) && isSignature(content)))
    judge.add('signature-content', ...at, 'content');
}

/**
 * The official pattern, `^[a-zA-Z0-9+/=]+|[a-zA-Z0-9_-]+$`, anchors each alternative on one side only: a first or a last
 * character is all it asks for. Written so because the pattern takes quadratic time, and as lax because a detached JWS has
 * dots, and Base64 of MIME has line breaks.
 */
const isSignature = (text: string): boolean =>
  /^[a-zA-Z0-9+/=]/.test(text) || /^[a-zA-Z0-9_-]$/.test(text.slice(-1));
