/** Bytes a section of the page may still take: a page stays one that a browser opens at once. */
export interface Room {
  bytes: number;
}

const encoder = new TextEncoder();

/** Whether a piece still fits; if so its bytes are taken. */
export function fits(room: Room, piece: string): boolean {
  const { byteLength } = encoder.encode(piece);
  if (byteLength > room.bytes) return false;
  room.bytes -= byteLength;
  return true;
}
