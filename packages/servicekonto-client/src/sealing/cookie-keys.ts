import { base64url, fromBase64url } from './random.ts';

const encoder = new TextEncoder();
const ivLength = 12;

/** Seals what a browser keeps for us, so that it can neither read nor change it. */
export interface CookieSeal {
  /** Encrypts with the first key; bound to a place, so that it opens nowhere else. */
  seal(bytes: Uint8Array<ArrayBuffer>, place: string): Promise<string>;
  /** Opens what any of the keys has sealed; `undefined` for everything else. */
  open(text: string, place: string): Promise<Uint8Array<ArrayBuffer> | undefined>;
}

async function keyFrom(secret: string, tenant: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', encoder.encode(secret), 'HKDF', false, ['deriveKey']);
  const info = encoder.encode(`rathaus servicekonto cookie 1 ${tenant}`);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(32), info },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
}

/** Seal by configured keys, AES-256-GCM with a key of the tenant's own: two towns may share the configured ones. */
export function createCookieSeal(secrets: readonly string[], tenant: string): CookieSeal {
  let derived: Promise<readonly CryptoKey[]> | undefined;
  const keys = () => {
    derived ??= Promise.all(secrets.map((secret) => keyFrom(secret, tenant)));
    return derived;
  };
  return {
    async seal(bytes, place) {
      const iv = crypto.getRandomValues(new Uint8Array(ivLength));
      const [key] = await keys();
      const additionalData = encoder.encode(place);
      const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData }, key!, bytes);
      return base64url(Uint8Array.of(...iv, ...new Uint8Array(sealed)));
    },
    async open(text, place) {
      const bytes = text.length <= 4096 ? fromBase64url(text) : undefined;
      if (!bytes || bytes.length <= ivLength) return undefined;
      const iv = bytes.subarray(0, ivLength);
      const additionalData = encoder.encode(place);
      for (const key of await keys()) {
        try {
          const plain = await crypto.subtle.decrypt(
            { name: 'AES-GCM', iv, additionalData },
            key,
            bytes.subarray(ivLength),
          );
          return new Uint8Array(plain);
        } catch {
          // Of another key, or planted: the next key decides.
        }
      }
      return undefined;
    },
  };
}
