import { decodeCharset, decodeUtf8, nameCharsets } from './name-charsets.ts';
import { withoutEscapes } from './name-escapes.ts';
import type { EntryNameEncoding } from './name-kinds.ts';
import { type DirectoryEntry, storedName } from './zip-record.ts';

/** One way to read the name of an entry. */
export interface NameReading {
  readonly encoding: EntryNameEncoding;
  /** With its folders, as stored. */
  readonly path: string;
}

/**
 * All ways to read the name of an entry that neither flag nor field decides, the surest first. Bytes that are UTF-8 are
 * hardly ever anything else.
 */
export function readingsOf(entry: DirectoryEntry): NameReading[] {
  if (entry.plain) {
    const path = withoutEscapes(entry.stored);
    return path === undefined ? [] : [{ encoding: 'escape', path }];
  }
  const bytes = storedName(entry);
  const readings: NameReading[] = [];
  const utf8 = decodeUtf8(bytes);
  if (utf8 !== undefined) readings.push({ encoding: 'utf-8', path: utf8 });
  for (const encoding of nameCharsets) {
    const path = decodeCharset(bytes, encoding);
    if (path !== undefined) readings.push({ encoding, path });
  }
  return readings;
}
