import { writeFileAtomically } from '@rathaus/client-core/node';
import { system } from './akte.ts';

/** Which software made a page. */
export const tool = { name: system.produktname, version: system.produktversion };

/** Writes a page in pieces, there whole or not at all. */
export async function schreibeSeite(
  path: string,
  pieces: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  const encoder = new TextEncoder();
  async function* bytes() {
    for await (const piece of pieces) yield encoder.encode(piece);
  }
  await writeFileAtomically(path, bytes());
}
