/**
 * Strict reader of DER (ITU-T X.690, section 10): definite lengths in their shortest form, tags below 31, nothing beyond
 * the end. Faults are `DerFault`, which never leaves this package: whoever calls turns it into a finding or a reason.
 *
 * It is our own because Node reads neither path lengths nor signature parameters out of a certificate, and because a
 * revocation list has too many nodes for a reader that builds a tree (ADR 0165).
 */
export class DerFault extends Error {}

/** One value: its tag byte and where it lies in the bytes. */
export interface DerValue {
  readonly tag: number;
  /** First byte of tag, of content, and the byte after the last. */
  readonly start: number;
  readonly content: number;
  readonly end: number;
}

/** Tag bytes of the universal class, and the constructed context class by number. */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  enumerated: 0x0a,
  sequence: 0x30,
  utcTime: 0x17,
  generalizedTime: 0x18,
} as const;

const fault = (what: string): DerFault => new DerFault(what);

/** The value at `offset`; `end` bounds it. */
export function readValue(bytes: Uint8Array, offset: number, end: number): DerValue {
  const tag = bytes[offset];
  const first = bytes[offset + 1];
  if (offset + 2 > end || tag === undefined || first === undefined) throw fault('truncated');
  if ((tag & 0x1f) === 0x1f) throw fault('tag');
  let content = offset + 2;
  let length = first;
  if (first >= 0x80) {
    const octets = first & 0x7f;
    if (octets < 1 || octets > 4 || content + octets > end) throw fault('length');
    length = 0;
    for (let index = 0; index < octets; index++) length = length * 256 + bytes[content + index]!;
    if (length < 0x80 || length < 256 ** (octets - 1)) throw fault('length');
    content += octets;
  }
  if (length > end - content) throw fault('truncated');
  return { tag, start: offset, content, end: content + length };
}

/** The only value of `bytes`: nothing may follow it. */
export function readWhole(bytes: Uint8Array, tag: number): DerValue {
  const value = readValue(bytes, 0, bytes.length);
  if (value.tag !== tag || value.end !== bytes.length) throw fault('whole');
  return value;
}

/** Walks through the values of a constructed one. Lists of a million entries are walked without a list in memory. */
export class DerCursor {
  readonly bytes: Uint8Array;
  #offset: number;
  readonly #end: number;

  constructor(bytes: Uint8Array, parent: DerValue) {
    this.bytes = bytes;
    this.#offset = parent.content;
    this.#end = parent.end;
  }

  get done(): boolean {
    return this.#offset >= this.#end;
  }

  /** Tag byte of the next value. */
  get peek(): number | undefined {
    return this.done ? undefined : this.bytes[this.#offset];
  }

  /** The next value, which must have the tag when one is given. */
  next(tag?: number): DerValue {
    const value = readValue(this.bytes, this.#offset, this.#end);
    if (tag !== undefined && value.tag !== tag) throw fault('unexpected');
    this.#offset = value.end;
    return value;
  }

  /** The next value if it has the tag. */
  optional(tag: number): DerValue | undefined {
    return this.peek === tag ? this.next() : undefined;
  }

  /** Everything must have been read. */
  close(): void {
    if (!this.done) throw fault('trailing');
  }
}

/** The bytes of a value with its tag and length. */
export const whole = (bytes: Uint8Array, { start, end }: DerValue): Uint8Array => bytes.subarray(start, end);
/** The bytes of a value without tag and length. */
export const contentOf = (bytes: Uint8Array, { content, end }: DerValue): Uint8Array =>
  bytes.subarray(content, end);

/** `1.2.840.113549`; at most 64 octets. */
export function readOid(bytes: Uint8Array, value: DerValue): string {
  const octets = contentOf(bytes, value);
  if (octets.length === 0 || octets.length > 64 || octets.at(-1)! >= 0x80) throw fault('oid');
  const arcs: bigint[] = [];
  let arc = 0n;
  for (const octet of octets) {
    if (arc === 0n && octet === 0x80) throw fault('oid');
    arc = (arc << 7n) | BigInt(octet & 0x7f);
    if (octet < 0x80) {
      arcs.push(arc);
      arc = 0n;
    }
  }
  const joined = arcs[0]!;
  const first = joined < 80n ? joined / 40n : 2n;
  return [first, joined - first * 40n, ...arcs.slice(1)].join('.');
}

/** TRUE is 0xFF, FALSE is 0x00 (X.690, section 11.1). */
export function readBoolean(bytes: Uint8Array, value: DerValue): boolean {
  const octet = bytes[value.content];
  if (value.end - value.content !== 1 || (octet !== 0 && octet !== 0xff)) throw fault('boolean');
  return octet === 0xff;
}

/** A small non-negative INTEGER or ENUMERATED. */
export function readSmall(bytes: Uint8Array, value: DerValue): number {
  const octets = contentOf(bytes, value);
  if (octets.length < 1 || octets.length > 4 || octets[0]! >= 0x80) throw fault('integer');
  if (octets.length > 1 && octets[0] === 0 && octets[1]! < 0x80) throw fault('integer');
  return octets.reduce((sum, octet) => sum * 256 + octet, 0);
}

/** Milliseconds of a UTCTime or GeneralizedTime in the form that RFC 5280, section 4.1.2.5, prescribes. */
export function readTime(bytes: Uint8Array, value: DerValue): number {
  const text = String.fromCharCode(...contentOf(bytes, value).subarray(0, 16));
  const short = value.tag === tags.utcTime;
  if (!short && value.tag !== tags.generalizedTime) throw fault('time');
  if (value.end - value.content !== text.length) throw fault('time');
  const found = (
    short ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/ : /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/
  ).exec(text);
  if (!found) throw fault('time');
  const [year = 0, month = 0, ...rest] = found.slice(1).map(Number);
  const full = short ? year + (year >= 50 ? 1900 : 2000) : year;
  const [day = 0, hour = 0, minute = 0, second = 0] = rest;
  const instant = new Date(0);
  instant.setUTCFullYear(full, month - 1, day);
  instant.setUTCHours(hour, minute, second);
  // What rolled over was no date.
  const same =
    instant.getUTCMonth() === month - 1 &&
    instant.getUTCDate() === day &&
    instant.getUTCHours() === hour &&
    instant.getUTCMinutes() === minute &&
    instant.getUTCSeconds() === second;
  if (!same) throw fault('time');
  return instant.getTime();
}

/** One extension of a certificate or a revocation list. */
export interface DerExtension {
  readonly critical: boolean;
  /** What the OCTET STRING holds. */
  readonly value: Uint8Array;
}

/** `Extensions` (RFC 5280, section 4.1): by OID, none twice. */
export function readExtensions(bytes: Uint8Array, list: DerValue): ReadonlyMap<string, DerExtension> {
  if (list.tag !== tags.sequence) throw fault('extensions');
  const found = new Map<string, DerExtension>();
  const cursor = new DerCursor(bytes, list);
  while (!cursor.done) {
    const one = new DerCursor(bytes, cursor.next(tags.sequence));
    const oid = readOid(bytes, one.next(tags.oid));
    const flag = one.optional(tags.boolean);
    const critical = flag !== undefined && readBoolean(bytes, flag);
    const value = contentOf(bytes, one.next(tags.octetString));
    one.close();
    if (found.has(oid) || found.size >= 64) throw fault('extensions');
    found.set(oid, { critical, value });
  }
  return found;
}

/** A BIT STRING of whole octets, as signatures are. */
export function readOctets(bytes: Uint8Array, value: DerValue): Uint8Array {
  if (value.end - value.content < 1 || bytes[value.content] !== 0) throw fault('bits');
  return bytes.subarray(value.content + 1, value.end);
}

/** Equality of public bytes. */
export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((octet, index) => octet === b[index]);
