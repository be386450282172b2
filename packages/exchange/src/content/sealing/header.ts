import { Buffer } from 'node:buffer';
import {
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  timingSafeEqual,
} from 'node:crypto';
import { exchangeError } from '../../errors.ts';
import { damaged } from './damaged.ts';

/**
 * The header of a sealed object: two slots of the same form, the second one empty but while the first is rewritten under
 * another key. Layout, reasons and vectors: `docs/exchange/content-format.md`.
 */
const slotBytes = 2048;
export const headerBytes = 2 * slotBytes;
/** What is inside is covered by the checksum that fills the rest. */
const checkedBytes = slotBytes - 8;
export const maxKeyIdBytes = 200;
export const maxWrappedBytes = 1700;
const macBytes = 32;
const version = 1;

/** What no text begins with, and a transfer as text destroys (as in PNG, section 5.2). */
const ownBytes = (word: string) => Buffer.from(`\x89RATHAUS-${word}\r\n\x1a`, 'latin1');
export const sealedMagic = ownBytes('SEAL');
/** Stands before plain content that begins like an object of ours, so that nobody can write something unreadable. */
export const plainMagic = ownBytes('OPEN');

/** What the header says, readable without a key. */
export interface HeaderSlot {
  /** Whether it is the first one, which stays; the other one is there only while the first is rewritten. */
  isFirst: boolean;
  keyId: string;
  wrapped: Buffer;
  /** The bytes that the code covers. */
  body: Buffer;
  mac: Buffer;
}

/** Whether these first bytes are those of a sealed object. */
export const isSealed = (head: Uint8Array): boolean => startsWith(head, sealedMagic);

/** Whether plain content would be taken for an object of ours. */
export const looksOwn = (head: Uint8Array): boolean => startsWith(head, sealedMagic.subarray(0, 9));

const startsWith = (head: Uint8Array, magic: Buffer) =>
  head.length >= magic.length && magic.equals(head.subarray(0, magic.length));

/** One key for each use of the data key (RFC 5869; the key is fresh, so there is no salt). */
export const derivedKey = (dataKey: Uint8Array, use: 'header' | 'payload'): KeyObject =>
  createSecretKey(
    Buffer.from(hkdfSync('sha256', dataKey, new Uint8Array(), `rathaus-content/${version} ${use}`, 32)),
  );

const codeOf = (dataKey: Uint8Array, body: Uint8Array, name: string): Buffer =>
  createHmac('sha256', derivedKey(dataKey, 'header')).update(body).update(name, 'utf8').digest();

const checksumOf = (slot: Uint8Array): Buffer =>
  createHash('sha256').update(slot.subarray(0, checkedBytes)).digest().subarray(0, 8);

/** A header with its first slot filled. */
export function encodeHeader(
  keyId: string,
  wrapped: Uint8Array,
  { dataKey, name }: { dataKey: Uint8Array; name: string },
): Buffer {
  const id = Buffer.from(keyId, 'latin1');
  const lengths = Buffer.alloc(4);
  lengths.writeUInt8(version, 0);
  lengths.writeUInt8(id.length, 1);
  lengths.writeUInt16BE(wrapped.length, 2);
  const body = Buffer.concat([sealedMagic, lengths, id, wrapped]);
  const header = Buffer.alloc(headerBytes);
  body.copy(header);
  codeOf(dataKey, body, name).copy(header, body.length);
  checksumOf(header).copy(header, checkedBytes);
  return header;
}

/** The slots that are whole, first slot first. Throws `exchange.content.damaged` when there is none. */
export function decodeHeader(header: Uint8Array): HeaderSlot[] {
  if (header.length < headerBytes) throw damaged('truncated');
  const slots = [0, slotBytes].flatMap((at) =>
    decodeSlot(Buffer.from(header.subarray(at, at + slotBytes)), at === 0),
  );
  if (slots.length === 0) throw damaged('header');
  return slots;
}

function decodeSlot(slot: Buffer, isFirst: boolean): HeaderSlot[] {
  if (!checksumOf(slot).equals(slot.subarray(checkedBytes)) || !isSealed(slot)) return [];
  let at = sealedMagic.length;
  if (slot.readUInt8(at) !== version)
    // Whole, so it is no damage: a newer release wrote it.
    throw exchangeError('exchange.content.unavailable', { details: { reason: 'version' } });
  const idLength = slot.readUInt8(at + 1);
  const wrappedLength = slot.readUInt16BE(at + 2);
  at += 4;
  const end = at + idLength + wrappedLength;
  if (idLength > maxKeyIdBytes || wrappedLength > maxWrappedBytes) return [];
  return [
    {
      isFirst,
      keyId: slot.toString('latin1', at, at + idLength),
      wrapped: slot.subarray(at + idLength, end),
      body: slot.subarray(0, end),
      mac: slot.subarray(end, end + macBytes),
    },
  ];
}

/** Throws `exchange.content.damaged` unless slot, data key and name belong together. */
export function checkCode(slot: HeaderSlot, dataKey: Uint8Array, name: string): void {
  if (!timingSafeEqual(codeOf(dataKey, slot.body, name), slot.mac)) throw damaged('header');
}

/** The header in three steps, each to be on the disk before the next: at any moment one slot is whole. */
export function rewriteSteps(header: Buffer): { at: number; bytes: Buffer }[] {
  const slot = header.subarray(0, slotBytes);
  return [{ at: slotBytes, bytes: slot }, { at: 0, bytes: slot }, spareCleared()];
}

/** Empties the slot that a rewriting which broke off has left. */
export const spareCleared = () => ({ at: slotBytes, bytes: Buffer.alloc(slotBytes) });

export const isSpareEmpty = (header: Buffer): boolean =>
  header.subarray(slotBytes).equals(Buffer.alloc(slotBytes));

/** The header without what a rewriting that broke off has left. */
export const withoutSpare = (header: Buffer): Buffer =>
  Buffer.concat([header.subarray(0, slotBytes), Buffer.alloc(slotBytes)]);
