import { looksOwn, plainMagic } from './sealing/header.ts';

/** Plain content as it is; a mark goes before what begins like an object of ours. */
export async function* withPlainMark(
  blocks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  let isFirst = true;
  for await (const block of blocks) {
    if (isFirst && looksOwn(block)) yield plainMagic;
    isFirst = false;
    yield block;
  }
}

/** Bytes before the content of an object that is not sealed. */
export const plainMarkBytes = (head: Uint8Array): number =>
  plainMagic.equals(head.subarray(0, plainMagic.length)) ? plainMagic.length : 0;
