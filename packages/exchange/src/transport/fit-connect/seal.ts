import { Buffer } from 'node:buffer';
import { isRathausError } from '@rathaus/client-core';
import { exchangeError } from '../../errors.ts';
import type { JweUpload } from '../../fit-connect/client.ts';
import { encryptJwe, type JweRecipient } from '../../jwe/encrypt.ts';
import { encryptProvableMetadata } from '../../proof/provable-metadata.ts';
import type { OutgoingDelivery, Part, StepContext } from '../transport.ts';
import { addressOf, attachmentsOf, metadataOf } from './delivery-parts.ts';
import { sealedChunks } from './sealed-chunks.ts';
import { dataPart, metadataPart, type Sealed, type SendProgress, sealedFor } from './send-progress.ts';

interface Sealing extends Pick<StepContext, 'content' | 'folder' | 'signal'> {
  readonly recipient: JweRecipient;
  readonly createId: () => string;
}

/** Each ciphertext has a name of its own: what another worker is just sending is never written over. */
const nameOf = (part: string, { folder, createId }: Sealing): string => `${folder}${part}.${createId()}`;

/**
 * Encrypts data or an attachment into the content store. Errors: `exchange.outbox.content-changed` when the plaintext is
 * not what was enqueued; nothing is left then. Those of the content store.
 */
export async function sealPart(part: Part, sealing: Sealing): Promise<Sealed> {
  const { content, recipient, signal } = sealing;
  const name = `${nameOf(part.role === 'data' ? dataPart : part.id, sealing)}.jwe`;
  const encryption = encryptJwe(await content.read(part.content, { signal }), {
    recipient,
    length: part.size,
    cty: part.mimeType,
    signal,
  });
  async function* checked(): AsyncGenerator<Uint8Array, void, void> {
    try {
      yield* encryption.chunks;
    } catch (error) {
      if (isRathausError(error) && error.code === 'exchange.jwe.length-differs')
        throw exchangeError('exchange.outbox.content-changed');
      throw error;
    }
    if (encryption.result().sha512 !== part.sha512) throw exchangeError('exchange.outbox.content-changed');
  }
  const stored = await content.write(name, checked(), { signal });
  const { tag, sha512 } = encryption.result();
  return {
    content: name,
    tag,
    sha512,
    encryptedSha512: stored.sha512,
    size: stored.size,
    kid: recipient.kid,
  };
}

/** Name of the object that opens sealed metadata for the proof; it lies beside them, sealed at rest like all content. */
export const openingOf = ({ content }: Pick<Sealed, 'content'>): string =>
  content.replace(/\.jwe$/, '.opening');

/**
 * Encrypts the metadata into the content store, last of all: their content key commits to the ciphertexts of data and
 * attachments, which makes the receipt a proof of the plaintext (ADR 0162).
 */
export async function sealMetadata(
  delivery: OutgoingDelivery,
  progress: SendProgress,
  sealing: Sealing,
): Promise<Sealed> {
  const { content, recipient, signal } = sealing;
  const sealed = (part: string): Sealed => {
    const found = sealedFor(progress, part, recipient.kid);
    if (!found) throw exchangeError('exchange.outbox.inconsistent');
    return found;
  };
  const attachments = attachmentsOf(delivery).map(({ id }) => id);
  const made = encryptProvableMetadata(JSON.stringify(metadataOf(delivery, progress.replyChannel)), {
    recipient,
    destinationId: addressOf(delivery).destinationId.toLowerCase(),
    parts: {
      data: sealed(dataPart),
      attachments: attachments
        .map((id) => ({ ...sealed(id), attachmentId: id.toLowerCase() }))
        .sort((a, b) => (a.attachmentId < b.attachmentId ? -1 : 1)),
    },
  });
  const name = `${nameOf(metadataPart, sealing)}.jwe`;
  const bytes = (text: string) => [new TextEncoder().encode(text)];
  const opening = await content.write(openingOf({ content: name }), bytes(JSON.stringify(made.opening)), {
    signal,
  });
  const stored = await content.write(name, bytes(made.jwe), { signal });
  return {
    content: name,
    tag: made.tag,
    sha512: made.sha512,
    encryptedSha512: stored.sha512,
    size: stored.size,
    kid: recipient.kid,
    openingSha512: opening.sha512,
    covers: Object.fromEntries([dataPart, ...attachments].map((part) => [part, sealed(part).content])),
  };
}

/** A stored ciphertext as it is sent, once or again. Errors of the stream: `exchange.content.*`. */
export const storedUpload = (
  sealed: Sealed,
  { content, signal }: Pick<StepContext, 'content' | 'signal'>,
): JweUpload => ({
  contentLength: sealed.size,
  open: async () => sealedChunks(await content.read(sealed.content, { signal }), sealed),
});

/** A stored ciphertext as text, for metadata and data. Errors: `exchange.content.*`. */
export async function readSealed(
  sealed: Sealed,
  { content, signal }: Pick<StepContext, 'content' | 'signal'>,
): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const chunk of sealedChunks(await content.read(sealed.content, { signal }), sealed))
    pieces.push(chunk);
  return Buffer.concat(pieces).toString('latin1');
}
