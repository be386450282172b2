/** What the bytes of a file are decoded with. */
export interface PieceDecoder {
  /** Name of the encoding, as the Encoding Standard spells it. */
  readonly encoding: string;
  /** The text of a piece, and `wrong` where a byte is none of the encoding: the text is then what came before it. */
  decode(piece: Uint8Array | undefined): { readonly text: string; readonly wrong: boolean };
}

/** Bytes of a beginning in which a file says its encoding. */
export const headBytes = 256;

/** The encoding a file names itself: a byte order mark, or the declaration of XML. All syntaxes but XML are UTF-8. */
function encodingOf(head: Uint8Array): string {
  const [a, b, c] = head;
  // The mark is stronger than what is declared (XML, appendix F; Encoding Standard, section 6).
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0 && b === 0x3c) return 'utf-16be';
  if (a === 0x3c && b === 0) return 'utf-16le';
  let text = '';
  for (const byte of head.subarray(0, headBytes)) text += String.fromCharCode(byte);
  const declared = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/.exec(text)?.[1] ?? 'utf-8';
  // Whoever reads this reads it byte by byte: the text was written anew and the declaration was left as it was.
  return /^utf-?16|^ucs-?[24]/i.test(declared) ? 'utf-8' : declared;
}

/** A strict decoder for a file that begins with these bytes; `undefined` for an encoding that nobody knows. */
export function decoderFor(head: Uint8Array): PieceDecoder | undefined {
  let decoder: TextDecoder;
  let follower: TextDecoder;
  try {
    decoder = new TextDecoder(encodingOf(head), { fatal: true });
    follower = new TextDecoder(decoder.encoding, { fatal: true });
  } catch {
    return undefined;
  }
  return {
    encoding: decoder.encoding,
    decode(piece) {
      const stream = piece !== undefined;
      try {
        const text = decoder.decode(piece, { stream });
        // In step, so that it can look at a wrong piece byte by byte.
        follower.decode(piece, { stream });
        return { text, wrong: false };
      } catch {
        return { text: textBeforeFault(follower, piece), wrong: true };
      }
    },
  };
}

function textBeforeFault(decoder: TextDecoder, piece: Uint8Array = new Uint8Array(0)): string {
  let text = '';
  try {
    for (let at = 0; at < piece.length; at++)
      text += decoder.decode(piece.subarray(at, at + 1), { stream: true });
  } catch {
    // The fault that is known already.
  }
  return text;
}
