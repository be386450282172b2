import { Buffer } from 'node:buffer';
import { X509Certificate } from 'node:crypto';
import { type Finding, pointer, term } from '@rathaus/client-core/findings';
import { readJson } from '../json/read-json.ts';
import { decodeBase64url } from '../jwe/base64url.ts';
import { type DeliveryProofBundle, proofFormat, proofLimits, proofVersion } from './bundle.ts';
import { type FormatFault, type MemberFault, proofRules } from './rules.ts';

/** What a file turned out to be. `faults` are findings of `exchange.proof.format` and `exchange.proof.member`. */
export type ReadDeliveryProof =
  | { readonly state: 'read'; readonly proof: DeliveryProofBundle }
  /** A proof as releases before 0.2 wrote it: it can be read, and shows less than it says. */
  | { readonly state: 'version-1' }
  | { readonly state: 'faulty'; readonly faults: readonly Finding[] };

/** At most so many faults are listed: the first few say what the file is. */
const mostFaults = 50;

type Steps = readonly (string | number)[];
type Fault = (fault: MemberFault, ...steps: Steps) => void;
type Shape = (value: unknown, fault: Fault, at: Steps) => void;
type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const matching =
  (accepts: (text: string) => boolean): Shape =>
  (value, fault, at) => {
    if (typeof value !== 'string' || !accepts(value)) fault('form', ...at);
  };
const pattern = (expression: RegExp) => matching((text) => expression.test(text));

const list =
  (item: Shape, most: number): Shape =>
  (value, fault, at) => {
    if (!Array.isArray(value)) fault('form', ...at);
    else if (value.length > most) fault('too-many', ...at);
    else for (const [index, one] of value.entries()) item(one, fault, [...at, index]);
  };

const record =
  (required: Readonly<Record<string, Shape>>, optional: Readonly<Record<string, Shape>> = {}): Shape =>
  (value, fault, at) => {
    if (!isObject(value)) return fault('form', ...at);
    // The name of an unknown member is foreign text: the place is that of the object.
    for (const name of Object.keys(value))
      if (!Object.hasOwn(required, name) && !Object.hasOwn(optional, name)) fault('unknown-member', ...at);
    for (const [name, shape] of Object.entries(required))
      if (Object.hasOwn(value, name)) shape(value[name], fault, [...at, name]);
      else fault('missing', ...at, name);
    for (const [name, shape] of Object.entries(optional))
      if (Object.hasOwn(value, name)) shape(value[name], fault, [...at, name]);
  };

const exactly =
  (wanted: unknown): Shape =>
  (value, fault, at) => {
    if (value !== wanted) fault('form', ...at);
  };

const base64urlOf = (accepts: (bytes: number) => boolean) =>
  matching((text) => {
    const bytes = decodeBase64url(text);
    return bytes !== undefined && accepts(bytes.length);
  });

const uuid = pattern(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
const sha512 = pattern(/^[0-9a-f]{128}$/);
const tag = base64urlOf((bytes) => bytes === 16);
const kid = pattern(/^[\x21-\x7e]{8,64}$/);
const word = pattern(/^[\x21-\x7e]{1,64}$/);
const certificate = matching((text) => {
  if (text.length > proofLimits.certificateChars) return false;
  const bytes = Buffer.from(text, 'base64');
  if (bytes.toString('base64') !== text) return false;
  try {
    // Bytes behind the certificate would be nobody's.
    return new X509Certificate(bytes).raw.equals(bytes);
  } catch {
    return false;
  }
});
const token = matching(
  (text) => text.length <= proofLimits.tokenChars && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(text),
);

const part = { tag, sha512, encryptedSha512: sha512 };
const key = record(
  {
    kty: word,
    kid,
    alg: word,
    key_ops: list(word, 8),
    n: base64urlOf((bytes) => bytes > 0 && bytes <= 2048),
    e: base64urlOf((bytes) => bytes > 0 && bytes <= 8),
  },
  { x5c: list(certificate, proofLimits.certificates) },
);
const keys = list(key, proofLimits.keys);

const shape = record(
  {
    format: exactly(proofFormat),
    version: exactly(proofVersion),
    transport: exactly('fit-connect'),
    reference: record({ submissionId: uuid, caseId: uuid, destinationId: uuid }),
    destination: record({ encryptionKid: kid }),
    parts: record({
      metadata: record({ tag, sha512 }),
      data: record(part),
      attachments: list(record({ attachmentId: uuid, ...part }), proofLimits.attachments),
    }),
    events: list(token, proofLimits.events),
    keys: record({ service: keys, destination: keys }),
  },
  {
    opening: record({
      header: base64urlOf((bytes) => bytes > 0 && bytes <= 4096),
      plaintext: matching((text) => text.length <= proofLimits.plaintextChars && text.isWellFormed()),
      seed: base64urlOf((bytes) => bytes === 32),
    }),
  },
);

const formatFaults = {
  'too-large': 'too-large',
  'utf-8': 'not-utf8',
  depth: 'too-deep',
  json: 'not-json',
} as const satisfies Record<string, FormatFault>;

const faulty = (fault: FormatFault): ReadDeliveryProof => ({
  state: 'faulty',
  faults: [proofRules.finding('exchange.proof.format', pointer(), { fault: term(fault) })],
});

/**
 * Reads a proof strictly: UTF-8 without byte order mark, JSON without repeated members, known members only, each of its
 * one form, lists in their one order, all within limits. It verifies nothing. Faults have a rule, a word and the place as
 * JSON pointer, no text of the file. Does not throw.
 *
 * @example
 * const read = readDeliveryProof(await readFile('nachweis.json'));
 * if (read.state === 'faulty') console.log(read.faults.map(({ rule, place }) => [rule, place]));
 */
export function readDeliveryProof(source: string | Uint8Array): ReadDeliveryProof {
  const read = readJson(source, { maxBytes: proofLimits.bytes, maxDepth: proofLimits.depth });
  if (read.state === 'unreadable') return faulty(formatFaults[read.fault]);
  // A member named `__proto__` is an unknown one.
  if (read.state === 'ambiguous' && read.fault === 'duplicate-member') return faulty(read.fault);
  const { value } = read;
  if (!isObject(value)) return faulty('not-a-proof');
  if (!Object.hasOwn(value, 'format') && value.version === 1 && Array.isArray(value.events))
    return { state: 'version-1' };
  if (value.format !== proofFormat) return faulty('not-a-proof');
  if (value.version !== proofVersion) return faulty('unknown-version');
  if (value.transport !== 'fit-connect') return faulty('unknown-transport');

  const faults: Finding[] = [];
  const add: Fault = (member, ...steps) => {
    if (faults.length < mostFaults)
      faults.push(proofRules.finding('exchange.proof.member', pointer(...steps), { fault: term(member) }));
  };
  shape(value, add, []);
  if (faults.length === 0) checkLists(value as unknown as DeliveryProofBundle, add);
  return faults.length > 0
    ? { state: 'faulty', faults }
    : { state: 'read', proof: value as unknown as DeliveryProofBundle };
}

/** One order each, nothing twice: the same proof has one form. */
function checkLists({ parts, keys, events }: DeliveryProofBundle, fault: Fault): void {
  const { attachments } = parts;
  for (const [index, { attachmentId }] of attachments.entries()) {
    const before = attachments[index - 1];
    if (before && before.attachmentId >= attachmentId)
      fault(before.attachmentId === attachmentId ? 'repeated' : 'order', 'parts', 'attachments', index);
  }
  for (const owner of ['service', 'destination'] as const) {
    const seen = new Set<string>();
    for (const [index, { kid, x5c = [] }] of keys[owner].entries()) {
      if (seen.has(kid)) fault('repeated', 'keys', owner, index);
      if (new Set(x5c).size !== x5c.length) fault('repeated', 'keys', owner, index, 'x5c');
      seen.add(kid);
    }
  }
  if (new Set(events).size !== events.length) fault('repeated', 'events');
}
