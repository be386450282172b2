import { createCipheriv, randomBytes } from 'node:crypto';

/** Reduction polynomial of GHASH (NIST SP 800-38D, section 6.3), bits in the order of that standard. */
const reduction = 0xe1n << 120n;

function multiply(a: bigint, b: bigint): bigint {
  let product = 0n;
  let shifted = b;
  for (let bit = 127n; bit >= 0n; bit--) {
    if ((a >> bit) & 1n) product ^= shifted;
    shifted = shifted & 1n ? (shifted >> 1n) ^ reduction : shifted >> 1n;
  }
  return product;
}

/** a^(2^128 - 2) is the inverse of a. */
function inverse(a: bigint): bigint {
  let result = 1n << 127n;
  let power = a;
  for (let bit = 1; bit < 128; bit++) {
    power = multiply(power, power);
    result = multiply(result, power);
  }
  return result;
}

const toNumber = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex').padEnd(32, '0')}`);
const toBytes = (value: bigint) => Buffer.from(value.toString(16).padStart(32, '0'), 'hex');
const blocks = (bytes: Buffer) =>
  Array.from({ length: Math.ceil(bytes.length / 16) }, (_, index) =>
    toNumber(bytes.subarray(index * 16, index * 16 + 16)),
  );

/**
 * What AES-GCM does not promise: another text under another key with a given tag, in a moment. The key is chosen, then one
 * block of 16 bytes at the end is solved for. Whoever may name the key can so "show" another content for an accepted tag.
 */
export function forgeWithTag(tag: Uint8Array, aad: Buffer, text: Buffer) {
  const key = randomBytes(32);
  const iv = randomBytes(12);
  const block = (input: Buffer) => {
    const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);
    return toNumber(cipher.update(input));
  };
  const padded = Buffer.concat([text, Buffer.alloc((16 - (text.length % 16)) % 16, ' ')]);
  const ciphertext = createCipheriv('aes-256-gcm', key, iv).update(padded);
  const hashKey = block(Buffer.alloc(16));
  const first = block(Buffer.concat([iv, Buffer.from([0, 0, 0, 1])]));
  const lengths = Buffer.alloc(16);
  lengths.writeBigUInt64BE(BigInt(aad.length) * 8n, 0);
  lengths.writeBigUInt64BE(BigInt(ciphertext.length + 16) * 8n, 8);

  let state = 0n;
  for (const one of [...blocks(aad), ...blocks(ciphertext)]) state = multiply(state ^ one, hashKey);
  // tag = ((state ^ free) · H ^ lengths) · H ^ first, solved for the free block.
  const inverted = inverse(hashKey);
  const beforeLast = multiply(toNumber(tag) ^ first, inverted) ^ toNumber(lengths);
  const free = toBytes(multiply(beforeLast, inverted) ^ state);
  return { key, iv, ciphertext: Buffer.concat([ciphertext, free]), length: padded.length };
}
