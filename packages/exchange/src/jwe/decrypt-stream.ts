import type { ByteStream } from '@rathaus/client-core';
import { exchangeError } from '../errors.ts';
import { type DecryptedJwe, type DecryptJweOptions, decryptUnverified } from './decrypt.ts';

/** What was verified, with the two members of the header that a receiver works with. */
export interface StreamedJwe extends DecryptedJwe {
  kid: string;
  cty: string | undefined;
}

/** A decryption that runs while `plaintext` is read. */
export interface JweDecryption {
  /**
   * The plaintext in constant memory; can be read once. **Nothing of it is verified before it has ended well**: only for
   * writers that throw away what they have when it throws, as `ContentStore.write()` does.
   */
  plaintext: AsyncIterable<Uint8Array>;
  /** What was verified. Errors: `exchange.jwe.not-verified` before `plaintext` has ended, and after it has failed. */
  result(): StreamedJwe;
}

/**
 * Decrypts a compact JWE while it is read. The stream throws at its end when the tag is wrong: `exchange.jwe.*`; anything
 * that goes wrong on the way ends it in the same manner. Errors of the stream: those of `decryptJwe`, and
 * `exchange.jwe.read-twice`.
 *
 * @example
 * const { plaintext, result } = decryptJweStream(body, { decrypters, expectedTag, maxBytes: 375_000_000, signal });
 * await content.write(name, plaintext, { signal }); // leaves nothing when the tag is wrong
 * const { sha512, size, cty } = result();
 */
export function decryptJweStream(source: ByteStream, options: DecryptJweOptions): JweDecryption {
  let verified: StreamedJwe | undefined;
  let opened = false;
  async function* read(): AsyncGenerator<Uint8Array, void, void> {
    const found = yield* decryptUnverified(source, options);
    verified = { ...found, kid: found.header.kid, cty: found.header.cty };
  }
  return {
    plaintext: {
      [Symbol.asyncIterator]() {
        if (opened) throw exchangeError('exchange.jwe.read-twice');
        opened = true;
        return read();
      },
    },
    result() {
      if (!verified) throw exchangeError('exchange.jwe.not-verified');
      return verified;
    },
  };
}
