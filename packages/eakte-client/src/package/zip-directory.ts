import { term } from '@rathaus/client-core/findings';
import { type ByteSource, readBytes } from './byte-source.ts';
import type { ContainerFaults, ContainerPlace } from './container-findings.ts';
import type { DirectoryPart } from './container-rules.ts';
import type { ContainerLimits } from './limits.ts';
import { max16, max32, signature } from './zip-format.ts';
import { type DirectoryEntry, parseRecord } from './zip-record.ts';

export interface Directory {
  entries: DirectoryEntry[];
  /** Byte where the directory starts: entries must end before it. */
  start: number;
  /** Bytes in front of the container that its offsets do not count; reported here. */
  prefix: number;
}

interface End {
  count: number;
  size: number;
  offset: number;
  /** Where the directory must end: the ZIP64 record if there is one, the end record otherwise. */
  limit: number;
}

/**
 * Reads the central directory. All faults are collected; undefined when there is nothing to go on with.
 * Own code instead of yauzl's: it goes on after a fault to name the others, sees what lies before, between and after
 * the entries, and reads 100,000 entries in one sweep (docs/adr/0071). yauzl is the oracle of its tests.
 */
export async function readDirectory(
  source: ByteSource,
  limits: ContainerLimits,
  found: ContainerFaults,
  signal?: AbortSignal | undefined,
): Promise<Directory | undefined> {
  const end = await readEnd(source, found, signal);
  if (!end) return undefined;
  if (end.count > limits.maxEntries) {
    found.add('eakte.package.too-many-entries', { entries: end.count, limit: limits.maxEntries });
    return undefined;
  }
  if (end.size > limits.maxDirectorySize) {
    found.add('eakte.package.directory-too-large', { size: end.size, limit: limits.maxDirectorySize });
    return undefined;
  }
  const start = end.limit - end.size;
  if (start < 0 || end.offset > start) {
    found.add('eakte.package.truncated', {}, { offset: end.limit });
    return undefined;
  }
  const prefix = start - end.offset;
  if (prefix > 0) found.add('eakte.package.leading-data', { bytes: prefix }, { offset: 0 });
  const bytes = await readBytes(source, start, end.size, signal);
  const entries = parseRecords(bytes, start, prefix, end, found);
  return { entries, start, prefix };
}

/** Finds and reads the end record (and its ZIP64 form). */
async function readEnd(
  source: ByteSource,
  found: ContainerFaults,
  signal: AbortSignal | undefined,
): Promise<End | undefined> {
  if (source.size === 0) {
    found.add('eakte.package.empty-file', {}, { offset: 0 });
    return undefined;
  }
  const tailSize = Math.min(source.size, 22 + max16 + 20);
  const tailStart = source.size - tailSize;
  const tail = await readBytes(source, tailStart, tailSize, signal);
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
    const head = await readBytes(source, 0, 4, signal);
    const zipLike = head.length === 4 && head[0] === 0x50 && head[1] === 0x4b && head[2]! <= 8;
    if (zipLike) found.add('eakte.package.truncated', {}, { offset: source.size });
    else found.add('eakte.package.not-zip', {}, { offset: 0 });
    return undefined;
  }
  const position = tailStart + at;
  if (exact.length > 1) found.add('eakte.package.ambiguous-end', {}, { offset: position });
  if (exact.length === 0) {
    const commentEnd = position + 22 + tail.readUInt16LE(at + 20);
    found.add('eakte.package.trailing-data', { bytes: source.size - commentEnd }, { offset: commentEnd });
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
  if (hasLocator) return readEnd64(source, tail, at, tailStart, end, found, signal);
  if (disks !== 0 && disks !== max16) {
    found.add('eakte.package.multi-disk', {}, { offset: position });
    return undefined;
  }
  if (needsWide && end.count !== max16) {
    damaged(found, 'zip64-missing', { offset: position });
    return undefined;
  }
  if (tail.readUInt16LE(at + 8) !== end.count) {
    damaged(found, 'end', { offset: position });
  }
  return end;
}

function damaged(found: ContainerFaults, record: DirectoryPart, place: ContainerPlace): void {
  found.add('eakte.package.directory-damaged', { record: term(record) }, place);
}

async function readEnd64(
  source: ByteSource,
  tail: Buffer,
  at: number,
  tailStart: number,
  end: End,
  found: ContainerFaults,
  signal: AbortSignal | undefined,
): Promise<End | undefined> {
  const locator = tailStart + at - 20;
  const where = Number(tail.readBigUInt64LE(at - 12));
  if (tail.readUInt32LE(at - 16) !== 0 || tail.readUInt32LE(at - 4) > 1) {
    found.add('eakte.package.multi-disk', {}, { offset: locator });
    return undefined;
  }
  const record = where <= locator - 56 ? await readBytes(source, where, 56, signal) : Buffer.alloc(0);
  if (record.length < 56 || record.readUInt32LE(0) !== signature.end64) {
    // The record must end where its locator starts. Data in front of the archive moves it by as much.
    const moved = await readBytes(source, Math.max(0, locator - 56), 56, signal);
    const bytes = locator - 56 - where;
    if (bytes > 0 && moved.length === 56 && moved.readUInt32LE(0) === signature.end64) {
      found.add('eakte.package.leading-data', { bytes }, { offset: 0 });
    } else {
      damaged(found, 'zip64-end', { offset: locator });
    }
    return undefined;
  }
  const wide: End = {
    count: Number(record.readBigUInt64LE(32)),
    size: Number(record.readBigUInt64LE(40)),
    offset: Number(record.readBigUInt64LE(48)),
    limit: where,
  };
  if (record.readUInt32LE(16) !== 0 || record.readUInt32LE(20) !== 0) {
    found.add('eakte.package.multi-disk', {}, { offset: where });
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
    damaged(found, 'zip64-end', { offset: where });
    return undefined;
  }
  return wide;
}

function parseRecords(
  bytes: Buffer,
  start: number,
  prefix: number,
  end: End,
  found: ContainerFaults,
): DirectoryEntry[] {
  const entries: DirectoryEntry[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== signature.central) {
      damaged(found, 'entry', { entry: entries.length + 1, offset: start + at });
      return entries;
    }
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const next = at + 46 + nameLength + extraLength + bytes.readUInt16LE(at + 32);
    if (next > bytes.length) {
      damaged(found, 'entry', { entry: entries.length + 1, offset: start + at });
      return entries;
    }
    const name = bytes.subarray(at + 46, at + 46 + nameLength);
    const extra = bytes.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const index = entries.length + 1;
    const record = parseRecord(bytes.subarray(at, next), name, extra, index, (place) =>
      damaged(found, 'zip64-extra', { ...place, offset: start + at }),
    );
    record.offset += prefix;
    entries.push(record);
    at = next;
  }
  // Old writers give a count that overflowed without ZIP64 modulo 65536; it is refused like any other.
  if (entries.length !== end.count) {
    damaged(found, 'end', { offset: end.limit });
  }
  return entries;
}
