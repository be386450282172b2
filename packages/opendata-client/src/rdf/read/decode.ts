/** What the bytes of a file are decoded with. */
export interface PieceDecoder {
  /** Name of the encoding, as the Encoding Standard spells it. */
  readonly encoding: string;
  /** The text of a piece, and `wrong` where a byte is none of the encoding: the text is then what came before it. */
  decode(piece: Uint8Array | undefined): { readonly text: string; readonly wrong: boolean };
}

/** The encoding a file names itself: a byte order mark, or the declaration of XML. All syntaxes but XML are UTF-8. */
function encodingOf(head: Uint8Array): string {
  const [a, b] = head;
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0 && b === 0x3c) return 'utf-16be';
  if (a === 0x3c && b === 0) return 'utf-16le';
  let text = '';
  for (const byte of head.subarray(0, 256)) text += String.fromCharCode(byte);
  return /^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(text)?.[1] ?? 'utf-8';
}

/** A strict decoder for a file that begins with these bytes; `undefined` for an encoding that nobody knows. */
export function decoderFor(head: Uint8Array): PieceDecoder | undefined {
  let strict: TextDecoder;
  let lenient: TextDecoder;
  try {
    strict = new TextDecoder(encodingOf(head), { fatal: true });
    lenient = new TextDecoder(strict.encoding);
  } catch {
    return undefined;
  }
  return {
    encoding: strict.encoding,
    decode(piece) {
      const options = { stream: piece !== undefined };
      try {
        const text = strict.decode(piece, options);
        // In step with the strict one, so that it can say what came before a wrong byte.
        lenient.decode(piece, options);
        return { text, wrong: false };
      } catch {
        const text = lenient.decode(piece, options);
        return { text: text.slice(0, text.indexOf('\ufffd')), wrong: true };
      }
    },
  };
}
