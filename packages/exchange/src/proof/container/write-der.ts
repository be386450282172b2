import { Buffer } from 'node:buffer';

/**
 * Writer of DER (ITU-T X.690, section 10), the counterpart of the reader in `keys/der.ts`. Only what a signature of CMS
 * needs: short definite lengths, OIDs, times, sets in their one order.
 */
export function tlv(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return Buffer.from([0x80 + octets.length, ...octets]);
}

export const sequence = (...parts: readonly Uint8Array[]): Buffer => tlv(0x30, ...parts);

/** A SET OF: its members in ascending order of their bytes (X.690, section 11.6), so that it is signed in one form only. */
export const setOf = (members: readonly Uint8Array[], tag = 0x31): Buffer =>
  tlv(tag, ...[...members].sort(Buffer.compare));

/** A constructed value of the context class: an EXPLICIT tag, or an IMPLICIT one of a list. */
export const context = (number: number, ...parts: readonly Uint8Array[]): Buffer =>
  tlv(0xa0 + number, ...parts);

export const octetString = (content: Uint8Array): Buffer => tlv(0x04, content);
export const nothing = (): Buffer => tlv(0x05);

/** An INTEGER that is not negative, of its big-endian octets: in its shortest form, with a zero before a set sign bit. */
export function unsigned(octets: Uint8Array): Buffer {
  let start = 0;
  while (start < octets.length - 1 && octets[start] === 0) start++;
  const shortest = octets.subarray(start);
  return (shortest[0] ?? 0) < 0x80 ? tlv(0x02, shortest) : tlv(0x02, Buffer.of(0), shortest);
}

export const integer = (value: number): Buffer => {
  const octets = Buffer.alloc(4);
  octets.writeUInt32BE(value);
  return unsigned(octets);
};

/** An OBJECT IDENTIFIER of its dotted form. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const octets = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = [arc % 128];
    for (let left = Math.floor(arc / 128); left > 0; left = Math.floor(left / 128))
      groups.unshift((left % 128) + 128);
    return groups;
  });
  return tlv(0x06, Buffer.from(octets));
}

/** A `Time` as CMS wants it (RFC 5652, section 11.3): UTCTime until 2049, GeneralizedTime after, in whole seconds. */
export function time(milliseconds: number): Buffer {
  const digits = new Date(milliseconds).toISOString().replace(/[-:T]|\.\d+/g, '');
  return digits < '2050' ? tlv(0x17, Buffer.from(digits.slice(2))) : tlv(0x18, Buffer.from(digits));
}
