import { Buffer } from 'node:buffer';
import { type JsonScan, scanJson } from './scan-json.ts';

/** What a document may be; left out, it may be any. */
export interface JsonLimits {
  /** Most bytes in UTF-8. */
  readonly maxBytes?: number | undefined;
  /** Most objects and lists within each other. */
  readonly maxDepth: number;
  /** Skips a byte order mark, which other systems write (RFC 8259, section 8.1). Default false: then it is no JSON. */
  readonly skipByteOrderMark?: boolean | undefined;
}

/** What became of a text that strangers wrote. */
export type ReadJson =
  /** It says one thing to every reader. */
  | { readonly state: 'read'; readonly value: unknown; readonly scan: JsonScan }
  /** An object has a member twice (RFC 7493, section 2.3) or one named `__proto__`: each reader takes another thing for it. */
  | {
      readonly state: 'ambiguous';
      readonly fault: 'duplicate-member' | 'reserved-member';
      /** As `JSON.parse` gives it: for reports, not for use. */
      readonly value: unknown;
      readonly scan: JsonScan;
    }
  /** Nothing of it can be used. */
  | { readonly state: 'unreadable'; readonly fault: 'too-large' | 'utf-8' | 'depth' | 'json' };

/**
 * Reads JSON strictly: within its limits, valid UTF-8, no deeper than allowed, and what it says is said once. The one
 * reader for all that comes from outside; each caller makes its own error of the fault. Does not throw.
 *
 * @example
 * const read = readJson(bytes, { maxBytes: 1_000_000, maxDepth: 8 });
 * if (read.state !== 'read') throw malformed(read.fault);
 */
export function readJson(content: Uint8Array | string, limits: JsonLimits): ReadJson {
  const { maxBytes = Number.POSITIVE_INFINITY, maxDepth, skipByteOrderMark = false } = limits;
  const size = typeof content === 'string' ? Buffer.byteLength(content) : content.byteLength;
  if (size > maxBytes) return unreadable('too-large');
  const text = typeof content === 'string' ? content : decodeUtf8(content, !skipByteOrderMark);
  if (text === undefined) return unreadable('utf-8');
  const scan = scanJson(text, maxDepth);
  // Before it is built: no depth is harmless for a parser.
  if (scan.tooDeep) return unreadable('depth');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return unreadable('json');
  }
  if (scan.duplicates.length > 0) return { state: 'ambiguous', fault: 'duplicate-member', value, scan };
  if (scan.reserved.length > 0) return { state: 'ambiguous', fault: 'reserved-member', value, scan };
  return { state: 'read', value, scan };
}

type Unreadable = Extract<ReadJson, { state: 'unreadable' }>;
const unreadable = (fault: Unreadable['fault']): Unreadable => ({ state: 'unreadable', fault });

function decodeUtf8(bytes: Uint8Array, ignoreBOM: boolean): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM }).decode(bytes);
  } catch {
    return undefined;
  }
}
