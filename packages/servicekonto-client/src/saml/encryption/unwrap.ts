import type { Decrypter, KeyTransportAlgorithm } from '@rathaus/client-core';
import { callApplication } from '@rathaus/client-core/abort';

/** How long key services may take, and who waits for them. */
export interface Unwrapping {
  readonly signal: AbortSignal | undefined;
  /** Milliseconds. */
  readonly timeout: number;
}

/** What a decrypter made of a wrapped key: `notMine` without a key; `fault` when it failed for a reason of its own. */
export type Unwrapped =
  | { readonly is: 'key'; readonly key: Uint8Array }
  | { readonly is: 'notMine' }
  | { readonly is: 'fault'; readonly cause: unknown };

/** Codes and names by which a private key says that a message is not for it (see `Decrypter.unwrapKey`). */
const notMine = new Set<unknown>(['core.key.unwrap', 'OperationError']);

/** Asks a decrypter for a content key. Errors: `core.aborted` when the caller goes, and none else. */
export async function unwrap(
  decrypter: Decrypter,
  encryptedKey: Uint8Array,
  algorithm: KeyTransportAlgorithm,
  { signal, timeout }: Unwrapping,
): Promise<Unwrapped> {
  try {
    const key: unknown = await callApplication(
      'The function that unwraps keys',
      (both) => decrypter.unwrapKey(encryptedKey, algorithm, { signal: both }),
      { signal, timeout },
    );
    // An ArrayBuffer, as WebCrypto returns it, would have no length and look like a wrong message.
    if (!(key instanceof Uint8Array)) throw new TypeError('A decrypter has to resolve to a Uint8Array');
    return { is: 'key', key };
  } catch (cause) {
    if (signal?.aborted) throw cause;
    const { code, name } = (cause ?? {}) as { code?: unknown; name?: unknown };
    const isOpenSsl = typeof code === 'string' && code.startsWith('ERR_OSSL');
    return isOpenSsl || notMine.has(code) || notMine.has(name) ? { is: 'notMine' } : { is: 'fault', cause };
  }
}
