import { Buffer } from 'node:buffer';

/** Writes DER for fixtures. Independent of the readers that are tested, so that both must be right. */
export const tlv = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  if (length < 0x80) return Buffer.concat([Buffer.from([tag, length]), content]);
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return Buffer.concat([Buffer.from([tag, 0x80 + octets.length, ...octets]), content]);
};

export const seq = (...parts: Uint8Array[]): Buffer => tlv(0x30, ...parts);
export const set = (...parts: Uint8Array[]): Buffer => tlv(0x31, ...parts);
export const octets = (content: Uint8Array): Buffer => tlv(0x04, content);
export const bits = (content: Uint8Array, unused = 0): Buffer => tlv(0x03, Buffer.from([unused]), content);
export const bool = (value: boolean): Buffer => tlv(0x01, Buffer.from([value ? 0xff : 0]));
export const nul = (): Buffer => tlv(0x05);
/** Context-specific, constructed (an EXPLICIT tag, or an IMPLICIT one of a list) and primitive. */
export const context = (number: number, ...parts: Uint8Array[]): Buffer => tlv(0xa0 + number, ...parts);
export const primitive = (number: number, content: Uint8Array = Buffer.alloc(0)): Buffer =>
  tlv(0x80 + number, content);
export const enumerated = (value: number): Buffer => tlv(0x0a, Buffer.from([value]));

export const int = (value: number | bigint): Buffer => {
  let hex = BigInt(value).toString(16);
  if (hex.length % 2) hex = `0${hex}`;
  const content = Buffer.from(hex, 'hex');
  return tlv(0x02, content[0]! >= 0x80 ? Buffer.concat([Buffer.from([0]), content]) : content);
};

export const oid = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const content = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc & 0x7f];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return tlv(0x06, Buffer.from(content));
};

/** GeneralizedTime from 2050 on, UTCTime before, as RFC 5280 wants; OCSP always has the first. */
export const time = (milliseconds: number, general = false): Buffer => {
  const text = new Date(milliseconds).toISOString().replace(/[-:T]|\.\d+/g, '');
  const long = general || Number(text.slice(0, 4)) >= 2050;
  return tlv(long ? 0x18 : 0x17, Buffer.from(long ? text : text.slice(2)));
};

/** A name with one `commonName`. */
export const name = (commonName: string): Buffer =>
  seq(set(seq(oid('2.5.4.3'), tlv(0x0c, Buffer.from(commonName)))));

export const extension = (id: string, value: Uint8Array, critical = false): Buffer =>
  seq(oid(id), ...(critical ? [bool(true)] : []), octets(value));
