import { isText, type Json, type Judge, type Steps } from './judge.ts';

const sha512 = /^[a-f0-9]{128}$/;
const formats = ['cms', 'xml', 'pdf', 'asic', 'json'];

export function checkHash(hash: unknown, judge: Judge, ...at: Steps): void {
  if (!judge.object(hash, ...at)) return;
  if (hash.type !== 'sha512') judge.add('hash-type', ...at, 'type');
  if (!isText(hash.content) || !sha512.test(hash.content)) judge.add('hash', ...at, 'content');
}

export const isUri = (value: unknown): boolean =>
  isText(value) && /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i.test(value);

export function checkSchema(schema: Json, judge: Judge, ...at: Steps): void {
  if (!isUri(schema.schemaUri)) judge.add('schema-uri', ...at, 'schemaUri');
  if (schema.mimeType !== 'application/json' && schema.mimeType !== 'application/xml')
    judge.add('schema-mime-type', ...at, 'mimeType');
}

export function checkSignature(signature: unknown, judge: Judge, ...at: Steps): void {
  if (signature === undefined || !judge.object(signature, ...at)) return;
  if (!isText(signature.signatureFormat) || !formats.includes(signature.signatureFormat))
    judge.add('signature-format', ...at, 'signatureFormat');
  if (typeof signature.detachedSignature !== 'boolean')
    judge.add('signature-detached', ...at, 'detachedSignature');
}
