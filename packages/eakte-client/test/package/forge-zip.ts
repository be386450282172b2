import { crc32, deflateRawSync } from 'node:zlib';

/** Fields of a header that may be forged. Sizes and offsets in bytes. */
export interface Header {
  signature: number;
  flags: number;
  method: number;
  crc: number;
  packed: number;
  size: number;
  offset: number;
  name: Buffer;
  extra: Buffer;
  comment: Buffer;
  madeBy: number;
  external: number;
}

export interface ForgedEntry {
  name: string | Buffer;
  data?: Buffer;
  /** 0 stored, 8 deflated; anything else keeps the data as it is. */
  method?: number;
  /** Packed bytes, instead of packing `data`. */
  packed?: Buffer;
  /** Changes to both headers. */
  both?: Partial<Header>;
  local?: Partial<Header>;
  central?: Partial<Header>;
  /** Bytes in front of the local header, claimed by nobody. */
  gap?: Buffer;
  /** Bytes after the data (a data descriptor, for example). */
  after?: Buffer;
  /** No local part is written: only the directory names it. */
  ghost?: boolean;
}

export interface ForgedEnd {
  disk: number;
  diskEntries: number;
  entries: number;
  size: number;
  offset: number;
  comment: Buffer;
  commentLength: number;
}

export interface Forge {
  prefix?: Buffer;
  suffix?: Buffer;
  end?: Partial<ForgedEnd>;
  /** Bytes between directory and end record (a ZIP64 record, for example). */
  beforeEnd?: (facts: { offset: number; size: number; entries: number }) => Buffer;
  /** Bytes between the last entry and the directory. */
  beforeDirectory?: Buffer;
}

const none = Buffer.alloc(0);

// Bombs list the same data thousands of times.
const checksums = new WeakMap<Buffer, number>();

function checksum(data: Buffer): number {
  const known = checksums.get(data) ?? crc32(data);
  checksums.set(data, known);
  return known;
}

function header(entry: ForgedEntry, packed: Buffer, offset: number): Header {
  const data = entry.data ?? none;
  const name = typeof entry.name === 'string' ? Buffer.from(entry.name, 'utf8') : entry.name;
  return {
    signature: 0,
    flags: typeof entry.name === 'string' && name.length !== entry.name.length ? 0x800 : 0,
    method: entry.method ?? 0,
    crc: checksum(data),
    packed: packed.length,
    size: data.length,
    offset,
    name,
    extra: none,
    comment: none,
    madeBy: (3 << 8) | 20,
    external: (0o100644 << 16) >>> 0,
  };
}

function localBytes(head: Header): Buffer {
  const bytes = Buffer.alloc(30);
  bytes.writeUInt32LE(head.signature || 0x04034b50, 0);
  bytes.writeUInt16LE(20, 4);
  bytes.writeUInt16LE(head.flags, 6);
  bytes.writeUInt16LE(head.method, 8);
  bytes.writeUInt16LE(0x21, 12);
  bytes.writeUInt32LE(head.crc >>> 0, 14);
  bytes.writeUInt32LE(head.packed, 18);
  bytes.writeUInt32LE(head.size, 22);
  bytes.writeUInt16LE(head.name.length, 26);
  bytes.writeUInt16LE(head.extra.length, 28);
  return Buffer.concat([bytes, head.name, head.extra]);
}

function centralBytes(head: Header): Buffer {
  const bytes = Buffer.alloc(46);
  bytes.writeUInt32LE(head.signature || 0x02014b50, 0);
  bytes.writeUInt16LE(head.madeBy, 4);
  bytes.writeUInt16LE(20, 6);
  bytes.writeUInt16LE(head.flags, 8);
  bytes.writeUInt16LE(head.method, 10);
  bytes.writeUInt16LE(0x21, 14);
  bytes.writeUInt32LE(head.crc >>> 0, 16);
  bytes.writeUInt32LE(head.packed, 20);
  bytes.writeUInt32LE(head.size, 24);
  bytes.writeUInt16LE(head.name.length, 28);
  bytes.writeUInt16LE(head.extra.length, 30);
  bytes.writeUInt16LE(head.comment.length, 32);
  bytes.writeUInt32LE(head.external, 38);
  bytes.writeUInt32LE(head.offset, 42);
  return Buffer.concat([bytes, head.name, head.extra, head.comment]);
}

/** Builds a ZIP from its records, right or wrong: independent of the writer under test. */
export function forgeZip(entries: readonly ForgedEntry[], forge: Forge = {}): Buffer {
  const parts: Buffer[] = [forge.prefix ?? none];
  const directory: Buffer[] = [];
  let at = 0;
  const write = (bytes: Buffer) => {
    parts.push(bytes);
    at += bytes.length;
  };
  for (const entry of entries) {
    const packed =
      entry.packed ?? (entry.method === 8 ? deflateRawSync(entry.data ?? none) : (entry.data ?? none));
    if (entry.gap) write(entry.gap);
    const plain = header(entry, packed, at);
    if (!entry.ghost) {
      write(localBytes({ ...plain, ...entry.both, ...entry.local }));
      write(packed);
      if (entry.after) write(entry.after);
    }
    directory.push(centralBytes({ ...plain, ...entry.both, ...entry.central }));
  }
  if (forge.beforeDirectory) write(forge.beforeDirectory);
  const offset = at;
  const central = Buffer.concat(directory);
  write(central);
  const facts = { offset, size: central.length, entries: entries.length };
  if (forge.beforeEnd) write(forge.beforeEnd(facts));
  const comment = forge.end?.comment ?? none;
  const count = Math.min(entries.length, 0xffff);
  const end = { disk: 0, diskEntries: count, ...facts, commentLength: comment.length, ...forge.end };
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x06054b50, 0);
  bytes.writeUInt16LE(end.disk, 4);
  bytes.writeUInt16LE(end.diskEntries, 8);
  bytes.writeUInt16LE(Math.min(end.entries, 0xffff), 10);
  bytes.writeUInt32LE(end.size, 12);
  bytes.writeUInt32LE(end.offset, 16);
  bytes.writeUInt16LE(end.commentLength, 20);
  write(bytes);
  parts.push(comment, forge.suffix ?? none);
  return Buffer.concat(parts);
}

/** ZIP64 end record and locator. */
export function end64(
  facts: { offset: number; size: number; entries: number },
  where?: number,
  size = 44n,
): Buffer {
  const bytes = Buffer.alloc(76);
  bytes.writeUInt32LE(0x06064b50, 0);
  bytes.writeBigUInt64LE(size, 4);
  bytes.writeUInt16LE(45, 12);
  bytes.writeUInt16LE(45, 14);
  bytes.writeBigUInt64LE(BigInt(facts.entries), 24);
  bytes.writeBigUInt64LE(BigInt(facts.entries), 32);
  bytes.writeBigUInt64LE(BigInt(facts.size), 40);
  bytes.writeBigUInt64LE(BigInt(facts.offset), 48);
  bytes.writeUInt32LE(0x07064b50, 56);
  bytes.writeBigUInt64LE(BigInt(where ?? facts.offset + facts.size), 64);
  bytes.writeUInt32LE(1, 72);
  return bytes;
}

/** An extra field. */
export function extra(id: number, data: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(data.length, 2);
  return Buffer.concat([head, data]);
}

/** Sizes of the ZIP64 extra field. */
export function wide(...numbers: number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 8);
  numbers.forEach((value, index) => {
    bytes.writeBigUInt64LE(BigInt(value), index * 8);
  });
  return extra(1, bytes);
}
