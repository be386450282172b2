import { eakteError } from '../errors.ts';

/** Objects `[from, to)` of a transfer that go into one message. */
export interface TransferPart {
  /** `LfdNrNachrichtProTyp`, from 1. */
  part: number;
  from: number;
  to: number;
  /** Bytes of the files. */
  bytes: number;
}

/** How large one message of a split transfer may be. */
export interface TransferLimits {
  /** Bytes of the files of one message (their metadata comes on top). */
  maxBytes?: number | undefined;
  /** Objects of one message. */
  maxObjects?: number | undefined;
}

/**
 * Divides a transfer into messages: objects stay whole and in order. An object larger than a limit gets a message
 * of its own. One pass over the sizes; the objects themselves are not held.
 * Throws `eakte.package.limits` for a limit that is not positive.
 *
 * @example
 * const parts = await planTransfer([4e9, 2e9, 3e9], { maxBytes: 5e9 }); // objects 0, 1 and 2: two messages
 */
export async function planTransfer(
  sizes: AsyncIterable<number> | Iterable<number>,
  limits: TransferLimits,
): Promise<TransferPart[]> {
  const { maxBytes = Number.POSITIVE_INFINITY, maxObjects = Number.POSITIVE_INFINITY } = limits;
  if (!(maxBytes > 0) || !(maxObjects >= 1)) {
    throw eakteError('eakte.package.limits');
  }
  const parts: TransferPart[] = [];
  let current: TransferPart | undefined;
  let index = 0;
  for await (const size of sizes) {
    if (!current || current.bytes + size > maxBytes || current.to - current.from >= maxObjects) {
      current = { part: parts.length + 1, from: index, to: index, bytes: 0 };
      parts.push(current);
    }
    current.to++;
    current.bytes += size;
    index++;
  }
  return parts;
}
