import {
  contentOf,
  DerCursor,
  type DerExtension,
  type DerValue,
  readBoolean,
  readExtensions,
  readOctets,
  readSmall,
  readTime,
  readValue,
  readWhole,
  sameBytes,
  tags,
  whole,
} from '../keys/der.ts';
import { readSignatureAlgorithm, sameAlgorithm, verifySignature } from '../keys/signature-algorithm.ts';
import { checkWindow, RevocationFault, reading, reasonOf, type Statement } from './fault.ts';
import { type DistributionPoint, readPoint, type Subject } from './subject.ts';

const ids = {
  reason: '2.5.29.21',
  delta: '2.5.29.27',
  scope: '2.5.29.28',
  certificateIssuer: '2.5.29.29',
} as const;

/** The parts of a `CertificateList` (RFC 5280, section 5.1). */
interface List {
  readonly der: Uint8Array;
  readonly signed: DerValue;
  readonly algorithm: DerValue;
  readonly innerAlgorithm: DerValue;
  readonly signature: Uint8Array;
  readonly issuer: Uint8Array;
  readonly thisUpdate: number;
  readonly nextUpdate: number | undefined;
  readonly entries: DerValue | undefined;
  readonly extensions: ReadonlyMap<string, DerExtension>;
}

/**
 * What a list says of one certificate. Complete lists of the issuer itself only: indirect, delta and partial ones are
 * refused, and so is every one with an unknown critical extension, in the list or in any entry (RFC 5280, sections 5.2,
 * 5.3 and 6.3). The list is walked, not built in memory. Throws `RevocationFault`.
 */
export function readList(
  der: Uint8Array,
  subject: Subject,
  { now, points }: { now: number; points: readonly DistributionPoint[] },
): Statement {
  const list = reading(() => parse(der));
  const { issuer, issuerProfile, profile } = subject;
  if (!sameBytes(list.issuer, profile.issuer)) throw new RevocationFault('list-of-other-issuer');
  if (issuerProfile.usage && !issuerProfile.usage.has('cRLSign'))
    throw new RevocationFault('list-signer-refused');
  const algorithm = reading(() => readSignatureAlgorithm(der, list.algorithm)).allowed;
  if (!algorithm) throw new RevocationFault('algorithm-refused');
  if (!verifySignature(algorithm, whole(der, list.signed), list.signature, issuer.publicKey))
    throw new RevocationFault('signature-invalid');
  // What follows is said by the issuer.
  const { thisUpdate, nextUpdate } = list;
  if (nextUpdate === undefined) throw new RevocationFault('list-without-next-update');
  checkWindow(thisUpdate, nextUpdate, now);
  reading(() => checkScope(list.extensions, subject, points));
  const revoked = reading(() => findSerial(list, profile.serial));
  return { revoked, thisUpdate, nextUpdate };
}

/** `thisUpdate` of a list that was verified before. Milliseconds. */
export const listTime = (der: Uint8Array): number => reading(() => parse(der)).thisUpdate;

function parse(der: Uint8Array): List {
  const outer = new DerCursor(der, readWhole(der, tags.sequence));
  const signed = outer.next(tags.sequence);
  const algorithm = outer.next(tags.sequence);
  const signature = readOctets(der, outer.next(tags.bitString));
  outer.close();
  const body = new DerCursor(der, signed);
  const version = body.optional(tags.integer);
  if (version && readSmall(der, version) !== 1) throw new RevocationFault('malformed');
  const innerAlgorithm = body.next(tags.sequence);
  if (!sameAlgorithm(der, innerAlgorithm, algorithm)) throw new RevocationFault('malformed');
  const issuer = whole(der, body.next(tags.sequence));
  const thisUpdate = readTime(der, body.next());
  const next = body.optional(tags.utcTime) ?? body.optional(tags.generalizedTime);
  const entries = body.optional(tags.sequence);
  const holder = body.optional(0xa0);
  body.close();
  return {
    der,
    signed,
    algorithm,
    innerAlgorithm,
    signature,
    issuer,
    thisUpdate,
    nextUpdate: next && readTime(der, next),
    entries,
    extensions: holder ? readExtensions(der, new DerCursor(der, holder).next()) : new Map(),
  };
}

function checkScope(
  extensions: ReadonlyMap<string, DerExtension>,
  { certificate }: Subject,
  points: readonly DistributionPoint[],
): void {
  if (extensions.has(ids.delta)) throw new RevocationFault('list-delta');
  for (const [id, { critical }] of extensions)
    if (critical && id !== ids.scope) throw new RevocationFault('critical-extension');
  const der = extensions.get(ids.scope)?.value;
  if (!der) return;
  const scope = new DerCursor(der, readWhole(der, tags.sequence));
  const point = scope.optional(0xa0);
  const flag = (number: number) => {
    const value = scope.optional(0x80 + number);
    return value !== undefined && readBoolean(der, value);
  };
  const [onlyUsers, onlyAuthorities] = [flag(1), flag(2)];
  const someReasons = scope.optional(0x83);
  const [indirect, onlyAttributes] = [flag(4), flag(5)];
  scope.close();
  if (indirect) throw new RevocationFault('list-indirect');
  const covered = !(onlyUsers && certificate.ca) && !(onlyAuthorities && !certificate.ca);
  const named = !point || isNamed(readPoint(der, readValue(der, point.content, point.end)), points);
  if (!covered || !named || someReasons || onlyAttributes) throw new RevocationFault('list-scope');
}

/** A list for one distribution point judges only certificates that name this point (RFC 5280, section 6.3.3 (b)(2)). */
const isNamed = ({ names }: DistributionPoint, points: readonly DistributionPoint[]): boolean =>
  names.some((name) => points.some((point) => point.names.some((other) => sameBytes(name, other))));

/** Walks through all entries: one that is not understood makes the whole list unusable (RFC 5280, section 5.3). */
function findSerial({ der, entries }: List, serial: Uint8Array): Statement['revoked'] {
  if (!entries) return undefined;
  let found: Statement['revoked'];
  const cursor = new DerCursor(der, entries);
  while (!cursor.done) {
    const entry = new DerCursor(der, cursor.next(tags.sequence));
    const number = entry.next(tags.integer);
    const date = entry.next();
    const holder = entry.done ? undefined : entry.next(tags.sequence);
    entry.close();
    const reason = holder && readEntry(der, holder);
    if (sameBytes(contentOf(der, number), serial))
      found ??= { at: readTime(der, date), reason: reasonOf(reason ?? 0) };
  }
  return found;
}

/** The reason code of an entry. */
function readEntry(der: Uint8Array, holder: DerValue): number | undefined {
  const extensions = readExtensions(der, holder);
  if (extensions.has(ids.certificateIssuer)) throw new RevocationFault('list-indirect');
  for (const [id, { critical }] of extensions)
    if (critical && id !== ids.reason) throw new RevocationFault('critical-extension');
  const value = extensions.get(ids.reason)?.value;
  return value && readSmall(value, readWhole(value, tags.enumerated));
}
