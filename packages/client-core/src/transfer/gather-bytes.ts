/** Bytes that come in pieces, in one buffer. */
export interface GatheredBytes {
  /** Takes the next piece; `false` when there are more bytes than allowed: nothing is held then, and reading should end. */
  add(piece: Uint8Array): boolean;
  /** All bytes so far. */
  bytes(): Uint8Array;
}

/**
 * Gathers what somebody else sends, `most` bytes at most, in one growing buffer. Not in a list of pieces: sent byte by
 * byte, each piece would hold a hundred times its size, and the memory of the connection that it is a view of.
 */
export function gatherBytes(most: number): GatheredBytes {
  let all: Uint8Array = new Uint8Array();
  let size = 0;
  return {
    add(piece) {
      const at = size;
      size += piece.length;
      if (size > most) {
        all = new Uint8Array();
        return false;
      }
      if (size > all.length) {
        const grown = new Uint8Array(Math.min(most, 2 * size));
        grown.set(all.subarray(0, at));
        all = grown;
      }
      all.set(piece, at);
      return true;
    },
    bytes: () => all.subarray(0, Math.min(size, all.length)),
  };
}
