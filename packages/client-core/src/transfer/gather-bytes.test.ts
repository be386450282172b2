import { expect, it } from 'vitest';
import { heldBytes } from '../../../../tools/testing/held-memory.ts';
import { gatherBytes } from './gather-bytes.ts';

it('gives the bytes in their order, however they were cut, up to the last one allowed', () => {
  const text = new TextEncoder().encode('Straße und Größe'.repeat(50));
  for (const size of [1, 2, 7, 100, text.length]) {
    const gathered = gatherBytes(text.length);
    for (let at = 0; at < text.length; at += size)
      expect(gathered.add(text.subarray(at, at + size))).toBe(true);
    expect(gathered.add(new Uint8Array())).toBe(true);
    expect(gathered.bytes()).toEqual(text);
    expect(gathered.add(Uint8Array.of(1)), 'one more').toBe(false);
    expect(gathered.bytes()).toHaveLength(0);
  }
  expect(gatherBytes(0).bytes()).toHaveLength(0);
});

it('keeps no piece: the memory that it is a view of may be used again, and is not held', async () => {
  const gathered = gatherBytes(1_000_000);
  const before = await heldBytes();
  for (let at = 0; at < 2000; at++) {
    // As a connection gives it: one byte of what it has read.
    const read = new Uint8Array(65_536);
    read[9] = at % 256;
    gathered.add(read.subarray(9, 10));
    read.fill(0);
  }
  expect((await heldBytes()) - before).toBeLessThan(4_000_000);
  expect([...gathered.bytes().subarray(254, 258)]).toEqual([254, 255, 0, 1]);
});
