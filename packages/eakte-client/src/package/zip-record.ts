import { isAscii } from 'node:buffer';
import { decodeCharset, decodeUtf8 } from './name-charsets.ts';
import { hasEscapes } from './name-escapes.ts';
import type { EntryNameEncoding, EntryNameProof, NameRivals, UnicodePathFault } from './name-kinds.ts';
import { isRendition, readUnicodePath, unicodePathId } from './unicode-path.ts';
import { flag, max32 } from './zip-format.ts';

/** One entry as the directory describes it. */
export interface DirectoryEntry {
  /** Number in the directory, from 1. */
  index: number;
  /** Name as read, with its folders. */
  path: string;
  /** The path without a folder around all files, in NFC. */
  name: string;
  encoding: EntryNameEncoding;
  /** What the reading rests on where the directory leaves it open; missing where flag or plain letters decide. */
  proof: EntryNameProof | undefined;
  /** All bytes of the stored name are ASCII. */
  plain: boolean;
  /** The stored name, a character for each byte. */
  stored: string;
  /** System in "version made by". */
  host: number;
  /** Folders around all files that the path begins with. */
  depth: number;
  /** Marked as UTF-8 and is none. */
  broken?: boolean;
  /** Has two names: by its Unicode path, or because the message names two readings of it. */
  ambiguous?: NameRivals;
  /** Unicode path that is no spelling of the stored name: its name only when the message says so. */
  rival?: string;
  /** Why its Unicode path does not count. */
  pathFault?: UnicodePathFault;
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

/** Whether nothing has to be decided or normalised: the name is the stored one. */
export const isAsStored = ({ plain, proof }: DirectoryEntry): boolean => plain && proof === undefined;

/** Bytes of the name in the directory. */
export const storedName = ({ stored }: Pick<DirectoryEntry, 'stored'>): Buffer =>
  Buffer.from(stored, 'latin1');

/** Whether an entry was made on DOS or Windows, by "version made by" (APPNOTE 6.3.10, 4.4.2.2). */
export const isDosLike = (host: number): boolean => [0, 6, 10, 11, 14].includes(host);

// Systems in "version made by" whose external attributes hold a Unix mode: Unix, and macOS by its own number.
const unixLike: readonly number[] = [3, 19];

/** Reads one record of the directory. Its name stays open where neither flag nor Unicode path decides it. */
export function parseRecord(
  bytes: Buffer,
  nameBytes: Buffer,
  extra: Buffer,
  index: number,
  damaged: (place: { entry: number }) => void,
): DirectoryEntry {
  const plain = isAscii(nameBytes);
  const stored = nameBytes.toString('latin1');
  const host = bytes[5]!;
  const entry: DirectoryEntry = {
    index,
    path: stored,
    name: '',
    encoding: 'utf-8',
    proof: undefined,
    plain,
    stored,
    host,
    depth: 0,
    flags: bytes.readUInt16LE(8),
    method: bytes.readUInt16LE(10),
    crc: bytes.readUInt32LE(16),
    packed: bytes.readUInt32LE(20),
    size: bytes.readUInt32LE(24),
    mode: unixLike.includes(host) ? bytes.readUInt32LE(38) >>> 16 : 0,
    offset: bytes.readUInt32LE(42),
    dataOffset: -1,
  };
  if (!plain) readName(entry, nameBytes);
  else if (hasEscapes(stored)) entry.proof = 'guess';
  if (!readExtra(entry, extra, nameBytes)) damaged({ entry: index });
  return entry;
}

/** Takes the name that flag and bytes decide; any other stays open for `guessNames()` and `settleNames()`. */
function readName(entry: DirectoryEntry, bytes: Buffer): void {
  const marked = (entry.flags & flag.utf8) !== 0;
  const path = marked ? decodeUtf8(bytes) : undefined;
  if (path !== undefined) {
    entry.path = path;
    return;
  }
  entry.proof = 'guess';
  entry.broken = marked;
  entry.encoding = 'cp437';
  // Every byte is a character there.
  entry.path = decodeCharset(bytes, 'cp437')!;
}

/** Takes the name of a Unicode path field, unless it cannot be another spelling of the stored one. */
function readPathField(entry: DirectoryEntry, field: Buffer, stored: Buffer): void {
  const read = readUnicodePath(field, stored);
  if (typeof read === 'string') {
    entry.pathFault = read;
    return;
  }
  const { path } = read;
  const decided = entry.proof === 'field' || (entry.proof === undefined && !entry.plain);
  if (decided || !isRendition(stored, path)) {
    if (path.normalize() === entry.path.normalize()) return;
    entry.ambiguous = 'unicode-path';
    // Of two fields that disagree nobody picks one.
    if (entry.proof === 'field' || entry.rival !== undefined) delete entry.rival;
    else entry.rival = path;
  } else if (path !== entry.path) {
    Object.assign(entry, { path, encoding: 'unicode-path', proof: 'field', broken: false });
  }
}

/** False when the ZIP64 sizes are missing or impossible. */
function readExtra(entry: DirectoryEntry, extra: Buffer, nameBytes: Buffer): boolean {
  let wideSeen = false;
  for (let at = 0; at + 4 <= extra.length; ) {
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
        if (from + 8 > data.length) return false;
        entry[key] = Number(data.readBigUInt64LE(from));
        from += 8;
      }
    }
    if (id === unicodePathId) readPathField(entry, data, nameBytes);
  }
  for (const key of ['size', 'packed', 'offset'] as const) {
    if (!Number.isSafeInteger(entry[key]) || (entry[key] === max32 && !wideSeen)) {
      entry[key] = 0;
      return false;
    }
  }
  return true;
}
