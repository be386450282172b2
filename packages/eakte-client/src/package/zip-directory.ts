import type { ByteSource } from './byte-source.ts';
import type { FindingCollector } from './container-findings.ts';
import { decodeEntryName, type EntryNameEncoding } from './entry-name.ts';
import type { ContainerLimits } from './limits.ts';
import { flag, max16, max32, signature } from './zip-format.ts';

/** One entry as the directory describes it. */
export interface DirectoryEntry {
  /** Number in the directory, from 1. */
  index: number;
  name: string;
  encoding: EntryNameEncoding;
  /** Bytes of the name as stored, kept where they are not plain ASCII. */
  rawName?: Uint8Array;
  nameBytes: number;
  flags: number;
  method: number;
  crc: number;
  packed: number;
  size: number;
  /** Upper half of the external attributes when made on Unix: type and mode. */
  mode: number;
  /** Byte of the local header. */
  offset: number;
  /** Byte where the data starts; set when the local header has been read. */
  dataOffset: number;
}

export interface Directory {
  entries: DirectoryEntry[];
  /** Byte where the directory starts: entries must end before it. */
  start: number;
}

interface End {
  count: number;
  size: number;
  offset: number;
  /** Where the directory must end: the ZIP64 record if there is one, the end record otherwise. */
  limit: number;
}

/**
 * Reads the central directory. All faults go to the collector; undefined when there is nothing to go on with.
 * Own code instead of yauzl's: it goes on after a fault to name the others, sees what lies before, between and after
 * the entries, and reads 100,000 entries in one sweep (docs/adr/0071). yauzl is the oracle of its tests.
 */
export async function readDirectory(
  source: ByteSource,
  limits: ContainerLimits,
  found: FindingCollector,
  signal?: AbortSignal,
): Promise<Directory | undefined> {
  const end = await readEnd(source, found);
  if (!end) return undefined;
  if (end.count > limits.maxEntries) {
    found.add('too-many-entries', { facts: { entries: end.count, limit: limits.maxEntries } });
    return undefined;
  }
  if (end.size > limits.maxDirectorySize) {
    found.add('directory-too-large', { facts: { size: end.size, limit: limits.maxDirectorySize } });
    return undefined;
  }
  const start = end.limit - end.size;
  if (start < 0 || end.offset > start) {
    found.add('truncated', { offset: end.limit, facts: { directory: end.offset, size: end.size } });
    return undefined;
  }
  const prefix = start - end.offset;
  if (prefix > 0) found.add('leading-data', { offset: 0, facts: { bytes: prefix } });
  const bytes = await source.read(start, end.size, signal);
  const entries = parseRecords(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    start,
    prefix,
    end,
    found,
  );
  return { entries, start };
}

/** Finds and reads the end record (and its ZIP64 form). */
async function readEnd(source: ByteSource, found: FindingCollector): Promise<End | undefined> {
  if (source.size === 0) {
    found.add('empty-file', { offset: 0 });
    return undefined;
  }
  const tailSize = Math.min(source.size, 22 + max16 + 20);
  const tailStart = source.size - tailSize;
  const raw = await source.read(tailStart, tailSize);
  const tail = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const exact: number[] = [];
  let loose = -1;
  for (let at = tail.length - 22; at >= 0; at--) {
    if (tail[at] !== 0x50 || tail.readUInt32LE(at) !== signature.end) continue;
    const rest = tail.length - at - 22 - tail.readUInt16LE(at + 20);
    if (rest === 0) exact.push(at);
    else if (rest > 0 && loose < 0) loose = at;
  }
  const at = exact[0] ?? loose;
  if (at < 0) {
    const head = await source.read(0, 4);
    const zipLike = head.length === 4 && head[0] === 0x50 && head[1] === 0x4b && head[2]! <= 8;
    found.add(zipLike ? 'truncated' : 'not-zip', { offset: source.size });
    return undefined;
  }
  const position = tailStart + at;
  if (exact.length > 1) found.add('ambiguous-end', { offset: position });
  if (exact.length === 0) {
    const commentEnd = position + 22 + tail.readUInt16LE(at + 20);
    found.add('trailing-data', { offset: commentEnd, facts: { bytes: source.size - commentEnd } });
  }
  const end: End = {
    count: tail.readUInt16LE(at + 10),
    size: tail.readUInt32LE(at + 12),
    offset: tail.readUInt32LE(at + 16),
    limit: position,
  };
  const disks = tail.readUInt16LE(at + 4) || tail.readUInt16LE(at + 6);
  const hasLocator = at >= 20 && tail.readUInt32LE(at - 20) === signature.locator64;
  const needsWide = end.count === max16 || end.size === max32 || end.offset === max32;
  if (hasLocator) return readEnd64(source, tail, at, tailStart, end, found);
  if (disks !== 0 && disks !== max16) {
    found.add('multi-disk', { offset: position });
    return undefined;
  }
  if (needsWide && end.count !== max16) {
    found.add('directory-damaged', { offset: position, facts: { record: 'zip64-missing' } });
    return undefined;
  }
  if (tail.readUInt16LE(at + 8) !== end.count) {
    found.add('directory-damaged', { offset: position, facts: { record: 'end' } });
  }
  return end;
}

async function readEnd64(
  source: ByteSource,
  tail: Buffer,
  at: number,
  tailStart: number,
  end: End,
  found: FindingCollector,
): Promise<End | undefined> {
  const locator = tailStart + at - 20;
  const where = Number(tail.readBigUInt64LE(at - 12));
  if (tail.readUInt32LE(at - 16) !== 0 || tail.readUInt32LE(at - 4) > 1) {
    found.add('multi-disk', { offset: locator });
    return undefined;
  }
  const raw = where <= locator - 56 ? await source.read(where, 56) : new Uint8Array();
  const record = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  if (record.length < 56 || record.readUInt32LE(0) !== signature.end64) {
    // The record must end where its locator starts. Data in front of the archive moves it by as much.
    const moved = await source.read(Math.max(0, locator - 56), 56);
    const shifted = Buffer.from(moved.buffer, moved.byteOffset, moved.byteLength);
    const isMoved = shifted.length === 56 && shifted.readUInt32LE(0) === signature.end64;
    found.add(isMoved ? 'leading-data' : 'directory-damaged', {
      offset: locator,
      facts: { record: 'zip64-end' },
    });
    return undefined;
  }
  const wide: End = {
    count: Number(record.readBigUInt64LE(32)),
    size: Number(record.readBigUInt64LE(40)),
    offset: Number(record.readBigUInt64LE(48)),
    limit: where,
  };
  if (record.readUInt32LE(16) !== 0 || record.readUInt32LE(20) !== 0) {
    found.add('multi-disk', { offset: where });
    return undefined;
  }
  // A reader that knows no ZIP64 takes the short record: both must say the same where the short one can.
  const agrees = (short: number, long: number, limit: number) => short === limit || short === long;
  const same =
    agrees(end.count, wide.count, max16) &&
    agrees(end.size, wide.size, max32) &&
    agrees(end.offset, wide.offset, max32);
  if (
    !same ||
    where + 12 + Number(record.readBigUInt64LE(4)) !== locator ||
    !Number.isSafeInteger(wide.offset)
  ) {
    found.add('directory-damaged', { offset: where, facts: { record: 'zip64-end' } });
    return undefined;
  }
  return wide;
}

function parseRecords(
  bytes: Buffer,
  start: number,
  prefix: number,
  end: End,
  found: FindingCollector,
): DirectoryEntry[] {
  const entries: DirectoryEntry[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== signature.central) {
      found.add('directory-damaged', {
        offset: start + at,
        facts: { record: 'entry', entry: entries.length + 1 },
      });
      return entries;
    }
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const next = at + 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
    if (next > bytes.length) {
      found.add('directory-damaged', {
        offset: start + at,
        facts: { record: 'entry', entry: entries.length + 1 },
      });
      return entries;
    }
    const name = bytes.subarray(at + 46, at + 46 + nameLength);
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    entries.push(parseRecord(bytes, at, name, extra, prefix, entries.length + 1, found));
    at = next;
  }
  // A count that overflowed without ZIP64 is told modulo 65536 by old writers; refuse it like any other.
  if (entries.length !== end.count) {
    found.add('directory-damaged', {
      offset: end.limit,
      facts: { record: 'end', listed: end.count, entries: entries.length },
    });
  }
  return entries;
}

function parseRecord(
  bytes: Buffer,
  at: number,
  nameBytes: Buffer,
  extra: Buffer,
  prefix: number,
  index: number,
  found: FindingCollector,
): DirectoryEntry {
  const flags = bytes.readUInt16LE(at + 8);
  const decoded = decodeEntryName(nameBytes, (flags & flag.utf8) !== 0);
  const entry: DirectoryEntry = {
    index,
    name: decoded.name,
    encoding: decoded.encoding,
    nameBytes: nameBytes.length,
    flags,
    method: bytes.readUInt16LE(at + 10),
    crc: bytes.readUInt32LE(at + 16),
    packed: bytes.readUInt32LE(at + 20),
    size: bytes.readUInt32LE(at + 24),
    mode: bytes[at + 5] === 3 ? bytes.readUInt32LE(at + 38) >>> 16 : 0,
    offset: bytes.readUInt32LE(at + 42),
    dataOffset: -1,
  };
  const place = { entry: index, name: entry.name, offset: at };
  const plain = decoded.encoding === 'utf-8' && nameBytes.length === decoded.name.length;
  // A copy: a view would hold the whole directory in memory.
  if (!plain) entry.rawName = Uint8Array.from(nameBytes);
  if (decoded.broken) found.add('name-broken', place);
  else if (!plain && (flags & flag.utf8) === 0)
    found.add('name-encoding', { ...place, facts: { read: decoded.encoding } });
  readExtra(entry, extra, nameBytes, place, found);
  entry.offset += prefix;
  return entry;
}

function readExtra(
  entry: DirectoryEntry,
  extra: Buffer,
  nameBytes: Buffer,
  place: { entry: number; name: string },
  found: FindingCollector,
): void {
  let at = 0;
  let wideSeen = false;
  while (at + 4 <= extra.length) {
    const id = extra.readUInt16LE(at);
    const length = extra.readUInt16LE(at + 2);
    const data = extra.subarray(at + 4, at + 4 + length);
    at += 4 + length;
    if (data.length < length) break;
    if (id === 1 && !wideSeen) {
      wideSeen = true;
      let from = 0;
      for (const key of ['size', 'packed', 'offset'] as const) {
        if (entry[key] !== max32) continue;
        if (from + 8 > data.length) {
          found.add('directory-damaged', { ...place, facts: { record: 'zip64-extra' } });
          return;
        }
        entry[key] = Number(data.readBigUInt64LE(from));
        from += 8;
      }
    }
    // Info-ZIP Unicode Path: a second name that some programs prefer.
    if (id === 0x7075 && data.length > 5 && !data.subarray(5).equals(nameBytes)) {
      const second = data.subarray(5).toString('utf8');
      if (second !== entry.name) found.add('name-ambiguous', place);
    }
  }
  for (const key of ['size', 'packed', 'offset'] as const) {
    if (!Number.isSafeInteger(entry[key]) || (entry[key] === max32 && !wideSeen)) {
      found.add('directory-damaged', { ...place, facts: { record: 'zip64-extra' } });
      entry[key] = 0;
      return;
    }
  }
}
