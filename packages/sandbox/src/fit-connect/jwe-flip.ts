import { type FlipByte, jweParts } from '../control/faults.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Position of the character to change. `lengths` are the lengths of the five parts. */
export function flipPosition(lengths: readonly number[], flip: FlipByte): number {
  const part = jweParts.indexOf(flip.part);
  const length = lengths[part] ?? 0;
  let start = part;
  for (let i = 0; i < part; i++) start += lengths[i] ?? 0;
  const index = flip.index ?? Math.floor(length / 2);
  const inside = index < 0 ? length + index : index;
  return start + Math.max(0, Math.min(inside, length - 1));
}

/**
 * Another character of the alphabet. Only the lowest of its six bits changes: at the end of a part that bit may be
 * one that no byte uses, and a strict reader has to notice that as well.
 */
export function flipCharacter(byte: number): number {
  const index = alphabet.indexOf(String.fromCharCode(byte));
  return alphabet.charCodeAt(index < 0 ? 0 : index ^ 1);
}

export function flipText(jwe: string, flip: FlipByte): string {
  const position = flipPosition(
    jwe.split('.').map((part) => part.length),
    flip,
  );
  const changed = String.fromCharCode(flipCharacter(jwe.charCodeAt(position)));
  return jwe.slice(0, position) + changed + jwe.slice(position + 1);
}
