import type { ByteStream } from '@rathaus/client-core';
import type { Abortable } from '@rathaus/client-core/abort';

/** What was written. */
export interface StoredContent {
  /** Bytes of the plaintext. */
  size: number;
  /** Hex SHA-512 of the plaintext. */
  sha512: string;
}

/** One object of the store. */
export interface ContentInfo {
  /** `<tenant>/<area>/<id>/<part>`; see `isContentName`. Of a partial one a name that only `remove` takes. */
  name: string;
  /** Bytes as stored: with header and tags when it is sealed. */
  size: number;
  /** When it was written, in milliseconds since 1970, by the clock of the store. */
  modifiedAt: number;
}

/** How an object is written. */
export interface WriteContentOptions extends Abortable {
  /** Most bytes of plaintext. Default: no limit. */
  maxBytes?: number | undefined;
}

/**
 * Keeps the bytes of submissions: streams in, streams out, in constant memory. Names are those of `isContentName`;
 * any other is refused as `exchange.content.name`. Each method may reject with `exchange.content.unavailable`
 * (retryable: rights, disk, object store) and, when it has a signal, with `core.aborted`.
 */
export interface ContentStore {
  /**
   * Writes an object. It appears whole or not at all, also under a name that exists (then it is replaced), and is on the
   * disk when the promise resolves. A source that throws (a tag that fails at its end) leaves nothing.
   *
   * Errors: `exchange.content.too-large` with `details.limit`, `exchange.content.no-space` (retryable),
   * `exchange.content.key-unavailable` (retryable: the KMS does not answer), `core.aborted`; faults of the source as
   * they are.
   *
   * @example
   * const { size, sha512 } = await store.write(`${tenant}/outbox/${id}/data`, [bytes], { maxBytes: 20_000_000, signal });
   */
  write(name: string, source: ByteStream, options?: WriteContentOptions): Promise<StoredContent>;

  /**
   * Streams the plaintext. Each piece is authentic when it is handed out; that nothing is missing is known only when the
   * stream has ended without an error, so nobody acts on the beginning alone.
   *
   * Errors, from the promise or from the stream: `exchange.content.missing`, `exchange.content.damaged` (header, order,
   * truncation, key; `details.reason`), `exchange.content.key-unknown` (no configured key has its id),
   * `exchange.content.key-unavailable` (retryable), `core.aborted`.
   */
  read(name: string, options?: Abortable): Promise<AsyncIterable<Uint8Array>>;

  /** Whether there is a whole object of this name. Says nothing about its bytes. */
  has(name: string, options?: Abortable): Promise<boolean>;

  /**
   * Removes one object (also a partial one, by the name that `list` gave), or with a trailing `/` all below, partial
   * ones too. Nothing there is no error, so a removal that was given up may be made again.
   */
  remove(name: string, options?: Abortable): Promise<void>;

  /**
   * All objects below a prefix (`''`, or whole segments with a trailing `/`), in no order, streamed. What is written or
   * removed meanwhile may or may not be among them. Leftovers of writes that broke off, and writes that are under way,
   * have `partial: true`.
   */
  list(prefix: string, options?: Abortable): AsyncIterable<ContentInfo & { partial: boolean }>;
}
