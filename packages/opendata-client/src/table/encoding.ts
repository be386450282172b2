/** Encodings that can be distinguished by their bytes; names of the WHATWG Encoding Standard where it knows them. */
export type TableEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252' | 'macintosh' | 'ibm850';

/** Byte order mark, or the NUL pattern of UTF-16 text without one. */
export function detectUnicode(
  head: Uint8Array,
): { encoding: 'utf-8' | 'utf-16le' | 'utf-16be'; bom: number } | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', bom: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bom: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bom: 2 };
  const pairs = Math.min(2048, head.length >> 1);
  if (pairs < 4) return undefined;
  let even = 0;
  let odd = 0;
  for (let index = 0; index < pairs; index++) {
    if (head[2 * index] === 0) even++;
    if (head[2 * index + 1] === 0) odd++;
  }
  // Western text in UTF-16 has a NUL in nearly every unit, always on the same side.
  if (odd > pairs * 0.7 && even === 0) return { encoding: 'utf-16le', bom: 0 };
  if (even > pairs * 0.7 && odd === 0) return { encoding: 'utf-16be', bom: 0 };
  return undefined;
}

/** Bytes of ä ö ü Ä Ö Ü ß € „ “ – in the one-byte encodings German offices have used. */
const german = {
  'windows-1252': [0xe4, 0xf6, 0xfc, 0xc4, 0xd6, 0xdc, 0xdf, 0x80, 0x84, 0x93, 0x96],
  ibm850: [0x84, 0x94, 0x81, 0x8e, 0x99, 0x9a, 0xe1],
  macintosh: [0x8a, 0x9a, 0x9f, 0x80, 0x85, 0x86, 0xa7, 0xdb, 0xe3, 0xd2, 0xd0],
} as const;

const ibm850Letters: Readonly<Record<number, string>> = {
  132: 'ä',
  148: 'ö',
  129: 'ü',
  142: 'Ä',
  153: 'Ö',
  154: 'Ü',
  225: 'ß',
};

/**
 * Decides the encoding of the whole file while it streams: strict UTF-8 to the last byte, else by the letters
 * German text has. A sample of the beginning is what misleads other detectors: the first umlaut may come late.
 */
export class EncodingDetector {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  readonly #high = new Float64Array(256);
  #valid = true;

  push(chunk: Uint8Array): void {
    let ascii = false;
    if (this.#valid) {
      try {
        ascii = this.#decoder.decode(chunk, { stream: true }).length === chunk.length;
      } catch {
        this.#valid = false;
      }
    }
    if (ascii) return;
    for (const byte of chunk) if (byte >= 0x80) this.#high[byte] = (this.#high[byte] as number) + 1;
  }

  finish(): TableEncoding {
    if (this.#valid) {
      try {
        this.#decoder.decode();
        return 'utf-8';
      } catch {
        this.#valid = false;
      }
    }
    let best: keyof typeof german = 'windows-1252';
    let most = this.#score(best);
    for (const encoding of ['ibm850', 'macintosh'] as const) {
      const score = this.#score(encoding);
      // Windows-1252 is by far the most common: another one has to explain clearly more.
      if (score > most * 1.5 + 1) [best, most] = [encoding, score];
    }
    return best;
  }

  #score(encoding: keyof typeof german): number {
    return german[encoding].reduce((sum, byte) => sum + (this.#high[byte] as number), 0);
  }
}

/** Decodes a short text, for headers. Unknown characters of IBM 850 become U+FFFD. */
export function decodeText(bytes: Uint8Array, encoding: TableEncoding): string {
  if (encoding === 'ibm850') {
    return Array.from(bytes, (byte) =>
      byte < 0x80 ? String.fromCharCode(byte) : (ibm850Letters[byte] ?? '\ufffd'),
    ).join('');
  }
  // UTF-16 has been turned into UTF-8 before the records were read.
  return new TextDecoder(encoding.startsWith('utf-16') ? 'utf-8' : encoding).decode(bytes);
}
