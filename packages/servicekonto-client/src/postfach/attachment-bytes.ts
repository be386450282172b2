import { createHash, type Hash } from 'node:crypto';
import { type ApplicationLimits, callApplication } from '@rathaus/client-core/abort';
import { postfachError } from './errors.ts';
import type { AttachmentSource, PostfachAttachment } from './message.ts';

/** What is known of an attachment that was read once. */
export interface AttachmentFacts {
  /** Bytes. */
  readonly size: number;
  /** SHA-512 in hexadecimal digits: a digest, which the interface calls `sha512sum` like the signature of an envelope. */
  readonly digest: string;
}

const changed = (index: number, reason: 'size' | 'digest') =>
  postfachError('servicekonto.postfach.attachment-changed', { details: { attachment: index, reason } });

async function* piecesOf(source: AttachmentSource): AsyncGenerator<Uint8Array, void, void> {
  if (source instanceof Uint8Array) yield source;
  else yield* source instanceof Blob ? source.stream() : source;
}

/** The pieces of an attachment; each opening and each piece has the time of a function of the application. */
async function* read(
  attachment: PostfachAttachment,
  limits: ApplicationLimits,
): AsyncGenerator<Uint8Array, void, void> {
  const source = await callApplication(
    'The opening of an attachment',
    (signal) => attachment.open({ signal }),
    limits,
  );
  const pieces = piecesOf(source);
  let ended = false;
  try {
    for (;;) {
      const next = await callApplication('Reading an attachment', () => pieces.next(), limits);
      ended = next.done === true;
      if (next.done) return;
      if (next.value.length > 0) yield next.value;
    }
  } finally {
    // Not waited for: the source may be what hangs.
    if (!ended) pieces.return().catch(() => undefined);
  }
}

/**
 * The first reading: length and digest, in constant memory. Errors: `servicekonto.postfach.attachment-changed` when it is
 * not as long as was said, `servicekonto.postfach.invalid` when it is empty, what `open()` and its source throw.
 */
export async function attachmentFacts(
  attachment: PostfachAttachment,
  index: number,
  limits: ApplicationLimits,
): Promise<AttachmentFacts> {
  const hash = createHash('sha512');
  let size = 0;
  for await (const piece of read(attachment, limits)) {
    size += piece.length;
    if (attachment.size !== undefined && size > attachment.size) throw changed(index, 'size');
    hash.update(piece);
  }
  if (size === 0)
    throw postfachError('servicekonto.postfach.invalid', {
      message: `attachments.${index} is empty`,
      details: { faults: 1, members: `attachments.${index}` },
    });
  if (attachment.size !== undefined && size !== attachment.size) throw changed(index, 'size');
  return { size, digest: hash.digest('hex') };
}

/**
 * The second reading, to send: the last piece is held back until the digest is known to be the same, so that a changed
 * file never leaves whole. Errors: `servicekonto.postfach.attachment-changed`.
 */
export async function* sameBytes(
  attachment: PostfachAttachment,
  index: number,
  facts: AttachmentFacts,
  limits: ApplicationLimits,
): AsyncGenerator<Uint8Array, void, void> {
  const hash: Hash = createHash('sha512');
  let size = 0;
  let held: Uint8Array | undefined;
  for await (const piece of read(attachment, limits)) {
    size += piece.length;
    if (size > facts.size) throw changed(index, 'size');
    hash.update(piece);
    if (held) yield held;
    // A source may use its buffer for the next piece.
    held = piece.slice();
  }
  if (size !== facts.size) throw changed(index, 'size');
  if (hash.digest('hex') !== facts.digest) throw changed(index, 'digest');
  if (held) yield held;
}
