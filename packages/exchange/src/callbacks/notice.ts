import { isUuid } from '@rathaus/client-core/text';
import { exchangeError } from '../errors.ts';
import { readJson } from '../json/read-json.ts';

/** What a callback announces. The URIs of the last two are taken by analogy: no public source has them. */
export const callbackKinds = ['new-submissions', 'new-events', 'new-replies'] as const;
/** What a callback announces. */
export type CallbackKind = (typeof callbackKinds)[number];

/** Ids that a callback names, each a UUID in lower case. Which of them are there depends on the kind. */
export interface CallbackReference {
  submissionId?: string;
  replyId?: string;
  caseId?: string;
  destinationId?: string;
}

/** An authentic callback. It is a hint to look now; what it announces is found by polling as well. */
export interface CallbackNotice {
  tenant: string;
  kind: CallbackKind;
  /** When the service sent it, ISO 8601 in UTC. */
  sentAt: string;
  /** May be empty: look at everything then. */
  references: readonly CallbackReference[];
}

const prefix = 'https://schema.fitko.de/fit-connect/submission-api/callbacks/';
const members = ['submissionId', 'replyId', 'caseId', 'destinationId'] as const;
const objectLists = ['submissions', 'replies', 'events'] as const;
const idLists = { submissionIds: 'submissionId', replyIds: 'replyId', caseIds: 'caseId' } as const;
const mostReferences = 10_000;
/** Levels of nesting; a notice has 3. */
const deepest = 32;

const malformed = (member: string) => exchangeError('exchange.callback.malformed', { details: { member } });

/**
 * Reads the body of a callback whose HMAC is right. `undefined` for a kind that is not known. Errors:
 * `exchange.callback.malformed`.
 */
export function readNotice(bytes: Uint8Array): Pick<CallbackNotice, 'kind' | 'references'> | undefined {
  const body = parse(bytes);
  if (typeof body.type !== 'string') throw malformed('type');
  const kind = callbackKinds.find((name) => body.type === prefix + name);
  return kind && { kind, references: referencesOf(body) };
}

function parse(bytes: Uint8Array): Record<string, unknown> {
  const read = readJson(bytes, { maxDepth: deepest, skipByteOrderMark: true });
  // A member named `__proto__` is one of those that nobody reads here.
  const isClear = read.state === 'read' || (read.state === 'ambiguous' && read.fault === 'reserved-member');
  if (!isClear) throw malformed('body');
  const body = read.value;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) throw malformed('body');
  return body as Record<string, unknown>;
}

/** Lists of ids are the old form, lists of objects the new one; a callback may have both. */
function referencesOf(body: Readonly<Record<string, unknown>>): CallbackReference[] {
  const found: CallbackReference[] = [];
  for (const list of objectLists) {
    for (const item of listOf(body, list)) {
      if (typeof item !== 'object' || item === null) throw malformed(list);
      const reference = referenceOf(item as Record<string, unknown>);
      if (reference) found.push(reference);
    }
  }
  const named = new Set(
    found.flatMap((reference) => members.map((member) => `${member} ${reference[member]}`)),
  );
  for (const list of Object.keys(idLists) as (keyof typeof idLists)[]) {
    const member = idLists[list];
    for (const id of listOf(body, list)) {
      if (!isUuid(id)) throw malformed(list);
      const key = `${member} ${id.toLowerCase()}`;
      if (!named.has(key)) found.push({ [member]: id.toLowerCase() });
      named.add(key);
    }
  }
  if (found.length > mostReferences) throw malformed('references');
  return found;
}

function listOf(body: Readonly<Record<string, unknown>>, member: string): readonly unknown[] {
  const value = body[member];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw malformed(member);
  return value;
}

/** Ids become parts of addresses and names of folders: what is none is refused, not passed on. */
function referenceOf(item: Readonly<Record<string, unknown>>): CallbackReference | undefined {
  const reference: CallbackReference = {};
  for (const member of members) {
    const id = item[member];
    if (id === undefined || id === null) continue;
    if (!isUuid(id)) throw malformed(member);
    reference[member] = id.toLowerCase();
  }
  return Object.keys(reference).length === 0 ? undefined : reference;
}
