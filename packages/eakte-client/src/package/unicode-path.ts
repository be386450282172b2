import { crc32 } from 'node:zlib';
import { decodeUtf8 } from './name-charsets.ts';
import type { UnicodePathFault } from './name-kinds.ts';

/** Extra field with the name of an entry in UTF-8 (Info-ZIP Unicode Path, APPNOTE 6.3.10, 4.6.9). */
export const unicodePathId = 0x7075;

/**
 * The name in a Unicode path field. It counts only when the CRC in it is that of the stored name: programs that know
 * nothing of the field rename an entry and leave the field as it was.
 */
export function readUnicodePath(field: Buffer, stored: Uint8Array): { path: string } | UnicodePathFault {
  if (field.length < 6 || field[0] !== 1) return 'version';
  if (field.readUInt32LE(1) !== crc32(stored)) return 'crc';
  const path = decodeUtf8(field.subarray(5));
  return path === undefined ? 'utf-8' : { path };
}

/** The first Unicode path among the extra fields of a local header, when it counts. */
export function findUnicodePath(extra: Buffer, stored: Uint8Array): string | undefined {
  for (let at = 0; at + 4 <= extra.length; ) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === unicodePathId && end <= extra.length) {
      const found = readUnicodePath(extra.subarray(at + 4, end), stored);
      return typeof found === 'string' ? undefined : found.path;
    }
    at = end;
  }
  return undefined;
}

/**
 * Whether a stored name is what a packer makes of a Unicode path in a poorer character set: each plain character is
 * itself, each other one is a byte of that set, the nearest letter, a placeholder (`?`, `_`, `-`), its UTF-8 bytes, or
 * an escape as Info-ZIP writes it (`#U00df`). Anything else is a second name, and two programs would see two files.
 */
export function isRendition(stored: Uint8Array, path: string): boolean {
  return renders(stored, path) || renders(stored, path.normalize('NFC'));
}

function renders(stored: Uint8Array, path: string): boolean {
  let at = 0;
  for (const character of path) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) {
      if (stored[at++] !== code) return false;
      continue;
    }
    const spelled = [
      Buffer.from(character),
      Buffer.from(escapeOf(code)),
      Buffer.from(escapeOf(code, true)),
    ].find((bytes) => bytes.equals(stored.subarray(at, at + bytes.length)));
    if (spelled) at += spelled.length;
    else if (at < stored.length && isPlaceholder(stored[at]!)) at++;
    else if (!/\p{M}/u.test(character)) return false;
  }
  return at === stored.length;
}

const isPlaceholder = (byte: number) => byte >= 0x80 || /[A-Za-z?_'"-]/.test(String.fromCharCode(byte));

function escapeOf(code: number, upper = false): string {
  const hex = code.toString(16);
  const digits = code > 0xffff ? `#L${hex.padStart(6, '0')}` : `#U${hex.padStart(4, '0')}`;
  return upper ? digits.toUpperCase() : digits;
}
