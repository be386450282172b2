import type { Decrypter } from '@rathaus/client-core';
import { callApplication } from '@rathaus/client-core/abort';
import { servicekontoError } from '../errors.ts';
import { equalBytes, fromBase64url } from '../sealing/random.ts';

/** What decides how a token is decrypted. */
export interface DecryptOptions {
  readonly decrypters: readonly Decrypter[];
  readonly signal: AbortSignal | undefined;
  /** Milliseconds for the key service. */
  readonly timeout: number;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });
/** Length of the content key in bytes, by algorithm (RFC 7518, section 5). Everything else is refused. */
const keyLengths: Readonly<Record<string, number>> = {
  A128GCM: 16,
  A192GCM: 24,
  A256GCM: 32,
  'A128CBC-HS256': 32,
  'A192CBC-HS384': 48,
  'A256CBC-HS512': 64,
};
const refused = (cause?: unknown) =>
  servicekontoError('servicekonto.token.invalid', { details: { reason: 'encryption' }, cause });

/**
 * Opens an encrypted ID token (RFC 7516, compact form). Errors: `servicekonto.token.invalid`, the same for whatever is
 * wrong with it; `servicekonto.client.key` when the key service fails.
 */
export async function decryptToken(token: string, options: DecryptOptions): Promise<string> {
  const parts = token.split('.');
  if (parts.length !== 5) throw refused();
  const [protectedHeader = '', ...encoded] = parts;
  const [encryptedKey, iv, ciphertext, tag] = encoded.map(fromBase64url);
  const header = headerOf(protectedHeader);
  const { alg, enc, kid, zip, crit } = header;
  const length = Object.hasOwn(keyLengths, String(enc)) ? keyLengths[String(enc)] : undefined;
  if (!encryptedKey || !iv || !ciphertext || !tag || length === undefined) throw refused();
  // Nothing that has to be unpacked, and nothing that has to be understood.
  if (zip !== undefined || crit !== undefined || (alg !== 'RSA-OAEP' && alg !== 'RSA-OAEP-256'))
    throw refused();
  const fitting = options.decrypters.filter(
    (one) => one.algorithms.includes(alg) && (kid === undefined || one.kid === kid),
  );
  for (const decrypter of fitting) {
    const key = await contentKey(decrypter, encryptedKey, alg, options);
    if (key?.length !== length) continue;
    const sealed = { key, iv, ciphertext, tag, aad: encoder.encode(protectedHeader) };
    try {
      return decoder.decode(String(enc).endsWith('GCM') ? await openGcm(sealed) : await openCbc(sealed));
    } catch (cause) {
      throw refused(cause);
    }
  }
  throw refused();
}

function headerOf(text: string): Record<string, unknown> {
  const bytes = fromBase64url(text);
  if (!bytes || bytes.length > 4096) throw refused();
  try {
    const value: unknown = JSON.parse(decoder.decode(bytes));
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch (cause) {
    throw refused(cause);
  }
  throw refused();
}

/** Codes by which a private key says that a message is not for it. */
const notMine = new Set(['core.key.unwrap', 'OperationError', 'ERR_OSSL_RSA_OAEP_DECODING_ERROR']);

async function contentKey(
  decrypter: Decrypter,
  encryptedKey: Uint8Array,
  alg: 'RSA-OAEP' | 'RSA-OAEP-256',
  { signal, timeout }: DecryptOptions,
): Promise<Uint8Array | undefined> {
  try {
    return await callApplication(
      'The function that unwraps keys',
      (both) => decrypter.unwrapKey(encryptedKey, alg, { signal: both }),
      { signal, timeout },
    );
  } catch (cause) {
    if (signal?.aborted) throw cause;
    const { code, name } = cause as { code?: string; name?: string };
    if (notMine.has(code ?? '') || notMine.has(name ?? '') || code?.startsWith('ERR_OSSL')) return undefined;
    throw servicekontoError('servicekonto.client.key', { cause });
  }
}

interface Sealed {
  readonly key: Uint8Array;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly ciphertext: Uint8Array<ArrayBuffer>;
  readonly tag: Uint8Array<ArrayBuffer>;
  readonly aad: Uint8Array<ArrayBuffer>;
}

async function openGcm({ key, iv, ciphertext, tag, aad }: Sealed): Promise<ArrayBuffer> {
  // A shorter tag would be easier to forge (RFC 7518, section 5.3).
  if (iv.length !== 12 || tag.length !== 16) throw new TypeError('lengths of A*GCM');
  const imported = await crypto.subtle.importKey('raw', new Uint8Array(key), 'AES-GCM', false, ['decrypt']);
  const whole = Uint8Array.of(...ciphertext, ...tag);
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: aad }, imported, whole);
}

/** RFC 7518, section 5.2.2.2: the tag is compared before anything is decrypted. */
async function openCbc({ key, iv, ciphertext, tag, aad }: Sealed): Promise<ArrayBuffer> {
  const half = key.length / 2;
  if (iv.length !== 16 || tag.length !== half) throw new TypeError('lengths of A*CBC-HS*');
  const hash = `SHA-${half * 16}`;
  const mac = await crypto.subtle.importKey(
    'raw',
    new Uint8Array(key.subarray(0, half)),
    { name: 'HMAC', hash },
    false,
    ['sign'],
  );
  const bits = new DataView(new ArrayBuffer(8));
  bits.setBigUint64(0, BigInt(aad.length * 8));
  const input = Uint8Array.of(...aad, ...iv, ...ciphertext, ...new Uint8Array(bits.buffer));
  const computed = new Uint8Array(await crypto.subtle.sign('HMAC', mac, input)).subarray(0, half);
  if (!equalBytes(computed, tag)) throw new TypeError('tag');
  const imported = await crypto.subtle.importKey(
    'raw',
    new Uint8Array(key.subarray(half)),
    'AES-CBC',
    false,
    ['decrypt'],
  );
  return crypto.subtle.decrypt({ name: 'AES-CBC', iv }, imported, ciphertext);
}
