import { throwIfAborted } from '@rathaus/client-core/abort';
import { term } from '@rathaus/client-core/findings';
import { type ByteSource, readBytes } from './byte-source.ts';
import type { ContainerFaults } from './container-findings.ts';
import type { ContainerRule, ContainerValues, HeaderPart } from './container-rules.ts';
import { entryNameKey, judgeEntryName } from './entry-name.ts';
import type { ContainerLimits } from './limits.ts';
import { isDustName } from './packer-dust.ts';
import { findUnicodePath } from './unicode-path.ts';
import { isFolder, nameFrom } from './wrapper-folder.ts';
import type { Directory } from './zip-directory.ts';
import { flag, max32, method, signature } from './zip-format.ts';
import { type DirectoryEntry, isAsStored } from './zip-record.ts';

interface JudgeOptions {
  /** Entries that are never written anywhere: their names need be neither portable nor their own. */
  readonly dust: ReadonlySet<DirectoryEntry>;
  readonly limits: ContainerLimits;
  readonly found: ContainerFaults;
  readonly signal: AbortSignal | undefined;
}

/**
 * Judges all entries by directory and local headers, before a byte is unpacked.
 * Returns the numbers of entries that must not be opened.
 */
export async function judgeEntries(
  source: ByteSource,
  directory: Directory,
  { dust, limits, found, signal }: JudgeOptions,
): Promise<Set<number>> {
  const blocked = new Set<number>();
  const names = new Set<string>();
  let total = 0;
  for (const entry of directory.entries) {
    const place = { entry: entry.index, name: entry.name };
    const fault = <Rule extends ContainerRule>(rule: Rule, values: ContainerValues[Rule]) => {
      blocked.add(entry.index);
      found.add(rule, values, place);
    };
    const outer = isFolder(entry) && entry.name === '';
    const nameFault = outer ? undefined : judgeEntryName(entry.name, byteLength(entry));
    const isDust = dust.has(entry) || (isFolder(entry) && isDustName(entry.path));
    if (nameFault === 'zip-slip' || (nameFault && nameFault !== 'subfolder' && !isDust))
      fault(`eakte.package.${nameFault}`, {});
    else if (nameFault && !isDust) found.add('eakte.package.subfolder', {}, place);
    if (entry.ambiguous) fault('eakte.package.name-ambiguous', { cause: term(entry.ambiguous) });
    if (entry.broken) found.add('eakte.package.name-broken', {}, place);
    if (!outer && !isDust) {
      const key = entryNameKey(entry.name);
      if (names.has(key)) fault('eakte.package.duplicate-name', {});
      names.add(key);
    }
    const type = entry.mode & 0o170000;
    if (type !== 0 && type !== 0o100000 && !(type === 0o040000 && isFolder(entry))) {
      fault('eakte.package.special-file', { mode: term(entry.mode.toString(8)) });
    }
    if (entry.flags & (flag.encrypted | flag.strongEncryption | flag.maskedHeader))
      fault('eakte.package.encrypted', {});
    else if (entry.method !== method.store && entry.method !== method.deflate) {
      fault('eakte.package.method-unsupported', { method: entry.method });
    } else if (entry.method === method.store && entry.packed !== entry.size) {
      fault('eakte.package.size-mismatch', { listed: entry.size, actual: entry.packed });
    }
    if (entry.size > limits.maxEntrySize)
      fault('eakte.package.entry-too-large', { size: entry.size, limit: limits.maxEntrySize });
    if (entry.size >= limits.ratioFrom && entry.size > entry.packed * limits.maxRatio) {
      fault('eakte.package.ratio', { size: entry.size, packed: entry.packed, limit: limits.maxRatio });
    }
    total += entry.size;
  }
  if (total > limits.maxTotalSize) {
    found.add('eakte.package.total-too-large', { size: total, limit: limits.maxTotalSize });
    for (const entry of directory.entries) blocked.add(entry.index);
  }
  await judgeLayout(source, directory, found, blocked, signal);
  return blocked;
}

// Plain letters are the usual case and need no counting.
const byteLength = (entry: DirectoryEntry): number =>
  isAsStored(entry) ? entry.name.length : Buffer.byteLength(entry.name);

/** Compares every local header with the directory, then looks for data that two entries or none of them claim. */
async function judgeLayout(
  source: ByteSource,
  directory: Directory,
  found: ContainerFaults,
  blocked: Set<number>,
  signal?: AbortSignal | undefined,
): Promise<void> {
  const ordered = directory.entries.toSorted((a, b) => a.offset - b.offset || a.index - b.index);
  // Sixteen at a time: one read is mostly waiting.
  for (let from = 0; from < ordered.length; from += 16) {
    throwIfAborted(signal, 'Reading a container');
    await Promise.all(
      ordered
        .slice(from, from + 16)
        .map((entry) => judgeLocal(source, directory, entry, found, blocked, signal)),
    );
  }
  let end = directory.prefix;
  for (const entry of ordered) {
    if (entry.dataOffset < 0) continue;
    const place = { entry: entry.index, name: entry.name, offset: entry.offset };
    if (entry.offset < end) {
      blocked.add(entry.index);
      found.add('eakte.package.overlap', {}, place);
    } else if (entry.offset > end) {
      const rule = end === 0 ? 'eakte.package.leading-data' : 'eakte.package.hidden-data';
      found.add(rule, { bytes: entry.offset - end }, { ...place, offset: end });
    }
    end = Math.max(end, entry.dataOffset + entry.packed + (await descriptorLength(source, entry, signal)));
  }
  if (end < directory.start && ordered.length > 0) {
    found.add('eakte.package.hidden-data', { bytes: directory.start - end }, { offset: end });
  }
}

async function judgeLocal(
  source: ByteSource,
  directory: Directory,
  entry: DirectoryEntry,
  found: ContainerFaults,
  blocked: Set<number>,
  signal: AbortSignal | undefined,
): Promise<void> {
  // What the directory says may be outside of the file, and nothing is there.
  const offset = entry.offset < source.size ? entry.offset : undefined;
  const place = { entry: entry.index, name: entry.name, offset };
  const fault = (part: HeaderPart) => {
    blocked.add(entry.index);
    found.add('eakte.package.header-mismatch', { part: term(part) }, place);
  };
  if (entry.offset + 30 + entry.stored.length > directory.start) return fault('offset');
  let bytes = await readBytes(source, entry.offset, 30 + entry.stored.length + 64, signal);
  if (bytes.length < 30 || bytes.readUInt32LE(0) !== signature.local) return fault('signature');
  const nameLength = bytes.readUInt16LE(26);
  const extraLength = bytes.readUInt16LE(28);
  entry.dataOffset = entry.offset + 30 + nameLength + extraLength;
  if (entry.dataOffset + entry.packed > directory.start) return fault('range');
  if (30 + nameLength + extraLength > bytes.length)
    bytes = await readBytes(source, entry.offset, 30 + nameLength + extraLength, signal);
  if (!sameName(entry, bytes, nameLength, extraLength)) return fault('name');
  const flags = bytes.readUInt16LE(6);
  const relevant = flag.encrypted | flag.strongEncryption | flag.utf8 | flag.maskedHeader;
  if (((flags ^ entry.flags) & relevant) !== 0) return fault('flags');
  if (bytes.readUInt16LE(8) !== entry.method) return fault('method');
  const later = (flags & flag.descriptor) !== 0;
  const sizes = localSizes(bytes, nameLength, extraLength);
  const agrees = (local: number, central: number) => local === central || (later && local === 0);
  if (!agrees(bytes.readUInt32LE(14), entry.crc)) return fault('crc');
  if (!agrees(sizes.packed, entry.packed) || !agrees(sizes.size, entry.size)) return fault('size');
}

/** The same bytes as in the directory, or else the same Unicode path; one of its own is a second name. */
function sameName(entry: DirectoryEntry, bytes: Buffer, nameLength: number, extraLength: number): boolean {
  const name = bytes.subarray(30, 30 + nameLength);
  const path = findUnicodePath(bytes.subarray(30 + nameLength, 30 + nameLength + extraLength), name);
  const agrees = path !== undefined && nameFrom(path, entry) === entry.name;
  if (name.toString('latin1') === entry.stored)
    return path === undefined || agrees || entry.ambiguous !== undefined;
  return agrees && entry.proof === 'field';
}

function localSizes(
  bytes: Buffer,
  nameLength: number,
  extraLength: number,
): { packed: number; size: number } {
  let packed = bytes.readUInt32LE(18);
  let size = bytes.readUInt32LE(22);
  const extra = bytes.subarray(30 + nameLength, 30 + nameLength + extraLength);
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1 && at + 4 + length <= extra.length) {
      let from = at + 4;
      const wide = () => {
        if (from + 8 > at + 4 + length) return max32;
        from += 8;
        return Number(extra.readBigUInt64LE(from - 8));
      };
      if (size === max32) size = wide();
      if (packed === max32) packed = wide();
      break;
    }
    at += 4 + length;
  }
  return { packed, size };
}

/** Length of the data descriptor: with or without signature, with 32 or 64 bit sizes (4.3.9). */
async function descriptorLength(
  source: ByteSource,
  entry: DirectoryEntry,
  signal: AbortSignal | undefined,
): Promise<number> {
  if ((entry.flags & flag.descriptor) === 0) return 0;
  const bytes = await readBytes(source, entry.dataOffset + entry.packed, 24, signal);
  for (const head of [4, 0]) {
    if (head === 4 && (bytes.length < 4 || bytes.readUInt32LE(0) !== signature.descriptor)) continue;
    if (bytes.length < head + 12 || bytes.readUInt32LE(head) !== entry.crc) continue;
    const wide =
      bytes.length >= head + 20 &&
      bytes.readBigUInt64LE(head + 4) === BigInt(entry.packed) &&
      bytes.readBigUInt64LE(head + 12) === BigInt(entry.size);
    if (wide) return head + 20;
    if (bytes.readUInt32LE(head + 4) === entry.packed && bytes.readUInt32LE(head + 8) === entry.size)
      return head + 12;
  }
  return 0;
}
