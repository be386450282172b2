import { createHash } from 'node:crypto';
import { throwIfAborted, untilAborted } from '@rathaus/client-core/abort';
import type { Clock } from '@rathaus/client-core/observe';
import { checkContentName, checkContentPrefix, checkRemovable } from '../src/content/content-name.ts';
import type { ContentStore } from '../src/content/content-store.ts';
import { exchangeError } from '../src/errors.ts';

/** What goes wrong: each hook gets the name and returns what is thrown, or nothing. */
export interface MemoryContentFaults {
  clock?: Clock | undefined;
  /** Before anything of a write is stored. */
  failWrite?: ((name: string) => unknown) | undefined;
  /** Before a read, from the promise. */
  failRead?: ((name: string) => unknown) | undefined;
  /** A write that breaks off behind so many bytes, as a killed process does: a partial object stays. */
  tornWrite?: ((name: string) => number | undefined) | undefined;
  /** After everything is stored, before the writer learns of it. */
  loseAnswer?: ((name: string) => unknown) | undefined;
  /** Around every step, so that a simulation can let others go first. */
  pause?: (() => Promise<void>) | undefined;
}

/** A content store in memory, for tests and simulations. */
export interface MemoryContent extends ContentStore {
  /** What is stored, partial objects too; a test may change the bytes. */
  readonly objects: Map<string, { bytes: Uint8Array; modifiedAt: number; partial: boolean }>;
}

/** Thrown where a process would have died. */
export class TornWrite extends Error {
  override readonly name = 'TornWrite';
}

export function createMemoryContent(faults: MemoryContentFaults = {}): MemoryContent {
  const { clock = Date.now, pause = async () => undefined } = faults;
  const objects: MemoryContent['objects'] = new Map();
  let writes = 0;
  const fail = (hook: ((name: string) => unknown) | undefined, name: string) => {
    const fault = hook?.(name);
    if (fault) throw fault;
  };

  return {
    objects,

    async write(name, source, { maxBytes = Number.POSITIVE_INFINITY, signal } = {}) {
      checkContentName(name);
      throwIfAborted(signal, 'Storing content');
      await pause();
      fail(faults.failWrite, name);
      const torn = faults.tornWrite?.(name);
      const temporary = `${name}~${++writes}`;
      const parts: Buffer[] = [];
      let size = 0;
      for await (const piece of untilAborted(source, signal, 'Storing content')) {
        size += piece.length;
        if (size > maxBytes)
          throw exchangeError('exchange.content.too-large', { details: { limit: maxBytes } });
        parts.push(Buffer.from(piece));
        await pause();
        if (torn !== undefined && size >= torn) break;
      }
      const bytes = Buffer.concat(parts);
      if (torn !== undefined) {
        objects.set(temporary, { bytes: bytes.subarray(0, torn), modifiedAt: clock(), partial: true });
        throw new TornWrite('the process was killed while it wrote');
      }
      throwIfAborted(signal, 'Storing content');
      objects.set(name, { bytes, modifiedAt: clock(), partial: false });
      fail(faults.loseAnswer, name);
      return { size, sha512: createHash('sha512').update(bytes).digest('hex') };
    },

    async read(name, { signal } = {}) {
      checkContentName(name);
      throwIfAborted(signal, 'Reading content');
      await pause();
      fail(faults.failRead, name);
      const object = objects.get(name);
      if (!object) throw exchangeError('exchange.content.missing');
      const { bytes } = object;
      const pieces = async function* () {
        for (let at = 0; at < bytes.length; at += 65_536) {
          throwIfAborted(signal, 'Reading content');
          yield Uint8Array.from(bytes.subarray(at, at + 65_536));
        }
      };
      return { [Symbol.asyncIterator]: pieces };
    },

    async has(name) {
      checkContentName(name);
      await pause();
      return objects.has(name);
    },

    async remove(name) {
      checkRemovable(name);
      await pause();
      for (const key of objects.keys())
        if (name.endsWith('/') ? key.startsWith(name) : key === name) objects.delete(key);
    },

    async *list(prefix, { signal } = {}) {
      checkContentPrefix(prefix);
      throwIfAborted(signal, 'Listing content');
      for (const [name, { bytes, modifiedAt, partial }] of [...objects]) {
        if (!name.startsWith(prefix)) continue;
        await pause();
        throwIfAborted(signal, 'Listing content');
        yield { name, size: bytes.length, modifiedAt, partial };
      }
    },
  };
}
