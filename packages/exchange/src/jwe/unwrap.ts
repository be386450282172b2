import { randomBytes } from 'node:crypto';
import { type Decrypter, isRathausError } from '@rathaus/client-core';
import { type Abortable, callApplication, throwIfAborted } from '@rathaus/client-core/abort';
import { exchangeError } from '../errors.ts';

/** How a decrypter is called. */
export interface UnwrapOptions extends Abortable {
  /** Milliseconds it may take (`core.application.timeout`). */
  readonly applicationTimeout?: number | undefined;
}

/**
 * What OpenSSL says of an encrypted key that this private key does not open. Each of them depends on the bytes of the
 * message alone.
 */
const aboutTheMessage: ReadonlySet<unknown> = new Set([
  'ERR_OSSL_RSA_OAEP_DECODING_ERROR',
  'ERR_OSSL_RSA_DATA_TOO_LARGE_FOR_MODULUS',
  'ERR_OSSL_RSA_DATA_GREATER_THAN_MOD_LEN',
  'ERR_OSSL_RSA_DATA_TOO_SMALL',
]);

/**
 * Whether a decrypter says that the encrypted key is wrong: `core.key.unwrap` (`createPemDecrypter`), the
 * `OperationError` of WebCrypto, the codes of OpenSSL. Everything else is a fault of the decrypter itself.
 */
function isAboutMessage(error: unknown): boolean {
  if (isRathausError(error)) return error.code === 'core.key.unwrap';
  const { name, code } = (error ?? {}) as { name?: unknown; code?: unknown };
  return name === 'OperationError' || aboutTheMessage.has(code);
}

/**
 * The content key of a message. A key that cannot be unwrapped is replaced by a random one, so that it looks and takes
 * as a wrong tag does (RFC 7516, section 11.5); so is one of a wrong length. A decrypter that fails otherwise has said
 * nothing about the message: `exchange.jwe.decrypter-failed`, or its own error where that is of the family.
 */
export async function unwrapContentKey(
  encryptedKey: Uint8Array,
  decrypter: Decrypter,
  options: UnwrapOptions,
): Promise<Uint8Array> {
  const substitute = randomBytes(32);
  try {
    const key = await callApplication(
      'The decrypter',
      (signal) => decrypter.unwrapKey(encryptedKey, 'RSA-OAEP-256', { signal }),
      { signal: options.signal, timeout: options.applicationTimeout },
    );
    // An ArrayBuffer, as WebCrypto returns it, would have no length and look like a wrong message.
    if (!((key as unknown) instanceof Uint8Array))
      throw new TypeError('A decrypter has to resolve to a Uint8Array');
    return key.length === 32 ? key : substitute;
  } catch (error) {
    throwIfAborted(options.signal, 'Decrypting content');
    if (isAboutMessage(error)) return substitute;
    if (isRathausError(error)) throw error;
    throw exchangeError('exchange.jwe.decrypter-failed', {
      cause: error,
      details: { kid: decrypter.kid },
    });
  }
}
