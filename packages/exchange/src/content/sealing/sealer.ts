import type { Buffer } from 'node:buffer';
import { randomBytes } from 'node:crypto';
import { type ChunkBinding, openChunks, sealChunks } from './chunks.ts';
import {
  checkCode,
  decodeHeader,
  derivedKey,
  encodeHeader,
  type HeaderSlot,
  isSpareEmpty,
} from './header.ts';
import { keyUnknown } from './key-unknown.ts';
import { checkSealing, type KeyWrapper, type Sealing, unwrapDataKey, wrapDataKey } from './key-wrapper.ts';

/** What a header was opened to. */
export interface OpenedHeader {
  /** Opens the rest of the object. */
  open(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer, void, void>;
}

/** What is to be done with a header, so that the current key opens it. */
export type Resealing = { state: 'current' } | { state: 'spare-left' } | { state: 'former'; header: Buffer };

/** Seals and opens objects; knows nothing of where they are kept. */
export interface Sealer {
  /** Header and chunks of a new object, under a data key of its own. */
  seal(
    name: string,
    blocks: AsyncIterable<Uint8Array>,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Buffer, void, void>;
  /** Opens a header. Errors: `exchange.content.damaged`, `…key-unknown`, `…key-unavailable`, `core.aborted`. */
  open(name: string, header: Uint8Array, signal: AbortSignal | undefined): Promise<OpenedHeader>;
  /** A header for the same payload under the current key. Errors: those of `open`. */
  reseal(name: string, header: Buffer, signal: AbortSignal | undefined): Promise<Resealing>;
}

/** Throws `exchange.config.invalid` for wrappers without a usable id. */
export function createSealer(sealing: Sealing): Sealer {
  checkSealing(sealing);
  const wrappers = new Map<string, KeyWrapper>(
    [sealing.current, ...(sealing.former ?? [])].map((wrapper) => [wrapper.id, wrapper]),
  );

  /** The first slot whose key is known: while a header is rewritten both are right. */
  function usable(header: Uint8Array): { slot: HeaderSlot; wrapper: KeyWrapper } {
    for (const slot of decodeHeader(header)) {
      const wrapper = wrappers.get(slot.keyId);
      if (wrapper) return { slot, wrapper };
    }
    throw keyUnknown(header);
  }

  async function dataKeyOf(
    name: string,
    { slot, wrapper }: ReturnType<typeof usable>,
    signal: AbortSignal | undefined,
  ): Promise<Uint8Array> {
    const dataKey = await unwrapDataKey(wrapper, slot.wrapped, { signal, timeout: sealing.timeout });
    checkCode(slot, dataKey, name);
    return dataKey;
  }

  const headerFor = async (name: string, dataKey: Uint8Array, signal: AbortSignal | undefined) =>
    encodeHeader(sealing.current.id, await wrapDataKey(sealing, dataKey, signal), { dataKey, name });

  return {
    async *seal(name, blocks, signal) {
      const dataKey = randomBytes(32);
      yield await headerFor(name, dataKey, signal);
      yield* sealChunks(blocks, bindingOf(dataKey, name));
    },

    async open(name, header, signal) {
      const binding = bindingOf(await dataKeyOf(name, usable(header), signal), name);
      return { open: (pieces) => openChunks(pieces, binding) };
    },

    async reseal(name, header, signal) {
      const found = usable(header);
      // The first slot may be torn while the spare is whole: then it is written again.
      if (found.wrapper === sealing.current && found.slot.isFirst)
        return { state: isSpareEmpty(header) ? 'current' : 'spare-left' };
      return { state: 'former', header: await headerFor(name, await dataKeyOf(name, found, signal), signal) };
    },
  };
}

const bindingOf = (dataKey: Uint8Array, name: string): ChunkBinding => ({
  key: derivedKey(dataKey, 'payload'),
  name,
});
