import { type ForeignContent, foreignContent } from './content-kind.ts';
import { detectUnicode } from './encoding.ts';

/** The beginning of a file as bytes in which delimiters, quotes and line ends are ASCII. */
export interface TableHead {
  readonly unicode: ReturnType<typeof detectUnicode>;
  /** Without byte order mark; UTF-16 as UTF-8. */
  readonly text: Uint8Array;
  /** Goes on with what follows, when the file is UTF-16. */
  readonly transcoder: TextDecoder | undefined;
  /** What the file is instead of delimiter-separated text. */
  readonly foreign: ForeignContent | undefined;
}

/** Judges the first bytes of a file. */
export function readHead(raw: Uint8Array): TableHead {
  const unicode = detectUnicode(raw);
  let text = raw.subarray(unicode?.bom ?? 0);
  let transcoder: TextDecoder | undefined;
  if (unicode && unicode.encoding !== 'utf-8') {
    transcoder = new TextDecoder(unicode.encoding);
    text = new TextEncoder().encode(transcoder.decode(text, { stream: true }));
  }
  return { unicode, text, transcoder, foreign: foreignContent(text) };
}
