import { constants, createHash, type KeyObject, privateDecrypt, webcrypto } from 'node:crypto';
import type { OaepDigest, RsaOaep } from '../keys/index.ts';

const hashNames: Readonly<Record<OaepDigest, string>> = {
  'SHA-1': 'sha1',
  'SHA-256': 'sha256',
  'SHA-384': 'sha384',
  'SHA-512': 'sha512',
};

const hash = (digest: OaepDigest, ...pieces: readonly Uint8Array[]): Uint8Array => {
  const hashing = createHash(hashNames[digest]);
  for (const piece of pieces) hashing.update(piece);
  return hashing.digest();
};

/** Opens RSAES-OAEP; `undefined` for whatever is wrong with the encrypted key. */
export type OpenOaep = (encryptedKey: Uint8Array, parameters: RsaOaep) => Promise<Uint8Array | undefined>;

/**
 * RSAES-OAEP decryption (RFC 8017, section 7.1.2) with an RSA private key, for the parameters given here.
 *
 * Where both hashes are equal the platform does all of it, beside the event loop. It knows no others: then the platform
 * does the RSA operation (with its blinding), on the event loop (Node 24: 1 ms with 2048 bits, 7 ms with 4096), and
 * {@link decodeOaep} the rest.
 */
export function createOaepOpener(key: KeyObject, allowed: readonly RsaOaep[]): OpenOaep {
  const size = Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
  const platformKeys = new Map(
    allowed
      .filter(({ digest, mgf }) => digest === mgf)
      .map(({ digest }) => [digest, key.toCryptoKey({ name: 'RSA-OAEP', hash: digest }, false, ['decrypt'])]),
  );
  return async (encryptedKey, parameters) => {
    // Step 1b. OpenSSL would take a ciphertext without its leading zeros, too.
    if (encryptedKey.length !== size) return undefined;
    const { digest, mgf, label } = parameters;
    const platformKey = digest === mgf ? platformKeys.get(digest) : undefined;
    try {
      if (!platformKey) return decodeOaep(decryptRaw(key, encryptedKey), parameters);
      // An empty label and none are the same to OAEP, but not to every version of WebCrypto.
      const algorithm = { name: 'RSA-OAEP', ...(label?.length ? { label: new Uint8Array(label) } : {}) };
      const plain = webcrypto.subtle.decrypt(algorithm, platformKey, new Uint8Array(encryptedKey));
      return new Uint8Array(await plain);
    } catch {
      return undefined;
    }
  };
}

const decryptRaw = (key: KeyObject, encryptedKey: Uint8Array): Uint8Array =>
  privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, encryptedKey);

/** MGF1 (RFC 8017, section B.2.1). */
function mask(seed: Uint8Array, length: number, digest: OaepDigest): Uint8Array {
  const blocks: Uint8Array[] = [];
  const counter = new DataView(new ArrayBuffer(4));
  for (let made = 0, block = 0; made < length; block++) {
    counter.setUint32(0, block);
    const bytes = hash(digest, seed, new Uint8Array(counter.buffer));
    blocks.push(bytes);
    made += bytes.length;
  }
  return Buffer.concat(blocks, length);
}

const xor = (a: Uint8Array, b: Uint8Array): Uint8Array => a.map((byte, at) => byte ^ b[at]!);

/** -1 (all bits) where two bytes are equal, otherwise 0; without a branch. */
const equal = (a: number, b: number): number => ((a ^ b) - 1) >> 31;

/**
 * EME-OAEP decoding (RFC 8017, section 7.1.2, step 3) of the block that the RSA operation gave; `undefined` for each fault
 * of it.
 *
 * About time: the number of hashes and steps follows from the length of the block and the hashes alone. No secret byte
 * decides a branch or an index, and a first byte that is not zero, a wrong hash of the label and a missing 0x01 are told
 * apart by nobody (the attack of J. Manger, CRYPTO 2001). The one branch at the end says what the caller is told anyway. This
 * is a promise about the code, not about the processor: JavaScript is compiled while it runs, and nobody guarantees
 * that the machine code has no branch. Who needs that guarantee keeps the key in an HSM, behind a `Decrypter` of their own.
 */
export function decodeOaep(
  block: Uint8Array,
  { digest, mgf, label }: Omit<RsaOaep, 'name'>,
): Uint8Array | undefined {
  const labelHash = hash(digest, label ?? new Uint8Array(0));
  const start = 1 + labelHash.length;
  // Lengths are no secret: a key too short for its hashes is a fault of who chose them.
  if (block.length < 2 * start) return undefined;
  const maskedData = block.subarray(start);
  const seed = xor(block.subarray(1, start), mask(maskedData, labelHash.length, mgf));
  const data = xor(maskedData, mask(seed, maskedData.length, mgf));
  let fault = block[0]!;
  for (let at = 0; at < labelHash.length; at++) fault |= data[at]! ^ labelHash[at]!;
  let found = 0;
  let messageStart = 0;
  for (let at = labelHash.length; at < data.length; at++) {
    const one = equal(data[at]!, 1);
    messageStart |= (at + 1) & one & ~found;
    found |= one;
    fault |= ~found & ~equal(data[at]!, 0);
  }
  fault |= ~found;
  // A copy: `slice` of a Node buffer would be a view of the whole block.
  return fault === 0 ? new Uint8Array(data.subarray(messageStart)) : undefined;
}
