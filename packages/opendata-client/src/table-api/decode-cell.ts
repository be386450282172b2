import type { TableEncoding } from '../table/encoding.ts';

/** The upper half of code page 850, 0x80 to 0xFF (IBM; DOS of Western Europe). */
const upperHalf850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';

/** Text of the bytes between two offsets. */
export type CellDecoder = (bytes: Buffer, from: number, to: number) => string;

/**
 * Decodes cells losslessly. UTF-16 has been turned into UTF-8 before; cells without other bytes than ASCII, which are
 * most, skip the decoder.
 */
export function cellDecoder(encoding: TableEncoding): CellDecoder {
  if (encoding === 'utf-8' || encoding.startsWith('utf-16'))
    return (bytes, from, to) => bytes.toString('utf8', from, to);
  const other = encoding === 'ibm850' ? decode850 : decodeBy(new TextDecoder(encoding));
  return (bytes, from, to) => {
    for (let index = from; index < to; index++)
      if ((bytes[index] as number) >= 0x80) return other(bytes.subarray(from, to));
    return bytes.toString('latin1', from, to);
  };
}

const decodeBy = (decoder: TextDecoder) => (bytes: Uint8Array) => decoder.decode(bytes);

function decode850(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte < 0x80 ? String.fromCharCode(byte) : upperHalf850[byte - 0x80];
  return text;
}
