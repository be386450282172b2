import { isRathausError } from '@rathaus/client-core';
import { type Abortable, callApplication } from '@rathaus/client-core/abort';
import { exchangeError } from '../../errors.ts';
import { damaged } from './damaged.ts';
import { maxKeyIdBytes, maxWrappedBytes } from './header.ts';

/** Wraps the data keys of objects. A KMS or an HSM is one implementation, `createLocalKeyWrapper` another. */
export interface KeyWrapper {
  /**
   * Names the wrapping key in the header of each object: 1 to 200 printable ASCII characters without a space (the ARN of
   * a KMS fits). Another key has another id.
   */
  readonly id: string;
  /** Wraps a data key of 32 bytes; the result has at most 1,700 bytes. What it throws is `exchange.content.key-unavailable`. */
  wrap(key: Uint8Array, options: Abortable): Promise<Uint8Array>;
  /**
   * Gives the data key back, or `undefined` when `wrapped` is not what `wrap` made: the object is damaged then. When the
   * key cannot be reached it throws, and the work is tried again later (`exchange.content.key-unavailable`).
   */
  unwrap(wrapped: Uint8Array, options: Abortable & { keyId: string }): Promise<Uint8Array | undefined>;
}

/** Which keys seal and open. */
export interface Sealing {
  /** Seals everything that is written. */
  current: KeyWrapper;
  /** Open what was sealed before; roll-over adds the new key here on all workers first, then makes it `current`. */
  former?: readonly KeyWrapper[] | undefined;
  /** Milliseconds that a wrapper may take. Default 30,000. */
  timeout?: number | undefined;
}

/** Throws `exchange.config.invalid` with all faults. */
export function checkSealing({ current, former = [] }: Sealing): void {
  const ids = [current, ...former].map(({ id }) => id);
  const faults = [
    ...(ids.every((id) => typeof id === 'string' && /^[\x21-\x7e]+$/.test(id) && id.length <= maxKeyIdBytes)
      ? []
      : [`the id of a key wrapper must be 1 to ${maxKeyIdBytes} printable ASCII characters without a space`]),
    ...(new Set(ids).size === ids.length ? [] : ['two key wrappers have the same id']),
  ];
  if (faults.length > 0)
    throw exchangeError('exchange.config.invalid', {
      message: faults.join('; '),
      details: { members: 'sealing' },
    });
}

/** A fault of the wrapper says nothing about the object: it is tried again. */
async function asked<T>(keyId: string, call: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (exchangeError.is(error)) throw error;
    if (signal?.aborted && isRathausError(error) && error.code === 'core.aborted') throw error;
    throw exchangeError('exchange.content.key-unavailable', { details: { keyId }, cause: error });
  }
}

/** The wrapped form of a data key. */
export async function wrapDataKey(
  { current, timeout }: Sealing,
  dataKey: Uint8Array,
  signal: AbortSignal | undefined,
): Promise<Uint8Array> {
  return asked(
    current.id,
    async () => {
      const wrapped = await callApplication(
        'The key wrapper',
        (inner) => current.wrap(Uint8Array.from(dataKey), { signal: inner }),
        { signal, timeout },
      );
      if (wrapped.length === 0 || wrapped.length > maxWrappedBytes)
        throw new RangeError(`a wrapped key has 1 to ${maxWrappedBytes} bytes`);
      return wrapped;
    },
    signal,
  );
}

/** The data key of a header. Throws `exchange.content.damaged` with the reason `key` when it is not one. */
export async function unwrapDataKey(
  wrapper: KeyWrapper,
  wrapped: Uint8Array,
  { signal, timeout }: Abortable & { timeout: number | undefined },
): Promise<Uint8Array> {
  const key = await asked(
    wrapper.id,
    () =>
      callApplication(
        'The key wrapper',
        (inner) => wrapper.unwrap(Uint8Array.from(wrapped), { keyId: wrapper.id, signal: inner }),
        { signal, timeout },
      ),
    signal,
  );
  if (key?.length !== 32) throw damaged('key');
  return key;
}
