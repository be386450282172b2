import { hostCrypto } from './host-crypto.ts';
import { base64url, fromBase64url } from './random.ts';

const encoder = new TextEncoder();
/** Bytes that AES-GCM puts behind what it has encrypted. */
const tagLength = 16;
const decoder = new TextDecoder('utf-8', { fatal: true });

async function keyFrom(secret: string, purpose: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info: encoder.encode(purpose) },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

/**
 * Encrypts a record under a secret that only the browser's cookie holds (HKDF-SHA-256, AES-256-GCM), bound to
 * the place where it is stored. Whoever reads the store alone sees no person and no token.
 */
export async function seal(value: unknown, secret: string, place: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const key = await keyFrom(secret, place);
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: encoder.encode(place) },
    key,
    encoder.encode(JSON.stringify(value)),
  );
  return `${base64url(iv)}.${base64url(new Uint8Array(sealed))}`;
}

/** Throws when anything does not fit. */
async function decrypt(
  body: Uint8Array<ArrayBuffer>,
  iv: Uint8Array<ArrayBuffer>,
  secret: string,
  place: string,
): Promise<AllowSharedBufferSource> {
  const additionalData = encoder.encode(place);
  if (!hostCrypto?.hkdfSync || !hostCrypto.createDecipheriv)
    return crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, await keyFrom(secret, place), body);
  const key = new Uint8Array(hostCrypto.hkdfSync('sha256', secret, new Uint8Array(32), place, 32));
  const opening = hostCrypto.createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagLength });
  opening.setAAD(additionalData);
  opening.setAuthTag(body.subarray(-tagLength));
  const plain = opening.update(body.subarray(0, -tagLength));
  // Before this nothing of it may be used: it is what checks the tag. A stream cipher has nothing left to give here.
  opening.final();
  return plain;
}

/** Opens what {@link seal} made; `undefined` when secret, place or bytes do not fit. */
export async function unseal(sealed: string, secret: string, place: string): Promise<unknown> {
  const [ivText, bodyText, ...more] = sealed.split('.');
  const iv = fromBase64url(ivText ?? '');
  const body = fromBase64url(bodyText ?? '');
  if (!iv || !body || more.length > 0 || iv.length !== 12) return undefined;
  try {
    return JSON.parse(decoder.decode(await decrypt(body, iv, secret, place)));
  } catch {
    // Wrong secret and damaged record look alike on purpose.
    return undefined;
  }
}
