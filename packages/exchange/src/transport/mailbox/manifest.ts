import { createHash } from 'node:crypto';
import type { MessageDescription, OutgoingDelivery, Part } from '../transport.ts';
import { isMailboxId, isPartFile, partFile } from './layout.ts';
import {
  fileNameOf,
  isObject,
  type Members,
  memberOf,
  readJsonObject,
  textOf,
  writeJson,
} from './read-json.ts';

export const manifestFormat = 'rathaus-mailbox/delivery';
export const formatVersion = 1;
/** Most bytes of a manifest, a claim or a receipt. */
export const mostManifestBytes = 8 * 1024 * 1024;
/** Most parts of a delivery: four digits number them. */
export const mostParts = 9999;
/** Characters of a text in a manifest. */
export const mostText = 2000;

/** A part as the manifest has it: without a place in the content store, but with its file in the mailbox. */
export type ManifestPart = Omit<Part, 'content'> & { readonly file: string };

/** What is delivered. */
export interface Manifest {
  readonly id: string;
  readonly message: MessageDescription;
  readonly parts: readonly ManifestPart[];
}

/** Hex SHA-512. */
export const sha512Of = (bytes: Uint8Array): string => createHash('sha512').update(bytes).digest('hex');

/** The parts with the names of their files. */
export const filesOf = (parts: OutgoingDelivery['parts']): readonly { part: Part; file: string }[] =>
  parts.map((part, position) => ({ part, file: partFile(position, part.fileName) }));

/** The manifest of a delivery: the same bytes whoever writes it, so that a step that is made twice has done the same. */
export function writeManifest({ id, createdAt, message, parts }: OutgoingDelivery): Uint8Array {
  const { service, region, schemaUri, senderReference, applicationDate } = message;
  return writeJson({
    format: manifestFormat,
    version: formatVersion,
    id,
    createdAt,
    message: {
      service: { identifier: service.identifier, name: service.name },
      region,
      schemaUri,
      senderReference,
      applicationDate,
    },
    parts: filesOf(parts).map(({ part, file }) => ({
      id: part.id,
      role: part.role,
      file,
      size: part.size,
      sha512: part.sha512,
      mimeType: part.mimeType,
      fileName: part.fileName,
      description: part.description,
      purpose: part.purpose,
    })),
  });
}

/**
 * Why a manifest cannot be used: it is of another version, or something in it is wrong (JSON pointer of the first fault, and
 * the member below it, where it is one).
 */
export type ManifestFault =
  | { readonly fault: 'version' }
  | { readonly fault: 'form'; readonly place: string; readonly broken: string };

/** Reads the manifest of a delivery. Every member was written by somebody else; what is unknown is skipped. */
export function readManifest(bytes: Uint8Array, expectedId: string): Manifest | ManifestFault {
  const form = (place: string, broken = ''): ManifestFault => ({ fault: 'form', place, broken });
  const root = readJsonObject(bytes);
  if (!root || memberOf(root, 'format') !== manifestFormat) return form('');
  if (memberOf(root, 'version') !== formatVersion) return { fault: 'version' };
  if (memberOf(root, 'id') !== expectedId) return form('/id');
  const message = readMessage(memberOf(root, 'message'));
  if ('broken' in message) return form('/message', message.broken);
  const listed = memberOf(root, 'parts');
  if (!Array.isArray(listed) || listed.length === 0 || listed.length > mostParts) return form('/parts');
  const parts: ManifestPart[] = [];
  const ids = new Set<string>();
  const files = new Set<string>();
  for (const [index, value] of listed.entries()) {
    const part = isObject(value) ? readPart(value) : { broken: '' };
    if ('broken' in part) return form(`/parts/${index}`, part.broken);
    if (ids.has(part.id) || files.has(part.file)) return form(`/parts/${index}`);
    ids.add(part.id);
    files.add(part.file);
    parts.push(part);
  }
  if (parts.filter(({ role }) => role === 'data').length !== 1) return form('/parts');
  return { id: expectedId, message, parts };
}

/** What cannot be read, by the member of a delivery that it would be; empty when it is the whole. */
interface Unread {
  readonly broken: string;
}

function readMessage(value: unknown): MessageDescription | Unread {
  if (!isObject(value)) return { broken: '' };
  const service = memberOf(value, 'service');
  if (!isObject(service)) return { broken: 'service' };
  const identifier = textOf(service, 'identifier', mostText);
  const name = textOf(service, 'name', mostText);
  const schemaUri = textOf(value, 'schemaUri', mostText);
  if (identifier === undefined) return { broken: 'service.identifier' };
  if (name === undefined) return { broken: 'service.name' };
  if (schemaUri === undefined) return { broken: 'schemaUri' };
  const optional = ['region', 'senderReference', 'applicationDate'] as const;
  const broken = optional.find((member) => !isOptionalText(value, member));
  if (broken) return { broken };
  const [region, senderReference, applicationDate] = optional.map((member) =>
    textOf(value, member, mostText),
  );
  return { service: { identifier, name }, region, schemaUri, senderReference, applicationDate };
}

function readPart(value: Members): ManifestPart | Unread {
  const id = memberOf(value, 'id');
  const role = memberOf(value, 'role');
  const file = memberOf(value, 'file');
  const size = memberOf(value, 'size');
  const sha512 = memberOf(value, 'sha512');
  const mimeType = textOf(value, 'mimeType', 200);
  if (!isMailboxId(id) || !isPartFile(file)) return { broken: '' };
  if (role !== 'data' && role !== 'attachment') return { broken: 'role' };
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0) return { broken: 'size' };
  if (typeof sha512 !== 'string' || !/^[0-9a-f]{128}$/.test(sha512)) return { broken: 'sha512' };
  if (mimeType === undefined || !mediaType.test(mimeType)) return { broken: 'mimeType' };
  const optional = ['description', 'purpose'] as const;
  const broken = optional.find((member) => !isOptionalText(value, member));
  if (broken) return { broken };
  const [description, purpose] = optional.map((member) => textOf(value, member, mostText));
  const fileName = fileNameOf(value, 'fileName', mostText);
  if (fileName === undefined && memberOf(value, 'fileName') !== undefined) return { broken: 'fileName' };
  return { id, role, file, size, sha512, mimeType, fileName, description, purpose };
}

/** Type and subtype are tokens (RFC 9110, section 8.3.1); what follows a semicolon is for whoever knows it. */
const mediaType = /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+\s*(?:;.*)?$/;

const isOptionalText = (value: Members, member: string): boolean =>
  memberOf(value, member) === undefined || textOf(value, member, mostText) !== undefined;
