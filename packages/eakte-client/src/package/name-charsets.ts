import { isUtf8 } from 'node:buffer';
import type { NameCharset } from './name-kinds.ts';

// Upper halves, bytes 0x80 to 0xff; U+FFFD where a set has no character. Own tables, because `TextDecoder` knows neither
// of the first two and reads the holes of Windows-1252 as control characters.
const upperHalf: Readonly<Record<NameCharset, string>> = {
  // Windows in Western Europe and its Explorer.
  cp850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐' +
    '└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  // What the ZIP specification names (APPNOTE 6.3.10, D.1).
  cp437:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐' +
    '└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  'windows-1252':
    '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ\u00a0¡¢£¤¥¦§¨©ª«¬\u00ad®¯°±²³´µ¶·¸¹º»¼½¾¿' +
    'ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖ×ØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõö÷øùúûüýþÿ',
  'mac-roman':
    'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø' +
    '¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ',
};

/** The sets in the order in which their readings are tried. */
export const nameCharsets: readonly NameCharset[] = ['cp850', 'cp437', 'windows-1252', 'mac-roman'];

/** Reads bytes in a set; undefined when one of them is no character of it. */
export function decodeCharset(bytes: Uint8Array, charset: NameCharset): string | undefined {
  const upper = upperHalf[charset];
  // Written as UTF-16 and read at once: a text that grows by characters keeps each of its beginnings in memory.
  const wide = Buffer.allocUnsafe(2 * bytes.length);
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at]!;
    const code = byte < 0x80 ? byte : upper.charCodeAt(byte - 0x80);
    if (code === 0xfffd) return undefined;
    wide[2 * at] = code & 0xff;
    wide[2 * at + 1] = code >> 8;
  }
  return wide.toString('utf16le');
}

/** Reads bytes as UTF-8; undefined when they are none. Most names that are looked at are none, so nothing is thrown. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  return isUtf8(bytes)
    ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
    : undefined;
}
