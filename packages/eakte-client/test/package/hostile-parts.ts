import { crc32, deflateRawSync } from 'node:zlib';
import type { ContainerRule } from '../../src/package/index.ts';
import { type ForgedEntry, forgeZip } from './forge-zip.ts';

/** A container that must be recognised: what it is, how it is made, and the rule that has to name it. */
export interface HostileContainer {
  what: string;
  rule: ContainerRule;
  make: () => Buffer;
}

export const messageName = '3f1c0a52-7b1d-4f7e-9a52-0c8d1f3e5a01_Abgabe.Abgabe.0401.xml';
export const message: ForgedEntry = { name: messageName, data: Buffer.from('<a/>'), method: 8 };
export const pdf = Buffer.from('%PDF-1.7\n%%EOF\n');
export const file = (changes: Partial<ForgedEntry> = {}): ForgedEntry => ({
  name: 'c6f6f3ab-7d3f-4dbb-8b63-6d4f8f0c4b11.pdf',
  data: pdf,
  ...changes,
});
export const named = (name: string | Buffer) => () => forgeZip([message, file({ name })]);
export const plain = () => forgeZip([message, file()]);
export const max32 = 0xffffffff;

/** Fields of the n-th central header are found by signature. */
export function patchCentral(bytes: Buffer, index: number, change: (record: Buffer) => void): Buffer {
  let at = -1;
  for (let seen = 0; seen <= index; seen++) at = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]), at + 1);
  change(bytes.subarray(at));
  return bytes;
}

/** Descriptor with signature and 32 bit sizes. */
export function descriptor(data: Buffer, packed: number): Buffer {
  const bytes = Buffer.alloc(16);
  bytes.writeUInt32LE(0x08074b50, 0);
  bytes.writeUInt32LE(crc32(data), 4);
  bytes.writeUInt32LE(packed, 8);
  bytes.writeUInt32LE(data.length, 12);
  return bytes;
}

/** Many directory entries that all point to one kernel of packed data (after D. Fifield's overlapping bomb). */
export function overlappingBomb(count: number): Buffer {
  const kernel = Buffer.alloc(150_000);
  const packed = deflateRawSync(kernel);
  const entries: ForgedEntry[] = [message, file({ name: '0.pdf', data: kernel, packed, method: 8 })];
  const offset = forgeZip([message]).indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
  for (let index = 1; index < count; index++) {
    entries.push({ name: `${index}.pdf`, data: kernel, packed, method: 8, ghost: true, central: { offset } });
  }
  return forgeZip(entries);
}
