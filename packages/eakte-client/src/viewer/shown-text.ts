import { decodeCharset, decodeUtf8 } from '../package/name-charsets.ts';
import type { FileKind } from '../xdomea/finding/file-kind.ts';

/** A text as it is written out. */
export interface ShownText {
  readonly lines: readonly string[];
  /** Whether there is more of it. */
  readonly isCut: boolean;
}

const longestText = 200_000;

/**
 * The lines of a plain text; undefined for anything else. In UTF-8 or UTF-16 where its bytes are, else in Windows-1252,
 * which is what German text without a mark is written in.
 */
export function shownText(bytes: Buffer, kind: FileKind): ShownText | undefined {
  if (kind !== 'text' || bytes.length === 0) return undefined;
  const text = decoded(bytes);
  const isCut = text.length > longestText;
  const lines = text
    .slice(0, longestText)
    .split(/\r\n|\r|\n/)
    .map((line) => line.replaceAll('\t', '    '));
  if (lines.length > 1 && lines.at(-1) === '') lines.pop();
  return { lines, isCut };
}

function decoded(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex');
  if (mark === 'fffe') return new TextDecoder('utf-16le').decode(bytes);
  if (mark === 'feff') return new TextDecoder('utf-16be').decode(bytes);
  // `TextDecoder` of Node 22 reads Windows-1252 as Latin-1: a control character instead of a euro.
  const text = decodeUtf8(bytes) ?? decodeCharset(bytes, 'windows-1252') ?? bytes.toString('utf8');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}
