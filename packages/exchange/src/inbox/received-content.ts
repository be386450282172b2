import { createHash } from 'node:crypto';
import { ReadableStream } from 'node:stream/web';
import type { Abortable } from '@rathaus/client-core/abort';
import type { ContentStore } from '../content/content-store.ts';
import { exchangeError } from '../errors.ts';
import type { Part } from '../transport/transport.ts';

/** Checked content: hash and tag were verified before it was stored, and the hash is verified whenever it is read. */
export interface ReceivedContent {
  id: string;
  /** Bytes. */
  size: number;
  /** Hex SHA-512. */
  sha512: string;
  mimeType: string;
  /**
   * Opens it, as often as wanted. The stream ends with an error when the stored content is missing or was changed
   * (`exchange.content.*`): act when it has ended well.
   */
  stream(options?: Abortable): ReadableStream<Uint8Array>;
  /** All of it in memory; for content that is known to be small. */
  bytes(options?: Abortable): Promise<Uint8Array>;
}

/** One attachment of a received delivery, checked. */
export interface ReceivedAttachment extends ReceivedContent {
  purpose: string;
  /**
   * What the sender says, whole: text to show, never to be used as a path. Over FIT-Connect any text that the metadata
   * schema allows, slashes and controls of direction too; mailboxes refuse these.
   */
  fileName?: string | undefined;
  description?: string | undefined;
}

/** Content of the store behind a part. */
export function contentOf(part: Part, store: ContentStore): ReceivedContent {
  const { id, size, sha512, mimeType } = part;
  return {
    id,
    size,
    sha512,
    mimeType,
    stream: (options) =>
      ReadableStream.from(verified(part, store, options)) as unknown as ReadableStream<Uint8Array>,
    async bytes(options) {
      const bytes = new Uint8Array(size);
      let at = 0;
      for await (const chunk of verified(part, store, options)) {
        bytes.set(chunk, at);
        at += chunk.length;
      }
      return bytes;
    },
  };
}

export const attachmentOf = (part: Part, store: ContentStore): ReceivedAttachment => ({
  ...contentOf(part, store),
  purpose: part.purpose ?? 'attachment',
  fileName: part.fileName,
  description: part.description,
});

async function* verified(
  { content, size, sha512 }: Part,
  store: ContentStore,
  options: Abortable = {},
): AsyncGenerator<Uint8Array, void, void> {
  const damaged = () => exchangeError('exchange.content.damaged', { details: { reason: 'hash' } });
  const hash = createHash('sha512');
  let seen = 0;
  for await (const chunk of await store.read(content, options)) {
    seen += chunk.length;
    if (seen > size) throw damaged();
    hash.update(chunk);
    yield chunk;
  }
  if (seen !== size || hash.digest('hex') !== sha512) throw damaged();
}
