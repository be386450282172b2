import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { ByteStream } from '@rathaus/client-core';
import { untilAborted } from '@rathaus/client-core/abort';
import { exchangeError } from '../errors.ts';
import type { StoredContent, WriteContentOptions } from './content-store.ts';

/** A source cut into blocks, measured on the way. */
export interface MeasuredBlocks {
  blocks: AsyncGenerator<Buffer, void, void>;
  /** Size and hash of what has passed; asked once, at the end. */
  measured(): StoredContent;
}

/**
 * Cuts a source into blocks of `blockBytes`, of which only the last may be shorter, and measures it. A source may use its
 * buffer again; a block is good until the one after the next is asked for. Errors: `exchange.content.too-large`,
 * `core.aborted`, those of the source as they are.
 */
export function measuredBlocks(
  source: ByteStream,
  blockBytes: number,
  { maxBytes = Number.POSITIVE_INFINITY, signal }: WriteContentOptions,
): MeasuredBlocks {
  const hash = createHash('sha512');
  let size = 0;
  async function* blocks(): AsyncGenerator<Buffer, void, void> {
    let block = Buffer.allocUnsafeSlow(blockBytes);
    // Two in turn: whoever has to know which is the last holds one back.
    let other: typeof block | undefined;
    let filled = 0;
    for await (const piece of untilAborted(source, signal, 'Storing content')) {
      size += piece.length;
      if (size > maxBytes)
        throw exchangeError('exchange.content.too-large', {
          message: `${maxBytes} bytes`,
          details: { limit: maxBytes },
        });
      hash.update(piece);
      for (let at = 0; at < piece.length; ) {
        const taken = piece.subarray(at, at + blockBytes - filled);
        block.set(taken, filled);
        filled += taken.length;
        at += taken.length;
        if (filled < blockBytes) break;
        yield block;
        [block, other] = [other ?? Buffer.allocUnsafeSlow(blockBytes), block];
        filled = 0;
      }
    }
    if (filled > 0) yield block.subarray(0, filled);
  }
  return { blocks: blocks(), measured: () => ({ size, sha512: hash.digest('hex') }) };
}
