import { Buffer } from 'node:buffer';
import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { damaged } from './damaged.ts';

/** Plaintext of a chunk; every one but the last is full. */
export const chunkBytes = 64 * 1024;
const tagBytes = 16;
const sealedChunkBytes = chunkBytes + tagBytes;

/** Key and name: what each chunk is bound to. */
export interface ChunkBinding {
  /** An object, because that of bytes is made anew for each chunk: half of the time of a chunk. */
  key: KeyObject;
  name: string;
}

/** The STREAM construction as in age (C2SP age, "Payload"): counter of 11 bytes, then 1 for the last chunk. */
function nonceOf(counter: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  // 2^32 chunks are 281 TB; more throws.
  nonce.writeUInt32BE(counter, 7);
  nonce.writeUInt8(last ? 1 : 0, 11);
  return nonce;
}

function* sealChunk(
  { key, name }: ChunkBinding,
  plain: Uint8Array,
  counter: number,
  last: boolean,
): Generator<Buffer, void, void> {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(counter, last), { authTagLength: tagBytes });
  cipher.setAAD(Buffer.from(name, 'utf8'));
  yield cipher.update(plain);
  cipher.final();
  yield cipher.getAuthTag();
}

/** The plaintext, or nothing: not one byte leaves before the tag of its chunk was right. */
function openChunk(
  { key, name }: ChunkBinding,
  sealed: Uint8Array,
  counter: number,
  last: boolean,
): Buffer | undefined {
  if (sealed.length < tagBytes) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(counter, last), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(name, 'utf8'));
  decipher.setAuthTag(sealed.subarray(-tagBytes));
  const plain = decipher.update(sealed.subarray(0, -tagBytes));
  try {
    decipher.final();
    return plain;
  } catch {
    return undefined;
  }
}

/**
 * Seals blocks of `chunkBytes`, of which only the last may be shorter. Nothing at all is one empty chunk. A block is used
 * until the one after the next is asked for.
 */
export async function* sealChunks(
  blocks: AsyncIterable<Uint8Array>,
  binding: ChunkBinding,
): AsyncGenerator<Buffer, void, void> {
  let held: Uint8Array | undefined;
  let counter = 0;
  for await (const block of blocks) {
    if (held) yield* sealChunk(binding, held, counter++, false);
    held = block;
  }
  yield* sealChunk(binding, held ?? new Uint8Array(), counter, true);
}

/**
 * Opens what follows the header, in pieces of any size. A piece is used until the next one is asked for. Errors:
 * `exchange.content.damaged`, those of the source.
 */
export async function* openChunks(
  pieces: AsyncIterable<Uint8Array>,
  binding: ChunkBinding,
): AsyncGenerator<Buffer, void, void> {
  /** At most one chunk: a full one may be the last, so it waits for what follows. */
  let rest = Buffer.alloc(0);
  let counter = 0;
  const openFull = (sealed: Uint8Array): Buffer => {
    const plain = openChunk(binding, sealed, counter++, false);
    if (!plain) throw damaged('chunk');
    return plain;
  };
  for await (const piece of pieces) {
    let at = 0;
    if (rest.length > 0) {
      at = sealedChunkBytes - rest.length;
      if (piece.length <= at) {
        rest = Buffer.concat([rest, piece]);
        continue;
      }
      yield openFull(Buffer.concat([rest, piece.subarray(0, at)]));
    }
    for (; piece.length - at > sealedChunkBytes; at += sealedChunkBytes)
      yield openFull(piece.subarray(at, at + sealedChunkBytes));
    rest = Buffer.from(piece.subarray(at));
  }
  const plain = openChunk(binding, rest, counter, true);
  if (!plain) throw damaged(isCutOff(binding, rest, counter) ? 'truncated' : 'chunk');
  if (plain.length > 0) yield plain;
}

/** Whether the object ends at the edge of a chunk that is not the last, or within one. */
const isCutOff = (binding: ChunkBinding, rest: Uint8Array, counter: number): boolean =>
  rest.length < tagBytes || openChunk(binding, rest, counter, false) !== undefined;
