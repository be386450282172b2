// IBM code page 437, upper half: the charset of ZIP names without the UTF-8 flag (APPNOTE 6.3.10, D.1).
const cp437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀' +
  'αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Character set in which the name of an entry was read. */
export type EntryNameEncoding = 'utf-8' | 'cp437' | 'latin-1';

export interface DecodedEntryName {
  name: string;
  encoding: EntryNameEncoding;
  /** The bytes claimed to be UTF-8 and are not. */
  broken?: true;
}

/**
 * Decodes the name of an entry: UTF-8 where the flag says so or the bytes can be nothing else,
 * otherwise CP437 or Latin-1, whichever makes German letters of the high bytes
 * (agencies' tools write both without saying so; x-man 1.2.0 met them).
 */
export function decodeEntryName(bytes: Uint8Array, utf8Flag: boolean): DecodedEntryName {
  let high = false;
  for (const byte of bytes) if (byte > 0x7f) high = true;
  if (!high) return { name: ascii(bytes), encoding: 'utf-8' };
  try {
    return { name: utf8.decode(bytes), encoding: 'utf-8' };
  } catch {
    if (utf8Flag) return { name: latin1(bytes), encoding: 'latin-1', broken: true };
  }
  return score(bytes, cp437Letters) >= score(bytes, latin1Letters)
    ? { name: fromCp437(bytes), encoding: 'cp437' }
    : { name: latin1(bytes), encoding: 'latin-1' };
}

// Bytes of ä ö ü Ä Ö Ü ß é è á à ô î in each charset; § and – of file names in Latin-1 (Windows-1252).
const cp437Letters = new Set([0x84, 0x94, 0x81, 0x8e, 0x99, 0x9a, 0xe1, 0x82, 0x8a, 0xa0, 0x85, 0x93, 0x8c]);
const latin1Letters = new Set([0xe4, 0xf6, 0xfc, 0xc4, 0xd6, 0xdc, 0xdf, 0xe9, 0xe8, 0xe0, 0xf4, 0xee, 0xa7]);

function score(bytes: Uint8Array, letters: Set<number>): number {
  let hits = 0;
  for (const byte of bytes) if (byte > 0x7f && letters.has(byte)) hits++;
  return hits;
}

function ascii(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
const latin1 = ascii;

function fromCp437(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte < 0x80 ? String.fromCharCode(byte) : cp437[byte - 0x80];
  return text;
}

export type EntryNameFault = 'zip-slip' | 'name-invalid' | 'name-not-nfc' | 'subfolder' | 'name-too-long';

/**
 * What is wrong with a name, worst first; undefined when it is a flat, portable file name.
 * `zip-slip`: leads out of the folder (or to a device) on some system. `name-invalid`: control character,
 * NUL, separator of another system, trailing dot or space, direction override.
 */
export function judgeEntryName(name: string, byteLength: number): EntryNameFault | undefined {
  const path = name.replaceAll('\\', '/');
  const parts = path.split('/');
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path) || parts.some((part) => part === '..'))
    return 'zip-slip';
  if (
    parts.some((part) => /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)([. ]|$)/i.test(part))
  ) {
    return 'zip-slip';
  }
  const folder = name.endsWith('/') ? name.slice(0, -1) : name;
  if (
    folder === '' ||
    hasForbiddenCharacter(folder) ||
    folder.split('/').some((part) => part === '' || part === '.' || /[. ]$/.test(part))
  ) {
    return 'name-invalid';
  }
  if (byteLength > 255) return 'name-too-long';
  if (folder.includes('/') || name.endsWith('/')) return 'subfolder';
  return folder === folder.normalize('NFC') ? undefined : 'name-not-nfc';
}

/** Control characters, `\ : * ? " < > |`, lone surrogates, U+FFFD and text direction overrides. */
function hasForbiddenCharacter(name: string): boolean {
  if (/\p{Surrogate}/u.test(name)) return true;
  for (let index = 0; index < name.length; index++) {
    const code = name.charCodeAt(index);
    if (code < 0x20 || (code >= 0x7f && code < 0xa0) || code === 0xfffd) return true;
    if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return true;
  }
  return /[\\:*?"<>|]/.test(name);
}

/** Key under which two names are the same file on a file system that ignores case and composition. */
export function entryNameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().normalize('NFKC');
}
